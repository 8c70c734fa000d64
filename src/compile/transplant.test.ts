import { expect, it } from 'vitest';
import { Graph } from '../language/graph.ts';
import { Tape } from './tape.ts';
import { transplant } from './transplant.ts';

it('[TR1] takes a power of the positive part of a product with an exponential as one exponential', () => {
  const g = new Graph();
  const [x, y, p] = [0, 1, 2].map((place) => g.leaf('parameter', place)) as [number, number, number];
  const node = g.pow(g.max(g.constant(0), g.div(x, g.mul(g.constant(3), g.unary('exp', y)))), p);
  const made = transplant(g, g, node, () => undefined, new Map(), true);
  expect(g.reachable([made]).some((n) => g.get(n).op === 'pow')).toBe(false);
  const tape = new Tape(g, [node, made], 1, (id) => {
    const { op, value } = g.get(id);
    return op === 'parameter' ? { vector: 0, at: value } : undefined;
  });
  for (const at of [
    [5, 0.3, 1.3],
    [1e-9, -2, 2.5],
    [0, 1, 1.3],
    [-4, 1, 1.3],
    [2, 1, 0],
  ]) {
    tape.run([Float64Array.from(at)]);
    expect(tape.result(1)).toBeCloseTo(tape.result(0), 14);
  }
});
