import { averageInterval, mean } from '../src/index.ts';
import { below, dialysates, judge, withInterval } from './_dopamine.ts';
import { column, dose, peak, span } from './_exposure.ts';
import { eachRat, perKilogram } from './_rat.ts';
import type { ValidationRow } from './_row.ts';

const LOW = 1 / 70; // mg/kg; the row gives no dose: a quarter of the lowest in P-V16

export const pV20: ValidationRow = {
  id: 'P-V20',
  statement: 'A low dose of heroin by vein does not raise accumbens dopamine (against P-V16; both are kept)',
  published: 'no significant rise (rat, self-administration; Smith 2006)',
  trust: 'read',
  kind: 'predicted',
  bound:
    'highest 20-minute dialysate of 2 h less than 10 % above baseline on the mean, about what a small dialysis study can tell from none; simulated rats',
  run(cohort) {
    const times = span(1 / 60, 2, 1 / 60);
    const rises = eachRat(cohort, ['heroin', 'morphine'], (live) => {
      const levels = column(live([dose(0, 'heroin', 'intravenous', perKilogram(LOW))], times, ['dopamine.percent']), 'dopamine.percent');
      return peak(dialysates(levels, 20)).value - 100;
    });
    return judge(`+${withInterval(rises)} % after ${(1000 * LOW).toFixed(0)} µg/kg`, { rise: mean(rises) }, [
      below(
        'highest dialysate',
        averageInterval(rises),
        10,
        '% above baseline',
        'any smooth dose–response lifts dopamine a little; a threshold would erase differences between routes (C03)',
      ),
    ]);
  },
};
