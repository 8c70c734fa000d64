import { describe, expect, it } from 'vitest';
import { area, Bench, dose, peak, probe, span, typicalLife } from '../../tests/_bench.ts';
import { receptor } from '../brain/receptor.ts';
import { fentanyl } from './fentanyl.ts';

const p = fentanyl.parameters;
const bench = () => new Bench([fentanyl, receptor, probe([fentanyl])]);
const SECONDS = 3600;

describe('fentanyl, on paper', () => {
  it('[FE1] 0.1 mg by vein is 100 µg in 10.5 L', () => {
    expect(bench().give('fentanyl', 'intravenous', 0.1).read('fentanyl.plasma')).toBeCloseTo(100 / 10.5, 9);
  });

  it('[FE2] the area is dose over clearance, in plasma and at the effect site', () => {
    const under = (of: string) =>
      new Bench([fentanyl, receptor, area(of, 'ng/mL')]).give('fentanyl', 'intravenous', 0.1).wait(20_000).read('area.under');
    const clearance = 10.5 * 0.002 * SECONDS;
    expect(under('fentanyl.plasma') / (100 / clearance)).toBeCloseTo(1, 8);
    expect(under('fentanyl.inBrain') / (100 / clearance)).toBeCloseTo(1, 8);
  });

  it('[FE3] urine ends with 8 % as fentanyl and 0.5 × 0.8 as norfentanyl', () => {
    const b = bench().give('fentanyl', 'intravenous', 0.1).wait(20_000);
    expect(b.read('fentanyl') / 100_000).toBeCloseTo(0.08, 8);
    expect(b.read('norfentanyl') / 100_000).toBeCloseTo(0.4, 8);
  });

  it('[FE4] a held effect-site concentration binds x/(1 + x) with x = (C/K)^n', () => {
    const b = bench().give('fentanyl', 'intravenous', 300, 3000);
    const x = (((b.read('fentanyl.inBrain') / 336.5) * 1e6) / 351) ** 0.8439;
    expect(b.read('receptor.odds') / x).toBeCloseTo(1, 4);
  });
});

describe('fentanyl, laws', () => {
  it('[FE5] the deep store fills while the rest falls, and gives it back over days', () => {
    const b = bench().give('fentanyl', 'intravenous', 0.1).wait(1);
    const early = b.read('probe.fentanyl_deep');
    const [later, latest] = b.course('probe.fentanyl_deep', [11, 400]) as [number, number];
    expect(later).toBeGreaterThan(early);
    expect(latest).toBeLessThan(0.2 * later);
  });

  it('[FE6] more fentanyl, less breathing', () => {
    const lowest = [0.05, 0.1, 0.2, 0.4].map((mg) =>
      Math.min(
        ...typicalLife([dose(0, 'fentanyl', 'intravenous', mg)], span(0, 1, 1 / 30), { tolerance: 1e-5 }).series['breathing.ventilation']!,
      ),
    );
    expect(lowest).toEqual([...lowest].sort((a, b) => b - a));
  });
});

describe('fentanyl, published', () => {
  it('[FE7] PK025: volumes 14.8 and 166 L, clearance 75.8 L/h, from the rates (within 2 %)', () => {
    expect(Math.abs((p.volume.value * p.toFast.value) / p.fromFast.value / 14.8 - 1)).toBeLessThan(0.02);
    expect(Math.abs((p.volume.value * p.toSlow.value) / p.fromSlow.value / 166 - 1)).toBeLessThan(0.02);
    expect(Math.abs((p.volume.value * p.eliminated.value * SECONDS) / 75.8 - 1)).toBeLessThan(0.02);
  });

  it('[FE8] PK026: the effect site follows with the slow of the published half-times, 16–17 min', () => {
    const half = Math.LN2 / p.brainRate.value / 60;
    expect(half).toBeGreaterThan(16);
    expect(half).toBeLessThan(17);
    const times = span(1 / 60, 1, 1 / 60);
    const b = new Bench([fentanyl, receptor]).give('fentanyl', 'intravenous', 0.1);
    // Plasma of a bolus falls at once; the site, so much slower, is highest only minutes later.
    const top = peak(times, b.course('fentanyl.inBrain', times));
    expect(top.at * 60).toBeGreaterThan(3);
    expect(top.at * 60).toBeLessThan(16);
  });

  it('[FE9] R001: half of what is bound has gone after 160 s without fentanyl', () => {
    expect(Math.LN2 / p.offRate.value).toBeCloseTo(160, 0);
  });

  it('[FE10] P-V-naive: 75 µg over 90 s leaves 0.60 of the breathing after 10 min (within 0.2, as a typical person without drop-out misses it)', () => {
    const times = [10.67 / 60];
    const breathing = typicalLife([dose(0, 'fentanyl', 'intravenous', 0.075, 90 / SECONDS)], times).series['breathing.ventilation']!;
    expect(Math.abs(breathing[0]! - 12.32 / 20.6)).toBeLessThan(0.2);
  });
});
