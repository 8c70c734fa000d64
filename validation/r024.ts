import { averageInterval, mean, sd } from '../src/index.ts';
import { fixed, halfLife, judge, lies, withInterval } from './_dopamine.ts';
import { column, dose, eachPerson, span } from './_exposure.ts';
import type { ValidationRow } from './_row.ts';

export const r024: ValidationRow = {
  id: 'R024',
  statement: 'Naloxone leaves μ-opioid receptors within hours',
  published: 'half-life 2.0 h (SD 1.6) after 2 mg by vein (Kim 1997)',
  trust: 'read',
  kind: 'predicted',
  bound: 'mean half-life of occupancy, log-linear over 0.5 to 6 h, 0.4 to 3.6 h: one standard deviation',
  run(cohort) {
    const hours = eachPerson(cohort, ['naloxone'], (live) =>
      halfLife(column(live([dose(0, 'naloxone', 'intravenous', 2)], span(0.5, 6, 0.25), ['receptor.occupied']), 'receptor.occupied'), 0.25),
    );
    const spread = hours.length > 1 ? sd(hours) : 0;
    return judge(`${withInterval(hours, 1)} h, SD ${fixed(spread, 1)}`, { halfLife: mean(hours), sd: spread }, [
      lies('half-life', averageInterval(hours), [0.4, 3.6], 'h'),
    ]);
  },
};
