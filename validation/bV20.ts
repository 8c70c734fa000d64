import { schedule } from '../src/index.ts';
import { shareOf, so, tests, told, trialRow } from './_trial.ts';

/** Draws rise by one a test; slips are scaled so that someone always negative is expected to win `most` dollars in 24 tests. */
const bowl = (most: number) =>
  schedule({
    name: `bowl-${most}`,
    says: `Prizes of at most about $${most}`,
    currency: 'USD',
    targets: ['stimulants'],
    medication: 'methadone',
    naloxone: true,
    phases: [{ lasts: '12 weeks', days: ['Monday', 'Thursday'], rewards: [{ kind: 'draws', first: 1, rise: 1, most: 10 }] }],
    rungs: { climb: 'visit', positive: 'reset', missed: 'reset' },
    bowl: [
      { slips: 50, prize: '0 USD' },
      { slips: 44, prize: `${(most * 0.0047).toFixed(2)} USD` },
      { slips: 6, prize: `${(most * 0.047).toFixed(2)} USD` },
    ],
  });

/** Published for stimulants; run on heroin, so it tests the mechanism and not the drug. */
export const bV20 = trialRow({
  id: 'B-V20',
  statement: 'Size of prizes: usual care, a bowl of at most $80, one of $240',
  published: '$240 better than usual care (d .33–.97), $80 about as usual care (Petry 2004, N = 120)',
  trust: 'read',
  kind: 'calibrated',
  bound: '$80 less than 0.08 above usual care, $240 at least 0.05 above $80',
  weeks: 12,
  arms: {
    usual: [{ treatment: 'methadone', settings: { dose: 80 } }],
    small: [
      { treatment: 'methadone', settings: { dose: 80 } },
      { treatment: 'contingency management', schedule: bowl(80) },
    ],
    large: [
      { treatment: 'methadone', settings: { dose: 80 } },
      { treatment: 'contingency management', schedule: bowl(240) },
    ],
  },
  judge: (arms) => {
    const [usual, small, large] = ['usual', 'small', 'large'].map((arm) => shareOf(tests(arms[arm]!, '-'))) as [number, number, number];
    return [
      told('negative, usual', usual),
      so('$80', small, small < usual + 0.08, '$80 is about as usual care'),
      so('$240', large, large > small + 0.05 && large > usual, '$240 is better'),
    ];
  },
});
