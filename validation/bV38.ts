import { riskRatio } from '../src/index.ts';
import { lies, retained, trialRow } from './_trial.ts';

export const bV38 = trialRow({
  id: 'B-V38',
  statement: 'Buprenorphine against placebo by dose: retention',
  published: 'risk ratios 1.50 (1.19–1.88) at 2–6 mg, 1.74 (1.06–2.87) at 7–15, 1.82 (1.15–2.90) at 16 and more (Mattick 2014)',
  trust: 'read',
  kind: 'predicted',
  bound: 'each within its interval',
  weeks: 24,
  arms: {
    placebo: ['waiting list'],
    low: [{ treatment: 'buprenorphine', settings: { dose: 4, first: 4 } }],
    middle: [{ treatment: 'buprenorphine', settings: { dose: 12 } }],
    high: [{ treatment: 'buprenorphine', settings: { dose: 20 } }],
  },
  judge: ({ placebo, low, middle, high }) => {
    const ratio = (arm: typeof low) => riskRatio(retained(placebo!), retained(arm!));
    return [lies('4 mg', ratio(low), 1.19, 1.88), lies('12 mg', ratio(middle), 1.06, 2.87), lies('20 mg', ratio(high), 1.15, 2.9)];
  },
});
