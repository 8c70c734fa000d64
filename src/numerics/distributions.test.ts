import { describe, expect, it } from 'vitest';
import {
  bernoulli,
  exponential,
  logitNormal,
  lognormal,
  normalCdf,
  normalQuantile,
  poisson,
  truncatedNormal,
  uniformBetween,
} from './distributions.ts';
import { mean, sd } from './statistics.ts';

/** The middles of n equal shares: a population without sampling noise. */
const shares = (n: number): number[] => Array.from({ length: n }, (_, i) => (i + 0.5) / n);

function relative(found: number, wanted: number): number {
  return Math.abs(found / wanted - 1);
}

describe('the answer on paper', () => {
  // 20 digits from an arbitrary-precision evaluation of erfc and of its root.
  it.each([
    [0.975, 1.959963984540054],
    [0.995, 2.5758293035489004],
    [0.75, 0.6744897501960817],
    [0.9, 1.2815515655446004],
    [1e-5, -4.264890793922825],
    [1e-10, -6.361340902404056],
    [1e-300, -37.0470962993612],
  ])('normal quantile of %d', (p, z) => {
    expect(relative(normalQuantile(p), z)).toBeLessThan(1e-15);
  });

  it.each([
    [-1, 0.15865525393145705],
    [-0.5, 0.3085375387259869],
    [-1.959963984540054, 0.025],
    [-3, 0.0013498980316300946],
    [-6, 9.865876450376981e-10],
    [-10, 7.61985302416052e-24],
    [2, 0.9772498680518208],
  ])('normal share below %d', (x, share) => {
    expect(relative(normalCdf(x), share)).toBeLessThan(1e-15);
  });

  it('meets the ends', () => {
    expect([normalQuantile(0), normalQuantile(0.5), normalQuantile(1)]).toEqual([-Infinity, 0, Infinity]);
    expect([normalQuantile(-0.1), normalQuantile(1.1), normalQuantile(NaN), normalCdf(NaN)].every(Number.isNaN)).toBe(true);
    expect([normalCdf(-Infinity), normalCdf(0), normalCdf(Infinity)]).toEqual([0, 0.5, 1]);
  });

  it('lognormal: the median at u = ½, median × e^σ one standard deviation up, cv as asked when uncut', () => {
    expect(lognormal(0.5, 12, 0.4)).toBeCloseTo(12, 12);
    expect(lognormal(0.3, 12, 0)).toBe(12);
    const sigma = Math.sqrt(Math.log(1 + 0.3 ** 2));
    expect(lognormal(normalCdf(1), 2, 0.3, 30)).toBeCloseTo(2 * Math.exp(sigma), 12);
    const values = shares(200_000).map((u) => lognormal(u, 2, 0.3, 30));
    expect(sd(values) / mean(values)).toBeCloseTo(0.3, 4);
  });

  it('logit-normal: the median at u = ½, log odds one sd away at the normal share of 1', () => {
    expect(logitNormal(0.5, 0.8, 1)).toBeCloseTo(0.8, 14);
    const value = logitNormal(normalCdf(1), 0.8, 0.5, 30);
    expect(Math.log(value / (1 - value))).toBeCloseTo(Math.log(4) + 0.5, 12);
  });

  it('truncated normal: quarter points of the half-normal; variance 1 − 2 c φ(c) ÷ (2Φ(c) − 1) when cut at ± c', () => {
    expect(truncatedNormal(0.5, 0, 40)).toBeCloseTo(0.6744897501960817, 14);
    const values = shares(200_000).map((u) => truncatedNormal(u, -1.5, 1.5));
    const density = Math.exp(-1.125) / Math.sqrt(2 * Math.PI);
    const variance = sd(values) ** 2 * (1 - 1 / values.length);
    expect(variance).toBeCloseTo(1 - (3 * density) / (2 * normalCdf(1.5) - 1), 8);
  });

  it('exponential: median is mean × ln 2, and the mean is the mean', () => {
    expect(exponential(0.5, 10)).toBeCloseTo(10 * Math.LN2, 13);
    expect(mean(shares(100_000).map((u) => exponential(u, 10)))).toBeCloseTo(10, 3);
  });

  it('Poisson: e⁻² ≈ 0.1353 see none, 0.4060 at most one, 0.6767 at most two', () => {
    expect([0.135, 0.136, 0.405, 0.407, 0.676, 0.677].map((u) => poisson(u, 2))).toEqual([0, 1, 1, 2, 2, 3]);
    expect(poisson(0.9, 0)).toBe(0);
  });

  it('Poisson: mean and variance are the mean, to the largest allowed', () => {
    for (const expected of [0.3, 4, 60, 700]) {
      const counts = shares(20_000).map((u) => poisson(u, expected));
      expect(relative(mean(counts), expected)).toBeLessThan(1e-3);
      expect(relative(sd(counts) ** 2, expected)).toBeLessThan(5e-3);
    }
    expect(poisson(1 - 2 ** -53, 700)).toBeLessThan(1000);
  });

  it.each([
    [() => lognormal(0, 1, 1), 'truncatedNormal: u is 0; it must lie between 0 and 1, ends excluded'],
    [() => lognormal(0.5, -1, 1), 'lognormal: median is -1; it must be > 0'],
    [() => lognormal(0.5, 1, Number.NaN), 'lognormal: cv is NaN; it must be ≥ 0'],
    [() => logitNormal(0.5, 1, 1), 'logitNormal: median is 1; it must lie between 0 and 1, ends excluded'],
    [() => truncatedNormal(0.5, 2, 1), 'truncatedNormal: lo is 2 and hi is 1; lo must be below hi'],
    [() => exponential(0.5, 0), 'exponential: mean is 0; it must be > 0'],
    [() => poisson(0.5, 701), 'poisson: mean is 701; it must lie between 0 and 700'],
    [() => bernoulli(0.5, 2), 'bernoulli: p is 2; it must lie between 0 and 1'],
    [() => uniformBetween(0.5, 2, 1), 'uniformBetween: lo is 2 and hi is 1; lo must not exceed hi'],
  ])('refuses what has no answer', (draw, message) => {
    expect(draw).toThrow(message);
  });
});

