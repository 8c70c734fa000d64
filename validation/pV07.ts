import { averageInterval, mean, type ValidationRow } from '../src/index.ts';
import { onBuprenorphine } from './_binding.ts';
import { judge, lies, withInterval } from './_dopamine.ts';

/** mg a day, lowest and highest published peak, ng/mL. */
const PUBLISHED = [
  [2, 0.5, 1],
  [16, 5, 6],
  [32, 13, 14],
] as const;
/** One standard error of a mean of five people who differ by 40 % (PK036). */
const ERROR = 0.18;

export const pV07: ValidationRow = {
  id: 'P-V07',
  statement: 'Highest plasma buprenorphine on daily doses of 2, 16 or 32 mg under the tongue',
  published: '0.5–1, 5–6 and 13–14 ng/mL, n = 5 (Greenwald 2003)',
  trust: 'read',
  kind: 'calibrated',
  bound: 'every mean within its range widened by 18 %, one standard error of five people who differ by 40 %',
  run(cohort) {
    const peaks = PUBLISHED.map(([milligrams]) => onBuprenorphine(cohort, milligrams).map((one) => one.peak));
    const values = Object.fromEntries(PUBLISHED.map(([milligrams], i) => [`mg${milligrams}`, mean(peaks[i] as number[])]));
    const checks = PUBLISHED.map(([milligrams, low, high], i) =>
      lies(`${milligrams} mg`, averageInterval(peaks[i]!), [low * (1 - ERROR), high * (1 + ERROR)], 'ng/mL'),
    );
    return judge(`${peaks.map((xs) => withInterval(xs, 1)).join(', ')} ng/mL`, values, checks);
  },
};
