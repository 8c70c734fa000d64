import type { Graph, Op } from '../language/graph.ts';
import { exp, log, pow, tanh } from '../numerics/elementary.ts';

/** What a tape can do; a code is a place in this list. */
const OPERATIONS = [
  'add',
  'sub',
  'mul',
  'div',
  'neg',
  'max',
  'min',
  'less',
  'sqrt',
  'abs',
  'exp',
  'log',
  'pow',
  'tanh',
] as const satisfies readonly Op[];
/** Numbers an instruction takes: its code and four operands. */
const WIDTH = 5;

/**
 * Nodes of a graph as a list of instructions, carried out one after the other: for what runs too seldom to be compiled, and where code may
 * not be made at run time. Every result has the bits of the generated JavaScript. Rules [TA1–TA2].
 */
export class Tape {
  /** Constants, then what is taken from the vectors, then one place an instruction. */
  private readonly registers: Float64Array;
  private readonly code: Int32Array;
  /** Register of the first instruction's result. */
  private readonly first: number;
  /** For each vector: register and place in the vector, in turn. */
  private readonly taken: readonly Int32Array[];
  private readonly roots: Int32Array;

  /**
   * @param leaf which of `vectors` a leaf, or a node whose value is already known, is read from; undefined: it is worked out
   */
  constructor(graph: Graph, roots: readonly number[], vectors: number, leaf: (node: number) => { vector: number; at: number } | undefined) {
    const constants: number[] = [];
    const taken = Array.from({ length: vectors }, (): number[][] => []);
    const order: number[] = [];
    const seen = new Map<number, () => number>();
    let leaves = 0;
    const visit = (id: number): void => {
      if (seen.has(id)) return;
      const { op, args, value } = graph.get(id);
      const from = op === 'const' ? undefined : leaf(id);
      if (op === 'const') {
        const at = constants.push(value) - 1;
        seen.set(id, () => at);
      } else if (from) {
        const at = leaves++;
        (taken[from.vector] as number[][]).push([at, from.at]);
        seen.set(id, () => constants.length + at);
      } else {
        for (const arg of args) visit(arg);
        const at = order.push(id) - 1;
        seen.set(id, () => constants.length + leaves + at);
      }
    };
    for (const root of roots) visit(root);
    const register = (id: number): number => (seen.get(id) as () => number)();
    this.first = constants.length + leaves;
    this.registers = new Float64Array(this.first + order.length);
    this.registers.set(constants);
    this.taken = taken.map((list) => Int32Array.from(list.flatMap(([at, place]) => [constants.length + (at as number), place as number])));
    this.code = Int32Array.from(
      order.flatMap((id) => {
        const { op, args } = graph.get(id);
        const code = (OPERATIONS as readonly Op[]).indexOf(op);
        if (code < 0) throw new Error(`leaf ${op} cannot stand in an equation`);
        return [code, ...args.map(register), 0, 0, 0, 0].slice(0, WIDTH);
      }),
    );
    this.roots = Int32Array.from(roots, register);
  }

  /** Works all roots out; `result(i)` then gives them. */
  run(vectors: readonly Float64Array[]): void {
    const { registers: r, code, taken } = this;
    for (let v = 0; v < taken.length; v++) {
      const list = taken[v] as Int32Array;
      const from = vectors[v] as Float64Array;
      for (let i = 0; i < list.length; i += 2) r[list[i]!] = from[list[i + 1]!]!;
    }
    for (let i = 0, to = this.first; i < code.length; i += WIDTH, to++)
      r[to] = operate(code[i]!, r[code[i + 1]!]!, r[code[i + 2]!]!, r[code[i + 3]!]!, r[code[i + 4]!]!);
  }

  result(i: number): number {
    return this.registers[this.roots[i]!]!;
  }

  /** All roots, into `to`. */
  into(vectors: readonly Float64Array[], to: Float64Array): void {
    this.run(vectors);
    for (let i = 0; i < this.roots.length; i++) to[i] = this.result(i);
  }
}

function operate(code: number, a: number, b: number, c: number, d: number): number {
  switch (code) {
    case 0:
      return a + b;
    case 1:
      return a - b;
    case 2:
      return a * b;
    case 3:
      return a / b;
    case 4:
      return -a;
    case 5:
      return a < b ? b : a;
    case 6:
      return b < a ? b : a;
    case 7:
      return a < b ? c : d;
    case 8:
      return Math.sqrt(a);
    case 9:
      return Math.abs(a);
    case 10:
      return exp(a);
    case 11:
      return log(a);
    case 12:
      return pow(a, b);
    default:
      return tanh(a);
  }
}
