import { expand, expNear, type Operations } from './expansion.ts';
import { type Program, roots, type Setting, type Statement } from './program.ts';
import { outliving, type Target, Values } from './values.ts';
import { ByteList, I32, op, type Rope, V128, type WasmFunction, wasmModule } from './wasm.ts';

/** Two people a vector. */
export const LANES = 2;
const BYTES = 16;
const PAGE = 65536;

export interface WasmProgram {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Pages of memory it needs. */
  readonly pages: number;
  /** What must stand in memory behind the lanes' places before the first call: doubles, both lanes alike. */
  readonly constants: readonly number[];
  /** Place of the first constant. */
  readonly firstConstant: number;
}

/** The program as a WebAssembly module: place p of lane l is the double at byte 16 p + 8 l. */
export function wasmProgram(program: Program): WasmProgram {
  const writer = new Writer(program);
  const functions = program.functions.map((f) => writer.function(f.name, f.body, f.returns));
  for (const [index, { until }] of program.functions.entries()) if (until) functions.push(repeated(until, index));
  const constants = writer.constants();
  const { firstConstant } = writer;
  const pages = Math.ceil(((firstConstant + constants.length) * BYTES) / PAGE);
  return { bytes: wasmModule(functions, pages), pages, constants, firstConstant };
}

/** A program compiled by the engine; each start of it has its own memory. */
export interface WasmCode extends WasmProgram {
  readonly module: WebAssembly.Module;
}

export function wasmCode(program: Program): WasmCode {
  const written = wasmProgram(program);
  return { ...written, module: new WebAssembly.Module(written.bytes) };
}

/** New memory with its constants in place, and the functions over it. */
export function startWasm({ module, pages, constants, firstConstant }: WasmCode): {
  readonly memory: Float64Array;
  readonly functions: Readonly<Record<string, () => number>>;
} {
  const memory = new WebAssembly.Memory({ initial: pages });
  const { exports } = new WebAssembly.Instance(module, { kernel: { memory } });
  const doubles = new Float64Array(memory.buffer);
  for (const [i, x] of constants.entries()) doubles.fill(x, LANES * (firstConstant + i), LANES * (firstConstant + i + 1));
  return { memory: doubles, functions: exports as Record<string, () => number> };
}

/** Calls a function until it returns a lane. */
function repeated(name: string, index: number): WasmFunction {
  const code = [op.loop, op.call(index), op.tee(0), op.i32Eqz, op.branchIf(0), op.end, op.get(0)].flat();
  return { name, locals: [I32], code };
}

class Writer implements Target<Rope>, Operations<Rope> {
  private readonly program: Program;
  private readonly values: Values<Rope>;
  private readonly comparisons: ReadonlyMap<string, number>;
  private readonly pool = new Map<number, number>();
  /** Next place for what outlives its statement; those places stand between the program's own and the constants. */
  private scratch: number;
  readonly firstConstant: number;
  private code = new ByteList();
  private locals: number[] = [];
  private readonly variables = new Map<number, number>();
  private index = -1;

  constructor(program: Program) {
    this.program = program;
    this.values = new Values(program, this);
    this.comparisons = this.countComparisons();
    this.scratch = program.memory;
    this.firstConstant = program.memory + outliving(program).size;
  }
  constants(): number[] {
    return [...this.pool.keys()];
  }

  private local(type: number): number {
    this.locals.push(type);
    return this.locals.length - 1;
  }
  private emit(...parts: readonly Rope[]): void {
    this.code.append(parts);
  }

