import { describe, expect, it } from 'vitest';
import { Bench, column, dailyHeroin, dose, span, typicalLife } from '../../tests/_bench.ts';
import { d2Receptors } from './d2Receptors.ts';

const p = d2Receptors.parameters;
const DAY = 24;
const bench = (drive: number, given = {}) => new Bench([d2Receptors], { 'disinhibition.drive': drive, 'dopamine.ratio': 1, ...given });

describe('d2Receptors, on paper', () => {
  it('[DR1] half of the loss is approached at the drive that is enough by half', () => {
    const b = bench(p.enough.value).wait(200 * DAY);
    expect(b.read('d2Receptors.engagement')).toBeCloseTo(0.5, 9);
    expect(b.read('d2Receptors.lost')).toBeCloseTo(p.most.value / 2, 8);
    expect(b.read('d2Receptors.available')).toBeCloseTo(1 - p.most.value / 2, 8);
    expect(b.set('d2Receptors.exposure', 2 * p.enough.value).read('d2Receptors.engagement')).toBeCloseTo(0.8, 9);
  });

  it('[DR2] from an established drive the loss is 1 − e^(−t/lossTime)', () => {
    const b = bench(1e6)
      .set('d2Receptors.exposure', 1e6)
      .wait(p.lossTime.value * DAY);
    expect(b.read('d2Receptors.lost')).toBeCloseTo(p.most.value * (1 - Math.exp(-1)), 7);
  });

  it('[DR3] of a lasting loss, lastingShare of it stays for good; the rest halves in recoveryTime × ln 2', () => {
    const b = bench(0).set('d2Receptors.lost', 0.2).set('d2Receptors.lasting', 0.06);
    b.wait(p.recoveryTime.value * Math.LN2 * DAY);
    expect(b.read('d2Receptors.lost')).toBeCloseTo(0.06 + 0.07, 7);
    expect(b.wait(3000 * DAY).read('d2Receptors.lost')).toBeCloseTo(0.06, 6);
  });

  it('[DR4] raclopride sees dopamine leave and come: +18.3 % at none, −13.4 % at twice', () => {
    const at = (ratio: number) => bench(0, { 'dopamine.ratio': ratio }).read('d2Receptors.raclopride');
    expect(at(1)).toBeCloseTo(0, 10);
    expect(at(0)).toBeCloseTo(100 * (1 / 0.845 - 1), 8);
    expect(at(2)).toBeCloseTo(100 * ((1 - 0.31 / 1.155) / 0.845 - 1), 8);
  });
});

describe('d2Receptors, laws', () => {
  it('[DR5] nothing is lost without the drug', () => {
    const b = bench(0).wait(1000 * DAY);
    for (const name of ['exposure', 'lost', 'lasting']) expect(b.read(`d2Receptors.${name}`)).toBe(0);
  });

  it('[DR6] the loss never passes its most, what lasts never passes its share, and use does not bring receptors back', () => {
    const b = bench(2);
    let before = 0;
    for (let day = 0; day < 1500; day += 50) {
      const lost = b.wait(50 * DAY).read('d2Receptors.lost');
      expect(lost).toBeGreaterThanOrEqual(before - 1e-9);
      expect(lost).toBeLessThanOrEqual(p.most.value + 1e-9);
      expect(b.read('d2Receptors.lasting')).toBeLessThanOrEqual(p.lastingShare.value * lost + 1e-9);
      before = lost;
    }
  });

  it('[DR7] the longer the use, the more stays', () => {
    const kept = [10, 60, 400].map((days) =>
      bench(1)
        .wait(days * DAY)
        .set('disinhibition.drive', 0)
        .wait(2000 * DAY)
        .read('d2Receptors.lost'),
    );
    expect(kept).toEqual([...kept].sort((a, b) => a - b));
    expect(kept[2]).toBeGreaterThan(2 * kept[0]!);
  });
});

describe('d2Receptors, published', () => {
  it('[DR8] D015: depletion of dopamine raises raclopride binding by 18 %', () => {
    expect(bench(0, { 'dopamine.ratio': 0 }).read('d2Receptors.raclopride')).toBeCloseTo(18, 0);
  });

  it('[DR9] P-V24, A009: −18 % (within 5 points) after months of daily use, most of it within the first weeks', () => {
    const times = [14 * DAY, 60 * DAY];
    const [early, late] = column(
      typicalLife(dailyHeroin(60), times, { series: ['d2Receptors.available'], tolerance: 1e-4 }),
      'd2Receptors.available',
    ).map((x) => 100 * (x - 1)) as [number, number];
    expect(Math.abs(late + 18)).toBeLessThan(5);
    expect(early / late).toBeGreaterThan(0.7);
  });

  it('[DR10] P-V22: 10 mg of morphine by vein takes 9 % (within 4 points) of raclopride binding in a naive person', () => {
    const times = span(0.25, 1.5, 0.05);
    const record = typicalLife([dose(0, 'morphine', 'intravenous', 10)], times, { series: ['d2Receptors.raclopride'] });
    const binding = column(record, 'd2Receptors.raclopride');
    expect(Math.abs(binding.reduce((a, b) => a + b, 0) / binding.length + 9)).toBeLessThan(4);
  });
});
