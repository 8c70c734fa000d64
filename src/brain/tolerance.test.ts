import { describe, expect, it } from 'vitest';
import { Bench, column, dailyHeroin, span, typicalLife } from '../../tests/_bench.ts';
import { tolerance } from './tolerance.ts';

const DAY = 24;
const value = (name: keyof typeof tolerance.parameters): number => tolerance.parameters[name].value;
const bench = (odds: number, given = {}) => new Bench([tolerance], { 'receptor.odds': odds, ...given });

describe('tolerance, on paper', () => {
  it('[TOL1] is gained as 1 − e^(−t/τ), fast and slow, toward O/(O + half)/reference', () => {
    const [odds, days] = [6, 5];
    const target = odds / (odds + value('half')) / value('reference');
    const gained = (tau: number) => target * (1 - Math.exp(-days / tau));
    const b = bench(odds).wait(days * DAY);
    expect(b.read('tolerance.fast')).toBeCloseTo(gained(value('fastTime')), 7);
    expect(b.read('tolerance.slow')).toBeCloseTo(gained(value('slowTime')), 7);
    const mixed = value('fastShare') * gained(value('fastTime')) + (1 - value('fastShare')) * gained(value('slowTime'));
    expect(b.read('tolerance.level')).toBeCloseTo(mixed, 7);
  });

  it('[TOL2] is lost with a slow half-life of 19 d × ln 2 = 13.2 d', () => {
    const b = bench(0).set('tolerance.slow', 1);
    expect(b.wait(value('slowTime') * Math.LN2 * DAY).read('tolerance.slow')).toBeCloseTo(0.5, 8);
    expect(value('slowTime') * Math.LN2).toBeCloseTo(13.17, 2);
  });

  it('[TOL3] a place settles where learning balances extinction', () => {
    const odds = 2;
    const drive = odds / (odds + value('half'));
    const [gain, loss] = [drive / value('placeLearning'), (1 - drive) / value('placeExtinction')];
    expect(
      bench(odds)
        .wait(400 * DAY)
        .read('tolerance.place'),
    ).toBeCloseTo(gain / (gain + loss), 6);
  });

  it('[TOL4] a new place takes away placeShare × place of it', () => {
    const b = bench(5).wait(40 * DAY);
    const [here, place] = [b.read('tolerance.level'), b.read('tolerance.place')];
    expect(b.set('tolerance.usualPlace', 0).read('tolerance.level') / here).toBeCloseTo(1 - value('placeShare') * place, 10);
  });
});

describe('tolerance, laws', () => {
  it('[TOL5] rests without opioids', () => {
    const b = bench(0).wait(100 * DAY);
    for (const name of ['fast', 'slow', 'place', 'level']) expect(b.read(`tolerance.${name}`)).toBe(0);
  });

  it('[TOL6] more stimulus, more tolerance, up to 1/reference', () => {
    const levels = [0.3, 1, 3, 10, 1e4].map((odds) =>
      bench(odds)
        .wait(200 * DAY)
        .read('tolerance.level'),
    );
    expect(levels).toEqual([...levels].sort((a, b) => a - b));
    expect(levels.at(-1)).toBeLessThanOrEqual(1 / value('reference'));
  });

  it('[TOL7] outlives the drug: of the slow share, half is left when the fast one is gone', () => {
    const b = bench(4)
      .wait(60 * DAY)
      .set('receptor.odds', 0);
    const [fast, slow] = [b.read('tolerance.fast'), b.read('tolerance.slow')];
    b.wait(13 * DAY);
    expect(b.read('tolerance.fast') / fast).toBeLessThan(0.001);
    expect(b.read('tolerance.slow') / slow).toBeGreaterThan(0.5);
  });

  it('[TOL8] a place is unlearned only there', () => {
    const learned = () =>
      bench(5)
        .wait(40 * DAY)
        .set('receptor.odds', 0);
    const before = learned().read('tolerance.place');
    expect(
      learned()
        .set('tolerance.usualPlace', 0)
        .wait(60 * DAY)
        .read('tolerance.place'),
    ).toBe(before);
    expect(
      learned()
        .wait(60 * DAY)
        .read('tolerance.place'),
    ).toBeCloseTo(before * Math.exp(-60 / value('placeExtinction')), 7);
  });
});

describe('tolerance, published', () => {
  it('[TOL9] R029: from day 4 to 23 after stopping it halves in 13.2 ± 0.53 d (within 2 SE)', () => {
    const days = span(4, 23, 1);
    const levels = bench(4)
      .wait(60 * DAY)
      .set('receptor.odds', 0)
      .course(
        'tolerance.level',
        days.map((d) => d * DAY),
      );
    const mean = (xs: readonly number[]) => xs.reduce((a, b) => a + b, 0) / xs.length;
    const logs = levels.map(Math.log);
    const [middle, height] = [mean(days), mean(logs)];
    const slope = mean(days.map((d, i) => (d - middle) * (logs[i]! - height))) / mean(days.map((d) => (d - middle) ** 2));
    expect(Math.abs(-Math.LN2 / slope - 13.2)).toBeLessThan(2 * 0.53);
  });

  it('[TOL10] R034: the typical person on the usual dose (S004) comes near level 1, that of the chronic group', () => {
    const record = typicalLife(dailyHeroin(90), span(88 * DAY, 90 * DAY, 1), { series: ['tolerance.level'], tolerance: 1e-4 });
    const levels = column(record, 'tolerance.level');
    const level = levels.reduce((a, b) => a + b, 0) / levels.length;
    expect(level).toBeGreaterThan(0.8);
    expect(level).toBeLessThan(1.2);
  });
});
