import { exp, log, pow, tanh } from '../numerics/elementary.ts';
import type { Graph, Op } from './graph.ts';

/** Values of the leaves, by kind and place. */
export type Leaves = Partial<Record<Op, ArrayLike<number>>>;

const MEANING: Partial<Record<Op, (a: number, b: number, c: number, d: number) => number>> = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => a / b,
  neg: (a) => -a,
  pow,
  exp,
  log,
  sqrt: (a) => Math.sqrt(a),
  tanh,
  max: (a, b) => Math.max(a, b),
  min: (a, b) => Math.min(a, b),
  less: (a, b, c, d) => (a < b ? c : d),
};

/** The meaning of a graph, node by node: what every compiled form must give. */
export function interpret(graph: Graph, roots: readonly number[], leaves: Leaves): number[] {
  const values = new Map<number, number>();
  for (const id of graph.reachable(roots)) {
    const { op, args, value } = graph.get(id);
    const [a = 0, b = 0, c = 0, d = 0] = args.map((arg) => values.get(arg)!);
    values.set(id, op === 'const' ? value : (MEANING[op]?.(a, b, c, d) ?? leaves[op]![value]!));
  }
  return roots.map((root) => values.get(root)!);
}
