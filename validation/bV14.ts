import { mean, meanDifference, protocols, riskDifference } from '../src/index.ts';
import { lies, retained, trialRow } from './_trial.ts';

const vouchers = protocols.find(({ name }) => name === 'higgins-vouchers')!;

/** Published for stimulants; run on heroin, so it tests the mechanism and not the drug. */
export const bV14 = trialRow({
  id: 'B-V14',
  statement: 'Vouchers added to community reinforcement: completion and longest abstinence',
  published: '40 and 75 % completed 24 weeks; 6.0 and 11.7 weeks of longest abstinence (Higgins 1994, cocaine, N = 40)',
  trust: 'read',
  kind: 'predicted',
  bound: '0.1–0.55 more completed; 2–9 weeks longer',
  weeks: 24,
  arms: {
    reinforcement: ['community reinforcement'],
    vouchers: ['community reinforcement', { treatment: 'contingency management', schedule: vouchers }],
  },
  judge: ({ reinforcement: plain, vouchers: rewarded }) => [
    lies('difference in completion', riskDifference(retained(plain!), retained(rewarded!)), 0.1, 0.55),
    lies('weeks, without', mean(plain!.longest), 3, 9),
    lies('weeks longer', meanDifference(plain!.longest, rewarded!.longest), 2, 9),
  ],
});
