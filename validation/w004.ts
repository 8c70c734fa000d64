import { median, medianInterval, pointInterval, proportionInterval } from '../src/index.ts';
import { fixed, judge, lies, told } from './_dopamine.ts';
import { column, dailyHeroin, dose, eachPerson, type Live, lastHeroin, peak, span } from './_exposure.ts';
import type { ValidationRow } from './_row.ts';
import { MILD } from './_withdrawal.ts';

const USE = 90; // d
const EVERY = 0.25; // min
const SCORE = ['withdrawal.cows'];
const SUBSTANCES = ['heroin', 'morphine', 'naloxone'];

/** Minutes to the first score of 5, minutes spent there, highest score. */
function precipitated(live: Live) {
  const at = lastHeroin(USE) + 4;
  const events = [...dailyHeroin(USE), dose(at, 'naloxone', 'intravenous', 0.4)];
  const scores = column(live(events, span(at, at + 4, EVERY / 60), SCORE), 'withdrawal.cows');
  return {
    onset: scores.findIndex((x) => x >= MILD) * EVERY,
    lasts: scores.filter((x) => x >= MILD).length * EVERY,
    highest: peak(scores).value,
  };
}

/** Highest score when naloxone 10 mg follows one dose of morphine 18 mg by 6 h. */
function afterOne(live: Live): number {
  const events = [dose(0, 'morphine', 'intramuscular', 18), dose(6, 'naloxone', 'intravenous', 10)];
  return peak(column(live(events, span(6, 8, 1 / 60), SCORE), 'withdrawal.cows')).value;
}

export const w004: ValidationRow = {
  id: 'W004',
  statement: 'Naloxone precipitates withdrawal within minutes, for about an hour; it can do so even after a single dose of morphine',
  published: 'onset ≤ 1 min by vein, lasts 30–60 min; also 2 or 6 h after one dose of 10–18 mg/70 kg (overview)',
  trust: 'read',
  kind: 'calibrated',
  bound: 'medians: score of 5 within 5 min of 0.4 mg, for 30 to 60 min; after one dose at least one person in twenty reaches 5',
  run(cohort) {
    const people = eachPerson(cohort, SUBSTANCES, precipitated);
    const affected = people.filter((p) => p.onset >= 0);
    const single = eachPerson(cohort, SUBSTANCES, afterOne);
    const onset = affected.length > 0 ? median(affected.map((p) => p.onset)) : Number.NaN;
    const lasts = median(people.map((p) => p.lasts));
    const reached = proportionInterval(single.filter((x) => x >= MILD).length, single.length);
    const share = reached.estimate;
    const highest = median(people.map((p) => p.highest));
    return judge(
      `5 after ${fixed(onset, 1)} min, for ${fixed(lasts)} min, highest ${fixed(highest)}; after one dose ${fixed(100 * share)} % of people reach 5 (highest ${fixed(peak(single).value, 1)})`,
      { onset, lasts, highest, share, affected: affected.length },
      [
        lies('onset', affected.length > 0 ? medianInterval(affected.map((p) => p.onset)) : pointInterval(Number.NaN), [null, 5], 'min'),
        lies('duration', medianInterval(people.map((p) => p.lasts)), [30, 60], 'min'),
        lies('people affected after one dose', reached, [0.05, null], 'of people', 'dependence is built over days here'),
        told('highest score', medianInterval(people.map((p) => p.highest)), 'of 48'),
      ],
    );
  },
};
