import {
  type ArmGiven,
  type Cohort,
  type Course,
  type Finding,
  type Interval,
  liveArms,
  longestAbstinence,
  mean,
  quantile,
  uniform,
  type ValidationRow,
  weeklyPattern,
} from '../src/index.ts';

/** What one arm of a row's trial came to. */
export interface ArmResult {
  readonly courses: readonly Course[];
  /** A letter a week from the research visits. */
  readonly patterns: readonly string[];
  /** Weeks in treatment, and 1 when the person left it before its end. */
  readonly stays: readonly number[];
  readonly left: readonly (0 | 1)[];
  readonly longest: readonly number[];
}
export type Results = Readonly<Record<string, ArmResult>>;

/** A measured quantity, the published one it must meet, in words and as a check. */
export interface Judged {
  readonly name: string;
  readonly measured: Interval | number;
  readonly holds: boolean;
  readonly says: string;
  /** Lowest and highest that agree, null where there is no such end; absent: not a matter of one number. */
  readonly agrees?: readonly [number | null, number | null];
  /** Only a direction is published: chance alone gives it half of the time. */
  readonly direction?: true;
}

export interface TrialRow extends Omit<ValidationRow, 'run'> {
  readonly weeks: number;
  readonly followUp?: number;
  readonly visits?: Readonly<Record<string, number>>;
  /** How many times as many people it takes to see what is rare: of a count of none, resampled people tell no spread. Default 1. */
  readonly times?: number;
  readonly arms: Readonly<Record<string, readonly (string | ArmGiven)[]>>;
  readonly judge: (results: Results) => readonly Judged[];
}

const DAY = 24;
const dayOf = (course: Course): number => Math.floor(course.entered! / DAY);

function resultOf(courses: readonly Course[], weeks: number): ArmResult {
  const patterns = courses.map((course) => {
    const visits = course.visits.filter(({ kind }) => kind.startsWith('assessments.'));
    return weeklyPattern(
      visits.map(({ day, sample }) => ({ day: day - dayOf(course), sample })),
      weeks,
    );
  });
  const stays = courses.map((course) => Math.min(weeks, ((course.left ?? Number.POSITIVE_INFINITY) - dayOf(course)) / 7));
  return {
    courses,
    patterns,
    stays,
    left: courses.map(({ left }) => (left === undefined ? 0 : 1)),
    longest: patterns.map((p) => longestAbstinence(p)),
  };
}

/** Doses a day with use, and days with use, in weeks [from, to) of treatment, days a week. */
export const useDays = ({ courses }: ArmResult, from: number, to: number): number[] =>
  courses.map((course) => {
    const day = dayOf(course);
    const days = course.useDays.subarray(day + 7 * from, day + 7 * to);
    return days.reduce((sum, doses) => sum + (doses > 0 ? 1 : 0), 0) / (to - from);
  });

/** The same of those who are in treatment for all of these weeks, as only they are there to report it. */
export function reportedDays(arm: ArmResult, from: number, to: number): number[] {
  const all = useDays(arm, from, to);
  return all.filter((_, i) => arm.stays[i]! >= to);
}

/** Tests of each person in weeks [from, to): how many were negative (or positive) among those given. */
export function tests({ patterns }: ArmResult, which: '-' | '+', from = 0, to = Number.POSITIVE_INFINITY) {
  const seen = patterns.map((pattern) => [...pattern.slice(from, to)]);
  const count = (letters: string) => seen.map((weeks) => weeks.filter((letter) => letters.includes(letter)).length);
  return { events: count(which === '-' ? '-' : '+*'), looks: count('-+*') };
}
export const shareOf = (tested: { events: readonly number[]; looks: readonly number[] }): number => {
  const sum = (xs: readonly number[]) => xs.reduce((a, b) => a + b, 0);
  return sum(tested.events) / sum(tested.looks);
};
/** Share of each person's tests that were negative, in weeks [from, to); none given counts as none negative. */
export function negatives(arm: ArmResult, from = 0, to = Number.POSITIVE_INFINITY): number[] {
  const { events, looks } = tests(arm, '-', from, to);
  return events.map((negative, i) => negative / Math.max(1, looks[i]!));
}
export const retained = ({ left }: ArmResult): { events: number; people: number } => ({
  events: left.filter((one) => one === 0).length,
  people: left.length,
});
export const atLeast = ({ longest }: ArmResult, weeks: number): { events: number; people: number } => ({
  events: longest.filter((run) => run >= weeks).length,
  people: longest.length,
});
export const visitsKept = ({ courses }: ArmResult, kind: string): number =>
  mean(courses.map(({ visits }) => visits.filter((visit) => visit.kind === kind && visit.attended).length));
export const weeklyMean = ({ courses }: ArmResult, series: string, week: number): number =>
  mean(
    courses.map((course) => course.weekly[series]?.[Math.floor(dayOf(course) / 7) + week] ?? Number.NaN).filter((x) => !Number.isNaN(x)),
  );
/** Standardised difference of two samples. */
export function cohensD(first: readonly number[], second: readonly number[]): number {
  const variance = (xs: readonly number[]) => mean(xs.map((x) => (x - mean(xs)) ** 2));
  const spread = Math.sqrt((variance(first) + variance(second)) / 2);
  return spread > 0 ? (mean(second) - mean(first)) / spread : 0;
}

const text = (x: number): string => (Math.abs(x) >= 100 ? x.toFixed(0) : Math.abs(x) >= 10 ? x.toFixed(1) : x.toFixed(2));
const pointOf = (x: Interval | number): number => (typeof x === 'number' ? x : x.estimate);

