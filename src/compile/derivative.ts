import type { Graph, Op } from '../language/graph.ts';

type Leaf = Extract<Op, 'state' | 'input' | 'parameter'>;

/**
 * Symbolic partial derivative of a node with respect to one leaf, as a node of the same graph. Kinks (max, min, select) take the
 * derivative of the branch that is active. Nodes never change, so what is known for a leaf stays known; `memo` is for calls that take some nodes
 * as given. Rules [DV1–DV4].
 */
export function partial(graph: Graph, id: number, leaf: Leaf, place: number, memo = knownSlopes(graph, leaf, place)): number {
  const known = memo.get(id);
  if (known !== undefined) return known;
  const { op, value, args } = graph.get(id);
  const result =
    args.length === 0
      ? graph.constant(op === leaf && value === place ? 1 : 0)
      : rule(graph, id, (n) => partial(graph, n, leaf, place, memo));
  memo.set(id, result);
  return result;
}

/** How fast a node changes when leaves change as fast as `of` says (undefined: not at all), as a node of the same graph. */
export function velocity(graph: Graph, id: number, of: ReadonlyMap<number, number>, memo = new Map(of)): number {
  const known = memo.get(id);
  if (known !== undefined) return known;
  const still = graph.get(id).args.length === 0;
  const result = still ? graph.constant(0) : rule(graph, id, (n) => velocity(graph, n, of, memo));
  memo.set(id, result);
  return result;
}

const slopesOf = new WeakMap<Graph, Map<string, Map<number, number>>>();

function knownSlopes(graph: Graph, leaf: Leaf, place: number): Map<number, number> {
  const all = slopesOf.get(graph) ?? new Map<string, Map<number, number>>();
  slopesOf.set(graph, all);
  const key = `${leaf} ${place}`;
  const known = all.get(key) ?? new Map<number, number>();
  all.set(key, known);
  return known;
}

/** The slope of an operation by those of its operands, `d`. */
function rule(g: Graph, id: number, d: (operand: number) => number): number {
  const { op, args } = g.get(id);
  const [a = -1, b = -1, c = -1, e = -1] = args;
  switch (op) {
    case 'const':
    case 'parameter':
    case 'state':
    case 'input':
    case 'dose':
    case 'cell':
      return g.constant(0);
    case 'add':
      return g.add(d(a), d(b));
    case 'sub':
      return g.sub(d(a), d(b));
    case 'mul':
      return g.add(g.mul(d(a), b), g.mul(a, d(b)));
    case 'div':
      return quotient(g, id, b, d(a), d(b));
    case 'neg':
      return g.neg(d(a));
    case 'pow':
      return power(g, id, a, b, d(a), d(b));
    case 'exp':
      return g.mul(id, d(a));
    case 'log':
      return g.div(d(a), a);
    case 'sqrt':
      return g.div(d(a), g.mul(g.constant(2), id));
    case 'abs':
      return g.less(a, g.constant(0), g.neg(d(a)), d(a));
    case 'tanh':
      return g.mul(g.sub(g.constant(1), g.mul(id, id)), d(a));
    case 'max':
      return g.less(a, b, d(b), d(a));
    case 'min':
      return g.less(a, b, d(a), d(b));
    case 'less':
      return g.less(a, b, d(c), d(e));
  }
}

/** (a/b)′ = (a′ − (a/b) b′)/b, by the inverse of b: the slopes with respect to all variables share it. */
function quotient(g: Graph, id: number, b: number, da: number, db: number): number {
  const slope = g.sub(da, g.mul(id, db));
  return g.number(slope) === 0 ? slope : g.mul(slope, g.div(g.constant(1), b));
}

/**
 * (aᵇ)′ = b aᵇ⁻¹ a′ + aᵇ log(a) b′. At a = 0 the slope of an exponent below 1 is infinite (a substance just given, none yet in the
 * brain); it is taken as 0 there, and the error control of the solver finds the first steps.
 */
function power(g: Graph, id: number, a: number, b: number, da: number, db: number): number {
  const above = (n: number): number => g.less(g.constant(0), a, n, g.constant(0));
  const byBase = g.number(da) === 0 ? da : g.mul(above(g.mul(b, g.pow(a, g.sub(b, g.constant(1))))), da);
  const byExponent = g.number(db) === 0 ? db : g.mul(above(g.mul(id, g.unary('log', a))), db);
  return g.add(byBase, byExponent);
}

/** One nonzero of a Jacobian. */
export interface Entry {
  readonly row: number;
  readonly column: number;
  readonly node: number;
}

/** Nonzero partial derivatives of `rows` with respect to the leaves at `columns`. */
export function jacobian(graph: Graph, rows: readonly number[], leaf: Leaf, columns: readonly number[]): Entry[] {
  const entries: Entry[] = [];
  for (const [column, place] of columns.entries()) {
    for (const [row, node] of rows.entries()) {
      const entry = partial(graph, node, leaf, place);
      if (graph.number(entry) !== 0) entries.push({ row, column, node: entry });
    }
  }
  return entries;
}
