import { protocols } from '../src/index.ts';
import { cohensD, lies, trialRow, useDays } from './_trial.ts';

const prizes = protocols.find(({ name }) => name === 'ctn-0007-prizes')!;

/** Effect on days of use, as every person has them at every time. Published for all drugs. */
export const bV21 = trialRow({
  id: 'B-V21',
  statement: 'Prizes on methadone: effect at the end, within three months, at six months',
  published: 'd .46 (.37–.54), .33 (.12–.54), −.09 (−.28 to .10) (Benishek 2014, pooled)',
  trust: 'read',
  kind: 'calibrated',
  bound: 'each within its published interval',
  weeks: 40,
  arms: {
    usual: [{ treatment: 'methadone', settings: { dose: 80 } }],
    prizes: [
      { treatment: 'methadone', settings: { dose: 80 } },
      { treatment: 'contingency management', schedule: prizes },
    ],
  },
  judge: ({ usual, prizes: rewarded }) => {
    const d = (from: number, to: number) => cohensD(useDays(rewarded!, from, to), useDays(usual!, from, to));
    return [
      lies('d at the end', d(8, 12), 0.37, 0.54),
      lies('d within 3 months', d(16, 24), 0.12, 0.54),
      lies('d at 6 months', d(34, 40), -0.28, 0.1),
    ];
  },
});
