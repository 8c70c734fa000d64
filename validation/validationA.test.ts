import { describe, expect, it } from 'vitest';
import type { ValidationRow } from '../src/index.ts';
import { crossing, everyone, halfLife } from './_people.ts';
import { rateRatio } from './_release.ts';
import { agreement } from './_respiration.ts';
import { bags, daysToReturn, startingOut, street, usualDose } from './_streetDose.ts';
import { pV03 } from './pV03.ts';
import { pV04 } from './pV04.ts';
import { pV06 } from './pV06.ts';
import { pV07 } from './pV07.ts';
import { pV08 } from './pV08.ts';
import { pV09 } from './pV09.ts';
import { pV11 } from './pV11.ts';
import { pV13 } from './pV13.ts';
import { pV27 } from './pV27.ts';
import { pV28 } from './pV28.ts';
import { pV29 } from './pV29.ts';
import { pV30 } from './pV30.ts';
import { pV31 } from './pV31.ts';
import { pV34 } from './pV34.ts';
import { pV35 } from './pV35.ts';
import { pV36 } from './pV36.ts';
import { pVChronic } from './pVChronic.ts';
import { pVNaive } from './pVNaive.ts';

const rows: readonly ValidationRow[] = [
  ...[pVNaive, pVChronic, pV03, pV04, pV06, pV07, pV08, pV09, pV11, pV13],
  ...[pV27, pV28, pV29, pV30, pV31, pV34, pV35, pV36],
];
const small = { people: 3, seed: 7 };

describe('the arithmetic of the rows, on paper', () => {
  it('finds a half-life of 2 in 8, 4, 2 at 0, 2, 4', () => {
    expect(halfLife([0, 2, 4], [8, 4, 2].map(Math.log))).toBeCloseTo(2, 12);
  });
  it('finds where a line crosses', () => {
    expect(crossing([0, 10, 20], [1, 0.8, 0.4], 0.5, true)).toBeCloseTo(17.5, 12);
    expect(crossing([0, 10], [1, 0.8], 0.5, true)).toBeUndefined();
  });
  it('divides rates: 4 in 2 weeks against 5 in 10 is a ratio of 4, with no interval when each person has both in the same share', () => {
    expect(rateRatio([4], 2, [5], 10)).toEqual({ ratio: 4, low: 4, high: 4 });
    expect(rateRatio([0, 0], 2, [5, 1], 10)).toBeUndefined();
    const spread = rateRatio([4, 0], 2, [0, 5], 10)!;
    expect(spread.high / spread.ratio).toBeCloseTo(Math.exp(1.96 * Math.sqrt(2)), 9);
  });
  it('compares a curve with its bars after the first dose only', () => {
    const published = {
      minutes: [0, 1, 2],
      values: [10, 5, 5],
      bars: [
        [9, 11],
        [4, 6],
        [4, 6],
      ] as [number, number][],
      before: 0,
      people: 4,
    };
    const found = agreement([9, 0.5, 0.8], published);
    expect(found.rmse).toBeCloseTo(Math.sqrt(0.09 / 2), 12);
    expect(found.allowed).toBeCloseTo(0.1, 12);
    expect(found.outside).toEqual([2]);
  });
});

describe('street doses', () => {
  it('start low and end at the usual one', () => {
    expect([startingOut(0), startingOut(40)]).toEqual([street.start.value, 1]);
    expect(startingOut(10)).toBeCloseTo(0.65, 12);
  });
  it('are met again over weeks: by days 1, 14, 30 and 90 about as many are back as three studies found (O018 to O020)', () => {
    const days = Array.from({ length: 2000 }, (_, person) => daysToReturn(small, person));
    const back = (by: number): number => days.filter((day) => day < by).length / days.length;
    for (const [by, told] of [
      [1, 0.3],
      [14, 0.5],
      [30, 0.63],
      [90, 0.83],
    ] as const)
      expect(Math.abs(back(by) - told), `day ${by}`).toBeLessThan(0.1);
  });
  it('follow the reserve of the person: whoever needs twice the odds to stop breathing settles on about twice the dose', () => {
    const usual = (half: number): number[] =>
      everyone({ ...small, parameters: { 'breathing.half': half } }, ['heroin', 'morphine'], (person) =>
        usualDose(small, person, 'heroin'),
      );
    const [low, high] = [usual(2), usual(4)];
    for (const [i, amount] of low.entries()) expect(high[i]! / amount).toBeGreaterThan(1.6);
  });
  it('come in bags of mean 1', () => {
    const events = everyone({ people: 1, seed: 1 }, ['heroin', 'morphine'], (p) =>
      bags(small, p, 'heroin', 1, { from: 0, to: 2000 }, () => 1),
    )[0]!;
    const mean = events.reduce((sum, e) => sum + (e.kind === 'dose' ? e.amount : 0), 0) / events.length;
    expect(events).toHaveLength(6000);
    expect(Math.abs(mean - 1)).toBeLessThan(0.02);
  });
});

describe.each(rows.map((row) => [row.id, row] as const))('%s', (_, row) => {
  it('gives finite numbers and the same ones twice', () => {
    const found = row.run(small);
    for (const value of Object.values(found.values)) expect(Number.isFinite(value)).toBe(true);
    expect(found.verdict === 'pass').toBe(found.because === undefined);
    if (found.measured !== 'not evaluated') expect(found.compared!.length + (row.id === 'P-V27' ? 1 : 0), 'a picture').toBeGreaterThan(0);
    pV04.run({ people: 1, seed: 8 }); // what rows share of the last cohort is forgotten
    // The two longest are run once here, to keep the tests quick.
    if (!['P-V27', 'P-V08'].includes(row.id)) expect(row.run(small)).toEqual(found);
  });
});

describe('a mechanism taken out', () => {
  /** Row, people enough for it to pass, and what is changed. */
  const broken: readonly (readonly [ValidationRow, number, Readonly<Record<string, number>>])[] = [
    [pVNaive, 12, { 'breathing.half': 12 }],
    [pV03, 12, { 'breathing.toleranceGain': 0 }],
    [pV07, 60, { 'buprenorphine.clearance': 120 }],
    [pV09, 12, { 'naloxone.affinity': 2500 }],
    [pV13, 12, { 'heroin.monoClearance': 60 }],
    [pV30, 40, { 'morphine.cycled': 0.1 }],
  ];
  it.each(broken.map(([row, people, parameters]) => [row.id, row, people, parameters] as const))(
    '%s no longer passes',
    (_, row, people, parameters) => {
      const cohort = { people, seed: 5 };
      expect(row.run(cohort).verdict).toBe('pass');
      expect(row.run({ ...cohort, parameters }).verdict).toBe('fail');
    },
  );
});
