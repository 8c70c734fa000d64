import { median, medianInterval, type ValidationRow } from '../src/index.ts';
import { judge, lies, ofGroup, told } from './_dopamine.ts';
import { halfVentilation, medianSpread } from './_respiration.ts';

/** Two published standard errors to either side. */
const NAIVE = [0.42 - 2 * 0.07, 0.42 + 2 * 0.07] as const;
const TOLERANT = [1.82 - 2 * 0.39, 1.82 + 2 * 0.39] as const;

export const pV03: ValidationRow = {
  id: 'P-V03',
  statement: 'Fentanyl at its effect site that halves ventilation, without and with tolerance',
  published: '0.42 (SE 0.07) and 1.82 (SE 0.39) ng/mL, ratio 4.3 (Algera 2021)',
  trust: 'read',
  kind: 'calibrated',
  bound: 'both medians within two standard errors',
  run(cohort) {
    const [naive, tolerant] = [halfVentilation(cohort, 'naive').concentration, halfVentilation(cohort, 'tolerant').concentration];
    const values = { naive: median(naive), tolerant: median(tolerant), ratio: median(tolerant) / median(naive) };
    const measured = `${medianSpread(naive, 2)} and ${medianSpread(tolerant, 2)} ng/mL, ratio ${values.ratio.toFixed(1)}`;
    const ratio = ofGroup(
      tolerant.map((t, i) => [naive[i]!, t] as const),
      (all) => median(all.map(([, t]) => t)) / median(all.map(([n]) => n)),
      cohort,
    );
    return judge(measured, values, [
      lies('without tolerance', medianInterval(naive), NAIVE, 'ng/mL'),
      lies('with tolerance', medianInterval(tolerant), TOLERANT, 'ng/mL'),
      told('ratio', ratio),
    ]);
  },
};
