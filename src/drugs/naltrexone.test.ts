import { describe, expect, it } from 'vitest';
import { area, Bench, dose, peak, probe, span, typicalLife } from '../../tests/_bench.ts';
import { receptor } from '../brain/receptor.ts';
import { naltrexone } from './naltrexone.ts';

const p = naltrexone.parameters;
const bench = () => new Bench([naltrexone, receptor, probe([naltrexone])], {}, 1e-6);
const DAY = 24;
/** 50 mg a day for 14 days. */
const maintained = () => {
  const b = bench();
  for (let day = 0; day < 14; day++) b.give('naltrexone', 'oral', 50).wait(DAY);
  return b;
};

describe('naltrexone, on paper', () => {
  it('[NT1] 7.7 % of a swallowed dose arrives; the depot is all there, in its three parts', () => {
    expect(bench().give('naltrexone', 'oral', 50).read('probe.naltrexone_gut')).toBeCloseTo(3850, 8);
    const b = bench().give('naltrexone', 'depot', 380);
    expect(['depotEarly', 'depotDry', 'depot'].map((part) => b.read(`probe.naltrexone_${part}`) / 380_000)).toEqual([
      expect.closeTo(0.03, 12),
      expect.closeTo(0.45, 12),
      expect.closeTo(0.52, 12),
    ]);
  });

  it.each([
    ['oral', 50, 3850],
    ['depot', 380, 380_000],
  ] as const)('[NT2] %s: the area is what arrives over clearance', (route, mg, arrived) => {
    const b = new Bench([naltrexone, receptor, area('naltrexone.plasma', 'ng/mL')]).give('naltrexone', route, mg);
    expect(b.wait(10_000).read('area.under') / (arrived / p.clearance.value)).toBeCloseTo(1, 8);
  });

  it('[NT3] a held concentration blocks kC/(kC + k_off)', () => {
    const b = bench().give('naltrexone', 'oral', 3000, 1500);
    const on = p.bindingRate.value * b.read('naltrexone.plasma');
    expect(b.read('receptor.occupied')).toBeCloseTo(on / (on + Math.LN2 / p.dissociation.value), 4);
  });
});

describe('naltrexone, laws', () => {
  it('[NT4] it blocks and does nothing else: no odds of its own', () => {
    const b = bench().give('naltrexone', 'oral', 50).wait(4);
    expect(b.read('receptor.occupied')).toBeGreaterThan(0.5);
    expect(b.read('receptor.odds')).toBe(0);
  });

  it('[NT5] heroin on top of it gives next to no rush and spares the breathing', () => {
    const events = [
      ...span(0, 6, 1).map((day) => dose(DAY * day, 'naltrexone', 'oral', 50)),
      dose(6 * DAY + 4, 'heroin', 'intravenous', 20),
    ];
    const { series } = typicalLife(events, span(6 * DAY + 4, 6 * DAY + 8, 1 / 60), { tolerance: 1e-5 });
    expect(Math.max(...series['dopamine.percent']!)).toBeLessThan(125);
    expect(Math.min(...series['breathing.ventilation']!)).toBeGreaterThan(0.75);
  });
});

describe('naltrexone, published', () => {
  it('[NT6] PK041: plasma half-life 4 h by mouth', () => {
    expect(bench().give('naltrexone', 'oral', 50).halfLife('naltrexone.plasma', 8, 16)).toBeCloseTo(4, 1);
  });

  it('[NT7] PK042: the depot leaves with 5–10 d at the end', () => {
    const half =
      bench()
        .give('naltrexone', 'depot', 380)
        .halfLife('naltrexone.plasma', 35 * DAY, 60 * DAY) / DAY;
    expect(half).toBeGreaterThan(5);
    expect(half).toBeLessThan(10);
  });

  it('[NT8] PK043: an early burst within 2 h, the second peak at 2–3 d, less from day 14, still there after a month', () => {
    const b = bench().give('naltrexone', 'depot', 380);
    const hours = span(2, 60 * DAY, 2);
    const values = b.course('naltrexone.plasma', hours);
    const at = (hour: number) => values[hours.indexOf(hour)]!;
    const second = peak(hours, values);
    expect(at(2)).toBeGreaterThan(0.2 * second.height);
    expect(second.at / DAY).toBeGreaterThan(1.95);
    expect(second.at / DAY).toBeLessThan(3);
    expect(at(14 * DAY)).toBeLessThan(0.5 * second.height);
    expect(at(31 * DAY)).toBeGreaterThan(0.1);
  });

  it('[NT9] PK043: one depot has 3–4 times the area of 28 days of 50 mg by mouth', () => {
    const ratio = 380 / (28 * 50 * p.oralShare.value);
    expect(ratio).toBeGreaterThan(3);
    expect(ratio).toBeLessThan(4);
  });

  it('[NT10] R023: 50 mg a day keeps 94.9 % (SD 4.9) of receptors blocked', () => {
    expect(Math.abs(100 * maintained().read('receptor.occupied') - 94.9)).toBeLessThan(4.9);
  });

  it('[NT11] P-V11: blockade falls with a half-time of 72–108 h', () => {
    const half = maintained().halfLife('receptor.occupied', 48, 168);
    expect(half).toBeGreaterThan(72);
    expect(half).toBeLessThan(108);
  });
});
