import { mean, schedule } from '../src/index.ts';
import { more, negatives, so, told, trialRow } from './_trial.ts';

const methadone = { treatment: 'methadone', settings: { dose: 80 } };
/** A bowl in which so many of 100 slips win so many dollars; draws rise by one a test. */
const bowl = (wins: number, prize: number) => [
  methadone,
  {
    treatment: 'contingency management',
    schedule: schedule({
      name: `bowl-${wins}-${prize}`,
      says: `${wins} of 100 slips win $${prize}`,
      currency: 'USD',
      targets: ['cocaine'],
      medication: 'methadone',
      naloxone: true,
      phases: [{ lasts: '12 weeks', days: ['Monday', 'Wednesday', 'Friday'], rewards: [{ kind: 'draws', first: 1, rise: 1, most: 8 }] }],
      rungs: { climb: 'visit', positive: 'reset', missed: 'reset' },
      bowl: [
        { slips: 100 - wins, prize: '0 USD' },
        { slips: wins, prize: `${prize} USD` },
      ],
    }),
  },
];

/**
 * A hard test: the same expected money by odds or by size. Published for cocaine and run on heroin, so it tests the mechanism and not the drug; that neither
 * worked for opiates cannot be told apart in a model of one drug. Odds and sizes are not in the abstract: each is doubled here.
 */
export const bV24 = trialRow({
  id: 'B-V24',
  statement: 'Doubled odds of a prize against doubled size: negative tests',
  published: 'odds raise cocaine-negative tests, size does not; neither opiate-negative ones (N = 116; sizes not seen)',
  trust: 'read-direction-only',
  kind: 'predicted',
  bound: 'odds add; they add more than size does; size adds nothing',
  weeks: 12,
  arms: { plain: bowl(25, 2), likelier: bowl(50, 2), larger: bowl(25, 4) },
  judge: (arms) => {
    const [plain, likelier, larger] = ['plain', 'likelier', 'larger'].map((arm) => mean(negatives(arms[arm]!))) as [number, number, number];
    return [
      told('negative, plain', plain),
      more('by odds', likelier, plain),
      more('by odds over by size', likelier, larger),
      so('by size', larger - plain, larger <= plain, 'size adds nothing', [null, 0]),
    ];
  },
});
