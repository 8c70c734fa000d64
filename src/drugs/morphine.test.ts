import { describe, expect, it } from 'vitest';
import { area, Bench, peak, probe, span } from '../../tests/_bench.ts';
import { receptor } from '../brain/receptor.ts';
import { morphine } from './morphine.ts';

const p = morphine.parameters;
const bench = () => new Bench([morphine, receptor, probe([morphine])]);
/** 10 mg in nmol. */
const TEN = (10 / 285.3) * 1e6;

describe('morphine, on paper', () => {
  it('[MP1] 10 mg by vein is 35 051 nmol in 50 L; by mouth a third arrives, from muscle all of it', () => {
    expect(bench().give('morphine', 'intravenous', 10).read('morphine.plasma')).toBeCloseTo(35_051 / 50, 1);
    expect(bench().give('morphine', 'oral', 10).read('probe.morphine_gut')).toBeCloseTo(0.33 * TEN, 6);
    expect(bench().give('morphine', 'intramuscular', 10).read('probe.morphine_muscle')).toBeCloseTo(TEN, 6);
  });

  it('[MP2] the area is dose over clearance, and the glucuronides get their shares over theirs', () => {
    const under = (of: string, unit = 'nM') =>
      new Bench([morphine, receptor, area(of, unit)]).give('morphine', 'intravenous', 10).wait(2000).read('area.under');
    expect(under('morphine.plasma') / (TEN / p.clearance.value)).toBeCloseTo(1, 9);
    expect(under('morphine.m6g', 'nmol') / ((p.toM6G.value * TEN) / (p.m6gClearance.value / p.m6gVolume.value))).toBeCloseTo(1, 9);
    expect(under('morphine.m3g', 'nmol') / ((p.toM3G.value * TEN) / (p.m3gClearance.value / p.m3gVolume.value))).toBeCloseTo(1, 6);
  });

  it('[MP3] urine ends with what is unchanged and both glucuronides, 79 % of the dose, in ng of morphine', () => {
    const b = bench().give('morphine', 'intravenous', 10).wait(1000);
    expect(b.read('opiates') / (0.79 * 10e6)).toBeCloseTo(1, 9);
  });

  it('[MP4] the brain follows plasma: the area there is the same', () => {
    const under = (of: string) =>
      new Bench([morphine, receptor, area(of, 'nM')]).give('morphine', 'intravenous', 10).wait(2000).read('area.under');
    expect(under('morphine.inBrain') / under('morphine.plasma')).toBeCloseTo(1, 9);
  });

  it('[MP4b] at a held concentration both ligands bind: odds of ε(x + y) over free and the rest', () => {
    const b = bench().give('morphine', 'intravenous', 1000, 1000);
    const [x, y] = [b.read('morphine.inBrain') / p.potency.value, b.read('probe.morphine_m6gBrain') / p.m6gPotency.value];
    expect(b.read('receptor.odds')).toBeCloseTo((0.97 * (x + y)) / (1 + 0.03 * (x + y)), 4);
  });
});

describe('morphine, laws', () => {
  it('[MP5] reaches the brain slowly: its peak there comes hours after the vein, when plasma has long fallen', () => {
    const times = span(0.05, 12, 0.05);
    const b = bench().give('morphine', 'intravenous', 10);
    expect(peak(times, b.course('morphine.inBrain', times)).at).toBeGreaterThan(0.5);
  });

  it('[MP6] what is in urine never comes back', () => {
    const masses = bench()
      .give('morphine', 'oral', 20)
      .course('opiates', span(0, 96, 1));
    expect(masses).toEqual([...masses].sort((a, b) => a - b));
  });
});

describe('morphine, published', () => {
  it('[MP7] PK015: half-life 2.5 h (95 % CI 2.2–2.9)', () => {
    const half = bench().give('morphine', 'intravenous', 10).halfLife('morphine.plasma', 4, 12);
    expect(half).toBeGreaterThan(2.2);
    expect(half).toBeLessThan(2.9);
  });

  it('[MP8] PK017: M6G leaves with 1.9–2.5 h of its own, M3G at the end with 13.3–18.6 h', () => {
    const m6g = (Math.LN2 * p.m6gVolume.value) / p.m6gClearance.value;
    expect(m6g).toBeGreaterThan(1.9);
    expect(m6g).toBeLessThan(2.5);
    const m3g = bench().give('morphine', 'intravenous', 10).halfLife('probe.morphine_m3g', 60, 84);
    expect(m3g).toBeGreaterThan(13.3);
    expect(m3g).toBeLessThan(18.6);
  });

  it('[MP9] PK052: total morphine leaves in urine with 3.11 ± 0.30 h; here, over hours 6 to 12, at most a fifth more slowly', () => {
    const masses = bench().give('morphine', 'intravenous', 10).course('opiates', [6, 7, 12, 13]) as [number, number, number, number];
    const half = (6 * Math.LN2) / Math.log((masses[1] - masses[0]) / (masses[3] - masses[2]));
    expect(half).toBeGreaterThan(3.11 - 0.3);
    expect(half).toBeLessThan(3.11 * 1.2);
  });

  it('[MP10] PK018: the volumes sum near 243 L, within the wide spread; PK016: clearance near 82 L/h', () => {
    expect(p.volume.value + p.tissueVolume.value).toBeGreaterThan(150);
    expect(p.volume.value + p.tissueVolume.value).toBeLessThan(243 + 128);
    expect(Math.abs(p.clearance.value / 82.2 - 1)).toBeLessThan(0.15);
  });

  it('[MP11] PK019: the effect lags by hours; half-time to the brain within 1.8–4.4 h', () => {
    const b = new Bench([morphine, receptor]).give('morphine', 'intravenous', 10);
    const [early, late] = b.course('morphine.inBrain', [0.25, 1]) as [number, number];
    expect(late / early).toBeGreaterThan(1.5);
    expect(p.brainHalfLife.value).toBeGreaterThan(1.8);
    expect(p.brainHalfLife.value).toBeLessThan(4.4);
  });
});