  // Values
  constant(value: number): Rope {
    const known = this.pool.get(value);
    const index = known ?? this.pool.size;
    if (known === undefined) this.pool.set(value, index);
    return [op.i32(0), op.load((this.firstConstant + index) * BYTES)];
  }
  cell(cell: number): Rope {
    const found = this.program.cells[cell];
    if (!found) throw new Error(`no cell ${cell}`);
    if (found.kind === 'variable') return op.get(this.variable(cell));
    return [this.base(found.kind), op.load(found.place * BYTES)];
  }
  private base(kind: 'memory' | 'element'): Rope {
    return kind === 'memory' ? op.i32(0) : op.get(this.index);
  }
  private variable(cell: number): number {
    const known = this.variables.get(cell) ?? this.local(V128);
    this.variables.set(cell, known);
    return known;
  }
  /**
   * What outlives its statement is put into memory, not into a local. The engine works a local out as late as it can, and would carry
   * everything that goes into it until then: half of the instructions were spills, and the step took a third longer.
   */
  keep(value: Rope, outlives = false): Rope {
    if (typeof value !== 'number' && value[0] === 0x20) return value;
    if (outlives && this.scratch < this.firstConstant) {
      const place = this.scratch++ * BYTES;
      this.emit(op.i32(0), value, op.store(place));
      return [op.i32(0), op.load(place)];
    }
    const local = this.local(V128);
    this.emit(value, op.set(local));
    return op.get(local);
  }
  add(a: Rope, b: Rope): Rope {
    return [a, b, op.add];
  }
  sub(a: Rope, b: Rope): Rope {
    return [a, b, op.sub];
  }
  mul(a: Rope, b: Rope): Rope {
    return [a, b, op.mul];
  }
  div(a: Rope, b: Rope): Rope {
    return [a, b, op.div];
  }
  max(a: Rope, b: Rope): Rope {
    return [a, b, op.pmax];
  }
  min(a: Rope, b: Rope): Rope {
    return [a, b, op.pmin];
  }
  neg(a: Rope): Rope {
    return [a, op.neg];
  }
  less(a: Rope, b: Rope, yes: Rope, no: Rope): Rope {
    return [yes, no, a, b, op.lessThan, op.bitselect];
  }
  equal(a: Rope, b: Rope, yes: Rope, no: Rope): Rope {
    return [yes, no, a, b, op.equal, op.bitselect];
  }
  private whole(value: bigint): Rope {
    return [op.i64(value), op.splatI64];
  }
  powerOfTwo(t: Rope): Rope {
    return [t, this.whole(1023n), op.i64Add, op.i32(52), op.i64ShiftLeft];
  }
  /** The exponent field after adding the distance from √½ to 1 in the high word, as numerics/elementary.ts does. */
  private field(x: Rope): Rope {
    return [x, this.whole(0x95f62n << 32n), op.i64Add, op.i32(52), op.i64ShiftRight];
  }
  exponent(x: Rope): Rope {
    // The bits of 2^52 with a small whole number in the mantissa are 2^52 + that number.
    const asDouble = [this.field(x), this.whole(0x4330000000000000n), op.or];
    return this.sub(asDouble, this.constant(2 ** 52 + 1023));
  }
  mantissa(x: Rope): Rope {
    const shift = [this.field(x), this.whole(1023n), op.i64Sub, op.i32(52), op.i64ShiftLeft];
    return [x, shift, op.i64Sub];
  }

  operation(node: number, args: readonly Rope[]): Rope {
    const { graph } = this.program;
    const { op: name, args: nodes } = graph.get(node);
    const [a, b, c, d] = args as [Rope, Rope, Rope, Rope];
    switch (name) {
      case 'add':
      case 'sub':
      case 'mul':
      case 'div':
      case 'max':
      case 'min':
        return this[name](a, b);
      case 'neg':
        return this.neg(a);
      case 'sqrt':
      case 'abs':
        return [a, op[name]];
      case 'less':
        return this.select(nodes, a, b, c, d);
      case 'exp':
      case 'log':
      case 'pow':
      case 'tanh':
        return name === 'exp' && this.program.near.has(nodes[0] as number) ? expNear(this, this.keep(a)) : expand(name, this, args);
      default:
        throw new Error(`a kernel cannot compute ${name}`);
    }
  }

