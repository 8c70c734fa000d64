import type { Graph, Op } from '../language/graph.ts';
import type { Model } from '../language/model.ts';
import { exp, log, pow, tanh } from '../numerics/elementary.ts';
import { jacobian } from './derivative.ts';
import { eliminate, factorSource, slot, solveSource } from './elimination.ts';

/**
 * The assembled model as plain JavaScript: readable straight-line code, one function per purpose, no allocation. Vectors: p parameters,
 * q quantities of parameters alone (prepared once per person), y nonlinear states, u linear states that are read, v their rates,
 * w inputs, L storage of the factors. Rules [JS1–JS4].
 */
export interface Compiled {
  readonly model: Model;
  /** Lengths of the vectors. */
  readonly size: {
    readonly p: number;
    readonly q: number;
    readonly y: number;
    readonly u: number;
    readonly w: number;
    readonly factors: number;
  };
  /** Linear states that are read, in the order of u: first the `driving` ones that the derivatives need, then those of outputs alone. */
  readonly reads: readonly { readonly block: number; readonly index: number }[];
  readonly driving: number;
  readonly source: string;
  prepare(p: Float64Array, q: Float64Array): void;
  /** Values of y at the start. */
  start(p: Float64Array, q: Float64Array, y: Float64Array): void;
  /** Coefficients of the linear blocks: for each block its matrix entries, then its amounts per mg, in the order of the model. */
  kinetics(p: Float64Array, q: Float64Array, coefficients: Float64Array): void;
  derivative(p: Float64Array, q: Float64Array, y: Float64Array, u: Float64Array, w: Float64Array, dy: Float64Array): void;
  /** Fills L with −J, dy with the derivative and ft with ∂f/∂t through u: they share most of their work. */
  linearise(
    p: Float64Array,
    q: Float64Array,
    y: Float64Array,
    u: Float64Array,
    v: Float64Array,
    w: Float64Array,
    L: Float64Array,
    dy: Float64Array,
    ft: Float64Array,
  ): void;
  /** Adds g to the diagonal of L and factors it in place. */
  factor(L: Float64Array, g: number): void;
  solve(L: Float64Array, b: Float64Array): void;
  outputs(p: Float64Array, q: Float64Array, y: Float64Array, u: Float64Array, w: Float64Array, o: Float64Array): void;
}

const INFIX: Partial<Record<Op, string>> = { add: '+', sub: '-', mul: '*', div: '/' };

/** Writes nodes as JavaScript. A node used once stands where it is used; a shared one becomes a constant. */
class Writer {
  readonly lines: string[] = [];
  private readonly names = new Map<number, string>();
  private readonly uses = new Map<number, number>();
  private readonly graph: Graph;
  private readonly leaf: (op: Op, place: number) => string;
  private readonly given: ReadonlyMap<number, string>;

  constructor(
    graph: Graph,
    roots: readonly number[],
    leaf: (op: Op, place: number) => string,
    given: ReadonlyMap<number, string> = new Map(),
  ) {
    this.graph = graph;
    this.leaf = leaf;
    this.given = given;
    for (const root of roots) this.count(root);
  }
  private count(id: number): void {
    const before = this.uses.get(id) ?? 0;
    this.uses.set(id, before + 1);
    if (before === 0 && !this.given.has(id)) for (const arg of this.graph.get(id).args) this.count(arg);
  }
  write(id: number): string {
    const given = this.given.get(id) ?? this.names.get(id);
    if (given) return given;
    const node = this.graph.get(id);
    if (node.op === 'const') return node.value < 0 ? `(${node.value})` : String(node.value);
    if (node.args.length === 0) return this.leaf(node.op, node.value);
    const text = this.operation(
      node.op,
      node.args.map((arg) => this.write(arg)),
    );
    if ((this.uses.get(id) as number) < 2) return text;
    const name = `x${id}`;
    this.lines.push(`const ${name} = ${text};`);
    this.names.set(id, name);
    return name;
  }
  private operation(op: Op, args: readonly string[]): string {
    const [a, b, c, d] = args;
    const infix = INFIX[op];
    if (infix) return `(${a} ${infix} ${b})`;
    switch (op) {
      case 'neg':
        return `(-${a})`;
      case 'max':
        return `Math.max(${a}, ${b})`;
      case 'min':
        return `Math.min(${a}, ${b})`;
      case 'sqrt':
      case 'abs':
        return `Math.${op}(${a})`;
      case 'less':
        return `(${a} < ${b} ? ${c} : ${d})`;
      default:
        return `${op}(${args.join(', ')})`;
    }
  }
}

const LEAVES: readonly Op[] = ['state', 'input'];

/** Nodes over parameters alone that are worth preparing: the largest such subtrees below the roots. */
function preparable(graph: Graph, roots: readonly number[]): number[] {
  const fixed = new Map<number, boolean>();
  const all = graph.reachable(roots);
  for (const id of all) {
    const { op, args } = graph.get(id);
    fixed.set(id, !LEAVES.includes(op) && args.every((arg) => fixed.get(arg)));
  }
  const chosen = new Set<number>();
  const consider = (id: number): void => {
    if (fixed.get(id) && graph.get(id).args.length > 0) chosen.add(id);
  };
  for (const id of all) if (!fixed.get(id)) for (const arg of graph.get(id).args) consider(arg);
  for (const root of roots) consider(root);
  return [...chosen].sort((a, b) => a - b);
}

