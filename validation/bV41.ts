import { type ArmResult, lies, trialRow } from './_trial.ts';

const ward = { treatment: 'residential detoxification', settings: { days: 10, taperDays: 7 } };

/** Rate of leaving in weeks after a positive test over that in weeks after a negative one. */
function afterPositive({ patterns, stays, left }: ArmResult): number {
  const seen = { '+': [0, 0], '-': [0, 0] };
  for (const [i, pattern] of patterns.entries()) {
    for (let week = 2; week + 1 < pattern.length && week < stays[i]!; week++) {
      const kind = pattern[week] === '-' ? '-' : pattern[week] === 'o' ? undefined : '+';
      if (!kind) continue;
      seen[kind][0]! += 1;
      if (left[i] === 1 && stays[i]! < week + 2) seen[kind][1]! += 1;
    }
  }
  return (seen['+'][1]! + 0.5) / (seen['+'][0]! + 1) / ((seen['-'][1]! + 0.5) / (seen['-'][0]! + 1));
}

/** A hard test: blocked lapses must lose their power. */
export const bV41 = trialRow({
  id: 'B-V41',
  statement: 'Leaving treatment in the weeks after a positive test, without and with depot naltrexone',
  published: 'hazard ratios 6.25 (3.6–10.0) on placebo, 1.67 (.6–4.5) on naltrexone (Nunes 2020, N = 250)',
  trust: 'read',
  kind: 'predicted',
  bound: 'each within its interval',
  weeks: 24,
  // One in a hundred leaves after a negative test; of 100 people nobody did, who stay for 200 such weeks on placebo.
  times: 4,
  arms: {
    placebo: [ward, 'usual care'],
    naltrexone: [ward, 'usual care', 'naltrexone depot'],
  },
  judge: ({ placebo, naltrexone }) => [
    lies('rate ratio, placebo', afterPositive(placebo!), 3.6, 10),
    lies('naltrexone', afterPositive(naltrexone!), 0.6, 4.5),
  ],
});
