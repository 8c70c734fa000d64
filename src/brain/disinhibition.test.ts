import { describe, expect, it } from 'vitest';
import { Bench, column, dose, peak, span, typicalLife } from '../../tests/_bench.ts';
import { disinhibition } from './disinhibition.ts';

const p = disinhibition.parameters;
const bench = (odds: number, given = {}) => new Bench([disinhibition], { 'receptor.odds': odds, ...given });
const ramp = (x: number, width: number = p.softness.value): number => x ** 3 / (x ** 2 + width ** 2);
const MINUTE = 1 / 60;

describe('disinhibition, on paper', () => {
  it('[DI1] responds by half at its own odds, and firing then rises by gain × a half', () => {
    const b = bench(p.half.value);
    expect(b.read('disinhibition.response')).toBeCloseTo(0.5, 12);
    expect(b.read('disinhibition.drive')).toBeCloseTo(p.gain.value * ramp(0.5), 12);
  });

  it('[DI2] tolerance shifts the log of its odds, fast and slow apart', () => {
    const shift = Math.exp(p.fastTolerance.value * 0.6 + p.slowTolerance.value * 0.9);
    const b = bench(p.half.value * shift, { 'tolerance.fastLevel': 0.6, 'tolerance.slowLevel': 0.9 });
    expect(b.read('disinhibition.response')).toBeCloseTo(0.5, 12);
  });

  it('[DI3] remembered withdrawal at its half raises potency by half of its most', () => {
    const b = bench(1, { 'withdrawal.sensitised': p.sensitisedHalf.value });
    expect(b.read('disinhibition.potency')).toBeCloseTo((1 + p.sensitising.value / 2) / p.half.value, 12);
  });

  it('[DI4] a lasting stimulus tires it: two stages in line, the second slower', () => {
    const b = bench(1e9);
    const [a, c] = [p.desensitising.value, p.internalising.value];
    for (const t of [10, 60, 240]) {
      b.wait(t * MINUTE - b.t);
      const [first, second] = [1 - Math.exp(-t / a), 1 - (a * Math.exp(-t / a) - c * Math.exp(-t / c)) / (a - c)];
      expect(b.read('disinhibition.desensitised')).toBeCloseTo(first, 6);
      expect(b.read('disinhibition.internalised')).toBeCloseTo(second, 6);
      const tired = (1 - p.internalShare.value) * first + p.internalShare.value * second;
      expect(b.read('disinhibition.drive')).toBeCloseTo(p.gain.value * ramp(1 - p.fading.value * tired), 6);
    }
    expect(b.wait(24).read('disinhibition.drive')).toBeCloseTo(p.gain.value * ramp(1 - p.fading.value), 6);
  });

  it('[DI11] slow tolerance hastens desensitisation, not recovery from it', () => {
    const b = bench(1e9, { 'tolerance.slowLevel': 1, 'disinhibition.margin': 1e-9 }).wait(10 * MINUTE);
    const reached = 1 - Math.exp((-10 * (1 + p.hastening.value)) / p.desensitising.value);
    const found = b.read('disinhibition.desensitised');
    expect(found).toBeCloseTo(reached, 6);
    b.set('receptor.odds', 0).wait(10 * MINUTE);
    expect(b.read('disinhibition.desensitised')).toBeCloseTo(found * Math.exp(-10 / p.desensitising.value), 6);
  });
});

describe('disinhibition, at the margin', () => {
  it('[DI12] below the margin tolerance hastens little: an excess x counts as x³/(x² + margin²)', () => {
    const slow = 0.5;
    const [tau, excess] = [p.desensitising.value / 60, 0.02];
    const odds = p.half.value * Math.exp(p.slowTolerance.value * slow) * (excess / (1 - excess)) ** (1 / p.slope.value);
    const b = bench(odds, { 'tolerance.slowLevel': slow });
    expect(b.read('disinhibition.response')).toBeCloseTo(excess, 12);
    const step = 1e-6; // h: the first slope, before anything has moved
    const slope = b.wait(step).read('disinhibition.desensitised') / step;
    expect(slope).toBeCloseTo((excess + p.hastening.value * slow * ramp(excess, p.margin.value)) / tau, 5);
  });
});

describe('disinhibition, laws', () => {
  it('[DI5] no stimulus, no drive', () => expect(bench(0).wait(100).read('disinhibition.drive')).toBe(0));

  it('[DI6] never negative, and more with more stimulus', () => {
    const drives = [0, 0.3, 1, 3, 10, 100].map((odds) => bench(odds).wait(0.2).read('disinhibition.drive'));
    expect(drives).toEqual([...drives].sort((a, b) => a - b));
    const after = bench(50)
      .wait(3)
      .set('receptor.odds', 0.5)
      .course('disinhibition.drive', span(0, 3, 0.25));
    for (const drive of after) expect(drive).toBeGreaterThanOrEqual(0);
  });

  it('[DI7] the same stimulus in two steps rushes less than at once', () => {
    const times = span(0, 1, MINUTE);
    const atOnce = Math.max(...bench(10).course('disinhibition.drive', times));
    const stepped = bench(2).wait(1).set('receptor.odds', 10).course('disinhibition.drive', times);
    expect(Math.max(...stepped)).toBeLessThan(0.9 * atOnce);
  });
});

describe('disinhibition, published', () => {
  it('[DI8] R026: after minutes of agonist the response is back within the recovery of 25 min and some', () => {
    const b = bench(100).wait(2 * MINUTE);
    const fresh = bench(100).read('disinhibition.drive');
    b.set('receptor.odds', 0)
      .wait(25 * MINUTE)
      .set('receptor.odds', 100);
    expect(b.read('disinhibition.drive') / fresh).toBeGreaterThan(0.9);
  });

  it('[DI9] R028: lasting agonist leaves about half of the peak or less, most of the loss within the hour', () => {
    const b = bench(100);
    const top = b.read('disinhibition.drive');
    expect(b.wait(1).read('disinhibition.drive') / top).toBeLessThan(0.65);
    expect(b.wait(9).read('disinhibition.drive') / top).toBeGreaterThan(0.2);
  });

  it('[DI10] P-V16: heroin by vein every 20 min keeps dopamine of a naive body at 150–300 % of rest', () => {
    const events = span(0, 3, 1 / 3).map((t) => dose(t, 'heroin', 'intravenous', 7));
    const times = span(1, 3, MINUTE);
    const dopamine = column(typicalLife(events, times, { series: ['dopamine.percent'], tolerance: 1e-4 }), 'dopamine.percent');
    const mean = dopamine.reduce((a, b) => a + b, 0) / dopamine.length;
    expect(mean).toBeGreaterThan(150);
    expect(peak(times, dopamine).height).toBeLessThan(300);
  });
});
