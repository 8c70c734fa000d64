import {
  type Agreement,
  bootstrap,
  type Cohort,
  comparedOf,
  type Finding,
  type HeldAgainst,
  heldAgainst,
  type Interval,
  inRange,
  log,
  mean,
  meanInterval,
  pointInterval,
} from '../src/index.ts';

export { along } from '../src/index.ts';

/** A dialysate is a mean over minutes: means of consecutive, complete groups of `size` values. */
export function dialysates(values: ArrayLike<number>, size: number): number[] {
  const all = Array.from(values);
  return Array.from({ length: Math.floor(all.length / size) }, (_, i) => mean(all.slice(i * size, (i + 1) * size)));
}

/** Half-life by least squares on the log of values at evenly spaced times, in the unit of `every`. */
export function halfLife(values: ArrayLike<number>, every: number): number {
  const middle = (values.length - 1) / 2;
  let [xy, xx] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    xy += (i - middle) * log(values[i] as number);
    xx += (i - middle) ** 2;
  }
  return (-log(2) * xx * every) / xy;
}

/** '−18.4' with a true minus sign; 'none' for a time that nobody has. */
export const fixed = (x: number, digits = 0): string => (Number.isNaN(x) ? 'none' : x.toFixed(digits).replace('-', '−'));

/** '254 (95 % CI 248 to 260)'; a single person has no interval. */
export function withInterval(xs: readonly number[], digits = 0): string {
  if (xs.length < 2) return fixed(mean(xs), digits);
  const { estimate, low, high } = meanInterval(xs);
  return `${fixed(estimate, digits)} (95 % CI ${fixed(low, digits)} to ${fixed(high, digits)})`;
}

/** A number, where it agrees, and the words that say it does not. */
export interface Check extends HeldAgainst {
  readonly holds: boolean;
  readonly otherwise: string;
}

const short = (x: number): string => String(Number(x.toPrecision(3))).replace('-', '−');
const words = ([least, most]: Agreement): string =>
  least === null ? `not below ${short(most!)}` : most === null ? `not above ${short(least)}` : `outside ${short(least)} to ${short(most)}`;

function check(says: string, x: Interval, agrees: Agreement, holds: boolean, unit: string, why: string): Check {
  const otherwise = `${says}: ${short(x.estimate)}, ${words(agrees)}${unit && ` ${unit}`}${why && `; ${why}`}`;
  return { ...heldAgainst(says, x, unit, agrees), holds, otherwise };
}

/** The estimate lies from the first to the second, null for no end; `why` tells what is known of a miss. */
export const lies = (says: string, x: Interval, range: Agreement, unit = '', why = ''): Check =>
  check(says, x, range, inRange(x.estimate, range), unit, why);
export const above = (says: string, x: Interval, least: number, unit = '', why = ''): Check =>
  check(says, x, [least, null], x.estimate > least, unit, why);
export const below = (says: string, x: Interval, most: number, unit = '', why = ''): Check =>
  check(says, x, [null, most], x.estimate < most, unit, why);
/** Told beside the others, and not judged. */
export const told = (says: string, x: Interval, unit = ''): Check => ({ ...heldAgainst(says, x, unit), holds: true, otherwise: '' });

/** A number of the group as a whole, with the interval that drawing its people again gives; of one person there is none. */
export function ofGroup<T>(people: T[], number: (drawn: T[]) => number, { seed }: Cohort): Interval {
  if (people.length < 2) return pointInterval(number(people));
  const drawn = (places: Int32Array): T[] => Array.from(places, (place) => people[place]!);
  const { estimate, low, high } = bootstrap(people.length, (places) => number(drawn(places)), { seed, purpose: 'group', times: 200 });
  return { estimate, low, high };
}

/** Passes when every check holds; a row recalled with low trust warns instead of failing. */
export function judge(
  measured: string,
  values: Readonly<Record<string, number>>,
  checks: readonly Check[],
  otherwise: 'fail' | 'warn' = 'fail',
): Finding {
  const missed = checks.filter(({ holds }) => !holds).map((one) => one.otherwise);
  const found = { measured, values, compared: comparedOf(checks) };
  return missed.length === 0 ? { ...found, verdict: 'pass' } : { ...found, verdict: otherwise, because: missed.join('; ') };
}
