import { describe, expect, it } from 'vitest';
import { Bench, ligand, span } from '../../tests/_bench.ts';
import { fentanyl } from '../drugs/fentanyl.ts';
import { breathing } from './breathing.ts';
import { receptor } from './receptor.ts';

const { threshold, reserveTime, recoveryTime } = breathing.parameters;
const bench = (odds: number, tolerance = 0, more = {}) =>
  new Bench([breathing], { 'receptor.odds': odds, 'tolerance.level': tolerance, ...more });
const ventilation = (odds: number, tolerance = 0): number => bench(odds, tolerance).read('breathing.ventilation');
const occupied = (share: number): number => share / (1 - share);

describe('breathing, on paper', () => {
  it('[BR1] is halved at 74.5 % occupancy without tolerance and at 91.0 % at tolerance 1', () => {
    expect(ventilation(occupied(0.745))).toBeCloseTo(0.5, 2);
    expect(ventilation(occupied(0.91), 1)).toBeCloseTo(0.5, 2);
    expect(ventilation(occupied(0.745), 1)).toBeCloseTo(1 / (1 + 2.916 / 10.05), 2);
  });

  it('[BR2] reserve is 1 at rest and 0 at the threshold', () => {
    expect(bench(0).read('breathing.reserve')).toBe(1);
    expect(bench(breathing.parameters.half.value * (1 / threshold.value - 1)).read('breathing.reserve')).toBeCloseTo(0, 12);
  });

  it('[BR3] lack of air reaches 1 after the reserve time, and is gone by e in the recovery time', () => {
    const b = bench(100, 0, { 'breathing.softness': 1e-9 }).wait(reserveTime.value / 60);
    expect(b.read('breathing.airHunger')).toBeCloseTo(1, 8);
    b.set('receptor.odds', 0).wait(recoveryTime.value / 60);
    expect(b.read('breathing.airHunger')).toBeCloseTo(Math.exp(-1), 8);
  });
});

describe('breathing, laws', () => {
  it('[BR8] the softness moves the time of an overdose by less than a hundredth, in any dose that is one', () => {
    const limit = breathing.parameters.half.value * (1 / threshold.value - 1);
    for (const excess of [1.3, 2, 10]) {
      const hard = bench(excess * limit, 0, { 'breathing.softness': 1e-9 })
        .wait(reserveTime.value / 60)
        .read('breathing.airHunger');
      const soft = bench(excess * limit)
        .wait(reserveTime.value / 60)
        .read('breathing.airHunger');
      expect(Math.abs(soft / hard - 1)).toBeLessThan(0.01);
    }
  });

  it('[BR4] is unchanged without opioids, and nothing is spent above the threshold', () => {
    expect(bench(0).wait(1000).read('breathing.ventilation')).toBe(1);
    expect(
      bench(0.99 * breathing.parameters.half.value * (1 / threshold.value - 1))
        .wait(24)
        .read('breathing.airHunger'),
    ).toBe(0);
  });

  it('[BR5] falls with the odds and is spared by tolerance', () => {
    const byOdds = [0, 0.1, 1, 10, 1e3].map((odds) => ventilation(odds));
    const byTolerance = [0, 0.5, 1, 1.5].map((tolerance) => ventilation(5, tolerance));
    expect(byOdds).toEqual([...byOdds].sort((a, b) => b - a));
    expect(byTolerance).toEqual([...byTolerance].sort((a, b) => a - b));
    for (const v of byOdds) expect(v).toBeGreaterThan(0);
  });

  it('[BR6] a partial agonist alone cannot stop it, at any dose', () => {
    const drives = [10, 1e3, 1e6].map((x) => new Bench([breathing, receptor, ligand('partial', 0.65)]).set('partial.drive', x).wait(24));
    for (const b of drives) expect(b.read('breathing.ventilation')).toBeGreaterThan(0.6);
  });
});

describe('breathing, published', () => {
  /** Fentanyl concentration, ng/mL, that halves ventilation at equilibrium. */
  const c50 = (tolerance: number): number => {
    const { molarMass, affinity, slope } = fentanyl.parameters;
    const at = (concentration: number) =>
      new Bench([breathing, receptor, ligand('fentanyl', 1)], { 'tolerance.level': tolerance })
        .set('fentanyl.drive', (((concentration / molarMass.value) * 1e6) / affinity.value) ** slope.value)
        .wait(5)
        .read('breathing.ventilation');
    return span(0.1, 3, 0.02).find((c) => at(c) < 0.5) as number;
  };

  it('[BR7] P-V03: C50 of fentanyl 0.42 (SE 0.07) naive and 1.82 (SE 0.39) ng/mL in chronic use, 4.3-fold', () => {
    const [naive, chronic] = [c50(0), c50(1)];
    expect(Math.abs(naive - 0.42)).toBeLessThan(0.07);
    expect(Math.abs(chronic - 1.82)).toBeLessThan(0.39);
    expect(chronic / naive).toBeCloseTo(4.3, 0);
  });
});
