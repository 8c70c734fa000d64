import type { Op } from '../language/graph.ts';
import { expand, expNear, type Operations } from './expansion.ts';
import type { Program, Statement } from './program.ts';
import { type Target, Values } from './values.ts';

/**
 * The program as C with the vector extensions of GCC, `lanes` people a vector: what the machine could do with the same kernel. Memory is
 * M, one vector a place. Compile with -ffp-contract=off: a fused multiply-add would change the bits.
 */
export function programC(program: Program, lanes: number): string {
  const writer = new Writer(program);
  const parts = program.functions.map((f) => {
    const body = writer.function(f.name, f.body, f.returns);
    return f.until ? `${body}\nint ${f.until}(void) {\n  int lanes;\n  do lanes = ${f.name}(); while (!lanes);\n  return lanes;\n}` : body;
  });
  return [prelude(lanes), `v M[${program.memory}] __attribute__((aligned(64)));`, ...parts].join('\n');
}

const prelude = (lanes: number): string => `#include <string.h>
#define LANES ${lanes}
typedef double v __attribute__((vector_size(${8 * lanes}), aligned(${8 * lanes})));
typedef long long w __attribute__((vector_size(${8 * lanes}), aligned(${8 * lanes})));
#define SELECT(mask, yes, no) ((v)(((mask) & (w)(yes)) | (~(mask) & (w)(no))))
static inline v splat(double x) { return x - (v){}; }
static inline int bits(w mask) { int r = 0; for (int i = 0; i < LANES; i++) r |= (mask[i] != 0) << i; return r; }
static inline int any(w mask) { return bits(mask) != 0; }
static inline v root(v x) { for (int i = 0; i < LANES; i++) x[i] = __builtin_sqrt(x[i]); return x; }`;

const INFIX: Partial<Record<Op, string>> = { add: '+', sub: '-', mul: '*', div: '/' };

class Writer implements Target<string>, Operations<string> {
  private readonly lines: string[] = [];
  private readonly program: Program;
  private readonly values: Values<string>;
  private names = 0;
  private depth = 1;
  private index = '';

  constructor(program: Program) {
    this.program = program;
    this.values = new Values(program, this);
  }
  private line(text: string): void {
    this.lines.push(`${'  '.repeat(this.depth)}${text}`);
  }
  constant(value: number): string {
    if (Number.isNaN(value)) return 'splat(__builtin_nan(""))';
    if (!Number.isFinite(value)) return `splat(${value < 0 ? '-' : ''}__builtin_inf())`;
    return `splat(${Number.isInteger(value) && Math.abs(value) < 1e15 ? `${value}.0` : value})`;
  }
  cell(cell: number): string {
    const found = this.program.cells[cell];
    if (!found) throw new Error(`no cell ${cell}`);
    if (found.kind === 'variable') return found.name;
    return found.kind === 'memory' ? `M[${found.place}]` : `M[${found.place} + ${this.index}]`;
  }
  keep(value: string): string {
    if (/^x\d+$/.test(value)) return value;
    const name = `x${this.names++}`;
    this.line(`const v ${name} = ${value};`);
    return name;
  }
  add(a: string, b: string): string {
    return `(${a} + ${b})`;
  }
  sub(a: string, b: string): string {
    return `(${a} - ${b})`;
  }
  mul(a: string, b: string): string {
    return `(${a} * ${b})`;
  }
  div(a: string, b: string): string {
    return `(${a} / ${b})`;
  }
  max(a: string, b: string): string {
    const [x, y] = [this.keep(a), this.keep(b)];
    return `SELECT(${x} < ${y}, ${y}, ${x})`;
  }
  min(a: string, b: string): string {
    const [x, y] = [this.keep(a), this.keep(b)];
    return `SELECT(${y} < ${x}, ${y}, ${x})`;
  }
  neg(a: string): string {
    return `(-${a})`;
  }
  less(a: string, b: string, yes: string, no: string): string {
    const mask = this.mask(`${a} < ${b}`);
    return `SELECT(${mask}, ${yes}, ${no})`;
  }
  equal(a: string, b: string, yes: string, no: string): string {
    const mask = this.mask(`${a} == ${b}`);
    return `SELECT(${mask}, ${yes}, ${no})`;
  }
  private mask(condition: string): string {
    const name = `m${this.names++}`;
    this.line(`const w ${name} = ${condition};`);
    return name;
  }
  powerOfTwo(t: string): string {
    return `((v)(((w)${t} + 1023) << 52))`;
  }
  private field(x: string): string {
    return `((w)((unsigned long long __attribute__((vector_size(sizeof(w)))))((w)${x} + (0x95f62LL << 32)) >> 52))`;
  }
  exponent(x: string): string {
    return `((v)(${this.field(x)} | 0x4330000000000000LL) - (4503599627370496.0 + 1023.0))`;
  }
  mantissa(x: string): string {
    return `((v)((w)${x} - ((${this.field(x)} - 1023) << 52)))`;
  }
  operation(node: number, args: readonly string[]): string {
    const { graph, near } = this.program;
    const { op, args: nodes } = graph.get(node);
    const [a = '', b = '', c = '', d = ''] = args;
    const infix = INFIX[op];
    if (infix) return `(${a} ${infix} ${b})`;
    switch (op) {
      case 'neg':
      case 'max':
      case 'min':
        return this[op](a, b);
      case 'sqrt':
        return `root(${a})`;
      case 'abs':
        return `((v)((w)${a} & 0x7fffffffffffffffLL))`;
      case 'less':
        return this.less(a, b, c, d);
      case 'exp':
      case 'log':
      case 'pow':
      case 'tanh':
        return op === 'exp' && near.has(nodes[0] as number) ? expNear(this, this.keep(a)) : expand(op, this, args);
      default:
        throw new Error(`a kernel cannot compute ${op}`);
    }
  }

