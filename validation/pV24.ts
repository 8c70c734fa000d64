import { averageInterval, mean, sd } from '../src/index.ts';
import { fixed, judge, lies, withInterval } from './_dopamine.ts';
import { column, dailyHeroin, eachPerson } from './_exposure.ts';
import type { ValidationRow } from './_row.ts';

const USE = 90; // d

export const pV24: ValidationRow = {
  id: 'P-V24',
  statement: 'D2-like receptors in the striatum of people dependent on opioids against controls',
  published: '2.44 (SD 0.40) against 2.97 (SD 0.45), −18 % (11 and 11 people; Wang 1997)',
  trust: 'read',
  kind: 'calibrated',
  bound: 'mean −12 to −24 %: the published difference and its standard error of 6 %; after 90 d of heroin',
  run(cohort) {
    const change = eachPerson(cohort, ['heroin', 'morphine'], (live) => {
      const available = column(live(dailyHeroin(USE), [24 * USE], ['d2Receptors.available']), 'd2Receptors.available');
      return 100 * ((available[0] as number) - 1);
    });
    const spread = change.length > 1 ? sd(change) : 0;
    return judge(`${withInterval(change, 1)} %, SD ${fixed(spread, 1)}`, { change: mean(change), sd: spread }, [
      lies('size of the loss', averageInterval(change), [-24, -12], '%'),
    ]);
  },
};
