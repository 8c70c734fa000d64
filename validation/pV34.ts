import { median, medianInterval, type ValidationRow } from '../src/index.ts';
import { judge, lies } from './_dopamine.ts';
import { halfVentilation, medianSpread } from './_respiration.ts';

/** Two standard errors of P-V03, carried through the binding curve: odds (C/C50)^0.844 times 2.92 and 10.1. */
const NAIVE = [0.674, 0.788] as const;
const TOLERANT = [0.862, 0.931] as const;

export const pV34: ValidationRow = {
  id: 'P-V34',
  statement: 'Receptors occupied when ventilation is halved, without and with tolerance',
  published: '0.745 and 0.910 (computed from the C50s of P-V03 and the binding of fentanyl)',
  trust: 'computed',
  kind: 'calibrated',
  bound: 'both medians within two standard errors of P-V03 carried through the binding curve; arithmetic, so it shows consistency only',
  run(cohort) {
    const [naive, tolerant] = [halfVentilation(cohort, 'naive').occupied, halfVentilation(cohort, 'tolerant').occupied];
    const values = { naive: median(naive), tolerant: median(tolerant) };
    return judge(`${medianSpread(naive, 3)} and ${medianSpread(tolerant, 3)}`, values, [
      lies('without tolerance', medianInterval(naive), NAIVE, 'of receptors'),
      lies('with tolerance', medianInterval(tolerant), TOLERANT, 'of receptors'),
    ]);
  },
};
