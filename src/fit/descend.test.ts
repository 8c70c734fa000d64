import { describe, expect, it } from 'vitest';
import { descend } from './descend.ts';

const line = (x: Float64Array) => [2 * x[0]! + x[1]! - 5, x[0]! - x[1]! - 1];
const options = { rounds: 1, width: 0.5, holds: [1e-9] };

describe('descent, on paper', () => {
  it('[DE1] solves straight residuals in one round: 2a + b = 5, a − b = 1', () => {
    const { at, loss } = descend([0, 0], line, options);
    expect(at[0]).toBeCloseTo(2, 6);
    expect(at[1]).toBeCloseTo(1, 6);
    expect(loss).toBeLessThan(1e-10);
  });
});

describe('descent, laws', () => {
  it('[DE2] never ends above where it began, and stays where nothing is better', () => {
    const worse = (x: Float64Array) => [1 + Math.abs(x[0]!)];
    expect(descend([0], worse, { rounds: 3, width: 0.1, holds: [1] })).toMatchObject({ loss: 1 });
  });

  it('[DE3] what the data say nothing about keeps the spread of the prior, and its value', () => {
    const { at, spread } = descend([3, 7], (x) => [10 * x[0]!], options);
    expect(at[1]).toBe(7);
    expect(spread[1]).toBeCloseTo(1, 9);
    expect(spread[0]).toBeCloseTo(1 / Math.sqrt(101), 9);
  });
});
