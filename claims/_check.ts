import { type Cohort, type Finding, type HeldAgainst, type Interval, pointInterval } from '../src/index.ts';

/** A number and what must hold of it: true, false, or undefined when an interval of this cohort leaves it open. */
export interface Check extends HeldAgainst {
  readonly holds: boolean | undefined;
}

const isAbove = ({ low, high }: Interval, bound: number): boolean | undefined => (low > bound ? true : high <= bound ? false : undefined);
const isBelow = ({ low, high }: Interval, bound: number): boolean | undefined => (high < bound ? true : low >= bound ? false : undefined);
const isWithin = (x: Interval, [least, most]: readonly [number, number]): boolean | undefined =>
  isAbove(x, least) && isBelow(x, most) ? true : isAbove(x, least) === false || isBelow(x, most) === false ? false : undefined;

const interval = (x: Interval | number): Interval => (typeof x === 'number' ? pointInterval(x) : x);
function check(
  says: string,
  x: Interval | number,
  unit: string,
  holds: boolean | undefined,
  agrees?: readonly [number | null, number | null],
): Check {
  const { estimate, low, high } = interval(x);
  return { says, estimate, low, high, ...(unit ? { unit } : {}), ...(agrees ? { agrees } : {}), holds };
}

/** The whole interval lies above, below or within. */
export const above = (says: string, x: Interval, bound: number, unit = ''): Check => check(says, x, unit, isAbove(x, bound), [bound, null]);
export const below = (says: string, x: Interval, bound: number, unit = ''): Check => check(says, x, unit, isBelow(x, bound), [null, bound]);
export const within = (says: string, x: Interval, range: readonly [number, number], unit = ''): Check =>
  check(says, x, unit, isWithin(x, range), range);

/** The estimate lies from the first to the second, whatever its interval. */
export function lies(says: string, x: Interval | number, agrees: readonly [number | null, number | null], unit = ''): Check {
  const [least, most] = agrees;
  const { estimate } = interval(x);
  return check(says, x, unit, estimate >= (least ?? estimate) && estimate <= (most ?? estimate), agrees);
}

/** Told beside the others, and not judged. */
export const told = (says: string, x: Interval | number, unit = ''): Check => check(says, x, unit, true);

/** A point of a course: the numbers of one name along one axis. */
export const along = (name: string, axis: string, at: number, one: Check): Check => ({ ...one, course: { name, axis, at } });

/** A cohort of this size must show what a claim says; a smaller one may leave it open. */
export const FULL = 200;

/** A finding from what must hold: fails when anything is not so, or is not shown by a full cohort; warns when a small one cannot tell. */
export function conclude({ people }: Cohort, measured: string, values: Finding['values'], checks: readonly Check[]): Finding {
  const compared = checks
    .map(({ holds: _, ...held }) => held)
    .filter((held) => [held.estimate, held.low, held.high].every(Number.isFinite));
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
