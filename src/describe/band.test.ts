import { describe, expect, it } from 'vitest';
import type { LifeRecord } from '../simulate/scenario.ts';
import { averaged, bandOf, part, scaled, steps } from './band.ts';

const life = (person: number, values: readonly number[]): LifeRecord => ({
  person,
  times: Float64Array.from(values, (_, i) => i),
  series: { x: Float64Array.from(values) },
  overdoses: [],
  samples: [],
  steps: { accepted: 0, rejected: 0 },
});

describe('a band', () => {
  it('is the line itself for one person, and median with 10–90 % for several', () => {
    expect(bandOf([life(0, [1, 2])], 'x')).toEqual({ times: Float64Array.of(0, 1), middle: Float64Array.of(1, 2) });
    const band = bandOf(
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((n) => life(n, [n])),
      'x',
    )!;
    expect([band.low![0], band.middle[0], band.high![0]]).toEqual([1, 5, 9]);
  });

  it('counts a person whose run stopped early only up to there, and is absent for what nobody has', () => {
    const band = bandOf([life(0, [1, 1, 1]), life(1, [3])], 'x')!;
    expect([...band.middle]).toEqual([2, 1, 1]);
    expect(bandOf([life(0, [1])], 'y')).toBeUndefined();
  });

  it('can be cut, moved in time and given another unit', () => {
    const band = bandOf([life(0, [0, 10, 20, 30, 40])], 'x')!;
    expect([...part(band, 1, 3, 1).times]).toEqual([0, 1]);
    expect([...part(band, 1, 3).middle]).toEqual([10, 20]);
    expect([...scaled(band, 100).middle]).toEqual([0, 1000, 2000, 3000, 4000]);
    const calm = averaged(band, 2);
    expect([...calm.times]).toEqual([1, 3, 5]);
    expect([...calm.middle]).toEqual([5, 25, 40]);
  });
});

describe('thinning', () => {
  const values = Array.from({ length: 10_000 }, (_, i) => (i === 7_777 ? 300 : i % 2));
  const band = bandOf([life(0, values)], 'x')!;

  it('keeps a spike of one sample in ten thousand, at its time', () => {
    const thinned = steps(band, 100, 0, 9_999);
    expect(thinned).toHaveLength(100);
    const spike = thinned.find(({ highest }) => highest === 300)!;
    expect(Math.abs(spike.at - 7_777)).toBeLessThanOrEqual(50);
    expect(spike.lowest).toBe(0);
    expect([0, 1]).toContain(spike.typical);
  });

  it('loses no extreme whatever the number of steps, and leaves few samples alone', () => {
    for (const count of [1, 7, 360, 5_000]) expect(Math.max(...steps(band, count, 0, 9_999).map(({ highest }) => highest))).toBe(300);
    expect(steps(bandOf([life(0, [4, 5])], 'x')!, 100, 0, 1).map(({ typical }) => typical)).toEqual([4, 5]);
  });
});
