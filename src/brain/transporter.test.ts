import { describe, expect, it } from 'vitest';
import { Bench, column, dailyHeroin, typicalLife } from '../../tests/_bench.ts';
import { d2Receptors } from './d2Receptors.ts';
import { transporter } from './transporter.ts';

const p = transporter.parameters;
const DAY = 24;
const bench = (engagement: number) => new Bench([transporter], { 'd2Receptors.engagement': engagement });

describe('transporter, on paper', () => {
  it('[TR1] is lost as most × engagement × (1 − e^(−t/lossTime))', () => {
    const b = bench(0.8).wait(p.lossTime.value * DAY);
    expect(b.read('transporter.lost')).toBeCloseTo(0.8 * p.most.value * (1 - Math.exp(-1)), 7);
    expect(b.read('transporter.available')).toBeCloseTo(1 - b.read('transporter.lost'), 12);
  });

  it('[TR2] comes back toward what lasts, by e in the recovery time', () => {
    const b = bench(0).set('transporter.lost', 0.3).set('transporter.lasting', 0.09);
    expect(b.wait(p.recoveryTime.value * DAY).read('transporter.lost')).toBeCloseTo(0.09 + 0.21 / Math.E, 7);
  });
});

describe('transporter, laws', () => {
  it('[TR3] nothing is lost without use', () => {
    const b = bench(0).wait(1000 * DAY);
    expect([b.read('transporter.lost'), b.read('transporter.lasting')]).toEqual([0, 0]);
  });

  it('[TR4] more use, more loss, never past the most', () => {
    const lost = [0, 0.2, 0.5, 0.9, 1].map((e) =>
      bench(e)
        .wait(1000 * DAY)
        .read('transporter.lost'),
    );
    expect(lost).toEqual([...lost].sort((a, b) => a - b));
    expect(lost.at(-1)).toBeLessThanOrEqual(p.most.value + 1e-9);
  });

  it('[TR5] a lighter habit lets a heavier one heal only down to its own level', () => {
    const b = bench(1)
      .wait(200 * DAY)
      .set('d2Receptors.engagement', 0.7)
      .wait(4000 * DAY);
    expect(b.read('transporter.lost')).toBeCloseTo(0.7 * p.most.value, 5);
  });
});

describe('transporter, published', () => {
  it('[TR6] A004 follows A009: it goes more slowly than D2-like receptors', () => {
    expect(p.lossTime.value).toBeGreaterThan(2 * d2Receptors.parameters.lossTime.value);
  });

  it('[TR7] P-V25: −32 % (within 7 points) in daily use, and not all back after 12 months', () => {
    const times = [120 * DAY, (120 + 365) * DAY];
    const series = ['transporter.available'];
    const [used, after] = column(typicalLife(dailyHeroin(120), times, { series, tolerance: 1e-4 }), 'transporter.available').map(
      (x) => 100 * (x - 1),
    ) as [number, number];
    expect(Math.abs(used + 32)).toBeLessThan(7);
    expect(after).toBeGreaterThan(used / 2);
    expect(after).toBeLessThan(-2);
  });
});
