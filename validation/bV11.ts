import { mean, protocols, repeatedOddsRatio, riskDifference } from '../src/index.ts';
import { atLeast, lies, retained, tests, trialRow } from './_trial.ts';

const prizes = protocols.find(({ name }) => name === 'ctn-0007-prizes')!;

/** Published for stimulants; run on heroin, so it tests the mechanism and not the drug. */
export const bV11 = trialRow({
  id: 'B-V11',
  statement: 'Prizes beside methadone: tests negative, retention, money paid',
  published: 'odds ratio 1.98 (1.42–2.77), retention equal, about $120 a person (Peirce 2006); 8 weeks abstinent 9 × as often',
  trust: 'read',
  kind: 'calibrated',
  bound: 'odds ratio within 1.42–2.77; retention within 0.1; paid $60–240',
  weeks: 12,
  arms: {
    usual: [{ treatment: 'methadone', settings: { dose: 80 } }],
    prizes: [
      { treatment: 'methadone', settings: { dose: 80 } },
      { treatment: 'contingency management', schedule: prizes },
    ],
  },
  judge: ({ usual, prizes: rewarded }) => [
    lies('odds ratio of a negative test', repeatedOddsRatio(tests(usual!, '-'), tests(rewarded!, '-')), 1.42, 2.77),
    lies('difference in retention', riskDifference(retained(usual!), retained(rewarded!)), -0.1, 0.1),
    lies('paid, $', mean(rewarded!.courses.map(({ costs }) => costs.incentives ?? 0)), 60, 240),
    lies('8 weeks abstinent, ratio', (atLeast(rewarded!, 8).events + 0.5) / (atLeast(usual!, 8).events + 0.5), 2, 30),
  ],
});