describe('laws', () => {
  it('quantile and share undo each other, deep into the lower tail', () => {
    for (let x = -37; x <= 0; x += 0.0371) {
      // A relative error e of the share moves the quantile by about e ÷ |x|.
      expect(Math.abs(normalQuantile(normalCdf(x)) - x)).toBeLessThan(3e-15 * Math.max(1, Math.abs(x)));
    }
  });

  it('normal share is symmetric: Φ(x) + Φ(−x) = 1', () => {
    for (let x = 0; x < 9; x += 0.013) expect(normalCdf(x) + normalCdf(-x)).toBeCloseTo(1, 15);
  });

  it('every inverse rises with u and stays within its bounds', () => {
    const us = shares(2000);
    const rises = (f: (u: number) => number, lo: number, hi: number) => {
      const values = us.map(f);
      expect(values.every((value, i) => value >= lo && value <= hi && (i === 0 || value >= values[i - 1]!))).toBe(true);
    };
    rises((u) => truncatedNormal(u, -0.5, 3), -0.5, 3);
    rises((u) => truncatedNormal(u, 8, 9), 8, 9);
    rises((u) => truncatedNormal(u, -9, -8), -9, -8);
    rises(
      (u) => lognormal(u, 5, 2),
      5 * Math.exp(-3 * Math.sqrt(Math.log(5))) * (1 - 1e-12),
      5 * Math.exp(3 * Math.sqrt(Math.log(5))) * (1 + 1e-12),
    );
    rises((u) => logitNormal(u, 0.99, 4), 0, 1);
    rises((u) => exponential(u, 3), 0, Infinity);
    rises((u) => poisson(u, 9), 0, 100);
    rises((u) => uniformBetween(u, -2, 7), -2, 7);
  });

  it('whoever is chosen at a low chance is chosen at a higher one', () => {
    const us = shares(1000);
    expect(us.filter((u) => bernoulli(u, 0.3))).toHaveLength(300);
    expect(us.every((u) => !bernoulli(u, 0.3) || bernoulli(u, 0.31))).toBe(true);
    expect([bernoulli(0.001, 0), bernoulli(0.999, 1)]).toEqual([false, true]);
  });
});
