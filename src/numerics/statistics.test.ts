import { describe, expect, it } from 'vitest';
import { poisson } from './distributions.ts';
import { normal, uniform } from './random.ts';
import {
  chiSquareQuantile,
  type Interval,
  mean,
  meanInterval,
  median,
  poissonInterval,
  proportionInterval,
  quantile,
  sd,
  studentQuantile,
} from './statistics.ts';

function expectInterval(found: Interval, estimate: number, low: number, high: number, digits: number): void {
  expect(found.estimate).toBeCloseTo(estimate, digits);
  expect(found.low).toBeCloseTo(low, digits);
  expect(found.high).toBeCloseTo(high, digits);
}

describe('the answer on paper', () => {
  it('describes 2 4 4 4 5 5 7 9', () => {
    const xs = [2, 4, 4, 4, 5, 5, 7, 9];
    expect(mean(xs)).toBe(5);
    expect(sd(xs)).toBeCloseTo(Math.sqrt(32 / 7), 15);
    expect(median(xs)).toBe(4.5);
    expect(quantile(xs, 0.25)).toBe(4);
    expect(quantile(xs, 0.9)).toBeCloseTo(7.6, 14);
  });

  it('quantile leaves the input as it was, sorts by size, takes the ends, and passes NaN and ∞', () => {
    const xs = Object.freeze([10, 9, -1, 100]);
    expect([quantile(xs, 0), median(xs), quantile(xs, 1)]).toEqual([-1, 9.5, 100]);
    expect(quantile(new Float64Array([3]), 0.7)).toBe(3);
    expect(median([1, NaN, 2])).toBeNaN();
    expect(quantile([1, Infinity, Infinity], 0.75)).toBe(Infinity);
  });

  it("Student's t: tan for 1 degree of freedom, a root for 2, Fisher's table for others", () => {
    for (const p of [0.6, 0.9, 0.975, 0.9995]) {
      expect(studentQuantile(p, 1) / Math.tan(Math.PI * (p - 0.5))).toBeCloseTo(1, 12);
      expect(studentQuantile(p, 2) / ((2 * p - 1) * Math.sqrt(2 / (4 * p * (1 - p))))).toBeCloseTo(1, 12);
    }
    const table = [
      [0.975, 4, 2.776445],
      [0.95, 10, 1.812461],
      [0.975, 30, 2.042272],
      [0.995, 120, 2.617421],
    ] as const;
    for (const [p, df, t] of table) expect(studentQuantile(p, df)).toBeCloseTo(t, 6);
    expect(studentQuantile(0.975, 1e9)).toBeCloseTo(1.959963984540054, 8);
  });

  it('chi-square: −2 ln(1 − p) for 2 degrees of freedom, z² for 1, a table for others', () => {
    for (const p of [0.001, 0.5, 0.975]) expect(chiSquareQuantile(p, 2)).toBeCloseTo(-2 * Math.log1p(-p), 12);
    expect(chiSquareQuantile(0.95, 1)).toBeCloseTo(1.959963984540054 ** 2, 12);
    expect(chiSquareQuantile(0.95, 10)).toBeCloseTo(18.307038, 6);
    expect(chiSquareQuantile(0.025, 20)).toBeCloseTo(9.590777, 6);
  });

  it('mean of 1 2 3 4 5: 3 ± 2.776445 × √(2.5 ÷ 5)', () => {
    const half = 2.7764451 * Math.sqrt(0.5);
    expectInterval(meanInterval([1, 2, 3, 4, 5]), 3, 3 - half, 3 + half, 6);
  });

  it('Wilson: 81 of 263 gives 0.2553–0.3662 (Newcombe 1998, Stat Med 17:857, table I); none of 10 ends at z² ÷ (10 + z²)', () => {
    expectInterval(proportionInterval(81, 263), 81 / 263, 0.2553, 0.3662, 4);
    expectInterval(proportionInterval(15, 148), 15 / 148, 0.0624, 0.1605, 4);
    expectInterval(proportionInterval(0, 20), 0, 0, 0.1611, 4);
    expectInterval(proportionInterval(1, 29), 1 / 29, 0.0061, 0.1718, 4);
    const square = 1.959963984540054 ** 2;
    expect(proportionInterval(0, 10).high).toBeCloseTo(square / (10 + square), 14);
    expect(proportionInterval(10, 10).high).toBe(1);
  });

  it('Poisson: none in 1 gives 0–3.689; ten give 4.795–18.390 (Garwood 1936), divided by the exposure', () => {
    expectInterval(poissonInterval(0, 1), 0, 0, -Math.log(0.025), 10);
    expectInterval(poissonInterval(10, 1), 10, 4.7954, 18.3904, 4);
    expectInterval(poissonInterval(10, 4), 2.5, 4.7954 / 4, 18.3904 / 4, 4);
  });

  it.each([
    [() => mean([]), 'mean: 0 values; at least 1 are needed'],
    [() => sd([1]), 'sd: 1 values; at least 2 are needed'],
    [() => quantile([1], 1.5), 'quantile: p is 1.5; it must lie between 0 and 1'],
    [() => meanInterval([1, 2], 95), 'meanInterval: level is 95; it must lie between 0 and 1, ends excluded'],
    [() => proportionInterval(5, 4), 'proportionInterval: successes is 5; it must be a whole number from 0 to 4'],
    [() => proportionInterval(0, 0), 'proportionInterval: trials is 0; it must be a whole number > 0'],
    [() => poissonInterval(1.5, 1), 'poissonInterval: count is 1.5; it must be a whole number ≥ 0'],
    [() => poissonInterval(1, 0), 'poissonInterval: exposure is 0; it must be > 0 and finite'],
    [() => studentQuantile(0.5, 0), 'studentQuantile: df is 0; it must be > 0'],
  ])('refuses what has no answer', (ask, message) => {
    expect(ask).toThrow(message);
  });
});

