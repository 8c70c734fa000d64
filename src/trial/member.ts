/** What one person's course says within a trial: everything counted from the day of entry. Rules [TM1–TM4]. */
import { costOf } from '../outcomes/cost.ts';
import { relapseDay, useIn } from '../outcomes/daysOfUse.ts';
import { overdosesIn } from '../outcomes/overdose.ts';
import { qualityAdjustedDays } from '../outcomes/qualityAdjustedTime.ts';
import { stay } from '../outcomes/retention.ts';
import { longestAbstinence, patternCounts, weeklyPattern } from '../outcomes/weeklyPattern.ts';
import type { Course } from '../simulate/course.ts';
import type { Population, Trial } from './spec.ts';

const DAY = 24;
/** Visits of the study itself; what a treatment asks of people is not an assessment. */
const ASSESSMENT = /^assessments\./;

export const entryDay = (course: Course): number | undefined =>
  course.entered === undefined ? undefined : Math.floor(course.entered / DAY);

/** Days with use in the `window` days before entry. */
export const useBefore = (course: Course, window: number): number => {
  const day = entryDay(course) ?? 0;
  return useIn(course.useDays, day - window, day).days;
};

/** Why a life does not enter the trial; undefined: it does. Looks at nothing after entry. */
export function exclusion(course: Course, { criteria, within, dependent }: Population): string | undefined {
  if (course.entered === undefined && course.death) return 'died before entry';
  if (course.entered === undefined || course.entered > 168 * (within + dependent) + 2 * DAY) return 'not dependent in the time allowed';
  const failed = criteria.find(({ window, least, most }) => {
    const days = useBefore(course, window);
    return days < least || days > most;
  });
  return failed && `use on ${failed.least > 0 ? `fewer than ${failed.least}` : `more than ${failed.most}`} of ${failed.window} days`;
}

/** A row of the table of people. */
export interface MemberRow {
  readonly person: number;
  readonly arm: string;
  readonly entered: number;
  readonly pattern: string;
  readonly use_before: number;
  readonly stay: number;
  readonly left: 0 | 1;
  readonly followed: number;
  readonly weeks_negative: number;
  readonly weeks_positive: number;
  readonly weeks_missing: number;
  readonly longest_abstinence: number;
  readonly use_days: number;
  readonly uses: number;
  readonly blocked_uses: number;
  readonly use_days_late: number;
  readonly use_days_after: number | null;
  readonly relapse: number | null;
  readonly overdoses: number;
  readonly overdoses_treated: number;
  readonly overdoses_reversed: number;
  readonly dose_days: number;
  readonly visits_due: number;
  readonly visits_kept: number;
  readonly paid: number;
  readonly cost: number;
  readonly quality_days: number;
  readonly death: number | null;
  readonly death_cause: string | null;
  readonly failure: string | null;
}

/** Length of the last stretch of treatment that is looked at by itself, days. */
export const LATE = 28;

export function memberRow(trial: Trial, course: Course, person: number, arm: string): MemberRow {
  const day = entryDay(course)!;
  const [treated, end] = [7 * trial.weeks, 7 * (trial.weeks + trial.followUp)];
  const followed = Math.min(end, Math.floor(course.until / DAY) - day);
  const died = course.death ? Math.floor(course.death.at / DAY) - day : undefined;
  const pattern = patternOf(trial, course);
  const counts = patternCounts(pattern);
  const { days: stayed, left } = stay(course.left === undefined ? undefined : course.left - day, died, treated);
  const treatment = useIn(course.useDays, day, day + treated);
  const events = course.overdoses.map(({ at, ...rest }) => ({ ...rest, day: at / DAY - day }));
  const overdoses = overdosesIn(events, 0, end);
  const visits = course.visits.filter((visit) => visit.day >= day);
  const relapse = relapseDay(course.useDays.subarray(0, day + end), day);
  const after = trial.followUp > 0 ? useIn(course.useDays, day + end - LATE, day + end) : undefined;
  return {
    person,
    arm,
    entered: day,
    pattern,
    use_before: useBefore(course, 28),
    stay: stayed,
    left,
    followed,
    weeks_negative: counts.negative,
    weeks_positive: counts.positive,
    weeks_missing: counts.missing,
    longest_abstinence: longestAbstinence(pattern),
    use_days: treatment.days,
    uses: treatment.administrations,
    blocked_uses: useIn(course.blockedDays ?? [], day, day + treated).administrations,
    use_days_late: useIn(course.useDays, day + treated - LATE, day + treated).days,
    use_days_after: after ? after.days : null,
    relapse: relapse === undefined ? null : relapse - day,
    overdoses: overdoses.all,
    overdoses_treated: overdosesIn(events, 0, stayed).all,
    overdoses_reversed: overdoses.reversed,
    dose_days: new Set(course.doses.filter((dose) => dose.day >= day).map((dose) => dose.day)).size,
    visits_due: visits.length,
    visits_kept: visits.filter(({ attended }) => attended).length,
    paid: course.costs.incentives ?? 0,
    cost: costOf(course.costs, trial.analysis.perspective),
    quality_days: qualityAdjustedDays(course.useDays, day, day + end, day + (died ?? end)),
    death: died ?? null,
    death_cause: course.death?.cause ?? null,
    failure: course.failure?.reason ?? null,
  };
}

/** One letter a week of treatment from the visits of the study; who left is still due, as in an analysis by intention to treat. */
export function patternOf(trial: Trial, course: Course): string {
  const day = entryDay(course)!;
  const visits = course.visits
    .filter(({ kind }) => ASSESSMENT.test(kind))
    .map((visit) => ({ day: visit.day - day, sample: visit.attended ? visit.sample : undefined }));
  const every = trial.visits['assessments.every'] ?? 7;
  const begins = trial.visits['assessments.begins'] ?? 6;
  // Whether a visit falls into the week: the first of the study that is not before it.
  const due = (week: number) => begins + every * Math.max(0, Math.ceil((7 * week - begins) / every)) < 7 * (week + 1);
  return weeklyPattern(visits, trial.weeks, due);
}

/** A row a week of treatment and follow-up: days of use, and the weekly means of `series` at the middle of that week. */
export function weekRows(
  trial: Trial,
  course: Course,
  person: number,
  arm: string,
  series: readonly string[],
): Record<string, number | string | null>[] {
  const day = entryDay(course)!;
  const pattern = patternOf(trial, course);
  const weeks = Math.min(trial.weeks + trial.followUp, Math.ceil((course.until / DAY - day) / 7));
  return Array.from({ length: weeks }, (_, week) => {
    const middle = Math.floor((day + 7 * week + 3) / 7);
    const values = series.map((name) => {
      const value = course.weekly[name]?.[middle];
      return [name, value === undefined || Number.isNaN(value) ? null : value] as const;
    });
    const use = useIn(course.useDays, day + 7 * week, day + 7 * week + 7);
    return { person, arm, week: week + 1, letter: pattern[week] ?? '_', use_days: use.days, ...Object.fromEntries(values) };
  });
}

/** Waking hours a day on each activity over the weeks of treatment. */
export function hoursOf(trial: Trial, course: Course): readonly (readonly [string, number])[] {
  const first = Math.floor((entryDay(course)! + 3) / 7);
  const wide = course.activities.length;
  const last = Math.min(first + trial.weeks, Math.floor(course.hours.length / wide));
  return course.activities.map((name, i) => {
    let sum = 0;
    for (let week = first; week < last; week++) sum += course.hours[week * wide + i]!;
    return [name, last > first ? sum / (7 * (last - first)) : 0];
  });
}
