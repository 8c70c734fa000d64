import { fixed, judge, within } from './_dopamine.ts';
import { dailyMethadone } from './_exposure.ts';
import type { ValidationRow } from './_row.ts';
import { abruptStop } from './_withdrawal.ts';

const STABLE = 60; // d
const METHADONE = 80; // mg a day

export const w002: ValidationRow = {
  id: 'W002',
  statement: 'Methadone withdrawal begins later than that of heroin and lasts longer',
  published: 'onset at 24–72 h, peak at 72–96 h (elsewhere days 6–10), end on days 10–28 (clinical overviews)',
  trust: 'read',
  kind: 'calibrated', // withdrawal.steepness and fallTime were set with it in view
  bound:
    'medians of the times the score reaches 5 and is last there, 24–72 h and day 10–28; mean score highest on days 3 to 10; abrupt stop',
  run(cohort) {
    const course = abruptStop(cohort, ['methadone'], dailyMethadone(Array(STABLE).fill(METHADONE)), 24 * (STABLE - 1), 30);
    const { onset, end, affected, meanPeak, meanPeakDay } = course;
    return judge(
      `onset ${fixed(onset)} h, highest day ${fixed(meanPeakDay, 1)} (mean ${fixed(meanPeak, 1)}), end day ${fixed(end, 1)}; ${affected} of ${cohort.people} people reach 5`,
      { onset, peakDay: meanPeakDay, peak: meanPeak, end, affected },
      [
        [within(onset, [24, 72]), 'onset'],
        [within(meanPeakDay, [3, 10]), 'day of the peak'],
        [within(end, [10, 28]), 'end'],
      ],
    );
  },
};
