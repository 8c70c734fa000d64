import { mean, schedule } from '../src/index.ts';
import { cohensD, lies, negatives, told, trialRow } from './_trial.ts';

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
  published: 'against usual care d .33–.97 for $240, −.30 to .14 for $80 (Petry 2004, N = 120)',
  trust: 'read',
  kind: 'calibrated',
  bound: 'd of the share negative against usual care: as published',
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
  judge: ({ usual, small, large }) => [
    told('negative, usual', mean(negatives(usual!))),
    lies('d of $80', cohensD(negatives(usual!), negatives(small!)), -0.3, 0.14),
    lies('d of $240', cohensD(negatives(usual!), negatives(large!)), 0.33, 0.97),
  ],
});
