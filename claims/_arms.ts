import { bootstrap, type Course, type Interval } from '../src/index.ts';

const DAY = 24;
export const entryOf = (course: Course): number => Math.floor(course.entered! / DAY);

/** Days with use a week, in weeks [from, to) after entry. */
export function useDays(course: Course, from: number, to: number): number {
  const day = entryOf(course);
  const used = course.useDays.subarray(day + 7 * from, day + 7 * to).reduce((sum, doses) => sum + (doses > 0 ? 1 : 0), 0);
  return used / (to - from);
}

/** Days from `after` weeks on to the first of five days with four of use, at most `most`. */
export function relapse(course: Course, after: number, most: number): number {
  const first = entryOf(course) + 7 * after;
  const used = (day: number): number => ((course.useDays[day] ?? 0) > 0 ? 1 : 0);
  for (let day = first; day < first + most; day++) {
    if (used(day) === 1 && used(day) + used(day + 1) + used(day + 2) + used(day + 3) + used(day + 4) >= 4) return day - first;
  }
  return most;
}

/** A series as it stood so many weeks after entry; NaN when the person is no longer followed. */
export const seriesAt = (course: Course, name: string, week: number): number =>
  course.weekly[name]?.[Math.floor(entryOf(course) / 7) + week] ?? Number.NaN;

/** Tests in weeks [from, to): negative and positive. */
export function tested(course: Course, from: number, to: number): { negative: number; positive: number } {
  const day = entryOf(course);
  const seen = course.visits.filter(({ kind, day: on }) => kind.startsWith('assessments.') && on >= day + 7 * from && on < day + 7 * to);
  const count = (what: string) => seen.filter(({ sample }) => sample === what).length;
  return { negative: count('negative'), positive: count('positive') };
}

/** People an arm of a cohort: half of them, as each lives in every arm and has first to become dependent; `times` as many where less would leave it open. */
export const armOf = (people: number, times = 1): number => Math.max(4, Math.round((times * people) / 2));

/** Expected overdoses a person-year on days [from, to) after entry, as far as `counts` lets a day count; people drawn again give the interval. */
export function expectedOverdoses(
  courses: readonly Course[],
  [from, to]: readonly [number, number],
  seed: number,
  counts: (course: Course, day: number) => boolean = () => true,
): Interval {
  const each = courses.map((course) => {
    const first = entryOf(course);
    let [sum, days] = [0, 0];
    for (let day = first + from; day < Math.min(first + to, course.overdoseHazard.length); day++) {
      if (!counts(course, day)) continue;
      sum += course.overdoseHazard[day]!;
      days += 1;
    }
    return { sum, days };
  });
  const rate = (places: Int32Array): number => {
    let [sum, days] = [0, 0];
    for (const place of places) {
      sum += each[place]!.sum;
      days += each[place]!.days;
    }
    return (365.25 * sum) / Math.max(1, days);
  };
  return bootstrap(each.length, rate, { seed, purpose: `overdoses ${from} ${to}`, times: 400 });
}
/** Whether the person is in treatment on this day. */
export const treated = ({ left }: Course, day: number): boolean => left === undefined || day < left;
