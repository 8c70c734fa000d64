import { cohensD, lies, trialRow, useDays } from './_trial.ts';

const therapy = 'cognitive-behavioural therapy';

/** Pooled over drugs. Only p-values are published: the intervals are the widest that go with them (z of 2.81 for .005, 1.96 for .05). */
export const bV32 = trialRow({
  id: 'B-V32',
  statement: 'Cognitive-behavioural therapy against usual care: at its end, at 6–9 and at 12 months',
  published: 'g .154 (p < .005), .115 (p < .005), .096 (p < .05) (Magill 2009, 53 trials)',
  trust: 'read',
  kind: 'calibrated',
  bound: 'days of use: g .05–.26, .03–.20, 0–.19',
  weeks: 12,
  followUp: 52,
  arms: { usual: ['usual care'], taught: ['usual care', therapy] },
  judge: ({ usual, taught }) => {
    const g = (from: number, to: number) => cohensD(useDays(taught!, from, to), useDays(usual!, from, to));
    return [
      lies('g at the end', g(8, 12), 0.05, 0.26),
      lies('g at 6–9 months', g(26, 39), 0.03, 0.2),
      lies('g at 12 months', g(48, 52), 0, 0.19),
    ];
  },
});
