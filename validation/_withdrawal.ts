import { type Cohort, type LifeEvent, median } from '../src/index.ts';
import { column, eachPerson, meanCurve, peak, span } from './_exposure.ts';

/** Score at which the scale itself begins to speak of withdrawal (W006). */
export const MILD = 5;

export interface Course {
  /** People whose score reaches MILD. */
  readonly affected: number;
  /** Median time after the last dose at which it does, h; NaN when nobody's does. */
  readonly onset: number;
  /** Median time at which it is last that high, d. */
  readonly end: number;
  /** Every person's highest score. */
  readonly peaks: readonly number[];
  /** Highest mean score, and when, d. */
  readonly meanPeak: number;
  readonly meanPeakDay: number;
  /** Mean score of the cohort every 15 min from the last dose. */
  readonly curve: readonly number[];
}

const EVERY = 0.25;

/** Score in the `days` after the last dose at `last` h, when all use simply stops. */
export function abruptStop(
  cohort: Cohort,
  substances: readonly string[],
  events: readonly LifeEvent[],
  last: number,
  days: number,
): Course {
  const times = span(last, last + 24 * days, EVERY);
  const scores = eachPerson(cohort, substances, (live) => column(live(events, times, ['withdrawal.cows']), 'withdrawal.cows'));
  const affected = scores.filter((s) => s.some((x) => x >= MILD));
  const curve = meanCurve(scores);
  const top = peak(curve);
  const middle = (xs: readonly number[]): number => (xs.length === 0 ? Number.NaN : median(xs));
  return {
    affected: affected.length,
    onset: middle(affected.map((s) => s.findIndex((x) => x >= MILD) * EVERY)),
    end: middle(affected.map((s) => (s.findLastIndex((x) => x >= MILD) * EVERY) / 24)),
    peaks: scores.map((s) => peak(s).value),
    meanPeak: top.value,
    meanPeakDay: (top.place * EVERY) / 24,
    curve,
  };
}
