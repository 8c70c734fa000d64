import { describe, expect, it } from 'vitest';
import { grid, latinHypercube, saltelli } from './designs.ts';
import { SOBOL_DIMENSIONS, sobolSequence } from './sobolSequence.ts';

const column = (points: ArrayLike<number>, dimensions: number, d: number) =>
  Array.from({ length: points.length / dimensions }, (_, i) => points[i * dimensions + d]!);
const cells = (values: readonly number[], count: number) => values.map((x) => Math.floor(x * count)).sort((a, b) => a - b);

describe('designs', () => {
  it('[DE1] a grid has every combination once, the last quantity changing fastest', () => {
    expect([...grid([2, 3])]).toEqual([0, 0, 0, 1, 0, 2, 1, 0, 1, 1, 1, 2]);
    const points = grid([3, 1, 4, 2]);
    expect(new Set(Array.from({ length: 24 }, (_, i) => points.slice(4 * i, 4 * i + 4).join())).size).toBe(24);
  });

  it('[DE2] a Latin hypercube fills each cell of each quantity once, differently for each quantity and seed', () => {
    const points = latinHypercube(50, 3, 4);
    for (const d of [0, 1, 2]) expect(cells(column(points, 3, d), 50)).toEqual([...Array(50).keys()]);
    expect(column(points, 3, 0).map((x) => Math.floor(50 * x))).not.toEqual(column(points, 3, 1).map((x) => Math.floor(50 * x)));
    expect(latinHypercube(50, 3, 5)).not.toEqual(points);
    expect(latinHypercube(50, 3, 4)).toEqual(points);
  });

  it('[DE3] the design of Saltelli is A, B, and A with one coordinate of B', () => {
    expect([...saltelli(Float64Array.of(1, 2, 3, 4), 1, 2)]).toEqual([1, 2, 3, 4, 3, 2, 1, 4]);
  });
});

describe("Sobol' sequence", () => {
  // Joe & Kuo 2008, as printed by their own program for three dimensions.
  it('[SO1] begins as published', () => {
    const points = sobolSequence(8, 3);
    expect(Array.from({ length: 8 }, (_, i) => [...points.slice(3 * i, 3 * i + 3)])).toEqual([
      [0, 0, 0],
      [0.5, 0.5, 0.5],
      [0.75, 0.25, 0.25],
      [0.25, 0.75, 0.75],
      [0.375, 0.375, 0.625],
      [0.875, 0.875, 0.125],
      [0.625, 0.125, 0.875],
      [0.125, 0.625, 0.375],
    ]);
  });

  it('[SO2] fills every cell of width 2^-k once, in every dimension there is, shifted or not', () => {
    for (const seed of [undefined, 9]) {
      const points = sobolSequence(256, SOBOL_DIMENSIONS, seed);
      for (let d = 0; d < SOBOL_DIMENSIONS; d++)
        expect(cells(column(points, SOBOL_DIMENSIONS, d), 256), `dimension ${d}`).toEqual([...Array(256).keys()]);
    }
  });

  it('[SO2] fills every 1/16 × 1/16 square of its first two dimensions once with 256 points', () => {
    const points = sobolSequence(256, 2);
    const squares = Array.from({ length: 256 }, (_, i) => Math.floor(16 * points[2 * i]!) * 16 + Math.floor(16 * points[2 * i + 1]!));
    expect(new Set(squares).size).toBe(256);
  });

  it('[SO3] shifted, has no point at 0 and another place for each seed; too many dimensions are refused', () => {
    expect(Math.min(...sobolSequence(64, 5, 1))).toBeGreaterThan(0);
    expect(sobolSequence(4, 2, 1)).not.toEqual(sobolSequence(4, 2, 2));
    expect(() => sobolSequence(4, SOBOL_DIMENSIONS + 1)).toThrow(RangeError);
  });

  it('[SO4] integrates a smooth function far better than random points: ∫ Π (1 + (x − ½)) = 1', () => {
    const k = 6;
    const points = sobolSequence(4096, k, 3);
    let sum = 0;
    for (let i = 0; i < 4096; i++) sum += points.slice(k * i, k * i + k).reduce((product, x) => product * (0.5 + x), 1);
    // Random points: SD of the mean √(Π(1 + 1/12) − 1)/64 = 0.012.
    expect(Math.abs(sum / 4096 - 1)).toBeLessThan(5e-4);
  });
});
