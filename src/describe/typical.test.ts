import { expect, it } from 'vitest';
import { typicalOver } from './typical.ts';

const f = (...x: number[]) => Float64Array.from(x);

it('[TY1] counts each sample for the time it stands for, not once', () => {
  // Nine hours at 1, then six samples at 5 within the last hour.
  expect(typicalOver(f(0, 9, 9.2, 9.4, 9.6, 9.8, 9.9), f(1, 5, 5, 5, 5, 5, 5), 0, 7, 10)).toBe(1);
});
it('[TY2] is the middle sample when samples are alike', () => {
  expect(typicalOver(f(0, 1, 2), f(3, 1, 2), 0, 3, 3)).toBe(2);
});
it('[TY3] has no value without a finite sample, and the only one of a single sample', () => {
  expect(typicalOver(f(0, 1), f(Number.NaN, Number.NaN), 0, 2, 2)).toBeNaN();
  expect(typicalOver(f(4), f(7), 0, 1, 4)).toBe(7);
});
