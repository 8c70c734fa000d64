import { describe, expect, it } from 'vitest';
import { openSets } from './openSets.ts';
import type { Free } from './targets.ts';

const free: Free[] = [
  { id: 'a', low: -4, high: 4, by: 'steps' },
  { id: 'b', low: 1, high: 100, by: 'factors' },
];
const fitted = [
  { id: 'a', value: 0 },
  { id: 'b', value: 10 },
];

describe('sets of fitted numbers', () => {
  it('[OS1] on paper: no spread gives the fit itself; a spread of 0.1 moves a value in the middle of its range by a quarter of that share', () => {
    const narrow = [
      [1e-12, 0],
      [0, 1e-12],
    ];
    for (const { a, b } of openSets({ fitted, covariance: narrow }, free, 5, 1)) {
      expect(a).toBeCloseTo(0, 4);
      expect(b).toBeCloseTo(10, 3);
    }
    const sets = openSets({ fitted, covariance: narrow.map((row) => row.map((x) => 1e10 * x)) }, free, 4000, 1);
    const variance = sets.reduce((sum, { a }) => sum + a! ** 2, 0) / sets.length;
    expect(Math.sqrt(variance)).toBeCloseTo(8 * 0.25 * 0.1, 2);
  });

  it('[OS2] keeps what goes together together, stays in range, and depends on the seed alone', () => {
    const tied = [
      [4, 3.9],
      [3.9, 4],
    ];
    const sets = openSets({ fitted, covariance: tied }, free, 2000, 2);
    const agreeing = sets.filter(({ a, b }) => a! > 0 === b! > 10).length;
    expect(agreeing).toBeGreaterThan(1800);
    expect(sets.every(({ a, b }) => Math.abs(a!) <= 4 && b! >= 1 && b! <= 100)).toBe(true);
    expect(openSets({ fitted, covariance: tied }, free, 2000, 2)).toEqual(sets);
    expect(() => openSets({ fitted: [{ id: 'c', value: 1 }], covariance: [[1]] }, free, 1, 1)).toThrow('c: the kept fit holds this number');
  });
});
