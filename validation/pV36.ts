import { type LifeEvent, median, medianInterval, RAT, type ValidationRow } from '../src/index.ts';
import { judge, lies, told } from './_dopamine.ts';
import { column, dose, span } from './_exposure.ts';
import { everyone, type Person } from './_people.ts';
import { perKilogram } from './_rat.ts';
import { medianSpread } from './_respiration.ts';

const VENTILATION = 'breathing.ventilation';
/** Depth both drugs are brought to, and the level that counts as depressed: half of the fall. */
const DEPTH = 0.5;
const DEPRESSED = 0.75;

const bolus = (substance: string, milligrams: number): LifeEvent[] => [dose(0, substance, 'intravenous', milligrams)];

/** Minutes below the level, after a bolus that brings this person's ventilation to the depth. */
function minutesDepressed(person: Person, substance: string, guess: number): number {
  const early = span(0, 120, 1).map((minute) => minute / 60);
  const lowest = (milligrams: number): number =>
    Math.min(...column(person.live(bolus(substance, milligrams), early, [VENTILATION]), VENTILATION));
  let [low, high] = [guess / 30, guess * 30];
  for (let i = 0; i < 16; i++) {
    const middle = Math.sqrt(low * high);
    if (lowest(middle) > DEPTH) low = middle;
    else high = middle;
  }
  const times = span(0, 720, 1).map((minute) => minute / 60);
  const after = column(person.live(bolus(substance, high), times, [VENTILATION]), VENTILATION);
  return after.filter((v) => v < DEPRESSED).length;
}

export const pV36: ValidationRow = {
  id: 'P-V36',
  statement: 'How much longer heroin by vein depresses breathing than fentanyl does, at equal depth',
  published: '45–60 against 10–15 min in rats, so 3 to 6 times as long (PMC10108442)',
  trust: 'read',
  kind: 'predicted',
  bound: 'median ratio of durations 3 to 6 in simulated rats, each drug in the dose that halves their ventilation',
  run(cohort) {
    const heroin = everyone(cohort, ['heroin', 'morphine'], (rat) => minutesDepressed(rat, 'heroin', perKilogram(0.14)), RAT);
    const fentanyl = everyone(cohort, ['fentanyl'], (rat) => minutesDepressed(rat, 'fentanyl', perKilogram(0.0014)), RAT);
    const ratios = heroin.map((minutes, i) => minutes / fentanyl[i]!);
    const ratio = median(ratios);
    const values = { heroin: median(heroin), fentanyl: median(fentanyl), ratio };
    const measured = `${medianSpread(heroin, 0)} against ${medianSpread(fentanyl, 0)} min, ratio ${ratio.toFixed(1)}`;
    return judge(measured, values, [
      lies('ratio of durations', medianInterval(ratios), [3, 6]),
      told('heroin', medianInterval(heroin), 'min'),
      told('fentanyl', medianInterval(fentanyl), 'min'),
    ]);
  },
};
