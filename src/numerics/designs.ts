/** Designs: which values to try. Each returns count × dimensions numbers, one point a row. Pure: the same arguments, the same points. */
import { uniform } from './random.ts';

/** Every combination of levels, the last dimension changing fastest. Entries are places of levels, from 0. */
export function grid(levels: readonly number[]): Int32Array {
  const count = levels.reduce((product, n) => product * n, 1);
  const points = new Int32Array(count * levels.length);
  for (let i = 0; i < count; i++) {
    let rest = i;
    for (let d = levels.length - 1; d >= 0; d--) {
      points[i * levels.length + d] = rest % levels[d]!;
      rest = Math.floor(rest / levels[d]!);
    }
  }
  return points;
}

/**
 * Latin hypercube in (0, 1)^dimensions: in each dimension one point in each of `count` equal cells, at a random place in it (McKay, Beckman & Conover
 * 1979, Technometrics 21:239).
 */
export function latinHypercube(count: number, dimensions: number, seed: number): Float64Array {
  const points = new Float64Array(count * dimensions);
  for (let d = 0; d < dimensions; d++) {
    const cell = shuffled(count, (i) => uniform(seed, i, 'Latin hypercube cell', d));
    for (let i = 0; i < count; i++) points[i * dimensions + d] = (cell[i]! + uniform(seed, i, 'Latin hypercube place', d)) / count;
  }
  return points;
}

/** 0 … count − 1 in an order drawn by Fisher and Yates. */
function shuffled(count: number, draw: (i: number) => number): Int32Array {
  const order = Int32Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(draw(i) * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}

/**
 * The design of a variance-based analysis (Saltelli et al. 2010, Comput Phys Commun 181:259): for each of `rows` points, A, B, and for each dimension i
 * the point A with coordinate i taken from B. `points` has rows × 2·dimensions numbers: A then B.
 * @returns rows × (dimensions + 2) points in the order A, B, AB₁ … AB_k of each row
 */
export function saltelli(points: Float64Array, rows: number, dimensions: number): Float64Array {
  const k = dimensions;
  const all = new Float64Array(rows * (k + 2) * k);
  for (let row = 0; row < rows; row++) {
    const a = points.subarray(row * 2 * k, row * 2 * k + k);
    const b = points.subarray(row * 2 * k + k, (row + 1) * 2 * k);
    const start = row * (k + 2) * k;
    all.set(a, start);
    all.set(b, start + k);
    for (let i = 0; i < k; i++) {
      all.set(a, start + (i + 2) * k);
      all[start + (i + 2) * k + i] = b[i]!;
    }
  }
  return all;
}
