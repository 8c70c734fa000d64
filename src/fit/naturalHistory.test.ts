import { describe, expect, it } from 'vitest';
import type { Course } from '../simulate/course.ts';
import { measuresOf, naturalHistoryPiece, returnToUse } from './naturalHistory.ts';
import { residualsOf } from './targets.ts';

const course = (...useDays: number[]) => ({ useDays: Uint8Array.from(useDays) }) as unknown as Course;

describe('natural history, on paper', () => {
  it('[NH1] a lapse is the first use; relapse the first of five days with four of use', () => {
    expect(returnToUse(course(1, 0, 0, 0, 2, 0, 0, 1, 1, 0, 1, 3), 1)).toEqual({ lapse: 3, relapse: 6 });
    expect(returnToUse(course(1, 0, 0, 0), 1)).toEqual({ lapse: Number.POSITIVE_INFINITY, relapse: Number.POSITIVE_INFINITY });
  });

  it('[NH2] pieces join to the mean and its standard error: 1, 2, 3, 6', () => {
    const piece = (...xs: number[]) => ({
      x: { sum: xs.reduce((a, b) => a + b), squares: xs.reduce((a, b) => a + b * b, 0), people: xs.length },
    });
    const { value, error, people } = measuresOf([piece(1, 2), piece(3, 6)]).x!;
    expect([value, people]).toEqual([3, 4]);
    expect(error).toBeCloseTo(Math.sqrt(14 / 3 / 4), 12);
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
