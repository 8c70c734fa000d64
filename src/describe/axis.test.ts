import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timeScale, valueScale } from './axis.ts';

describe('a value axis', () => {
  it('marks 0 to 310 at every hundred, and 0 to 1.5 at every half', () => {
    expect(valueScale(0, 310).ticks.map(({ label }) => label)).toEqual(['0', '100', '200', '300', '400']);
    expect(valueScale(0, 1.5).ticks.map(({ label }) => label)).toEqual(['0', '0.5', '1', '1.5']);
  });

  it('holds its data, with evenly spaced marks of different names', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (low, span) => {
        const { from, to, ticks } = valueScale(low, low + span);
        const slack = 1e-6 * (to - from);
        expect(from).toBeLessThanOrEqual(low + slack);
        expect(to).toBeGreaterThanOrEqual(low + span - slack);
        expect(ticks.length).toBeGreaterThan(2);
        expect(ticks.length).toBeLessThan(10);
        expect(new Set(ticks.map(({ label }) => label)).size).toBe(ticks.length);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a time axis', () => {
  it('counts a day in hours, a month in days, a year in months and marks the twelfth', () => {
    const units = [24, 24 * 30, 24 * 150, 24 * 365].map((hours) => timeScale(0, hours, 13).unit.many);
    expect(units).toEqual(['hours', 'days', 'weeks', 'months']);
    expect(timeScale(0, 24 * 365, 13).ticks.at(-1)).toEqual({ at: 24 * 365, label: '12' });
  });

  it('never has more marks than there is room for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 24 * 365 * 40 }), fc.integer({ min: 3, max: 15 }), (hours, most) => {
        expect(timeScale(0, hours, most).ticks.length).toBeLessThanOrEqual(most + 1);
      }),
    );
  });
});