  /** Masks are bits here: 1 and 0 need no selection, and a comparison that several nodes make is made once. */
  private select(nodes: readonly number[], a: Rope, b: Rope, yes: Rope, no: Rope): Rope {
    const { graph } = this.program;
    const [left = -1, right = -1, c = -1, d = -1] = nodes;
    const compared = `${left} < ${right}`;
    const made = (): Rope => [a, b, op.lessThan];
    const mask = (this.comparisons.get(compared) ?? 0) > 1 ? this.values.shared(compared, [left, right], made) : made();
    if (graph.number(c) === 1 && graph.number(d) === 0) return [mask, this.constant(1), op.and];
    if (Object.is(graph.number(d), 0)) return [mask, yes, op.and];
    return [yes, no, mask, op.bitselect];
  }

  /** How many nodes compare the same two. */
  private countComparisons(): Map<string, number> {
    const { graph } = this.program;
    const counts = new Map<string, number>();
    for (const id of graph.reachable(roots(this.program))) {
      const { op: name, args } = graph.get(id);
      if (name !== 'less') continue;
      const key = `${args[0]} < ${args[1]}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return counts;
  }

  // Statements
  function(name: string, body: readonly Statement[], returns: number): WasmFunction {
    this.code = new ByteList();
    this.locals = [];
    this.variables.clear();
    for (const statement of body) this.statement(statement);
    this.emit(this.holds(returns), op.i64Bitmask);
    this.values.forget(new Set(this.program.cells.keys()));
    return { name, locals: this.locals, code: this.code.written() };
  }

  private holds(node: number): Rope {
    return [this.values.get(node), this.constant(0), op.greaterThan];
  }

  private statement(s: Statement): void {
    switch (s.do) {
      case 'set':
        this.set(s.settings);
        return;
      case 'repeat':
        this.values.body(s, s.some !== undefined, () => {
          this.emit(op.loop);
          for (const inner of s.body) this.statement(inner);
          this.emit(this.holds(s.some ?? (s.none as number)), op.anyTrue, s.some === undefined ? op.i32Eqz : []);
          this.emit(op.branchIf(0), op.end);
        });
        return;
      case 'each':
        this.each(s);
        return;
      case 'when':
        this.values.body(s, false, () => {
          this.emit(this.holds(s.some), op.anyTrue, op.if);
          for (const inner of s.body) this.statement(inner);
          this.emit(op.end);
        });
    }
  }

  /** All values, then all cells; a cell that no later value reads is written at once, so that few values wait. */
  private set(settings: readonly Setting[]): void {
    const waiting: { cell: number; value: Rope }[] = [];
    for (const [i, { cell, value }] of settings.entries()) {
      const made = this.values.get(value);
      if (settings.slice(i + 1).some((later) => this.values.reads(later.value, cell))) waiting.push({ cell, value: this.copy(made) });
      else this.store(cell, made);
    }
    for (const { cell, value } of waiting) this.store(cell, value);
    this.values.forget(settings.map(({ cell }) => cell));
  }

  /** A value that later stores cannot change: variables are copied, for they may be set in the same breath. */
  private copy(value: Rope): Rope {
    const local = this.local(V128);
    this.emit(value, op.set(local));
    return op.get(local);
  }

  private store(cell: number, value: Rope): void {
    const found = this.program.cells[cell];
    if (!found) throw new Error(`no cell ${cell}`);
    if (found.kind === 'variable') this.emit(value, op.set(this.variable(cell)));
    else this.emit(this.base(found.kind), value, op.store(found.place * BYTES));
  }

  private each(s: Extract<Statement, { do: 'each' }>): void {
    const outer = this.index;
    this.values.body(s, true, () => {
      const [index, end] = [this.local(I32), this.local(I32)];
      this.index = index;
      this.emit(op.i32(0), op.set(index), op.i32(0), op.f64Load(s.count * BYTES), op.truncateToI32, op.i32(4), op.i32Shl, op.set(end));
      this.emit(op.block, op.get(index), op.get(end), op.i32LessUnsigned, op.i32Eqz, op.branchIf(0), op.loop);
      for (const inner of s.body) this.statement(inner);
      this.emit(op.get(index), op.i32(BYTES), op.i32Add, op.set(index));
      this.emit(op.get(index), op.get(end), op.i32LessUnsigned, op.branchIf(0), op.end, op.end);
    });
    this.index = outer;
  }
}