  function(name: string, body: readonly Statement[], returns: number): string {
    this.depth = 1;
    this.lines.push(`int ${name}(void) {`);
    const variables = this.program.cells.flatMap((c) => (c.kind === 'variable' ? [c.name] : []));
    this.line(`v ${variables.map((x) => `${x} = splat(0)`).join(', ')};`);
    for (const statement of body) this.statement(statement);
    const answer = this.values.get(returns);
    this.line(`return bits(${answer} > 0);`);
    this.lines.push('}');
    this.values.forget(new Set(this.program.cells.keys()));
    return this.lines.splice(0).join('\n');
  }

  private block(head: string, statement: Exclude<Statement, { do: 'set' }>, tail: () => string, hoist: boolean): void {
    this.values.body(statement, hoist, () => {
      this.line(head);
      this.depth++;
      for (const inner of statement.body) this.statement(inner);
      const end = tail();
      this.depth--;
      this.line(end);
    });
  }

  private statement(s: Statement): void {
    switch (s.do) {
      case 'set': {
        const values = s.settings.map(({ value }) => {
          const made = this.values.get(value);
          if (s.settings.length === 1) return made;
          const name = `x${this.names++}`;
          this.line(`const v ${name} = ${made};`);
          return name;
        });
        for (const [i, { cell }] of s.settings.entries()) this.line(`${this.cell(cell)} = ${values[i]};`);
        this.values.forget(new Set(s.settings.map(({ cell }) => cell)));
        return;
      }
      case 'repeat': {
        const flag = `again${this.names++}`;
        this.line(`int ${flag};`);
        const tail = (): string => {
          const test = this.values.get(s.some ?? (s.none as number));
          this.line(`${flag} = any(${test} > 0);`);
          return `} while (${s.some === undefined ? '!' : ''}${flag});`;
        };
        this.block('do {', s, tail, s.some !== undefined);
        return;
      }
      case 'each': {
        const outer = this.index;
        this.index = `i${this.names++}`;
        this.block(`for (int ${this.index} = 0; ${this.index} < (int)M[${s.count}][0]; ${this.index}++) {`, s, () => '}', true);
        this.index = outer;
        return;
      }
      case 'when': {
        this.values.body(s, false, () => {
          const test = this.values.get(s.some);
          this.line(`if (any(${test} > 0)) {`);
          this.depth++;
          for (const inner of s.body) this.statement(inner);
          this.depth--;
          this.line('}');
        });
      }
    }
  }
}
