/**
 * Damped Gauss–Newton with a prior, for a fit whose every evaluation is a cohort: one evaluation a free number gives the slopes, a few more
 * try how far to go. Coordinates are scaled so that 1 is a large change; the prior holds what the data say nothing about. Rules [DE1–DE3].
 */
export interface Descent {
  readonly at: Float64Array;
  readonly loss: number;
  /** Standard deviation of each coordinate by data and prior, at the last slopes. */
  readonly spread: Float64Array;
  /** Covariance of them, of which `spread` is the root of the diagonal. */
  readonly covariance: readonly (readonly number[])[];
}

export interface DescentOptions {
  readonly rounds: number;
  /** Width of the differences that give the slopes. */
  readonly width: number;
  /** Weight of staying where one is, tried one after the other; the best is kept. */
  readonly holds: readonly number[];
  readonly tell?: (round: number, what: string, loss: number, at: Float64Array) => void;
}

const squares = (r: ArrayLike<number>): number => Array.from(r).reduce((a, x) => a + x * x, 0);

/** @param residuals of a point, as many at every point, each in units of its tolerance */
export function descend(start: ArrayLike<number>, residuals: (x: Float64Array) => readonly number[], options: DescentOptions): Descent {
  let at: Float64Array = Float64Array.from(start);
  let here = residuals(at);
  let loss = squares(here);
  const n = at.length;
  let covariance: number[][] = Array.from({ length: n }, (_, i) => Array.from({ length: n }, (__, j) => (i === j ? 1 : 0)));
  options.tell?.(0, 'start', loss, at);
  for (let round = 1; round <= options.rounds; round++) {
    const slopes = Array.from({ length: n }, (_, i) => {
      // Towards the middle, so that a search near a wall looks where there is room.
      const width = at[i]! > 0 ? -options.width : options.width;
      const there = residuals(at.map((x, j) => (j === i ? x + width : x)));
      options.tell?.(round, `slope ${i}`, squares(there), at);
      return there.map((r, k) => (r - here[k]!) / width);
    });
    let best: { at: Float64Array; here: readonly number[]; loss: number } | undefined;
    for (const hold of options.holds) {
      const step = solve(slopes, here, hold);
      const tried = at.map((x, i) => x + step[i]!);
      const there = residuals(tried);
      const sum = squares(there);
      options.tell?.(round, `hold ${hold}`, sum, tried);
      if (sum < (best?.loss ?? loss)) best = { at: tried, here: there, loss: sum };
    }
    covariance = covarianceOf(slopes);
    if (!best) break;
    ({ at, here, loss } = best);
  }
  return { at, loss, spread: Float64Array.from(covariance, (row, i) => Math.sqrt(row[i]!)), covariance };
}

/** Normal equations (JᵀJ + hold·1) of the slopes J (one row a coordinate). */
function normal(slopes: readonly (readonly number[])[], hold: number): number[][] {
  return slopes.map((a, i) => slopes.map((b, j) => a.reduce((sum, x, k) => sum + x * b[k]!, i === j ? hold : 0)));
}

function solve(slopes: readonly (readonly number[])[], here: readonly number[], hold: number): Float64Array {
  const right = slopes.map((a) => -a.reduce((sum, x, k) => sum + x * here[k]!, 0));
  return backward(cholesky(normal(slopes, hold)), right);
}

/** (JᵀJ + 1)⁻¹: residuals are in tolerances, and a prior of one coordinate each. */
function covarianceOf(slopes: readonly (readonly number[])[]): number[][] {
  const lower = cholesky(normal(slopes, 1));
  return slopes.map((_, i) =>
    Array.from(
      backward(
        lower,
        slopes.map((__, j) => (i === j ? 1 : 0)),
      ),
    ),
  );
}

export function cholesky(a: readonly (readonly number[])[]): number[][] {
  const lower = a.map(() => new Array<number>(a.length).fill(0));
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = a[i]![j]!;
      for (let k = 0; k < j; k++) sum -= lower[i]![k]! * lower[j]![k]!;
      if (i === j && !(sum > 0)) throw new Error(`descend: coordinate ${i} and those before it say the same; hold must be > 0`);
      lower[i]![j] = i === j ? Math.sqrt(sum) : sum / lower[j]![j]!;
    }
  }
  return lower;
}

/** Solves L Lᵀ x = b. */
function backward(lower: readonly (readonly number[])[], b: readonly number[]): Float64Array {
  const n = b.length;
  const x = Float64Array.from(b);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) x[i]! -= lower[i]![k]! * x[k]!;
    x[i]! /= lower[i]![i]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) x[i]! -= lower[k]![i]! * x[k]!;
    x[i]! /= lower[i]![i]!;
  }
  return x;
}
