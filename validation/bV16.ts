import { proportionInterval, protocols } from '../src/index.ts';
import { atLeast, lies, trialRow } from './_trial.ts';

const vouchers = protocols.find(({ name }) => name === 'silverman-cocaine')!;

/** Published for stimulants; run on heroin, so it tests the mechanism and not the drug. */
export const bV16 = trialRow({
  id: 'B-V16',
  statement: 'Contingent vouchers against the same vouchers whatever the result: sustained abstinence',
  published: '47 % had 7–12 weeks with contingent vouchers, 6 % more than 2 weeks when yoked (Silverman 1996, cocaine, N = 37)',
  trust: 'read',
  kind: 'predicted',
  bound: 'contingent: 7 weeks or more in 0.24–0.71; yoked: more than 2 weeks in at most 0.27',
  weeks: 12,
  arms: {
    contingent: [
      { treatment: 'methadone', settings: { dose: 80 } },
      { treatment: 'contingency management', schedule: vouchers },
    ],
    yoked: [
      { treatment: 'methadone', settings: { dose: 80 } },
      { treatment: 'yoked control', schedule: vouchers },
    ],
  },
  judge: ({ contingent, yoked }) => {
    const share = ({ events, people }: { events: number; people: number }) => proportionInterval(events, people);
    return [
      lies('contingent, 7 weeks or more', share(atLeast(contingent!, 7)), 0.24, 0.71),
      lies('yoked, more than 2 weeks', share(atLeast(yoked!, 3)), 0, 0.27),
    ];
  },
});
