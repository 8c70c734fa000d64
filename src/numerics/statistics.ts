/** Descriptive statistics and exact or near-exact intervals. Every function is pure and accepts any list of numbers. */
import { normalQuantile } from './distributions.ts';
import { betaShare, gammaShare, invertIncreasing } from './special.ts';

export interface Interval {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

function mustHave(count: number, where: string, xs: ArrayLike<number>): void {
  if (xs.length >= count) return;
  throw new RangeError(`${where}: ${xs.length} values; at least ${count} are needed`);
}

function mustBe(allowed: boolean, where: string, found: string, rule: string): void {
  if (!allowed) throw new RangeError(`${where}: ${found}; ${rule}`);
}

function mustBeLevel(where: string, level: number): void {
  mustBe(level > 0 && level < 1, where, `level is ${level}`, 'it must lie between 0 and 1, ends excluded');
}

/** Arithmetic mean, in the unit of the values. */
export function mean(xs: ArrayLike<number>): number {
  mustHave(1, 'mean', xs);
  let sum = 0;
  for (let i = 0; i < xs.length; i++) sum += xs[i]!;
  return sum / xs.length;
}

/** Sample standard deviation (divisor n − 1). */
export function sd(xs: ArrayLike<number>): number {
  mustHave(2, 'sd', xs);
  const centre = mean(xs);
  let squares = 0;
  for (let i = 0; i < xs.length; i++) squares += (xs[i]! - centre) ** 2;
  return Math.sqrt(squares / (xs.length - 1));
}

/** Sample quantile, linear between order statistics (type 7 of Hyndman & Fan 1996, the default of R and NumPy); NaN among the values passes. */
export function quantile(xs: ArrayLike<number>, p: number): number {
  mustHave(1, 'quantile', xs);
  mustBe(p >= 0 && p <= 1, 'quantile', `p is ${p}`, 'it must lie between 0 and 1');
  const sorted = Float64Array.from(xs).sort();
  if (Number.isNaN(sorted[sorted.length - 1]!)) return NaN; // sorting puts NaN last
  const place = p * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  // Without the second test, two infinities of one sign would give NaN.
  return place === below || low === high ? low : low + (high - low) * (place - below);
}

export function median(xs: ArrayLike<number>): number {
  return quantile(xs, 0.5);
}

/** Student's t below which a share p lies, for df > 0 degrees of freedom (not necessarily whole). */
export function studentQuantile(p: number, df: number): number {
  mustBe(p > 0 && p < 1, 'studentQuantile', `p is ${p}`, 'it must lie between 0 and 1, ends excluded');
  mustBe(df > 0, 'studentQuantile', `df is ${df}`, 'it must be > 0');
  if (df > 1e4) return nearlyNormalQuantile(normalQuantile(p), df);
  const tail = 2 * Math.min(p, 1 - p);
  // P(|T| > t) = I(df ÷ (df + t²); df/2, 1/2), solved for t
  const t = invertIncreasing((x) => -betaShare(df / (df + x * x), df / 2, 0.5), -tail);
  return p < 0.5 ? -t : t;
}

/** Cornish–Fisher expansion (Abramowitz & Stegun 26.7.5); its next term is below 1e-11 for df > 10⁴ and |z| < 6. */
function nearlyNormalQuantile(z: number, df: number): number {
  const z2 = z * z;
  const first = (z * (z2 + 1)) / 4;
  const second = (z * ((5 * z2 + 16) * z2 + 3)) / 96;
  const third = (z * (((3 * z2 + 19) * z2 + 17) * z2 - 15)) / 384;
  return z + (first + (second + third / df) / df) / df;
}

/** Chi-square below which a share p lies, for df > 0 degrees of freedom. */
export function chiSquareQuantile(p: number, df: number): number {
  mustBe(p > 0 && p < 1, 'chiSquareQuantile', `p is ${p}`, 'it must lie between 0 and 1, ends excluded');
  mustBe(df > 0, 'chiSquareQuantile', `df is ${df}`, 'it must be > 0');
  return 2 * invertIncreasing((x) => gammaShare(df / 2, x), p);
}

/** Mean with Student's t interval; at least two values. Exact when the values are normal. */
export function meanInterval(xs: ArrayLike<number>, level = 0.95): Interval {
  mustHave(2, 'meanInterval', xs);
  mustBeLevel('meanInterval', level);
  const estimate = mean(xs);
  const half = (studentQuantile(0.5 + level / 2, xs.length - 1) * sd(xs)) / Math.sqrt(xs.length);
  return { estimate, low: estimate - half, high: estimate + half };
}

/** Mean with its interval; that of one value is the value. */
export const averageInterval = (xs: ArrayLike<number>): Interval => (xs.length > 1 ? meanInterval(xs) : pointInterval(mean(xs)));

/** A number by itself, of which no interval is known. */
export const pointInterval = (x: number): Interval => ({ estimate: x, low: x, high: x });

/** Median with a 95 % interval between order statistics (binomial, by its normal limit); extremes count no more than their rank. */
export function medianInterval(xs: ArrayLike<number>): Interval {
  mustHave(1, 'medianInterval', xs);
  const sorted = Float64Array.from(xs).sort();
  const reach = 0.98 * Math.sqrt(xs.length);
  const at = (rank: number): number => sorted[Math.min(xs.length - 1, Math.max(0, rank))]!;
  return { estimate: median(xs), low: at(Math.floor(xs.length / 2 - reach)), high: at(Math.ceil(xs.length / 2 + reach) - 1) };
}

/** Share of successes with Wilson's score interval (1927, JASA 22:209), which stays within 0 to 1. */
export function proportionInterval(successes: number, trials: number, level = 0.95): Interval {
  mustBe(Number.isInteger(trials) && trials > 0, 'proportionInterval', `trials is ${trials}`, 'it must be a whole number > 0');
  const possible = Number.isInteger(successes) && successes >= 0 && successes <= trials;
  mustBe(possible, 'proportionInterval', `successes is ${successes}`, `it must be a whole number from 0 to ${trials}`);
  mustBeLevel('proportionInterval', level);
  const estimate = successes / trials;
  const z = normalQuantile(0.5 + level / 2);
  const shrink = 1 + (z * z) / trials;
  const centre = (estimate + (z * z) / (2 * trials)) / shrink;
  const half = (z * Math.sqrt((estimate * (1 - estimate)) / trials + (z * z) / (4 * trials * trials))) / shrink;
  // At 0 and at all, the bound equals the estimate; rounding must not move it.
  const low = successes === 0 ? 0 : Math.max(0, centre - half);
  return { estimate, low, high: successes === trials ? 1 : Math.min(1, centre + half) };
}

/** Events per unit of exposure with Garwood's exact Poisson interval (1936, Biometrika 28:437); low is 0 when nothing happened. */
export function poissonInterval(count: number, exposure: number, level = 0.95): Interval {
  mustBe(Number.isInteger(count) && count >= 0, 'poissonInterval', `count is ${count}`, 'it must be a whole number ≥ 0');
  mustBe(exposure > 0 && exposure < Infinity, 'poissonInterval', `exposure is ${exposure}`, 'it must be > 0 and finite');
  mustBeLevel('poissonInterval', level);
  const tail = (1 - level) / 2;
  const low = count === 0 ? 0 : chiSquareQuantile(tail, 2 * count) / 2;
  const high = chiSquareQuantile(1 - tail, 2 * count + 2) / 2;
  return { estimate: count / exposure, low: low / exposure, high: high / exposure };
}
