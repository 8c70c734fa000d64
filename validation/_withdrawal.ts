import { type Cohort, type Interval, type LifeEvent, medianInterval, pointInterval } from '../src/index.ts';
import { ofGroup } from './_dopamine.ts';
import { column, eachPerson, meanCurve, peak, span } from './_exposure.ts';

/** Score at which the scale itself begins to speak of withdrawal (W006). */
export const MILD = 5;

export interface Course {
  /** People whose score reaches MILD. */
  readonly affected: number;
  /** Median time after the last dose at which it does, h; NaN when nobody's does. */
  readonly onset: Interval;
  /** Median time at which it is last that high, d. */
  readonly end: Interval;
  /** Every person's highest score. */
  readonly peaks: readonly number[];
  /** Highest mean score, and when, d. */
  readonly meanPeak: Interval;
  readonly meanPeakDay: Interval;
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
  const middle = (xs: readonly number[]): Interval => (xs.length === 0 ? pointInterval(Number.NaN) : medianInterval(xs));
  const top = (all: typeof scores) => peak(meanCurve(all));
  return {
    affected: affected.length,
    onset: middle(affected.map((s) => s.findIndex((x) => x >= MILD) * EVERY)),
    end: middle(affected.map((s) => (s.findLastIndex((x) => x >= MILD) * EVERY) / 24)),
    peaks: scores.map((s) => peak(s).value),
    meanPeak: ofGroup(scores, (all) => top(all).value, cohort),
    meanPeakDay: ofGroup(scores, (all) => (top(all).place * EVERY) / 24, cohort),
    curve,
  };
}