describe('laws', () => {
  it("Student's t is symmetric, and continuous where the method changes at 10⁴ degrees of freedom", () => {
    for (const p of [0.001, 0.025, 0.3]) {
      expect(studentQuantile(p, 7)).toBeCloseTo(-studentQuantile(1 - p, 7), 12);
      expect(studentQuantile(p, 10_001)).toBeCloseTo(studentQuantile(p, 10_000), 6);
    }
    expect(studentQuantile(0.5, 7)).toBeCloseTo(0, 12);
  });

  it('intervals widen with the level and hold the estimate', () => {
    const intervals = [0.5, 0.9, 0.99].map((level) => [
      meanInterval([3, 1, 4, 1, 5], level),
      proportionInterval(3, 17, level),
      poissonInterval(4, 9, level),
    ]);
    for (const found of intervals.flat()) expect(found.low < found.estimate && found.estimate < found.high).toBe(true);
    for (const [i, narrow] of intervals[0]!.entries()) {
      expect(intervals[2]![i]!.low < narrow.low && intervals[2]![i]!.high > narrow.high).toBe(true);
    }
  });

  it('moving and scaling the values moves and scales the interval', () => {
    const xs = [3, 1, 4, 1, 5];
    const plain = meanInterval(xs);
    const moved = meanInterval(xs.map((x) => 2 * x + 7));
    expectInterval(moved, 2 * plain.estimate + 7, 2 * plain.low + 7, 2 * plain.high + 7, 12);
  });

  it('95 % intervals hold the truth about 95 % of the time (exact Poisson at least that often)', () => {
    const repeats = Array.from({ length: 2000 }, (_, i) => i);
    const holds = (truth: number, interval: (i: number) => Interval) =>
      repeats.filter((i) => interval(i).low <= truth && truth <= interval(i).high).length / repeats.length;
    const sample = (i: number) => [0, 1, 2, 3, 4, 5].map((j) => 10 + 3 * normal(1, i, 'coverage', 0, j));
    expect(Math.abs(holds(10, (i) => meanInterval(sample(i))) - 0.95)).toBeLessThan(0.015);
    const successes = (i: number) => Array.from({ length: 40 }, (_, j) => uniform(1, i, 'share', 0, j)).filter((u) => u < 0.3).length;
    expect(Math.abs(holds(0.3, (i) => proportionInterval(successes(i), 40)) - 0.95)).toBeLessThan(0.02);
    expect(holds(3, (i) => poissonInterval(poisson(uniform(1, i, 'count', 0), 6), 2))).toBeGreaterThan(0.945);
  });
});
