import { mean, median } from '../src/index.ts';
import { fixed, judge, withInterval } from './_dopamine.ts';
import { column, dose, eachPerson, peak, span } from './_exposure.ts';
import type { ValidationRow } from './_row.ts';

const MORPHINE = 10; // mg

export const pV21: ValidationRow = {
  id: 'P-V21',
  statement: 'Morphine by vein raises accumbens dopamine for no more than a minute',
  published: 'brief (≤ 1 min), then baseline (rat, voltammetry and one-minute dialysis; Vander Weele 2014)',
  trust: 'read',
  kind: 'predicted',
  bound: 'dopamine peaks within 1 min and is within 5 % of baseline at 10 min; 10 mg at 70 kg',
  run(cohort) {
    const times = span(0, 4, 0.1 / 60);
    const people = eachPerson(cohort, ['morphine'], (live) => {
      const levels = column(live([dose(0, 'morphine', 'intravenous', MORPHINE)], times, ['dopamine.percent']), 'dopamine.percent');
      return { minute: peak(levels).place * 0.1, rise: peak(levels).value - 100, after: (levels[100] as number) - 100 };
    });
    const minute = median(people.map((p) => p.minute));
    const after = mean(people.map((p) => p.after));
    const rises = people.map((p) => p.rise);
    return judge(
      `peak +${withInterval(rises)} % at ${fixed(minute)} min; +${fixed(after)} % at 10 min`,
      { minute, rise: mean(rises), after },
      [
        [minute <= 1, 'the peak is late: passage of morphine into the human brain takes hours (PK019)'],
        [Math.abs(after) <= 5, 'no return to baseline'],
      ],
    );
  },
};
