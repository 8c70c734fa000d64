import type { Op } from '../language/graph.ts';
import { exp, log, pow, tanh } from '../numerics/elementary.ts';
import { type InPieces, inPieces } from './pieces.ts';
import type { Program, Statement } from './program.ts';
import { type Target, Values } from './values.ts';

/** A program in plain JavaScript for one lane: memory is M, one double a place. */
export interface RunningProgram {
  readonly source: string;
  /** Each function by name; returns 1 when the lane holds what it returns. */
  readonly functions: Readonly<Record<string, () => number>>;
}

const INFIX: Partial<Record<Op, string>> = { add: '+', sub: '-', mul: '*', div: '/' };

/** One operation as JavaScript; operands of `max` and `min` must be names, for they stand twice. */
export function scalar(op: Op, args: readonly string[]): string {
  const [a, b, c, d] = args;
  const infix = INFIX[op];
  if (infix) return `(${a} ${infix} ${b})`;
  switch (op) {
    case 'neg':
      return `(-${a})`;
    case 'max':
      return `(${a} < ${b} ? ${b} : ${a})`;
    case 'min':
      return `(${b} < ${a} ? ${b} : ${a})`;
    case 'sqrt':
    case 'abs':
      return `Math.${op}(${a})`;
    case 'less':
      return `(${a} < ${b} ? ${c} : ${d})`;
    default:
      return `${op}(${args.join(', ')})`;
  }
}

class Writer implements Target<string> {
  readonly lines: string[] = [];
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
    return value < 0 ? `(${value})` : String(value);
  }
  cell(cell: number): string {
    const found = this.program.cells[cell];
    if (!found) throw new Error(`no cell ${cell}`);
    if (found.kind === 'variable') return found.name;
    return found.kind === 'memory' ? `M[${found.place}]` : `M[${found.place} + ${this.index}]`;
  }
  keep(value: string): string {
    const name = `x${this.names++}`;
    this.line(`const ${name} = ${value};`);
    return name;
  }
  /** A name for what is used twice within one operation. */
  private named(value: string): string {
    return /^[\w.]+$/.test(value) ? value : this.keep(value);
  }
  operation(node: number, args: readonly string[]): string {
    const { op } = this.program.graph.get(node);
    return scalar(op, op === 'max' || op === 'min' ? args.map((x) => this.named(x)) : args);
  }

  function(name: string, body: readonly Statement[], returns: number): InPieces {
    this.depth = 1;
    const variables = this.program.cells.flatMap((c) => (c.kind === 'variable' ? [c.name] : []));
    for (const statement of body) this.statement(statement);
    this.line(`return ${this.values.get(returns)} > 0 ? 1 : 0;`);
    this.values.forget(new Set(this.program.cells.keys()));
    return inPieces(name, variables, this.lines.splice(0));
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
        const values = s.settings.map(({ value }) => this.values.get(value));
        const held = values.length === 1 ? values : values.map((v) => (/^x\d+$/.test(v) ? v : this.keep(v)));
        for (const [i, { cell }] of s.settings.entries()) this.line(`${this.cell(cell)} = ${held[i]};`);
        this.values.forget(new Set(s.settings.map(({ cell }) => cell)));
        return;
      }
      case 'repeat': {
        const test = s.some ?? (s.none as number);
        // The test is computed inside the body, so its value is put where the loop's end can see it.
        const flag = `again${this.names++}`;
        this.line(`let ${flag} = false;`);
        const tail = (): string => {
          this.line(`${flag} = ${this.values.get(test)} > 0;`);
          return `} while (${s.some === undefined ? '!' : ''}${flag});`;
        };
        this.block('do {', s, tail, s.some !== undefined);
        return;
      }
      case 'each': {
        const outer = this.index;
        this.index = `i${this.names++}`;
        this.block(`for (let ${this.index} = 0; ${this.index} < M[${s.count}]; ${this.index}++) {`, s, () => '}', true);
        this.index = outer;
        return;
      }
      case 'when':
        this.block(`if (${this.values.get(s.some)} > 0) {`, s, () => '}', false);
    }
  }
}

/** The program as JavaScript, over the given memory. */
export function runJavaScript(program: Program, memory: Float64Array): RunningProgram {
  const writer = new Writer(program);
  const written = program.functions.map((f) => writer.function(f.name, f.body, f.returns));
  const parts = written.map(({ source }) => source);
  for (const { name, until } of program.functions)
    if (until) parts.push(`function ${until}() {\n  let lanes = 0;\n  do lanes = ${name}();\n  while (lanes === 0);\n  return lanes;\n}`);
  const names = program.functions.flatMap((f) => [f.name, ...(f.until ? [f.until] : [])]);
  const source = `${parts.join('\n\n')}\nreturn { ${names.join(', ')} };`;
  const handed = new Float64Array(Math.max(...written.map((f) => f.handed)));
  const made = new Function('M', 'S', 'exp', 'log', 'pow', 'tanh', source);
  const functions = made(memory, handed, exp, log, pow, tanh) as RunningProgram['functions'];
  return { source, functions };
}
