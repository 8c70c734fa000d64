import { describe, expect, it } from 'vitest';
import type { MindActivity } from '../language/mind.ts';
import { choose, weigh } from './choice.ts';

const activity = (number: number): MindActivity => ({
  name: `a${number}`,
  module: 'm',
  number,
  planned: (3 * number) as 0,
  habit: (3 * number + 1) as 0,
  push: (3 * number + 2) as 0,
});
const three = [0, 1, 2].map(activity);
/** Planned, habit and push of each. */
const numbers = Float64Array.of(1, 0, 0, 0, 2, 0, 0.5, 0.5, -0.25);

describe('choosing', () => {
  it('[CH1] on paper: what the hour brings, and the chances', () => {
    const chances = new Float64Array(3);
    const brings = weigh(three, numbers, 0.25, 2, chances);
    const worth = [0.25, 1.5, 0.25].map((utility) => Math.exp(2 * utility));
    const sum = worth.reduce((a, b) => a + b);
    expect(brings).toBeCloseTo(Math.log(sum), 12);
    for (const [i, one] of worth.entries()) expect(chances[i]! / chances.reduce((a, b) => a + b)).toBeCloseTo(one / sum, 12);
  });

  it('[CH2] one more thing to do makes the hour worth more, whatever it is called', () => {
    const chances = new Float64Array(2);
    const fewer = weigh(three.slice(0, 2), numbers, 0.25, 2, chances);
    expect(weigh(three, numbers, 0.25, 2, new Float64Array(3)) - fewer).toBeCloseTo(
      Math.log(1 + Math.exp(0.5) / (Math.exp(0.5) + Math.exp(3))),
      12,
    );
  });

  it('[CH3] u walks through the activities by their chances', () => {
    const chances = Float64Array.of(1, 3, 4);
    expect([0.1, 0.2, 0.45, 0.6].map((u) => choose(chances, u))).toEqual([0, 1, 1, 2]);
  });

  it('[CH4] utilities far below what can be raised to a power still give a choice', () => {
    const far = Float64Array.of(-4000, -4000, 0, -4001, -4001, 0);
    const chances = new Float64Array(2);
    expect(weigh(three.slice(0, 2), far, 0.5, 1, chances)).toBeCloseTo(-4000 + Math.log(1 + Math.exp(-1)), 9);
    expect(choose(chances, 0.5)).toBe(0);
  });
});
