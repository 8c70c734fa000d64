import { averageInterval, mean, type ValidationRow } from '../src/index.ts';
import { boundByNaloxone } from './_binding.ts';
import { judge, lies, withInterval } from './_dopamine.ts';

/** mg/kg by vein, lowest and highest published blockade (%). */
const PUBLISHED = [
  [0.001, 19, 40],
  [0.002, 43, 43],
  [0.005, 75, 75],
  [0.01, 65, 100],
  [0.03, 81, 81],
  [0.1, 97, 100],
] as const;
/** Half of the published range at the lowest dose: what studies of one dose differ by. */
const MARGIN = 10;

/** Doses of the row are per kg; the model has one body. */
const KILOGRAMS = 70;

export const pV09: ValidationRow = {
  id: 'P-V09',
  statement: 'Receptors blocked by naloxone 45 to 65 min after 0.001 to 0.1 mg/kg by vein',
  published: '19–40, 43, 75, 65–100, 81, 97–100 % (Trøstheim 2022)',
  trust: 'read',
  kind: 'predicted',
  bound: 'every mean within 10 points of its value or range, half of the published range at the lowest dose',
  run(cohort) {
    const bound = PUBLISHED.map(([perKilogram]) => boundByNaloxone(cohort, perKilogram * KILOGRAMS).map((share) => 100 * share));
    const values = Object.fromEntries(PUBLISHED.map(([perKilogram], i) => [`mgPerKg${perKilogram}`, mean(bound[i] as number[])]));
    const checks = PUBLISHED.map(([perKilogram, low, high], i) =>
      lies(`${perKilogram} mg/kg`, averageInterval(bound[i]!), [low - MARGIN, high + MARGIN], '%'),
    );
    return judge(`${bound.map((xs) => withInterval(xs)).join(', ')} %`, values, checks);
  },
};
