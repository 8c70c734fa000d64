import { averageInterval, mean, type ValidationRow } from '../src/index.ts';
import { onBuprenorphine } from './_binding.ts';
import { judge, lies, withInterval } from './_dopamine.ts';

/** mg a day, receptors no longer free to the tracer (%), standard error. */
const PUBLISHED = [
  [2, 41, 8],
  [16, 80, 2],
  [32, 84, 2],
] as const;

/** Student’s t for 95 % with the four degrees of freedom that n = 5 leaves; ±2 would be a 95 % interval of many people only. */
const T_FOUR = 2.776;

export const pV06: ValidationRow = {
  id: 'P-V06',
  statement: 'Receptors bound on daily buprenorphine, 4 h after a dose of 2, 16 or 32 mg',
  published: '41 (SEM 8), 80 (2), 84 (2) %, whole brain, n = 5 (Greenwald 2003)',
  trust: 'read',
  kind: 'calibrated',
  bound: 'every mean within the 95 % interval of five people, ±2.78 standard errors',
  run(cohort) {
    const bound = PUBLISHED.map(([milligrams]) => onBuprenorphine(cohort, milligrams).map((one) => 100 * one.occupied));
    const values = Object.fromEntries(PUBLISHED.map(([milligrams], i) => [`mg${milligrams}`, mean(bound[i] as number[])]));
    const checks = PUBLISHED.map(([milligrams, centre, error], i) =>
      lies(`${milligrams} mg`, averageInterval(bound[i]!), [centre - T_FOUR * error, centre + T_FOUR * error], '%'),
    );
    return judge(`${bound.map((xs) => withInterval(xs)).join(', ')} %`, values, checks);
  },
};
