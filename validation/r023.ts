import { averageInterval, mean, sd } from '../src/index.ts';
import { fixed, judge, lies, withInterval } from './_dopamine.ts';
import { column, dose, eachPerson, span } from './_exposure.ts';
import type { ValidationRow } from './_row.ts';

const DAYS = 15;

export const r023: ValidationRow = {
  id: 'R023',
  statement: 'μ-opioid receptors blocked by naltrexone 50 mg a day',
  published: '94.9 % (SD 4.9, 21 people; Weerts 2008)',
  trust: 'read',
  kind: 'calibrated',
  bound: 'mean over the last day of two weeks 90 to 99.8 %: one standard deviation',
  run(cohort) {
    const events = span(0, DAYS - 1, 1).map((day) => dose(24 * day, 'naltrexone', 'oral', 50));
    const blocked = eachPerson(
      cohort,
      ['naltrexone'],
      (live) => 100 * mean(column(live(events, span(24 * (DAYS - 1), 24 * DAYS, 0.5), ['receptor.occupied']), 'receptor.occupied')),
    );
    const spread = blocked.length > 1 ? sd(blocked) : 0;
    return judge(`${withInterval(blocked, 1)} %, SD ${fixed(spread, 1)}`, { blocked: mean(blocked), sd: spread }, [
      lies('blockade', averageInterval(blocked), [90, 99.8], '%'),
    ]);
  },
};
