import { type Cohort, type Finding, type Followed, type Interval, type LifeStory, lives, proportionInterval } from '../src/index.ts';

/** A person after the ward, day by day from discharge. */
export interface After {
  readonly story: LifeStory;
  /** Doses on each day from the first at home. */
  readonly days: Uint8Array;
  /** Days to the first use, and to the first of five days with four or more of use; Infinity: not while followed. */
  readonly lapse: number;
  readonly relapse: number;
  /** Day of death; Infinity: alive while followed. */
  readonly death: number;
}

/** Return to daily use: the first day of five on four of which the drug was used. */
const WINDOW = 5;
const OF_THEM = 4;

/** Day, from 1, on which what `holds` first holds for `days`; Infinity when it never does. */
function firstDay(days: Uint8Array, holds: (from: number) => boolean): number {
  for (let day = 0; day < days.length; day++) if (holds(day)) return day + 1;
  return Number.POSITIVE_INFINITY;
}

/** Day of the first use, and of the return to daily use, of a person whose doses on each day are these. */
export function courseOfUse(days: Uint8Array): { readonly lapse: number; readonly relapse: number } {
  const lapse = firstDay(days, (day) => days[day]! > 0);
  const relapse = firstDay(days, (day) => days.subarray(day, day + WINDOW).filter((n) => n > 0).length >= OF_THEM);
  return { lapse, relapse };
}

/** Everyone who came out of the ward, as far as rows follow them. */
export function afterWard(cohort: Cohort, followed: Followed): After[] {
  return lives({ ...cohort, followed }).flatMap((story) => {
    const { detoxified, discharged } = story;
    if (!detoxified || discharged === undefined) return [];
    const days = detoxified.useDays.subarray(discharged + 1);
    const death = detoxified.death ? Math.floor(detoxified.death.at / 24) - discharged : Number.POSITIVE_INFINITY;
    return [{ story, days, death, ...courseOfUse(days) }];
  });
}

/** Share of people with an event by `day`, of those who had it or were followed as long; undefined when nobody was. */
export function shareBy(people: readonly After[], event: (p: After) => number, day: number): Interval | undefined {
  const known = people.filter((p) => event(p) <= day || p.days.length >= day);
  return known.length > 0 ? proportionInterval(known.filter((p) => event(p) <= day).length, known.length) : undefined;
}

/** One number against what was published for it. */
export interface Part {
  readonly says: string;
  /** Undefined: it could not be measured. */
  readonly model: Interval | undefined;
  /** Lowest and highest that agree. */
  readonly agrees: readonly [number, number];
}

const percent = (x: number): string => `${Math.round(100 * x)} %`;

/** Pass: every estimate lies where it agrees. Warn: one lies outside, its own interval does not. Fail: an interval lies outside as well. */
export function judged(parts: readonly Part[], text: (x: number) => string = percent): Finding {
  const words = parts.map(({ says, model }) =>
    model ? `${says} ${text(model.estimate)} (95 % CI ${text(model.low)} to ${text(model.high)})` : `${says} not known`,
  );
  const values = Object.fromEntries(
    parts.flatMap(({ says, model }) =>
      model ? [[says, model.estimate] as const, [`${says} low`, model.low] as const, [`${says} high`, model.high] as const] : [],
    ),
  );
  const outside = parts.filter(({ model, agrees: [low, high] }) => !model || model.estimate < low || model.estimate > high);
  const off = outside.filter(({ model, agrees: [low, high] }) => model && (model.high < low || model.low > high));
  const measured = words.join('; ');
  const compared = parts.flatMap(({ says, model, agrees }) => (model ? [{ says, ...model, agrees }] : []));
  if (outside.length === 0) return { measured, values, compared, verdict: 'pass' };
  const because = outside.map(({ says, agrees: [low, high] }) => `${says} outside ${text(low)} to ${text(high)}`).join('; ');
  return { measured, values, compared, verdict: off.length > 0 ? 'fail' : 'warn', because };
}

/** Lowest and highest share that a count in a study of this size leaves open (95 %). */
export function ofStudy(share: number, people: number): readonly [number, number] {
  const { low, high } = proportionInterval(Math.round(share * people), people);
  return [low, high];
}

/** Nobody to measure. */
export const nobody = (what: string): Finding => ({ measured: 'could not be measured', values: {}, verdict: 'warn', because: what });

/** Difference of two shares, first less second, with its normal interval (Newcombe's is no narrower). */
export function difference(a: Interval, b: Interval): Interval {
  const estimate = a.estimate - b.estimate;
  const reach = (up: boolean) =>
    up ? Math.hypot(a.high - a.estimate, b.estimate - b.low) : Math.hypot(a.estimate - a.low, b.high - b.estimate);
  return { estimate, low: estimate - reach(false), high: estimate + reach(true) };
}
