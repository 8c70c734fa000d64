import type { Graph, Op } from '../language/graph.ts';
import type { Model } from '../language/model.ts';
import { exp, log, pow, tanh } from '../numerics/elementary.ts';
import { factorSource, slot, solveSource } from './elimination.ts';
import { type Compiled, type Equations, equationsOf } from './equations.ts';
import { scalar } from './programJavaScript.ts';

export type { Compiled } from './equations.ts';

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
  /** `max` and `min` name their operands twice, so these must be names. */
  private operation(op: Op, args: readonly string[]): string {
    return scalar(op, op === 'max' || op === 'min' ? args.map((text) => this.named(text)) : args);
  }
  private named(text: string): string {
    if (/^[\w.[\]]+$/.test(text)) return text;
    const name = `t${this.lines.length}`;
    this.lines.push(`const ${name} = ${text};`);
    return name;
  }
}

type Functions = Omit<Compiled, 'model' | 'size' | 'reads' | 'driving' | 'source'>;

/**
 * The assembled model as plain JavaScript: readable straight-line code, one function per purpose. Text and functions are made when they
 * are first asked for: lives on the WebAssembly kernel never do. Rules [JS1–JS4].
 */
export function compileJavaScript(model: Model): Compiled {
  return new Generated(equationsOf(model));
}

class Generated implements Compiled {
  readonly model: Model;
  readonly size: Compiled['size'];
  readonly reads: Compiled['reads'];
  readonly driving: number;
  private text: string | undefined;
  private made: Functions | undefined;

  constructor({ model, size, reads, driving }: Equations) {
    this.model = model;
    this.size = size;
    this.reads = reads;
    this.driving = driving;
  }
  get source(): string {
    this.text ??= sourceOf(equationsOf(this.model));
    return this.text;
  }
  private make(): Functions {
    this.made = new Function('exp', 'log', 'pow', 'tanh', this.source)(exp, log, pow, tanh) as Functions;
    return this.made;
  }
  prepare(p: Float64Array, q: Float64Array): void {
    (this.made ?? this.make()).prepare(p, q);
  }
  start(p: Float64Array, q: Float64Array, y: Float64Array): void {
    (this.made ?? this.make()).start(p, q, y);
  }
  kinetics(p: Float64Array, q: Float64Array, coefficients: Float64Array): void {
    (this.made ?? this.make()).kinetics(p, q, coefficients);
  }
  derivative(p: Float64Array, q: Float64Array, y: Float64Array, u: Float64Array, w: Float64Array, dy: Float64Array): void {
    (this.made ?? this.make()).derivative(p, q, y, u, w, dy);
  }
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
  ): void {
    (this.made ?? this.make()).linearise(p, q, y, u, v, w, L, dy, ft);
  }
  factor(L: Float64Array, g: number): void {
    (this.made ?? this.make()).factor(L, g);
  }
  solve(L: Float64Array, b: Float64Array): void {
    (this.made ?? this.make()).solve(L, b);
  }
  outputs(p: Float64Array, q: Float64Array, y: Float64Array, u: Float64Array, w: Float64Array, o: Float64Array): void {
    (this.made ?? this.make()).outputs(p, q, y, u, w, o);
  }
}

interface Assignment {
  readonly to: string;
  readonly node: number;
}

/** Statements that assign nodes; what `known` names is not worked out again. */
function assignments(equations: Equations, list: readonly Assignment[], known: ReadonlyMap<number, string>): string {
  const leaf = (op: Op, place: number): string => {
    const { vector, at } = equations.leaf(op, place);
    return `${vector}[${at}]`;
  };
  const nodes = list.map((a) => a.node);
  const writer = new Writer(equations.model.graph, nodes, leaf, known);
  const ends = list.map(({ to, node }) => `${to} = ${writer.write(node)};`);
  return [...writer.lines, ...ends].map((line) => `    ${line}`).join('\n');
}

function sourceOf(equations: Equations): string {
  const { model, ready, derivatives, outputs, starts, kinetic, elimination, negated, fill, byInput } = equations;
  const given = new Map(ready.map((id, i) => [id, `q[${i}]`]));
  const none = new Map<number, string>();
  const vector = (name: string, nodes: readonly number[]): Assignment[] => nodes.map((node, i) => ({ to: `${name}[${i}]`, node }));
  const body = (list: readonly Assignment[], known: ReadonlyMap<number, string> = given): string => assignments(equations, list, known);
  const diagonal = new Set(model.states.map((_, i) => slot(elimination, i, i)));
  const times = derivatives.map((_, row) => byInput.filter((e) => e.row === row).map((e) => `t${row}_${e.column} * v[${e.column}]`));
  const indented = (lines: readonly string[]): string => lines.map((line) => `    ${line}`).join('\n');
  return [
    `return {`,
    `  prepare(p, q) {\n${body(vector('q', ready), none)}\n  },`,
    `  start(p, q, y) {\n${body(vector('y', starts), none)}\n  },`,
    `  kinetics(p, q, k) {\n${body(vector('k', kinetic), none)}\n  },`,
    `  derivative(p, q, y, u, w, d) {\n${body(vector('d', derivatives))}\n  },`,
    `  linearise(p, q, y, u, v, w, L, d, ft) {`,
    body([
      ...vector('d', derivatives),
      ...negated.map((e) => ({ to: `L[${e.slot}]`, node: e.node })),
      ...byInput.map((e) => ({ to: `const t${e.row}_${e.column}`, node: e.node })),
    ]),
    indented(fill.map((s) => `L[${s}] = 0;`)),
    indented(times.map((terms, row) => `ft[${row}] = ${terms.join(' + ') || '0'};`)),
    `  },`,
    `  factor(L, g) {\n${indented([...[...diagonal].map((s) => `L[${s}] += g;`), ...factorSource(elimination)])}\n  },`,
    `  solve(L, b) {\n${indented(solveSource(elimination))}\n  },`,
    `  outputs(p, q, y, u, w, o) {\n${body(vector('o', outputs))}\n  },`,
    `};`,
  ].join('\n');
}
