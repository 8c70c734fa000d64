import { averageInterval, mean, median, medianInterval } from '../src/index.ts';
import { fixed, judge, lies, told, withInterval } from './_dopamine.ts';
import { column, dose, peak, span } from './_exposure.ts';
import { eachRat, perKilogram } from './_rat.ts';
import type { ValidationRow } from './_row.ts';

const MORPHINE = 10 / 70; // mg/kg

export const pV21: ValidationRow = {
  id: 'P-V21',
  statement: 'Morphine by vein raises accumbens dopamine for no more than a minute',
  published: 'brief (≤ 1 min), then baseline (rat, voltammetry and one-minute dialysis; Vander Weele 2014)',
  trust: 'read',
  kind: 'predicted',
  bound: 'dopamine peaks within 1 min and is within 5 % of baseline at 10 min; 0.14 mg/kg in simulated rats',
  run(cohort) {
    const times = span(0, 4, 0.1 / 60);
    const rats = eachRat(cohort, ['morphine'], (live) => {
      const levels = column(
        live([dose(0, 'morphine', 'intravenous', perKilogram(MORPHINE))], times, ['dopamine.percent']),
        'dopamine.percent',
      );
      return { minute: peak(levels).place * 0.1, rise: peak(levels).value - 100, after: (levels[100] as number) - 100 };
    });
    const minute = median(rats.map((p) => p.minute));
    const after = mean(rats.map((p) => p.after));
    const rises = rats.map((p) => p.rise);
    return judge(
      `peak +${withInterval(rises)} % at ${fixed(minute)} min; +${fixed(after)} % at 10 min`,
      { minute, rise: mean(rises), after },
      [
        lies(
          'time of the peak',
          medianInterval(rats.map((p) => p.minute)),
          [null, 1],
          'min',
          'passage of morphine into the brain takes 43 min after allometry, 33 and 58 in rats (PK063, PK064)',
        ),
        lies(
          'left after 10 min',
          averageInterval(rats.map((p) => p.after)),
          [-5, 5],
          '% of baseline',
          'contradicts P-V17, where morphine raises dopamine for hours: it tires within the hour (R026, R028), not within a minute',
        ),
        told('rise', averageInterval(rises), '% of baseline'),
      ],
    );
  },
};
