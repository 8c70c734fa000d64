import { riskRatio } from '../src/index.ts';
import { atLeast, lies, retained, trialRow } from './_trial.ts';

export const bV30 = trialRow({
  id: 'B-V30',
  statement: 'Counselling added to an agonist: retention and abstinence',
  published: 'risk ratios 1.03 (.98–1.07) and 1.12 (.92–1.37) (Amato 2011, 4,319 people)',
  trust: 'read',
  kind: 'predicted',
  bound: 'retention .93–1.12; abstinence for 3 weeks .92–1.37',
  weeks: 24,
  arms: {
    agonist: [{ treatment: 'methadone', settings: { dose: 80 } }],
    counselled: [{ treatment: 'methadone', settings: { dose: 80 } }, 'usual care'],
  },
  judge: ({ agonist, counselled }) => [
    lies('risk ratio of retention', riskRatio(retained(agonist!), retained(counselled!)), 0.93, 1.12),
    lies('of 3 weeks abstinent', riskRatio(atLeast(agonist!, 3), atLeast(counselled!, 3)), 0.92, 1.37),
  ],
});
