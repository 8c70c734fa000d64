import { describe, expect, it } from 'vitest';
import { shapley } from './shapley.ts';

describe('shares of a difference', () => {
  it('[SY1] on paper: a product of two is shared in halves, a sum as it stands', () => {
    expect(shapley('x', 2, (present) => (present === 3 ? 6 : 0))).toEqual([3, 3]);
    expect(shapley('x', 2, (present) => 2 * (present & 1) + 5 * (present >> 1))).toEqual([2, 5]);
  });

  it('[SY2] nothing is left over, and who changes nothing has no share', () => {
    const value = (present: number): number => (present & 1 ? 3 : 1) * (present & 4 ? -2 : 1) - (present & 1);
    const shares = shapley('x', 3, value);
    expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(value(7) - value(0), 12);
    expect(shares[1]).toBe(0);
  });

  it('[SY3] too many are refused', () => {
    expect(() => shapley('a.b', 13, () => 0)).toThrow('a.b: reads 13 quantities; at most 12');
  });
});
