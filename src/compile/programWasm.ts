import { ByteList, I32, op, type Rope, V128, type WasmFunction, wasmModule } from '../numerics/wasm.ts';
import { expand, expNear, type Operations } from './expansion.ts';
import { type Program, roots, type Setting, type Statement } from './program.ts';
import { outliving, type Target, Values } from './values.ts';

/** Two people a vector. */
export const LANES = 2;
const BYTES = 16;
const PAGE = 65536;
/**
 * Bytes of code after which a round over the pairs ends. The machine code of a whole step is three times what a processor keeps of
 * instructions, so that one pair after the other would fetch all of it anew; a round that was fetched for the first pair serves them all.
 */
const ROUND = 500;

export interface WasmProgram {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** What must stand at the beginning of memory: doubles, one a vector. */
  readonly constants: readonly number[];
  /** Places a pair of people needs, of which the first are the program's own; pairs follow the constants. */
  readonly places: number;
}

/**
 * The program as a WebAssembly module over pairs of people, whose functions take the bytes at which the first pair begins and the last one
 * ends, and return two bits a pair. Place p of lane l of a pair is the double at byte 16 p + 8 l after the beginning of the pair.
 */
export function wasmProgram(program: Program): WasmProgram {
  const writer = new Writer(program);
  const functions = program.functions.map((f) => writer.function(f.name, f.body, f.returns));
  for (const [index, { until }] of program.functions.entries()) if (until) functions.push(repeated(until, index));
  const constants = writer.constants();
  return { bytes: wasmModule(functions), constants, places: writer.places };
}

/** A program compiled by the engine; each start of it has its own memory. */
export interface WasmCode extends WasmProgram {
  readonly module: WebAssembly.Module;
}

export function wasmCode(program: Program): WasmCode {
  const written = wasmProgram(program);
  return { ...written, module: new WebAssembly.Module(written.bytes) };
}

/** A program over its own memory. */
export interface WasmRun {
  /** Of each pair of people, its places: place p of lane l stands at 2 p + l. */
  readonly pairs: readonly Float64Array[];
  /** Runs a function for the pairs from `first` up to `end`; their lanes as bits, those of `first` lowest. */
  readonly call: Readonly<Record<string, (first: number, end: number) => number>>;
}

/** New memory for `count` pairs of people with the constants in place, and the functions over it. */
export function startWasm({ module, places, constants }: WasmCode, count = 1): WasmRun {
  const memory = new WebAssembly.Memory({ initial: Math.ceil(((constants.length + count * places) * BYTES) / PAGE) });
  const { exports } = new WebAssembly.Instance(module, { kernel: { memory } });
  const doubles = new Float64Array(memory.buffer);
  for (const [i, x] of constants.entries()) doubles.fill(x, LANES * i, LANES * (i + 1));
  const pairs = Array.from({ length: count }, (_, pair) => {
    const from = LANES * (constants.length + pair * places);
    return doubles.subarray(from, from + LANES * places);
  });
  const byte = (pair: number): number => BYTES * (constants.length + pair * places);
  const call = Object.fromEntries(
    Object.entries(exports as Record<string, (from: number, to: number) => number>).map(([name, f]) => [
      name,
      (first: number, end: number) => f(byte(first), byte(end)),
    ]),
  );
  return { pairs, call };
}

/** Parameters of every function: where the first pair begins and the last ends, in bytes. */
const [FROM, TO] = [0, 1];
/** Locals of every function: where the pair at hand begins, the bits to return and the lowest of this pair. */
const [PAIR, FOUND, BIT] = [2, 3, 4];

/** Calls a function until it returns a lane. */
function repeated(name: string, index: number): WasmFunction {
  const code = [op.loop, op.get(FROM), op.get(TO), op.call(index), op.tee(2), op.i32Eqz, op.branchIf(0), op.end, op.get(2)].flat();
  return { name, locals: [I32], code };
}

class Writer implements Target<Rope>, Operations<Rope> {
  private readonly program: Program;
  private readonly values: Values<Rope>;
  private readonly comparisons: ReadonlyMap<string, number>;
  private readonly pool = new Map<number, number>();
  /** Next place for what outlives its statement, after the program's own. */
  private scratch: number;
  readonly places: number;
  private code = new ByteList();
  /** Length of the code when the round at hand began. */
  private begun = 0;
  private locals: number[] = [];
  private readonly variables = new Map<number, number>();
  private index = -1;

