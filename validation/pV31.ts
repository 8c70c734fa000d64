import { averageInterval, mean, sd, type ValidationRow } from '../src/index.ts';
import { judge, lies } from './_dopamine.ts';
import { everyone } from './_people.ts';
import { bags, startingOut, usualDose } from './_streetDose.ts';
import { dailySample, lastPositive } from './_urine.ts';

const USE = 60;
const CUTOFF = 1;
/** Student’s t for 95 % with the eleven degrees of freedom of twelve people. */
const T_ELEVEN = 2.201;
const interval = (centre: number, spread: number): readonly [number, number] => [
  centre - (T_ELEVEN * spread) / Math.sqrt(12),
  centre + (T_ELEVEN * spread) / Math.sqrt(12),
];
const FENTANYL = interval(7.3, 4.9);
const NOR = interval(13.3, 6.9);

export const pV31: ValidationRow = {
  id: 'P-V31',
  statement: 'Days that urine stays positive for fentanyl and norfentanyl after two months of daily use',
  published: '7.3 (SD 4.9) and 13.3 (SD 6.9) d, 12 people (Huhn 2020)',
  trust: 'read',
  kind: 'calibrated',
  bound:
    'both means within the 95 % interval of the published ones (n = 12); doses of the people are not published, the usual street dose of the cohort stands for them',
  run(cohort) {
    const zero = 24 * (USE - 1) + 18;
    const all = everyone(cohort, ['fentanyl'], (person) => {
      const doses = bags(cohort, person, 'fentanyl', usualDose(cohort, person, 'fentanyl'), { from: 0, to: USE }, startingOut);
      const record = dailySample(cohort, person, doses, zero, 60);
      return [lastPositive(record, 'fentanyl', CUTOFF, zero) / 24, lastPositive(record, 'norfentanyl', CUTOFF, zero) / 24] as const;
    });
    const [fentanyl, nor] = [all.map(([days]) => days), all.map(([, days]) => days)];
    const values = { fentanyl: mean(fentanyl), norfentanyl: mean(nor) };
    const words = (days: readonly number[]): string => `${mean(days).toFixed(1)} (SD ${days.length > 1 ? sd(days).toFixed(1) : '–'})`;
    return judge(`${words(fentanyl)} and ${words(nor)} d`, values, [
      lies('fentanyl', averageInterval(fentanyl), FENTANYL, 'd'),
      lies('norfentanyl', averageInterval(nor), NOR, 'd'),
    ]);
  },
};
