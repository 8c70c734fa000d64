import { describe, expect, it } from 'vitest';
import { area, Bench, dose, probe, span, typicalLife } from '../../tests/_bench.ts';
import { receptor } from '../brain/receptor.ts';
import { buprenorphine } from './buprenorphine.ts';

const p = buprenorphine.parameters;
const bench = () => new Bench([buprenorphine, receptor, probe([buprenorphine])], {}, 1e-6);
const DAY = 24;
/** So many mg a day under the tongue, for 14 days. */
const maintained = (mg: number) => {
  const b = bench();
  for (let day = 0; day < 14; day++) b.give('buprenorphine', 'sublingual', mg).wait(DAY);
  return b;
};

describe('buprenorphine, on paper', () => {
  it('[BU1] 30 % of a dose under the tongue arrives, all of a depot and of a vein', () => {
    expect(bench().give('buprenorphine', 'sublingual', 8).read('probe.buprenorphine_mouth')).toBeCloseTo(2400, 8);
    const b = bench().give('buprenorphine', 'depot', 300);
    expect(b.read('probe.buprenorphine_depotFast')).toBeCloseTo(18_000, 6);
    expect(b.read('probe.buprenorphine_depot')).toBeCloseTo(282_000, 6);
    expect(bench().give('buprenorphine', 'intravenous', 0.3).read('buprenorphine.plasma')).toBeCloseTo(300 / 500, 9);
  });

  it.each([
    ['sublingual', 8, 2400],
    ['depot', 300, 300_000],
    ['intravenous', 0.3, 300],
  ] as const)('[BU2] %s: the area is what arrives over clearance', (route, mg, arrived) => {
    const b = new Bench([buprenorphine, receptor, area('buprenorphine.plasma', 'ng/mL')]).give('buprenorphine', route, mg);
    expect(b.wait(40_000).read('area.under') / (arrived / p.clearance.value)).toBeCloseTo(1, 8);
  });

  it('[BU3] its ceiling is ε/(1 − ε) = 1.857 in odds, approached from below', () => {
    const odds = [8, 80, 8000].map((mg) => bench().give('buprenorphine', 'sublingual', mg).wait(12).read('receptor.odds'));
    for (const x of odds) expect(x).toBeLessThan(0.65 / 0.35);
    expect(odds[2]).toBeGreaterThan(0.95 * (0.65 / 0.35));
  });
});

describe('buprenorphine, laws', () => {
  it('[BU4] ten times the dose takes little more of the breathing', () => {
    const lowest = [8, 32, 320].map((mg) =>
      Math.min(
        ...typicalLife([dose(0, 'buprenorphine', 'sublingual', mg)], span(0, 24, 0.5), { tolerance: 1e-5 }).series[
          'breathing.ventilation'
        ]!,
      ),
    );
    expect(lowest[2]).toBeGreaterThan(0.58);
    expect(lowest[1]! - lowest[2]!).toBeLessThan(0.1);
    expect(lowest).toEqual([...lowest].sort((a, b) => b - a));
  });

  it('[BU5] it holds back heroin: less dopamine than heroin alone', () => {
    const rush = (events: Parameters<typeof typicalLife>[0]) =>
      Math.max(...typicalLife(events, span(12, 13, 1 / 60), { tolerance: 1e-5 }).series['dopamine.percent']!);
    const heroin = dose(12, 'heroin', 'intravenous', 10);
    expect(rush([dose(0, 'buprenorphine', 'sublingual', 16), heroin])).toBeLessThan(0.75 * rush([heroin]));
  });
});

describe('buprenorphine, published', () => {
  it('[BU6] PK037: peaks in maintenance 0.5–1, 5–6, 13–14 ng/mL at 2, 16, 32 mg (within 10 %)', () => {
    const top = (mg: number) =>
      Math.max(
        ...maintained(mg)
          .give('buprenorphine', 'sublingual', mg)
          .course('buprenorphine.plasma', span(0.5, 8, 0.25)),
      );
    for (const [mg, low, high] of [
      [2, 0.5, 1],
      [16, 5, 6],
      [32, 13, 14],
    ] as const) {
      const height = top(mg);
      expect(height).toBeGreaterThan(0.9 * low);
      expect(height).toBeLessThan(1.1 * high);
    }
  });

  it('[BU7] P-V06: 41 (SEM 8), 80 (2), 84 (2) % of receptors are bound 4 h after 2, 16, 32 mg (within 2.5 SEM)', () => {
    for (const [mg, bound, sem] of [
      [2, 41, 8],
      [16, 80, 2],
      [32, 84, 2],
    ] as const) {
      const b = maintained(mg).give('buprenorphine', 'sublingual', mg).wait(4);
      expect(Math.abs(100 * b.read('receptor.occupied') - bound)).toBeLessThan(2.5 * sem);
    }
  });

  it('[BU8] PK034: terminal half-life 26 h (range 9–69)', () => {
    const half = bench().give('buprenorphine', 'sublingual', 8).halfLife('buprenorphine.plasma', 48, 120);
    expect(Math.abs(half / 26 - 1)).toBeLessThan(0.15);
  });

  it('[BU9] PK035: peak 1.6–4 h after a dose; PK040: half-time to the brain 155 min; R006: lets go with 166 min', () => {
    const times = span(0.1, 8, 0.1);
    const values = bench().give('buprenorphine', 'sublingual', 8).course('buprenorphine.plasma', times);
    const at = times[values.indexOf(Math.max(...values))]!;
    expect(at).toBeGreaterThan(1.6);
    expect(at).toBeLessThan(4);
    expect(p.brainHalfLife.value * 60).toBeCloseTo(155, 0);
    expect(Math.LN2 / p.offRate.value).toBeCloseTo(166, 0);
  });

  it('[BU10] PK039: monthly depots hold 3.21 (100 mg) and 6.54 ng/mL (300 mg) on average, within their CV of 40 %', () => {
    for (const [mg, mean] of [
      [100, 3.21],
      [300, 6.54],
    ] as const) {
      const b = new Bench([buprenorphine, receptor, area('buprenorphine.plasma', 'ng/mL')], {}, 1e-4);
      for (let month = 0; month < 12; month++) b.give('buprenorphine', 'depot', mg).wait(28 * DAY);
      const before = b.read('area.under');
      const average =
        (b
          .give('buprenorphine', 'depot', mg)
          .wait(28 * DAY)
          .read('area.under') -
          before) /
        (28 * DAY);
      expect(Math.abs(average / mean - 1)).toBeLessThan(0.4);
    }
  });

  it('[BU11] PK038: the depot leaves with 43–60 d', () => {
    const half =
      bench()
        .give('buprenorphine', 'depot', 300)
        .halfLife('buprenorphine.plasma', 60 * DAY, 120 * DAY) / DAY;
    expect(half).toBeGreaterThan(43);
    expect(half).toBeLessThan(60);
  });
});
