import { describe, expect, it } from 'vitest';
import { DETERMINANT, END_SLOPE, ERROR, INVERSE, MISSED, NODES, REAL_EIGENVALUE, SECOND, STAGES, TRACE, WEIGHTS } from './radau.ts';

const stages = Array.from({ length: STAGES }, (_, i) => i);

describe('Radau IIA', () => {
  it('[RA1] integrates 1, x and x² exactly to every node, and x⁴ to the end (order 5)', () => {
    for (const power of [0, 1, 2])
      for (const i of stages) {
        const sum = stages.reduce((total, j) => total + WEIGHTS[i]![j]! * NODES[j]! ** power, 0);
        expect(sum).toBeCloseTo(NODES[i]! ** (power + 1) / (power + 1), 14);
      }
    const last = stages.reduce((total, j) => total + WEIGHTS[2]![j]! * NODES[j]! ** 4, 0);
    expect(last).toBeCloseTo(1 / 5, 14);
  });
  it('[RA2] has the determinant 1 − 3z/5 + 3z²/20 − z³/60, which is 0 at 1/z of the real eigenvalue', () => {
    const z = REAL_EIGENVALUE;
    expect(1 - TRACE * z + SECOND * z * z - DETERMINANT * z ** 3).toBeCloseTo(0, 12);
  });
  it('[RA3] finds the slopes of a cubic at the stages from its increments, the last of them at the end', () => {
    const cubic = (x: number): number => 2 * x - 3 * x * x + 5 * x ** 3;
    const slope = (weights: readonly number[]): number => stages.reduce((total, j) => total + weights[j]! * cubic(NODES[j]!), 0);
    for (const i of stages) expect(slope(INVERSE[i]!)).toBeCloseTo(2 - 6 * NODES[i]! + 15 * NODES[i]! ** 2, 12);
    expect(slope(END_SLOPE)).toBeCloseTo(2 - 6 + 15, 12);
  });
  it('[RA4] knows what collocation misses of a course of degree 5, and that it misses nothing of a cubic', () => {
    const quintic = [2, -3, 5, -7, 11];
    const course = (x: number): number => quintic.reduce((sum, c, k) => sum + c * x ** (k + 1), 0);
    const pace = (x: number): number => quintic.reduce((sum, c, k) => sum + c * (k + 1) * x ** k, 0);
    const sum = (weights: readonly number[], of: (x: number) => number): number =>
      stages.reduce((s, j) => s + weights[j]! * of(NODES[j]!), 0);
    const [first, last] = [pace(0) + sum(ERROR, course), pace(1) - sum(END_SLOPE, course)];
    for (const i of stages)
      expect(MISSED[i]![0] * first + MISSED[i]![1] * last).toBeCloseTo(course(NODES[i]!) - sum(WEIGHTS[i]!, pace), 12);
    const cubic = (x: number): number => 2 * x - 3 * x * x + 5 * x ** 3;
    expect(2 + sum(ERROR, cubic)).toBeCloseTo(0, 12);
    expect(2 - 6 + 15 - sum(END_SLOPE, cubic)).toBeCloseTo(0, 12);
  });
});
