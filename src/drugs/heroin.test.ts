import { describe, expect, it } from 'vitest';
import { area, Bench, dose, peak, probe, span, typicalLife, withPartners } from '../../tests/_bench.ts';
import { receptor } from '../brain/receptor.ts';
import { heroin } from './heroin.ts';

const p = heroin.parameters;
const parts = withPartners('heroin');
const bench = () => new Bench([...parts, receptor, probe(parts)]);
/** 10 mg in nmol. */
const TEN = (10 / 369.4) * 1e6;
const MINUTE = 1 / 60;
/** Exact area under a concentration after 10 mg by vein, nM·h. */
const exposure = (of: string, route = 'intravenous') =>
  new Bench([...parts, receptor, area(of, 'nM')]).give('heroin', route, 10).wait(2000).read('area.under');

describe('heroin, on paper', () => {
  it('[HE1] 10 mg by vein is 27 071 nmol in 6 L', () => {
    const b = bench().give('heroin', 'intravenous', 10);
    expect(b.read('probe.heroin_central')).toBeCloseTo(TEN, 6);
    expect(b.read('heroin.plasma')).toBeCloseTo(27_071 / 6, 0);
  });

  it('[HE2] every other route brings its share: lung 0.53, nose 0.5, muscle all, gut 0.67', () => {
    for (const [route, depot, share] of [
      ['smoked', 'lung', 0.53],
      ['snorted', 'nose', 0.5],
      ['intramuscular', 'muscle', 1],
      ['swallowed', 'gut', 0.67],
    ] as const) {
      expect(bench().give('heroin', route, 10).read(`probe.heroin_${depot}`)).toBeCloseTo(share * TEN, 6);
    }
  });

  it('[HE3] areas are dose over clearance, for heroin, 6-MAM and morphine in turn', () => {
    expect(exposure('heroin.plasma') / (TEN / p.clearance.value)).toBeCloseTo(1, 9);
    expect(exposure('heroin.monoPlasma') / (TEN / p.monoClearance.value)).toBeCloseTo(1, 9);
    expect(exposure('morphine.plasma') / (TEN / 73.6)).toBeCloseTo(1, 9);
  });

  it('[HE4] the brain follows plasma with its half-time, and its area is the same', () => {
    expect(exposure('heroin.monoBrain') / exposure('heroin.monoPlasma')).toBeCloseTo(1, 9);
  });
});

describe('heroin, laws', () => {
  it('[HE4a] a held concentration binds C/K, 6-MAM fully and morphine with its glucuronide nearly so', () => {
    const b = bench().give('heroin', 'intravenous', 1000, 200);
    const x = b.read('heroin.monoBrain') / p.potency.value;
    const y = b.read('morphine.inBrain') / 27 + b.read('probe.morphine_m6gBrain') / 480;
    expect(b.read('receptor.odds')).toBeCloseTo((x + 0.97 * y) / (1 + 0.03 * y), 3);
    expect(x).toBeGreaterThan(0.1);
  });

  it('[HE4b] morphine is made in blood, not in tissue', () => {
    const b = bench().give('heroin', 'intravenous', 10).wait(MINUTE);
    expect(b.read('probe.morphine_central')).toBeGreaterThan(10 * b.read('probe.morphine_tissue'));
    expect(b.read('probe.morphine_tissue')).toBeGreaterThan(0);
  });

  it('[HE5] swallowed, it arrives as morphine only', () => {
    const b = bench().give('heroin', 'swallowed', 50);
    for (const t of [0.2, 1, 4]) {
      b.wait(t - b.t);
      expect(Math.abs(b.read('heroin.plasma'))).toBeLessThan(1e-9);
      expect(Math.abs(b.read('heroin.monoPlasma'))).toBeLessThan(1e-9);
      expect(b.read('morphine.plasma')).toBeGreaterThan(0);
    }
  });

  it('[HE6] the quicker the route, the higher and earlier 6-MAM stands in the brain', () => {
    const times = span(MINUTE, 1.5, MINUTE / 2);
    const peaks = ['intravenous', 'smoked', 'snorted', 'intramuscular'].map((route) =>
      peak(
        times,
        bench()
          .give('heroin', route, route === 'intravenous' || route === 'intramuscular' ? 10 : 20)
          .course('heroin.monoBrain', times),
      ),
    );
    const early = peaks.map((x) => x.at);
    expect(early).toEqual([...early].sort((a, b) => a - b));
    expect(peaks[0]!.at * 60).toBeLessThan(8);
    expect(peaks[0]!.height).toBeGreaterThan(peaks[2]!.height);
  });

  it('[HE7] 6-MAM passes into the brain before morphine does', () => {
    const times = span(MINUTE, 12, MINUTE);
    const at = (id: string) => peak(times, bench().give('heroin', 'intravenous', 10).course(id, times)).at;
    expect(at('morphine.inBrain')).toBeGreaterThan(10 * at('heroin.monoBrain'));
  });
});

describe('heroin, published', () => {
  const halfLife = (id: string) => bench().give('heroin', 'intravenous', 10).halfLife(id, 2, 3) * 60;

  it('[HE8] PK001: terminal half-life of heroin 7.6 min (within 5 %)', () => {
    expect(Math.abs(halfLife('heroin.plasma') / 7.6 - 1)).toBeLessThan(0.05);
  });

  it('[HE9] PK002: terminal half-life of 6-MAM 21.8 min (within 5 %)', () => {
    expect(Math.abs(halfLife('heroin.monoPlasma') / 21.8 - 1)).toBeLessThan(0.05);
  });

  it('[HE10] PK010: snorted heroin peaks in plasma within 5 min', () => {
    const times = span(MINUTE / 4, 0.5, MINUTE / 4);
    expect(peak(times, bench().give('heroin', 'snorted', 12).course('heroin.plasma', times)).at * 60).toBeLessThanOrEqual(5);
  });

  it('[HE11] PK006b: a steady infusion shows a blood clearance of 129 L/h (30.8 mL/kg/min at 70 kg)', () => {
    const steady = bench().give('heroin', 'intravenous', 10, 4).read('heroin.plasma');
    expect(Math.abs(TEN / 4 / steady / ((30.8 * 60 * 70) / 1000) - 1)).toBeLessThan(0.02);
  });

  it('[HE12] P-V16, order of routes: by vein dopamine rises fastest, by mouth slowest and least', () => {
    const times = span(0, 3, MINUTE);
    const steepest = ['intravenous', 'smoked', 'snorted', 'swallowed'].map((route) => {
      const values = typicalLife([dose(0, 'heroin', route, 10)], times, { series: ['dopamine.percent'], tolerance: 1e-5 }).series[
        'dopamine.percent'
      ]!;
      return Math.max(...values.slice(1).map((x, i) => x - values[i]!));
    });
    expect(steepest).toEqual([...steepest].sort((a, b) => b - a));
    expect(steepest[0]).toBeGreaterThan(10 * steepest[3]!);
  });
});
