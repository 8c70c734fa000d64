import { riskRatio } from '../src/index.ts';
import { lies, retained, shareOf, tests, trialRow } from './_trial.ts';

export const bV37 = trialRow({
  id: 'B-V37',
  statement: 'Methadone against no agonist: retention and positive tests',
  published: 'risk ratios 3–4.4 and .66 (.56–.78) (Mattick 2009, 11 trials)',
  trust: 'read',
  kind: 'calibrated',
  bound: 'retention 3–4.4; positive .56–.78',
  weeks: 24,
  arms: { none: ['waiting list'], methadone: [{ treatment: 'methadone', settings: { dose: 80 } }] },
  judge: ({ none, methadone }) => [
    lies('risk ratio of retention', riskRatio(retained(none!), retained(methadone!)), 3, 4.4),
    lies('of a positive test', shareOf(tests(methadone!, '+')) / shareOf(tests(none!, '+')), 0.56, 0.78),
  ],
});
