import { describe, expect, it } from 'vitest';
import { area, Bench, peak, probe, span } from '../../tests/_bench.ts';
import { receptor } from '../brain/receptor.ts';
import { methadone } from './methadone.ts';

const p = methadone.parameters;
const bench = () => new Bench([methadone, receptor, probe([methadone])], {}, 1e-6);
/** 100 mg a day for so many days; stands at the moment of the next dose. */
const daily = (days: number, b = bench()) => {
  for (let day = 0; day < days; day++) b.give('methadone', 'oral', 100).wait(24);
  return b;
};

describe('methadone, on paper', () => {
  it('[ME1] 79 % of the dose arrives, and the area is that over clearance', () => {
    expect(bench().give('methadone', 'oral', 10).read('probe.methadone_gut')).toBeCloseTo(7900, 8);
    const under = new Bench([methadone, receptor, area('methadone.plasma', 'ng/mL')])
      .give('methadone', 'oral', 10)
      .wait(3000)
      .read('area.under');
    expect(under / (7900 / 8.8)).toBeCloseTo(1, 9);
  });

  it('[ME2] half-life ln 2 × 350/8.8 = 27.6 h', () => {
    expect(bench().give('methadone', 'oral', 10).halfLife('methadone.plasma', 48, 96)).toBeCloseTo((Math.LN2 * 350) / 8.8, 6);
  });

  it('[ME3] a fifth leaves in urine', () => {
    expect(bench().give('methadone', 'oral', 10).wait(2000).read('methadone')).toBeCloseTo(0.2 * 7900e3, 0);
  });

  it('[ME4] at plasma K the odds of a nearly full agonist: ε/(2 − ε)', () => {
    const b = bench().give('methadone', 'oral', 100).wait(100);
    const x = b.read('methadone.plasma') / 100;
    expect(b.read('receptor.odds')).toBeCloseTo((0.98 * x) / (1 + 0.02 * x), 1);
  });
});

describe('methadone, laws', () => {
  it('[ME5] daily doses accumulate for days, then no more', () => {
    const b = bench();
    const troughs = span(1, 20, 1).map(() => daily(1, b).read('methadone.plasma'));
    expect(troughs).toEqual([...troughs].sort((x, y) => x - y));
    expect(troughs[2]! / troughs[0]!).toBeGreaterThan(1.7);
    expect(troughs[19]! / troughs[14]!).toBeLessThan(1.001);
  });
});

describe('methadone, published', () => {
  it('[ME6] PK031: 332 ng/mL per 100 mg a day lies between trough and mean (people range from 7 to 1776)', () => {
    const mean = (0.79 * 100e3) / (p.clearance.value * 24);
    expect(daily(21).read('methadone.plasma')).toBeLessThan(332);
    expect(mean).toBeGreaterThan(332);
    expect(mean / 332).toBeLessThan(1.2);
  });

  it('[ME7] PK028, PK030: half-life within 19.5 h (acid urine) and 42.1 h (alkaline)', () => {
    const half = (Math.LN2 * p.volume.value) / p.clearance.value;
    expect(half).toBeGreaterThan(19.5);
    expect(half).toBeLessThan(42.1);
  });

  it('[ME8] PK033: the peak comes 2.5–4 h after a dose and is 1.5–2 times the trough at most', () => {
    const b = daily(21);
    const trough = b.read('methadone.plasma');
    const times = span(0.1, 12, 0.1);
    const top = peak(times, b.give('methadone', 'oral', 100).course('methadone.plasma', times));
    expect(top.at).toBeGreaterThan(2.5);
    expect(top.at).toBeLessThan(5);
    expect(top.height / trough).toBeGreaterThan(1.3);
    expect(top.height / trough).toBeLessThan(2);
  });
});
