import { averageInterval, mean, sd } from '../src/index.ts';
import { fixed, judge, lies, withInterval } from './_dopamine.ts';
import { dailyHeroin, lastHeroin } from './_exposure.ts';
import type { ValidationRow } from './_row.ts';
import { abruptStop } from './_withdrawal.ts';

const USE = 90; // d

export const w008: ValidationRow = {
  id: 'W008',
  statement: 'Course of heroin withdrawal without treatment on the Clinical Opiate Withdrawal Scale',
  published: 'highest 15–22 on day 2–3 (CV about 35 %), below 5 by day 7–10 (placebo arms; recalled)',
  trust: 'recalled-low',
  kind: 'calibrated',
  bound:
    'mean of the people’s highest scores 15–22, mean score highest on days 1.5–3, median day of the last score of 5 between 7 and 10; can only warn',
  run(cohort) {
    const course = abruptStop(cohort, ['heroin', 'morphine'], dailyHeroin(USE), lastHeroin(USE), 15);
    const { peaks, meanPeakDay, end } = course;
    const cv = peaks.length > 1 ? (100 * sd(peaks)) / mean(peaks) : 0;
    return judge(
      `${withInterval(peaks, 1)} (CV ${fixed(cv)} %), mean highest on day ${fixed(meanPeakDay.estimate, 1)}, last 5 on day ${fixed(end.estimate, 1)}`,
      { peak: mean(peaks), cv, peakDay: meanPeakDay.estimate, end: end.estimate },
      [
        lies('height', averageInterval(peaks), [15, 22], 'of 48'),
        lies('day of the peak', meanPeakDay, [1.5, 3], 'd'),
        lies('end', end, [7, 10], 'd'),
      ],
      'warn',
    );
  },
};