/** Derives every function from the graph. The text is kept in `source` for people to read. */
export function compileJavaScript(model: Model): Compiled {
  const g = model.graph;
  const derivatives = model.states.map((s) => s.derivative);
  const outputs = [...model.outputs.map((o) => o.node), ...Object.values(model.excretes)];
  const place = (kind: 'nonlinear' | 'linear'): number[] => model.places.flatMap((p, i) => (p.kind === kind ? [i] : []));
  const yLeaf = place('nonlinear').sort(
    (a, b) => (model.places[a] as { index: number }).index - (model.places[b] as { index: number }).index,
  );
  const linear = place('linear');
  const read = (from: readonly number[]): Set<number> => new Set(g.reachable(from));
  const [always, sometimes] = [read(derivatives), read(outputs)];
  const driving = linear.filter((i) => always.has(g.leaf('state', i)));
  const uLeaf = [...driving, ...linear.filter((i) => !driving.includes(i) && sometimes.has(g.leaf('state', i)))];
  const jac = jacobian(g, derivatives, 'state', yLeaf);
  const byInput = jacobian(g, derivatives, 'state', driving);
  const elimination = eliminate(model.states.length, jac);

  const roots = [...derivatives, ...outputs, ...jac.map((e) => e.node), ...byInput.map((e) => e.node)];
  const ready = preparable(g, roots);
  const given = new Map(ready.map((id, i) => [id, `q[${i}]`]));
  const leaf = (op: Op, i: number): string => {
    if (op === 'parameter') return `p[${i}]`;
    if (op === 'input') return `w[${i}]`;
    if (op === 'state')
      return (model.places[i] as { kind: string }).kind === 'linear' ? `u[${uLeaf.indexOf(i)}]` : `y[${yLeaf.indexOf(i)}]`;
    throw new Error(`leaf ${op} cannot stand in an equation`);
  };

  const body = (
    assignments: readonly { readonly to: string; readonly node: number }[],
    known: ReadonlyMap<number, string> = given,
  ): string => {
    const writer = new Writer(
      g,
      assignments.map((a) => a.node),
      leaf,
      known,
    );
    const ends = assignments.map(({ to, node }) => {
      const text = writer.write(node);
      return `${to} = ${text};`;
    });
    return [...writer.lines, ...ends].map((line) => `    ${line}`).join('\n');
  };
  const kinetic = model.linear.flatMap((block) => [...block.matrix.map((m) => m.value), ...block.arrivals.map((a) => a.perMilligram)]);
  const ft = derivatives.map((_, row) => {
    const terms = byInput.filter((e) => e.row === row).map((e) => ({ node: e.node, v: `v[${e.column}]` }));
    return terms;
  });
  const timeSlots = byInput.map((e) => ({ to: `const t${e.row}_${e.column}`, node: e.node }));
  const diagonal = new Set(model.states.map((_, i) => slot(elimination, i, i)));
  const filled = new Set(jac.map((e) => slot(elimination, e.row, e.column)));
  const clear = [...elimination.slots.values()].filter((s) => !filled.has(s)).map((s) => `    L[${s}] = 0;`);
  const negated = jac.map((e) => ({ to: `L[${slot(elimination, e.row, e.column)}]`, node: g.neg(e.node) }));
  const source = [
    `return {`,
    `  prepare(p, q) {\n${body(
      ready.map((node, i) => ({ to: `q[${i}]`, node })),
      new Map(),
    )}\n  },`,
    `  start(p, q, y) {\n${body(
      model.states.map((s, i) => ({ to: `y[${i}]`, node: s.start })),
      new Map(),
    )}\n  },`,
    `  kinetics(p, q, k) {\n${body(
      kinetic.map((node, i) => ({ to: `k[${i}]`, node })),
      new Map(),
    )}\n  },`,
    `  derivative(p, q, y, u, w, d) {\n${body(derivatives.map((node, i) => ({ to: `d[${i}]`, node })))}\n  },`,
    `  linearise(p, q, y, u, v, w, L, d, ft) {`,
    body([...derivatives.map((node, i) => ({ to: `d[${i}]`, node })), ...negated, ...timeSlots]),
    ...clear,
    ...ft.map(
      (terms, row) => `    ft[${row}] = ${terms.map((t, i) => `${i ? ' + ' : ''}t${row}_${t.v.slice(2, -1)} * ${t.v}`).join('') || '0'};`,
    ),
    `  },`,
    `  factor(L, g) {\n${[...diagonal].map((s) => `    L[${s}] += g;`).join('\n')}\n${factorSource(elimination)
      .map((l) => `    ${l}`)
      .join('\n')}\n  },`,
    `  solve(L, b) {\n${solveSource(elimination)
      .map((l) => `    ${l}`)
      .join('\n')}\n  },`,
    `  outputs(p, q, y, u, w, o) {\n${body(outputs.map((node, i) => ({ to: `o[${i}]`, node })))}\n  },`,
    `};`,
  ].join('\n');
  const functions = new Function('exp', 'log', 'pow', 'tanh', source)(exp, log, pow, tanh) as Omit<
    Compiled,
    'model' | 'size' | 'reads' | 'driving' | 'source'
  >;
  return {
    model,
    source,
    size: {
      p: model.parameters.length,
      q: ready.length,
      y: model.states.length,
      u: uLeaf.length,
      w: model.inputs.length,
      factors: elimination.slots.size,
    },
    driving: driving.length,
    reads: uLeaf.map((i) => model.places[i] as { block: number; index: number }),
    ...functions,
  };
}
