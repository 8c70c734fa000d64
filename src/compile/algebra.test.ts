import { expect, it } from 'vitest';
import { Graph } from '../language/graph.ts';
import { Algebra } from './algebra.ts';

it('[AG1] solves three equations by cofactors as by elimination', () => {
  const g = new Graph();
  const a = new Algebra(g);
  const matrix = [
    [4, -1, 0.5],
    [1, 3, -2],
    [0.25, 1, 5],
  ].map((row) => row.map((x) => a.number(x)));
  const right = [4 - 2 + 1.5, 1 + 6 - 6, 0.25 + 2 + 15].map((x) => a.number(x));
  const values = (nodes: readonly number[]): number[] => nodes.map((n) => g.number(n) as number);
  for (const [i, x] of values(a.solveThree(matrix, right)).entries()) expect(x).toBeCloseTo(i + 1, 12);
  for (const [i, x] of values(a.solve(matrix, right)).entries()) expect(x).toBeCloseTo(i + 1, 12);
});
