import { describe, expect, it } from 'vitest';
import { DETERMINANT, END_SLOPE, NODES, REAL_EIGENVALUE, SECOND, STAGES, TRACE, WEIGHTS } from './radau.ts';

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
  it('[RA3] finds the slope at the end of a cubic from its increments', () => {
    const cubic = (x: number): number => 2 * x - 3 * x * x + 5 * x ** 3;
    const slope = stages.reduce((total, j) => total + END_SLOPE[j]! * cubic(NODES[j]!), 0);
    expect(slope).toBeCloseTo(2 - 6 + 15, 12);
  });
});
