/**
 * Equations as one graph of shared nodes: the same subexpression is the same node, wherever it was written. Constants fold and
 * identities (x+0, x·1, x·0) vanish as nodes are made. Everything that is derived from a model is derived from this graph.
 * Rules [GR1–GR4].
 */
export type Op =
  | 'const'
  | 'parameter'
  | 'state'
  | 'input'
  | 'dose'
  /** A place in a program's memory or one of its variables: what compilers put for states and inputs. */
  | 'cell'
  | 'add'
  | 'sub'
  | 'mul'
  | 'div'
  | 'neg'
  | 'pow'
  | 'exp'
  | 'log'
  | 'sqrt'
  | 'abs'
  | 'tanh'
  | 'max'
  | 'min'
  /** select(a < b, c, d) */
  | 'less';

export interface Node {
  readonly op: Op;
  /** Operand nodes. */
  readonly args: readonly number[];
  /** Value of a constant; place of a leaf in its list. */
  readonly value: number;
}

const ARITHMETIC: Partial<Record<Op, (a: number, b: number) => number>> = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => a / b,
};

/** Places of operations, for keys. */
const CODES = new Map(
  'const parameter state input dose cell add sub mul div neg pow exp log sqrt abs tanh max min less'
    .split(' ')
    .map((op, i) => [op as Op, i]),
);
const MANY = 2 ** 23;

type Leaf = Extract<Op, 'parameter' | 'state' | 'input' | 'dose' | 'cell'>;
const LEAVES: ReadonlySet<Op> = new Set<Leaf>(['parameter', 'state', 'input', 'dose', 'cell']);
const bit = (op: Op): number => 1 << (CODES.get(op) as number);
const VARYING = bit('state') | bit('input') | bit('dose') | bit('cell');

/** One key for each node that can be: a number where one or two operands fit into 52 bits, as they nearly always do. */
function keyOf(op: Op, args: readonly number[], value: number): number | string {
  const [a = 0, b = 0] = args;
  if (args.length > 0 && args.length < 3 && a < MANY && b < MANY) return ((CODES.get(op) as number) * MANY + a) * MANY + b;
  return `${op} ${args.join(' ')} ${Object.is(value, -0) ? '-0' : value}`;
}

export class Graph {
  readonly nodes: Node[] = [];
  private readonly index = new Map<number | string, number>();
  /** The kinds of leaves below each node, as bits. */
  private readonly leaves: number[] = [];

  private node(op: Op, args: readonly number[], value = 0): number {
    const key = keyOf(op, args, value);
    const known = this.index.get(key);
    if (known !== undefined) return known;
    this.nodes.push({ op, args, value });
    let leaves = LEAVES.has(op) ? bit(op) : 0;
    for (const arg of args) leaves |= this.leaves[arg]!;
    this.leaves.push(leaves);
    this.index.set(key, this.nodes.length - 1);
    return this.nodes.length - 1;
  }
  /** Whether a node changes while a life runs: it depends on more than parameters. */
  private varies(id: number): boolean {
    return (this.leaves[id]! & VARYING) !== 0;
  }

