import { describe, expect, it } from 'vitest';
import { saltelli } from './designs.ts';
import { normal } from './random.ts';
import { rankCorrelation, ranks, sobolIndices } from './sensitivity.ts';
import { sobolSequence } from './sobolSequence.ts';

/** Indices of f over the unit cube, from a design of `rows` rows. */
function indicesOf(f: (x: Float64Array) => number, k: number, rows: number, seed = 1) {
  const points = saltelli(sobolSequence(rows, 2 * k, seed), rows, k);
  const values = Float64Array.from({ length: points.length / k }, (_, i) => f(points.subarray(i * k, i * k + k)));
  return sobolIndices(values, k, seed);
}

describe('variance-based indices', () => {
  it('[SE1] of a sum are the shares of its terms, alone and with others', () => {
    const { first, total, mean, variance } = indicesOf(([a, b, c]) => 1 * a! + 2 * b! + 0 * c!, 3, 1024);
    expect(mean).toBeCloseTo(1.5, 3);
    expect(variance).toBeCloseTo(5 / 12, 2);
    for (const indices of [first, total]) {
      expect(indices.map(({ estimate }) => Math.round(100 * estimate))).toEqual([20, 80, 0]);
    }
  });

  it('[SE2] of a result that does not vary are 0', () => {
    const { first, total } = indicesOf(() => 7, 2, 16);
    expect([...first, ...total].map(({ estimate }) => estimate)).toEqual([0, 0, 0, 0]);
  });

  it('[SE3] need all values of whole rows', () => {
    expect(() => sobolIndices(new Float64Array(31), 2, 1)).toThrow(/at least 8 whole rows/);
    expect(() => sobolIndices(new Float64Array(32).fill(Number.NaN), 2, 1)).toThrow(/a value is missing/);
  });

  // Ishigami & Homma 1990: y = sin a + 7 sin² b + 0.1 c⁴ sin a on [−π, π]³.
  const ishigami = (x: Float64Array): number => {
    const [a, b, c] = Array.from(x, (u) => Math.PI * (2 * u - 1)) as [number, number, number];
    return Math.sin(a) + 7 * Math.sin(b) ** 2 + 0.1 * c ** 4 * Math.sin(a);
  };
  const [PI4, PI8] = [Math.PI ** 4, Math.PI ** 8];
  const V = 49 / 8 + (0.1 * PI4) / 5 + (0.01 * PI8) / 18 + 1 / 2;
  const VA = 0.5 * (1 + (0.1 * PI4) / 5) ** 2;
  const VAC = 0.01 * PI8 * (1 / 18 - 1 / 50);
  const FIRST = [VA / V, 49 / 8 / V, 0];
  const TOTAL = [(VA + VAC) / V, 49 / 8 / V, VAC / V];

  it('[SE4] of the Ishigami function are the analytic ones (0.314, 0.442, 0; 0.558, 0.442, 0.244), within their stated error', () => {
    expect([...FIRST, ...TOTAL].map((index) => Math.round(1000 * index))).toEqual([314, 442, 0, 558, 442, 244]);
    const { first, total } = indicesOf(ishigami, 3, 2048);
    for (const [found, wanted] of [
      [first, FIRST],
      [total, TOTAL],
    ] as const) {
      for (const [i, { estimate, error }] of found.entries()) {
        expect(Math.abs(estimate - wanted[i]!), `index ${i}`).toBeLessThan(3 * error + 1e-3);
        expect(error).toBeLessThan(0.05);
      }
    }
  });

  it('[SE5] state an error that shrinks as the square root of the rows, and cover what is true', () => {
    const [few, many] = [indicesOf(ishigami, 3, 128), indicesOf(ishigami, 3, 2048)];
    const ratio = few.first[0]!.error / many.first[0]!.error;
    expect(ratio).toBeGreaterThan(2.5);
    expect(ratio).toBeLessThan(6);
    const covered = Array.from({ length: 20 }, (_, seed) => indicesOf(ishigami, 3, 64, seed + 1).total[1]!).filter(
      ({ estimate, error }) => Math.abs(estimate - TOTAL[1]!) < 2 * error,
    ).length;
    expect(covered).toBeGreaterThanOrEqual(16);
  });
});

describe('rank correlation', () => {
  it('[SE6] ranks share the mean of equal values', () => {
    expect([...ranks([10, 30, 20, 30])]).toEqual([1, 3.5, 2, 3.5]);
  });

  it('[SE6] is 1 for any rising curve, −1 for a falling one, 0 when nothing varies', () => {
    const x = Array.from({ length: 20 }, (_, i) => i);
    expect(
      rankCorrelation(
        x,
        x.map((v) => v ** 3),
        1,
      ).estimate,
    ).toBeCloseTo(1, 12);
    expect(
      rankCorrelation(
        x,
        x.map((v) => -v),
        1,
      ).estimate,
    ).toBeCloseTo(-1, 12);
    expect(
      rankCorrelation(
        x,
        x.map(() => 4),
        1,
      ),
    ).toEqual({ estimate: 0, error: 0 });
  });

  it('[SE6] of normal pairs is 6/π · asin(ρ/2)', () => {
    const pairs = Array.from({ length: 2000 }, (_, i) => [normal(1, i, 'x', 0), normal(1, i, 'y', 0)] as const);
    const found = rankCorrelation(
      pairs.map(([x]) => x),
      pairs.map(([x, y]) => 0.6 * x + 0.8 * y),
      1,
    );
    expect(Math.abs(found.estimate - (6 / Math.PI) * Math.asin(0.3))).toBeLessThan(3 * found.error);
  });
});
