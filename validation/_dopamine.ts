import { type Finding, log, mean, meanInterval } from '../src/index.ts';

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

export const within = (x: number, [low, high]: readonly [number, number]): boolean => x >= low && x <= high;

/** '−18.4' with a true minus sign; 'none' for a time that nobody has. */
export const fixed = (x: number, digits = 0): string => (Number.isNaN(x) ? 'none' : x.toFixed(digits).replace('-', '−'));

/** '254 (95 % CI 248 to 260)'; a single person has no interval. */
export function withInterval(xs: readonly number[], digits = 0): string {
  if (xs.length < 2) return fixed(mean(xs), digits);
  const { estimate, low, high } = meanInterval(xs);
  return `${fixed(estimate, digits)} (95 % CI ${fixed(low, digits)} to ${fixed(high, digits)})`;
}

/** What must hold, each with the words that say it does not. */
export type Check = readonly [holds: boolean, otherwise: string];

/** Passes when every check holds; a row recalled with low trust warns instead of failing. */
export function judge(
  measured: string,
  values: Readonly<Record<string, number>>,
  checks: readonly Check[],
  otherwise: 'fail' | 'warn' = 'fail',
): Finding {
  const missed = checks.filter(([holds]) => !holds).map(([, words]) => words);
  return missed.length === 0 ? { measured, values, verdict: 'pass' } : { measured, values, verdict: otherwise, because: missed.join('; ') };
}
