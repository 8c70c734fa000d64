/** How much of the variance of a result each varied quantity explains, with the error of that number. */
import { uniform } from './random.ts';
import { mean, sd } from './statistics.ts';

export interface Index {
  readonly estimate: number;
  /** Standard error: SD over bootstrap samples of the rows. */
  readonly error: number;
}

export interface SobolIndices {
  /** Share of the variance that a quantity explains by itself; all together at most 1. */
  readonly first: readonly Index[];
  /** Share that goes when everything else is known: by itself and together with others. */
  readonly total: readonly Index[];
  readonly mean: number;
  readonly variance: number;
  readonly rows: number;
}

const RESAMPLES = 200;

/**
 * First-order and total indices from the values of `saltelli`'s design. First order by Saltelli et al. 2010 (Comput Phys Commun 181:259, eq. b of
 * table 2), total by Jansen 1999 (Comput Phys Commun 117:35). Values are centred first, which leaves the expectation and cuts the noise.
 * @param values rows × (k + 2): f(A), f(B), f(AB₁) … f(AB_k) of each row
 * @throws RangeError when there are fewer than 8 rows or values are missing (NaN)
 */
export function sobolIndices(values: Float64Array, k: number, seed: number): SobolIndices {
  const width = k + 2;
  const rows = values.length / width;
  if (!(Number.isInteger(rows) && rows >= 8))
    throw new RangeError(`sobolIndices: ${values.length} values of ${width} a row; at least 8 whole rows are needed`);
  if (values.some(Number.isNaN)) throw new RangeError('sobolIndices: a value is missing; every point of the design is needed');
  const base = Float64Array.from({ length: 2 * rows }, (_, i) => values[(i >> 1) * width + (i & 1)]!);
  const centre = mean(base);
  const centred = values.map((value) => value - centre);
  const all = Int32Array.from({ length: rows }, (_, i) => i);
  const estimate = indicesOver(centred, k, all);
  const bootstrap = Array.from({ length: RESAMPLES }, (_, b) =>
    indicesOver(
      centred,
      k,
      all.map((_, i) => Math.floor(uniform(seed, b, 'bootstrap of rows', i) * rows)),
    ),
  );
  const index = (which: 'first' | 'total', i: number): Index => ({
    estimate: estimate[which][i]!,
    error: sd(bootstrap.map((one) => one[which][i]!)),
  });
  const places = Array.from({ length: k }, (_, i) => i);
  return {
    first: places.map((i) => index('first', i)),
    total: places.map((i) => index('total', i)),
    mean: centre,
    variance: estimate.variance,
    rows,
  };
}

function indicesOver(f: Float64Array, k: number, rows: Int32Array): { first: number[]; total: number[]; variance: number } {
  const width = k + 2;
  let [sum, squares] = [0, 0];
  for (const row of rows) {
    const [a, b] = [f[row * width]!, f[row * width + 1]!];
    sum += a + b;
    squares += a * a + b * b;
  }
  const n = rows.length;
  const variance = squares / (2 * n) - (sum / (2 * n)) ** 2;
  const first: number[] = [];
  const total: number[] = [];
  for (let i = 0; i < k; i++) {
    let [alone, jointly] = [0, 0];
    for (const row of rows) {
      const [a, b, ab] = [f[row * width]!, f[row * width + 1]!, f[row * width + 2 + i]!];
      alone += b * (ab - a);
      jointly += (a - ab) ** 2;
    }
    // A result that does not vary is explained by nothing.
    first.push(variance > 0 ? alone / n / variance : 0);
    total.push(variance > 0 ? jointly / (2 * n) / variance : 0);
  }
  return { first, total, variance };
}

/** Places in order of size, from 1; equal values share the mean of theirs. */
export function ranks(values: ArrayLike<number>): Float64Array {
  const order = Array.from(values, (_, i) => i).sort((a, b) => values[a]! - values[b]! || a - b);
  const rank = new Float64Array(values.length);
  for (let i = 0; i < order.length; ) {
    let end = i + 1;
    while (end < order.length && values[order[end]!] === values[order[i]!]) end++;
    for (let j = i; j < end; j++) rank[order[j]!] = (i + 1 + end) / 2;
    i = end;
  }
  return rank;
}

/**
 * Spearman's rank correlation of two quantities, with the SD over bootstrap samples of the pairs as its error; 0 when one of them does not vary.
 * @throws RangeError with fewer than 4 pairs
 */
export function rankCorrelation(x: ArrayLike<number>, y: ArrayLike<number>, seed: number): Index {
  const n = x.length;
  if (n < 4 || y.length !== n) throw new RangeError(`rankCorrelation: ${n} and ${y.length} values; at least 4 pairs are needed`);
  const over = (pairs: ArrayLike<number>) => pearson(ranks(Array.from(pairs, (i) => x[i]!)), ranks(Array.from(pairs, (i) => y[i]!)));
  const all = Int32Array.from({ length: n }, (_, i) => i);
  const resampled = Array.from({ length: RESAMPLES }, (_, b) =>
    over(all.map((_, i) => Math.floor(uniform(seed, b, 'bootstrap of pairs', i) * n))),
  );
  return { estimate: over(all), error: sd(resampled) };
}

function pearson(x: Float64Array, y: Float64Array): number {
  const [meanX, meanY] = [mean(x), mean(y)];
  let [both, alone, other] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    const [a, b] = [x[i]! - meanX, y[i]! - meanY];
    both += a * b;
    alone += a * a;
    other += b * b;
  }
  return alone > 0 && other > 0 ? both / Math.sqrt(alone * other) : 0;
}
