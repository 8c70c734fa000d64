import { describe, expect, it } from 'vitest';
import { Evolution } from './evolve.ts';

const search = (loss: (x: ArrayLike<number>) => number, start: number[], generations: number, seed = 1) => {
  const evolution = new Evolution(start, 0.5, seed);
  for (let i = 0; i < generations; i++) evolution.tell(evolution.ask().map(loss));
  return evolution;
};
const bowl = (x: ArrayLike<number>) => Array.from(x).reduce((a, v, i) => a + 10 ** i * (v - i) * (v - i), 0);

describe('evolution, on paper', () => {
  it('[EV1] finds the bottom of a bowl whose walls differ a thousandfold', () => {
    const { mean } = search(bowl, [3, 3, 3, 3], 120);
    for (const [i, v] of mean.entries()) expect(v).toBeCloseTo(i, 3);
  });
});

describe('evolution, laws', () => {
  it('[EV2] the same seed gives the same course, another seed another', () => {
    expect(search(bowl, [1, 1], 9).mean).toEqual(search(bowl, [1, 1], 9).mean);
    expect(search(bowl, [1, 1], 9, 2).mean).not.toEqual(search(bowl, [1, 1], 9).mean);
  });

  it('[EV3] adding a constant to the loss, or taking its cube, changes nothing: only ranks count', () => {
    const plain = search(bowl, [2, 1, 4], 20).mean;
    expect(search((x) => bowl(x) ** 3 + 7, [2, 1, 4], 20).mean).toEqual(plain);
  });

  it('[EV4] a loss that is no number is the worst, and a wrong count of losses is an error', () => {
    const evolution = search((x) => (x[0]! > 1 ? Number.NaN : x[0]! * x[0]!), [0.8, 0], 60);
    expect(Math.abs(evolution.mean[0]!)).toBeLessThan(0.1);
    evolution.ask();
    expect(() => evolution.tell([1])).toThrow(/1 losses/);
  });
});
