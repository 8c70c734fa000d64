import { describe, expect, it } from 'vitest';
import { uniform } from '../numerics/random.ts';
import { armAgainst, TEST_KINDS } from './against.ts';

/** Patterns of a chain with known chances: positive after positive, after negative, and of missing. */
function chain(people: number, seed: number, [stay, turn, miss]: readonly [number, number, number] = [0.7, 0.2, 0.2]): string[] {
  return Array.from({ length: people }, (_, person) => {
    let positive = uniform(seed, person, 'start', 0) < 0.5;
    return Array.from({ length: 24 }, (__, week) => {
      positive = uniform(seed, person, 'chain', week) < (positive ? stay : turn);
      return uniform(seed, person, 'miss', week) < miss ? 'o' : positive ? '+' : '-';
    }).join('');
  });
}
const options = { from: 2, to: 23, seed: 1, draws: 200 };

describe('a simulated trial against a real one', () => {
  it('[AG1] on paper: shares by week, without who has no such week', () => {
    const { weekly, attending } = armAgainst('a', ['-+', 'o-'], ['-*o', '--', 'oo', '-'], { from: 2, to: 2, seed: 1 });
    expect(weekly.negative[0]).toMatchObject({ real: 1 / 3, simulated: 0.5 });
    expect(weekly.positive[0]).toMatchObject({ real: 1 / 3, simulated: 0.5 });
    expect(weekly.missing[0]).toMatchObject({ real: 1 / 3, simulated: 0 });
    expect(attending[0]).toMatchObject({ real: 2 / 3, simulated: 1 });
  });

  it('[AG2] a trial against itself: no distance, everything inside', () => {
    const own = chain(300, 3);
    const held = armAgainst('a', own, own, options);
    for (const kind of TEST_KINDS) expect(held.error[kind]).toEqual({ mean: 0, largest: 0 });
    expect([held.covered, held.endpointsCovered, held.attendingDistance]).toEqual([1, 1, 0]);
    expect(armAgainst('a', own, own, options)).toEqual(held);
  });

  it('[AG3] another sample of the same chances: about 95 of 100 inside, and the chances are found', () => {
    const held = armAgainst('a', chain(3000, 3), chain(600, 4), options);
    expect(held.covered).toBeGreaterThan(0.85);
    expect(held.error.negative.mean).toBeLessThan(0.03);
    expect(held.afterPositive.simulated).toBeCloseTo(0.7, 1);
    expect(held.afterNegative.simulated).toBeCloseTo(0.2, 1);
    expect(held.afterPositive.inside).toBe(true);
  });

  it('[AG4] other chances are told apart', () => {
    const held = armAgainst('a', chain(1000, 3), chain(600, 4, [0.7, 0.2, 0.5]), options);
    expect(held.covered).toBeLessThan(0.5);
    expect(held.error.missing.mean).toBeGreaterThan(0.25);
  });

  it('[AG6] sets of fitted numbers that differ widen the intervals, and leave the simulated value where it is', () => {
    const [simulated, real] = [chain(1000, 3), chain(600, 4)];
    const alone = armAgainst('a', simulated, real, options);
    const sets = [chain(500, 5, [0.7, 0.2, 0.1]), chain(500, 6, [0.7, 0.2, 0.3])];
    const open = armAgainst('a', simulated, real, { ...options, sets });
    const { low, high, simulated: missing } = open.weekly.missing[5]!;
    expect([alone.sets, open.sets, missing]).toEqual([0, 2, alone.weekly.missing[5]!.simulated]);
    expect(low).toBeLessThan(0.12);
    expect(high).toBeGreaterThan(0.28);
    expect(armAgainst('a', simulated, real, { ...options, sets: [simulated] }).weekly).toEqual(alone.weekly);
  });

  it('[AG5] intervals widen as the real trial gets smaller', () => {
    const width = (size: number) => {
      const { low, high } = armAgainst('a', chain(1000, 3), chain(size, 4), options).weekly.negative[5]!;
      return high - low;
    };
    expect(width(50)).toBeGreaterThan(2 * width(600));
  });
});