  get(id: number): Node {
    return this.nodes[id] as Node;
  }
  constant(value: number): number {
    return this.node('const', [], value);
  }
  leaf(op: 'parameter' | 'state' | 'input' | 'dose' | 'cell', place: number): number {
    return this.node(op, [], place);
  }
  /** The number when the node is a constant. */
  number(id: number): number | undefined {
    const { op, value } = this.get(id);
    return op === 'const' ? value : undefined;
  }
  private fold(op: 'add' | 'sub' | 'mul' | 'div', a: number, b: number): number | undefined {
    const [x, y] = [this.number(a), this.number(b)];
    return x !== undefined && y !== undefined ? this.constant((ARITHMETIC[op] as (a: number, b: number) => number)(x, y)) : undefined;
  }
  add(a: number, b: number): number {
    if (this.number(a) === 0) return b;
    if (this.number(b) === 0) return a;
    return this.fold('add', a, b) ?? this.node('add', [a, b]);
  }
  sub(a: number, b: number): number {
    if (this.number(b) === 0) return a;
    if (this.number(a) === 0) return this.neg(b);
    if (a === b) return this.constant(0);
    return this.fold('sub', a, b) ?? this.node('sub', [a, b]);
  }
  mul(a: number, b: number): number {
    if (this.number(a) === 0 || this.number(b) === 0) return this.constant(0);
    if (this.number(a) === 1) return b;
    if (this.number(b) === 1) return a;
    if (this.number(a) === -1) return this.neg(b);
    if (this.number(b) === -1) return this.neg(a);
    // Factors that do not vary are gathered: (x·p)·c is x·(p·c), and p·c is worked out once per person.
    const left = this.get(a);
    if (left.op === 'mul' && !this.varies(b) && this.varies(left.args[0]!) && !this.varies(left.args[1]!)) {
      return this.mul(left.args[0]!, this.mul(left.args[1]!, b));
    }
    return this.fold('mul', a, b) ?? this.node('mul', [a, b]);
  }
  div(a: number, b: number): number {
    if (this.number(a) === 0) return this.constant(0);
    if (this.number(b) === 1) return a;
    // What is divided by parameters alone is multiplied by their inverse, which is worked out once per person.
    if (this.varies(a) && !this.varies(b) && this.number(b) === undefined) return this.mul(a, this.node('div', [this.constant(1), b]));
    return this.fold('div', a, b) ?? this.node('div', [a, b]);
  }
  neg(a: number): number {
    const value = this.number(a);
    if (value !== undefined) return this.constant(-value);
    const node = this.get(a);
    return node.op === 'neg' ? (node.args[0] as number) : this.node('neg', [a]);
  }
  pow(a: number, b: number): number {
    const exponent = this.number(b);
    if (exponent === 1) return a;
    if (exponent === 0) return this.constant(1);
    // Small whole powers are products: exact, and defined below 0, where exp(b log a) is not.
    if (exponent !== undefined && Number.isInteger(exponent) && Math.abs(exponent) <= 6) {
      return exponent > 0
        ? this.mul(this.pow(a, this.constant(exponent - 1)), a)
        : this.div(this.constant(1), this.pow(a, this.constant(-exponent)));
    }
    return this.node('pow', [a, b]);
  }
  unary(op: 'exp' | 'log' | 'sqrt' | 'tanh' | 'abs', a: number): number {
    return this.node(op, [a]);
  }
  max(a: number, b: number): number {
    return a === b ? a : this.node('max', [a, b]);
  }
  min(a: number, b: number): number {
    return a === b ? a : this.node('min', [a, b]);
  }
  /** a < b ? yes : no */
  less(a: number, b: number, yes: number, no: number): number {
    return yes === no ? yes : this.node('less', [a, b, yes, no]);
  }

  /** All nodes the roots depend on, operands before users. */
  reachable(roots: Iterable<number>): number[] {
    const seen = new Uint8Array(this.nodes.length);
    for (const root of roots) seen[root] = 1;
    const found: number[] = [];
    // Operands are older than their users.
    for (let id = seen.length - 1; id >= 0; id--) {
      if (seen[id] === 0) continue;
      found.push(id);
      for (const arg of this.get(id).args) seen[arg] = 1;
    }
    return found.reverse();
  }

  /** True when no leaf of these kinds is below the node. */
  isFreeOf(id: number, kinds: readonly Leaf[]): boolean {
    return kinds.every((kind) => (this.leaves[id]! & bit(kind)) === 0);
  }
}

/** Coefficients of a node that is linear in `kind` leaves: leaf place → coefficient; the rest must be zero. Undefined when it is not linear. */
export function linearForm(graph: Graph, id: number, kind: 'state' | 'dose'): Map<number, number> | undefined {
  const { op, args, value } = graph.get(id);
  const [a = -1, b = -1] = args;
  const free = (n: number): boolean => graph.isFreeOf(n, [kind]);
  const scale = (form: Map<number, number> | undefined, by: (n: number) => number) =>
    form && new Map([...form].map(([place, coefficient]) => [place, by(coefficient)]));
  if (op === kind) return new Map([[value, graph.constant(1)]]);
  if (graph.number(id) === 0) return new Map();
  switch (op) {
    case 'add':
    case 'sub': {
      const [left, right] = [linearForm(graph, a, kind), linearForm(graph, b, kind)];
      if (!left || !right) return undefined;
      for (const [place, coefficient] of right) {
        left.set(place, graph[op](left.get(place) ?? graph.constant(0), coefficient));
      }
      return left;
    }
    case 'neg':
      return scale(linearForm(graph, a, kind), (n) => graph.neg(n));
    case 'mul':
      if (free(a)) return scale(linearForm(graph, b, kind), (n) => graph.mul(a, n));
      return free(b) ? scale(linearForm(graph, a, kind), (n) => graph.mul(n, b)) : undefined;
    case 'div':
      return free(b) ? scale(linearForm(graph, a, kind), (n) => graph.div(n, b)) : undefined;
    default:
      return undefined;
  }
}
