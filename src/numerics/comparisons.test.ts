import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bootstrap } from './bootstrap.ts';
import {
  holm,
  meanDifference,
  normalTails,
  oddsRatio,
  repeatedOddsRatio,
  repeatedShare,
  riskDifference,
  riskRatio,
} from './comparisons.ts';
import { normal } from './random.ts';
import { meanInterval } from './statistics.ts';

const share = (events: number, people: number) => ({ events, people });
const rounded = ({ estimate, low, high }: { estimate: number; low: number; high: number }, digits: number) =>
  [estimate, low, high].map((x) => Number(x.toFixed(digits)));

describe('comparisons of two groups', () => {
  it('[CO1] on paper: equal groups differ by nothing', () => {
    expect(riskDifference(share(5, 10), share(5, 10)).estimate).toBe(0);
    expect(riskRatio(share(5, 10), share(5, 10)).estimate).toBe(1);
    expect(oddsRatio(share(5, 10), share(5, 10)).estimate).toBe(1);
    expect(meanDifference([1, 2, 3], [1, 2, 3]).estimate).toBe(0);
    expect(normalTails(1.959963984540054)).toBeCloseTo(0.05, 12);
    expect(riskDifference(share(0, 10), share(10, 10))).toMatchObject({ estimate: 1, high: 1 });
  });

  it('[CO2] swapped groups give the opposite, and every interval holds its estimate', () => {
    const some = fc
      .integer({ min: 1, max: 200 })
      .chain((people) => fc.integer({ min: 0, max: people }).map((events) => share(events, people)));
    fc.assert(
      fc.property(some, some, (a, b) => {
        const [there, back] = [riskDifference(a, b), riskDifference(b, a)];
        expect(there.low).toBeCloseTo(-back.high, 10);
        expect(there.low).toBeGreaterThanOrEqual(-1 - 1e-12);
        for (const ratio of [riskRatio, oddsRatio]) {
          const [x, y] = [ratio(a, b), ratio(b, a)];
          expect(x.estimate * y.estimate).toBeCloseTo(1, 8);
          expect(x.low).toBeLessThanOrEqual(x.estimate);
          expect(x.high).toBeGreaterThanOrEqual(x.estimate);
        }
      }),
    );
  });

  it('[CO3] Newcombe 1998, table II: 56/70 against 48/80', () => {
    expect(rounded(riskDifference(share(48, 80), share(56, 70)), 4)).toEqual([0.2, 0.0524, 0.3339]);
  });

  it('[CO3] Agresti 2002, table 2.1: heart attacks, placebo 189/11,034 against aspirin 104/11,037', () => {
    const [aspirin, placebo] = [share(104, 11_037), share(189, 11_034)];
    expect(rounded(riskRatio(aspirin, placebo), 2)).toEqual([1.82, 1.43, 2.31]);
    expect(rounded(oddsRatio(aspirin, placebo), 2)).toEqual([1.83, 1.44, 2.33]);
    expect(rounded(riskDifference(aspirin, placebo), 3)).toEqual([0.008, 0.005, 0.011]);
  });

  it('[CO3] Student’s sleep data, as R’s t.test prints it (Welch)', () => {
    const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
    const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
    expect(rounded(meanDifference(first, second), 6)).toEqual([1.58, -0.205483, 3.365483]);
  });

  it('[CO4] repeated tests: one look each is the usual share; copying a person’s looks adds no knowledge', () => {
    const events = [1, 0, 1, 1, 0, 0, 1, 0];
    const once = repeatedShare({ events, looks: events.map(() => 1) });
    const copied = repeatedShare({ events: events.map((x) => 10 * x), looks: events.map(() => 10) });
    expect(copied).toEqual(once);
    expect(once.estimate).toBe(0.5);
    // p(1 − p)/n with divisor n − 1
    expect((once.high - once.low) / 2 / 1.959963984540054).toBeCloseTo(Math.sqrt(0.25 / 7), 12);
    const ratio = repeatedOddsRatio({ events: [1, 2, 0], looks: [2, 4, 2] }, { events: [3, 4, 1], looks: [4, 4, 2] });
    expect(ratio.estimate).toBeCloseTo((8 / 2) * (5 / 3), 12);
  });

  it('[CO5] Holm, as R’s p.adjust', () => {
    expect(holm([0.01, 0.02, 0.03, 0.04])).toEqual([0.04, 0.06, 0.06, 0.06]);
    expect(holm([0.04, 0.001, 0.5])).toEqual([0.08, 0.003, 0.5]);
  });

  it('[CO6] the bootstrap of a mean agrees with Student’s interval, is the same again, and another purpose differs', () => {
    const xs = Array.from({ length: 200 }, (_, i) => normal(1, i, 'x', 0));
    const of = (drawn: Int32Array) => drawn.reduce((sum, i) => sum + xs[i]!, 0) / drawn.length;
    const found = bootstrap(200, of, { seed: 3, purpose: 'a' });
    const exact = meanInterval(xs);
    expect(found.estimate).toBeCloseTo(exact.estimate, 12);
    expect(Math.abs(found.low - exact.low)).toBeLessThan(0.03);
    expect(Math.abs(found.high - exact.high)).toBeLessThan(0.03);
    expect(bootstrap(200, of, { seed: 3, purpose: 'a' })).toEqual(found);
    expect(bootstrap(200, of, { seed: 3, purpose: 'b' })).not.toEqual(found);
  });

  it('[CO7] refuses counts that are none', () => {
    expect(() => riskRatio(share(3, 2), share(1, 2))).toThrow(/3 events among 2 people/);
    expect(() => repeatedShare({ events: [1], looks: [1] })).toThrow(/at least 2/);
  });
});
