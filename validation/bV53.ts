import { protocols, repeatedOddsRatio } from '../src/index.ts';
import { lies, shareOf, tests, trialRow } from './_trial.ts';

const workplace = protocols.find(({ name }) => name === 'therapeutic-workplace')!;

/** Published for stimulants; run on heroin, so it tests the mechanism and not the drug. */
export const bV53 = trialRow({
  id: 'B-V53',
  statement: 'Paid work that asks for abstinence against paid work alone: negative tests',
  published: 'odds ratio 5.80 (2.03–16.56); 10 and 29 % negative (Silverman 2007, cocaine, N = 56)',
  trust: 'read',
  kind: 'predicted',
  bound: 'odds ratio within 2.03–16.56',
  weeks: 26,
  arms: {
    work: [
      { treatment: 'methadone', settings: { dose: 80 } },
      { treatment: 'yoked control', schedule: workplace },
    ],
    abstinence: [
      { treatment: 'methadone', settings: { dose: 80 } },
      { treatment: 'contingency management', schedule: workplace },
    ],
  },
  judge: ({ work, abstinence }) => [
    lies('odds ratio of a negative test', repeatedOddsRatio(tests(work!, '-'), tests(abstinence!, '-')), 2.03, 16.56),
    lies('negative, work alone', shareOf(tests(work!, '-')), 0, 1),
  ],
});
