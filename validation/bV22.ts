import { protocols, repeatedOddsRatio } from '../src/index.ts';
import { lies, tests, trialRow } from './_trial.ts';

const prizes = protocols.find(({ name }) => name === 'ctn-0007-prizes')!;

export const bV22 = trialRow({
  id: 'B-V22',
  statement: 'Prizes on methadone: negative tests up to a year after',
  published: 'odds ratio 1.22 (1.01–1.44), 23 trials (Ginley 2021)',
  trust: 'read',
  kind: 'calibrated',
  bound: 'odds ratio within 1.01–1.44 in weeks 13 to 52',
  weeks: 52,
  arms: {
    usual: [{ treatment: 'methadone', settings: { dose: 80 } }],
    prizes: [
      { treatment: 'methadone', settings: { dose: 80 } },
      { treatment: 'contingency management', schedule: prizes },
    ],
  },
  judge: ({ usual, prizes: rewarded }) => [
    lies('odds ratio of a negative test', repeatedOddsRatio(tests(usual!, '-', 12, 52), tests(rewarded!, '-', 12, 52)), 1.01, 1.44),
  ],
});