/** The estimate must lie from `low` to `high`. */
export const lies = (name: string, measured: Interval | number, low: number, high: number): Judged => ({
  name,
  measured,
  holds: pointOf(measured) >= low && pointOf(measured) <= high,
  says: `${name} from ${text(low)} to ${text(high)}`,
  agrees: [low, high],
});
/** The first less the second, which must be above 0: only a direction is published. */
export const more = (name: string, first: number, second: number): Judged =>
  so(name, first - second, first > second, `${name} above 0`, [0, null]);
/** Something that must simply be so; `agrees` are the numbers between which it is. */
export const so = (name: string, measured: Interval | number, holds: boolean, says: string, agrees?: Judged['agrees']): Judged => {
  return { name, measured, holds, says, direction: true, ...(agrees ? { agrees } : {}) };
};
/** Told beside the rest, and not judged. */
export const told = (name: string, measured: Interval | number): Judged => ({ name, measured, holds: true, says: '' });

/** People an arm, of a cohort: half of them, as each lives in every arm and has first to become dependent. */
const armOf = ({ people }: Cohort): number => Math.max(4, Math.round(people / 2));

/** Resamples of the people, and the share of them in which something must hold for it not to be refuted: a two-sided 95 %. */
const RESAMPLES = 200;
const LEFT_OPEN = 0.025;

/** A sample of a handful of people may hold nobody of whom something can be said; it then says nothing. */
function judgeable(act: () => readonly Judged[]): (readonly Judged[])[] {
  try {
    return [act()];
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}

/** Everything judged again on people drawn with replacement, the same in every arm: the spread of each number, and how often it holds. */
function resampled(results: Results, judge: TrialRow['judge'], seed: number): { low: number; high: number; holding: number }[] {
  const people = Math.min(...Object.values(results).map(({ courses }) => courses.length));
  const times = Array.from({ length: RESAMPLES }, (_, time) => time).flatMap((time) => {
    const drawn = Array.from({ length: people }, (_, i) => Math.floor(people * uniform(seed, i, 'resample a row', time)));
    const of = <T>(list: readonly T[]): T[] => drawn.map((i) => list[i]!);
    const again = Object.entries(results).map(([arm, { courses, patterns, stays, left, longest }]) => [
      arm,
      { courses: of(courses), patterns: of(patterns), stays: of(stays), left: of(left), longest: of(longest) },
    ]);
    return judgeable(() => judge(Object.fromEntries(again)));
  });
  return judge(results).map(({ measured }, i) => {
    const values = times.map((judged) => pointOf(judged[i]!.measured)).filter((x) => Number.isFinite(x));
    const holding = times.filter((judged) => judged[i]!.holds).length / Math.max(1, times.length);
    if (values.length === 0) return { low: pointOf(measured), high: pointOf(measured), holding };
    return { low: quantile(values, 0.025), high: quantile(values, 0.975), holding };
  });
}

/**
 * A row judged on a trial: arms as lists of treatments, everyone in every arm. Pass: every number lies where it should, and every direction holds in 39
 * of 40 samples of such people. Fail: something does not hold in 39 of 40. Warn: these people leave something open.
 */
export function trialRow({ weeks, followUp = 0, visits, times = 1, arms, judge, ...row }: TrialRow): ValidationRow {
  return {
    ...row,
    run(cohort): Finding {
      const given = Object.fromEntries(
        Object.entries(arms).map(([arm, list]) => [arm, list.map((one) => (typeof one === 'string' ? { treatment: one } : one))]),
      );
      const { seed, parameters } = cohort;
      const people = times * armOf(cohort);
      const lived = liveArms({
        people,
        seed,
        weeks,
        followUp,
        arms: given,
        ...(parameters ? { parameters } : {}),
        ...(visits ? { visits } : {}),
      });
      const results = Object.fromEntries(Object.entries(lived).map(([arm, courses]) => [arm, resultOf(courses, weeks + followUp)]));
      const judged = judge(results);
      const again = resampled(results, judge, seed);
      const spread = judged.map(({ measured }, i) => {
        const { low, high } = typeof measured === 'number' ? again[i]! : measured;
        return { estimate: pointOf(measured), low, high };
      });
      const shown = spread.map(
        ({ estimate, low, high }, i) => `${judged[i]!.name} ${text(estimate)} (95 % CI ${text(low)} to ${text(high)})`,
      );
      const compared = judged.map(({ name, agrees }, i) => ({ says: name, ...spread[i]!, ...(agrees ? { agrees } : {}) }));
      const measured = `${shown.join('; ')}; ${people} people an arm`;
      const values = Object.fromEntries(judged.map((one) => [one.name, pointOf(one.measured)]));
      const tested = judged.flatMap((one, i) => (one.says ? [{ ...one, holding: again[i]!.holding }] : []));
      const refuted = tested.filter(({ holds, holding }) => !holds && holding < LEFT_OPEN);
      // A direction that chance alone gives half of the time is not shown by pointing the right way.
      const shaky = tested.filter(({ holds, direction, holding }) => !holds || (direction && holding < 1 - LEFT_OPEN));
      const open = shaky.filter((one) => !refuted.includes(one));
      if (shaky.length === 0) return { measured, values, compared, verdict: 'pass' };
      const because = [
        ...(refuted.length > 0 ? [`not so: ${refuted.map(({ says }) => says).join('; ')}`] : []),
        ...(open.length > 0 ? [`not shown by ${people} people an arm: ${open.map(({ says }) => says).join('; ')}`] : []),
      ].join('. ');
      const weak = row.trust === 'recalled-low' || row.trust === 'recalled-medium';
      return { measured, values, compared, verdict: weak || refuted.length === 0 ? 'warn' : 'fail', because };
    },
  };
}