  constructor(program: Program) {
    this.program = program;
    this.values = new Values(program, this);
    this.comparisons = this.countComparisons();
    this.scratch = program.memory;
    this.places = program.memory + outliving(program).size + program.cells.filter(({ kind }) => kind === 'variable').length;
  }
  constants(): number[] {
    return [...this.pool.keys()];
  }

  private local(type: number): number {
    this.locals.push(type);
    return this.locals.length + 1;
  }
  private emit(...parts: readonly Rope[]): void {
    this.code.append(parts);
  }

  // Values
  constant(value: number): Rope {
    const known = this.pool.get(value);
    const index = known ?? this.pool.size;
    if (known === undefined) this.pool.set(value, index);
    return [op.i32(0), op.load(index * BYTES)];
  }
  cell(cell: number): Rope {
    const found = this.program.cells[cell];
    if (!found) throw new Error(`no cell ${cell}`);
    if (found.kind === 'variable') return [op.get(PAIR), op.load(this.variable(cell))];
    return [this.base(found.kind), op.load(found.place * BYTES)];
  }
  private base(kind: 'memory' | 'element'): Rope {
    return op.get(kind === 'memory' ? PAIR : this.index);
  }
  /** Where a variable stands after the pair's beginning, in bytes. */
  private variable(cell: number): number {
    const known = this.variables.get(cell) ?? this.scratch++ * BYTES;
    this.variables.set(cell, known);
    return known;
  }
  /**
   * What outlives its statement is put into memory, not into a local. The engine works a local out as late as it can, and would carry
   * everything that goes into it until then: half of the instructions were spills, and the step took a third longer.
   */
  keep(value: Rope, outlives = false): Rope {
    if (outlives) {
      const place = this.scratch++ * BYTES;
      this.emit(op.get(PAIR), value, op.store(place));
      return [op.get(PAIR), op.load(place)];
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
    this.locals = [I32, I32, I32];
    this.begin();
    for (const statement of body) {
      if (this.code.length - this.begun > ROUND) {
        this.next();
        this.begin();
      }
      this.statement(statement);
    }
    this.emit(op.get(FOUND), this.holds(returns), op.i64Bitmask, op.get(BIT), op.i32Shl, op.i32Or, op.set(FOUND));
    this.emit(op.get(BIT), op.i32(LANES), op.i32Add, op.set(BIT));
    this.next();
    this.emit(op.get(FOUND));
    this.values.forget(new Set(this.program.cells.keys()));
    return { name, locals: this.locals, code: this.code.written() };
  }

  /** A round over the pairs: what is kept in locals is of one pair, and of one round. */
  private begin(): void {
    this.values.forgetPassing();
    this.emit(op.get(FROM), op.set(PAIR), op.loop);
    this.begun = this.code.length;
  }
  private next(): void {
    this.emit(op.get(PAIR), op.i32(this.places * BYTES), op.i32Add, op.tee(PAIR), op.get(TO), op.i32LessUnsigned, op.branchIf(0), op.end);
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
    if (found.kind === 'variable') this.emit(op.get(PAIR), value, op.store(this.variable(cell)));
    else this.emit(this.base(found.kind), value, op.store(found.place * BYTES));
  }

  private each(s: Extract<Statement, { do: 'each' }>): void {
    const outer = this.index;
    this.values.body(s, true, () => {
      const [index, end] = [this.local(I32), this.local(I32)];
      this.index = index;
      this.emit(op.get(PAIR), op.set(index), op.get(PAIR), op.f64Load(s.count * BYTES), op.truncateToI32, op.i32(4), op.i32Shl);
      this.emit(op.get(PAIR), op.i32Add, op.set(end));
      this.emit(op.block, op.get(index), op.get(end), op.i32LessUnsigned, op.i32Eqz, op.branchIf(0), op.loop);
      for (const inner of s.body) this.statement(inner);
      this.emit(op.get(index), op.i32(BYTES), op.i32Add, op.set(index));
      this.emit(op.get(index), op.get(end), op.i32LessUnsigned, op.branchIf(0), op.end, op.end);
    });
    this.index = outer;
  }
}
