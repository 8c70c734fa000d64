import { fixed, judge, lies, told } from './_dopamine.ts';
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
      `onset ${fixed(onset.estimate)} h, highest day ${fixed(meanPeakDay.estimate, 1)} (mean ${fixed(meanPeak.estimate, 1)}), end day ${fixed(end.estimate, 1)}; ${affected} of ${cohort.people} people reach 5`,
      { onset: onset.estimate, peakDay: meanPeakDay.estimate, peak: meanPeak.estimate, end: end.estimate, affected },
      [
        lies('onset', onset, [24, 72], 'h'),
        lies('day of the peak', meanPeakDay, [3, 10], 'd'),
        lies('end', end, [10, 28], 'd'),
        told('highest mean score', meanPeak, 'of 48'),
      ],
    );
  },
};
