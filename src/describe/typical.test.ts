import { expect, it } from 'vitest';
import { uniform } from '../numerics/random.ts';
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
it('[TY4] is what walking through the sorted samples finds, for any samples and times', () => {
  for (let turn = 0; turn < 200; turn++) {
    const n = 1 + (turn % 40);
    const values = Float64Array.from({ length: n }, (_, i) => Math.floor(20 * uniform(1, turn, 'value', i)));
    const stays = Array.from({ length: n }, (_, i) => Math.floor(4 * uniform(1, turn, 'stay', i)));
    const times = Float64Array.from(stays, (_, i) => stays.slice(0, i).reduce((a, b) => a + b, 0));
    const total = stays.reduce((a, b) => a + b, 0);
    if (total === 0) continue;
    const sorted = stays.map((stay, i) => ({ stay, value: values[i]! })).sort((a, b) => a.value - b.value);
    const reached = sorted.map((_, place) => sorted.slice(0, place + 1).reduce((sum, { stay }) => sum + stay, 0));
    const wanted = sorted[reached.findIndex((sum) => sum >= total / 2)]!.value;
    expect(typicalOver(times, values, 0, n, total)).toBe(wanted);
  }
});
