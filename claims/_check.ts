import {
  type Agreement,
  type Cohort,
  comparedOf,
  type Finding,
  type HeldAgainst,
  heldAgainst,
  type Interval,
  inRange,
  pointInterval,
} from '../src/index.ts';

export { along } from '../src/index.ts';

/** A number and what must hold of it: true, false, or undefined when an interval of this cohort leaves it open. */
export interface Check extends HeldAgainst {
  readonly holds: boolean | undefined;
}

const isAbove = ({ low, high }: Interval, bound: number): boolean | undefined => (low > bound ? true : high <= bound ? false : undefined);
const isBelow = ({ low, high }: Interval, bound: number): boolean | undefined => (high < bound ? true : low >= bound ? false : undefined);
const isWithin = (x: Interval, [least, most]: readonly [number, number]): boolean | undefined =>
  isAbove(x, least) && isBelow(x, most) ? true : isAbove(x, least) === false || isBelow(x, most) === false ? false : undefined;

const interval = (x: Interval | number): Interval => (typeof x === 'number' ? pointInterval(x) : x);
const check = (says: string, x: Interval | number, unit: string, holds: boolean | undefined, agrees?: Agreement): Check => ({
  ...heldAgainst(says, interval(x), unit, agrees),
  holds,
});

/** The whole interval lies above, below or within. */
export const above = (says: string, x: Interval, bound: number, unit = ''): Check => check(says, x, unit, isAbove(x, bound), [bound, null]);
export const below = (says: string, x: Interval, bound: number, unit = ''): Check => check(says, x, unit, isBelow(x, bound), [null, bound]);
export const within = (says: string, x: Interval, range: readonly [number, number], unit = ''): Check =>
  check(says, x, unit, isWithin(x, range), range);

/** The estimate lies from the first to the second, whatever its interval. */
export const lies = (says: string, x: Interval | number, agrees: Agreement, unit = ''): Check =>
  check(says, x, unit, inRange(interval(x).estimate, agrees), agrees);

/** Told beside the others, and not judged. */
export const told = (says: string, x: Interval | number, unit = ''): Check => check(says, x, unit, true);

/** A cohort of this size must show what a claim says; a smaller one may leave it open. */
export const FULL = 200;

/** A finding from what must hold: fails when anything is not so, or is not shown by a full cohort; warns when a small one cannot tell. */
export function conclude({ people }: Cohort, measured: string, values: Finding['values'], checks: readonly Check[]): Finding {
  const compared = comparedOf(checks);
  const said = (state: boolean | undefined) => checks.filter(({ holds }) => holds === state).map(({ says }) => says);
  const [broken, open] = [said(false), said(undefined)];
  if (broken.length + open.length === 0) return { measured, values, compared, verdict: 'pass' };
  const reasons = [
    ['not so', broken],
    [`not shown by ${people} people`, open],
  ] as const;
  const because = reasons.flatMap(([word, what]) => (what.length > 0 ? [`${word}: ${what.join('; ')}`] : [])).join('. ');
  return { measured, values, compared, verdict: broken.length > 0 || people >= FULL ? 'fail' : 'warn', because };
}
