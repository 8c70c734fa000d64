import { describe, expect, it } from 'vitest';
import type { Course } from '../simulate/course.ts';
import { measuresOf, naturalHistoryPiece, returnToUse, Sums } from './naturalHistory.ts';
import { residualsOf } from './targets.ts';

const course = (...useDays: number[]) => ({ useDays: Uint8Array.from(useDays) }) as unknown as Course;

const piece = (...added: [number, number?][]) => {
  const sums = new Sums();
  for (const [x, y] of added) sums.add('x', x, y);
  return sums.of;
};

describe('natural history, on paper', () => {
  it('[NH1] a lapse is the first use; relapse the first of five days with four of use', () => {
    expect(returnToUse(course(1, 0, 0, 0, 2, 0, 0, 1, 1, 0, 1, 3), 1)).toEqual({ lapse: 3, relapse: 6 });
    expect(returnToUse(course(1, 0, 0, 0), 1)).toEqual({ lapse: Number.POSITIVE_INFINITY, relapse: Number.POSITIVE_INFINITY });
  });

  it('[NH2] pieces join to the mean and its standard error: 1, 2, 3, 6', () => {
    const { value, error, people } = measuresOf([piece([1], [2]), piece([3], [6])]).x!;
    expect([value, people]).toEqual([3, 4]);
    expect(error).toBeCloseTo(Math.sqrt(14 / 3 / 4), 12);
  });

  it('[NH2] a rate is all events over all years: one in a life of a hundredth of a year and none in one of 0.99 are one a year', () => {
    const { value, error } = measuresOf([piece([1, 0.01]), piece([0, 0.99])]).x!;
    expect(value).toBeCloseTo(1, 12);
    // Residuals 1 − 0.01 and 0 − 0.99 over a mean of half a year.
    expect(error).toBeCloseTo(Math.sqrt(2 * (0.99 ** 2 + 0.99 ** 2)), 12);
  });

  it('[NH3] a measure that is missing counts as five tolerances', () => {
    expect(residualsOf({}, [{ measure: 'x', published: 1, tolerance: 1, from: 'x' }])).toEqual([5]);
  });
});

describe('natural history, laws', () => {
  const asked = { parameters: {}, seed: 5, days: 60 } as const;

  it('[NH4] people cut into pieces give the sums of all of them at once', () => {
    const whole = measuresOf([naturalHistoryPiece({ ...asked, from: 0, to: 4 })]);
    const cut = measuresOf([naturalHistoryPiece({ ...asked, from: 0, to: 1 }), naturalHistoryPiece({ ...asked, from: 1, to: 4 })]);
    for (const name of Object.keys(whole)) {
      if (whole[name]!.people > 0) expect(cut[name]!.value, name).toBeCloseTo(whole[name]!.value, 12);
    }
  });

  it('[NH5] without an offer nobody uses; with one everybody has', () => {
    const never = measuresOf([naturalHistoryPiece({ ...asked, from: 0, to: 3, never: true, days: 40 })]);
    expect(never['use days a week at the end']!.value).toBe(0);
    expect(never['overdoses a year of the others']!.value).toBe(0);
    const offered = measuresOf([naturalHistoryPiece({ ...asked, from: 0, to: 3, days: 3 })]);
    expect(offered['used in the last 30 days']!.value).toBe(1);
  });
});
