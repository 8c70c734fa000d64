/**
 * Writes WebAssembly modules byte by byte: just what the kernel and random numbers need of the binary format (W3C, WebAssembly Core
 * Specification 2.0, §5). Code is an array of bytes; values stand on a stack.
 */
export type Bytes = readonly number[];

/** Bytes in pieces, so that code is put together without copying it each time. */
export type Rope = number | readonly Rope[];

/** Bytes being written one after the other. */
export class ByteList {
  private room = new Uint8Array(1024);
  private size = 0;

  get length(): number {
    return this.size;
  }
  append(part: Rope | Uint8Array): void {
    if (typeof part === 'number') {
      if (this.size === this.room.length) this.grow(1);
      this.room[this.size++] = part;
    } else if (part instanceof Uint8Array) {
      this.grow(part.length);
      this.room.set(part, this.size);
      this.size += part.length;
    } else for (let i = 0; i < part.length; i++) this.append(part[i]!);
  }
  private grow(by: number): void {
    if (this.size + by <= this.room.length) return;
    const before = this.room;
    this.room = new Uint8Array(2 * (this.size + by));
    this.room.set(before);
  }
  /** What has been written; no copy. */
  written(): Uint8Array<ArrayBuffer> {
    return this.room.subarray(0, this.size);
  }
}

/** Unsigned LEB128. */
export function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let left = value;
  do {
    const low = left % 128;
    left = Math.floor(left / 128);
    bytes.push(left > 0 ? low + 128 : low);
  } while (left > 0);
  return bytes;
}

/** Signed LEB128 of a 32-bit number. */
export function signed(value: number): number[] {
  const bytes: number[] = [];
  let left = value | 0;
  for (;;) {
    const low = left & 0x7f;
    left >>= 7;
    const done = (left === 0 && (low & 0x40) === 0) || (left === -1 && (low & 0x40) !== 0);
    bytes.push(done ? low : low | 0x80);
    if (done) return bytes;
  }
}

export const I32 = 0x7f;
export const I64 = 0x7e;
export const F64 = 0x7c;
export const V128 = 0x7b;

const simd = (code: number): Bytes => [0xfd, ...unsigned(code)];

export const op = {
  block: [0x02, 0x40],
  loop: [0x03, 0x40],
  if: [0x04, 0x40],
  end: [0x0b],
  branchIf: (depth: number): Bytes => [0x0d, ...unsigned(depth)],
  call: (index: number): Bytes => [0x10, ...unsigned(index)],
  tee: (local: number): Bytes => [0x22, ...unsigned(local)],
  get: (local: number): Bytes => [0x20, ...unsigned(local)],
  set: (local: number): Bytes => [0x21, ...unsigned(local)],
  i32: (value: number): Bytes => [0x41, ...signed(value)],
  i32Add: [0x6a],
  i32Or: [0x72],
  i32Shl: [0x74],
  i32LessUnsigned: [0x49],
  i32Eqz: [0x45],
  i32Xor: [0x73],
  i32ShiftRightUnsigned: [0x76],
  extendToI64Unsigned: [0xad],
  wrapToI32: [0xa7],
  scalarI64: { mul: [0x7e], or: [0x84], shiftLeft: [0x86], shiftRightUnsigned: [0x88] },
  toF64Unsigned: [0xba],
  f64: (value: number): Bytes => [0x44, ...new Uint8Array(Float64Array.of(value).buffer)],
  f64Add: [0xa0],
  f64Mul: [0xa2],
  f64Load: (offset: number): Bytes => [0x2b, 3, ...unsigned(offset)],
  truncateToI32: [0xab],
  load: (offset: number): Bytes => [...simd(0x00), 4, ...unsigned(offset)],
  store: (offset: number): Bytes => [...simd(0x0b), 4, ...unsigned(offset)],
  splatI64: simd(0x12),
  i64: (value: bigint): Bytes => [0x42, ...signed64(value)],
  equal: simd(0x47),
  lessThan: simd(0x49),
  greaterThan: simd(0x4a),
  not: simd(0x4d),
  and: simd(0x4e),
  or: simd(0x50),
  bitselect: simd(0x52),
  anyTrue: simd(0x53),
  i64Bitmask: simd(0xc4),
  i64ShiftLeft: simd(0xcb),
  i64ShiftRight: simd(0xcd),
  i64Add: simd(0xce),
  i64Sub: simd(0xd1),
  abs: simd(0xec),
  neg: simd(0xed),
  sqrt: simd(0xef),
  add: simd(0xf0),
  sub: simd(0xf1),
  mul: simd(0xf2),
  div: simd(0xf3),
  pmin: simd(0xf6),
  pmax: simd(0xf7),
} as const;

function signed64(value: bigint): number[] {
  const bytes: number[] = [];
  let left = BigInt.asIntN(64, value);
  for (;;) {
    const low = Number(left & 0x7fn);
    left >>= 7n;
    const done = (left === 0n && (low & 0x40) === 0) || (left === -1n && (low & 0x40) !== 0);
    bytes.push(done ? low : low | 0x80);
    if (done) return bytes;
  }
}

export interface WasmFunction {
  readonly name: string;
  /** Types of the parameters and of the result; two i32 and an i32 when absent. */
  readonly takes?: readonly number[];
  readonly gives?: number;
  /** Types of the locals behind the parameters, in order. */
  readonly locals: readonly number[];
  readonly code: Rope | Uint8Array;
}

/** A module that exports the functions and, when it has a memory, imports it as 'kernel' 'memory'. */
export function wasmModule(functions: readonly WasmFunction[], memory = true): Uint8Array<ArrayBuffer> {
  const text = (s: string): Rope => [unsigned(s.length), [...s].map((c) => c.charCodeAt(0))];
  const list = (items: readonly Rope[]): Rope => [unsigned(items.length), items];
  const sized = (...parts: readonly (Rope | Uint8Array)[]): Uint8Array => {
    const [body, whole] = [new ByteList(), new ByteList()];
    for (const part of parts) body.append(part);
    whole.append(unsigned(body.length));
    whole.append(body.written());
    return whole.written();
  };
  const module = new ByteList();
  module.append([0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
  const section = (id: number, ...body: readonly (Rope | Uint8Array)[]): void => {
    module.append(id);
    module.append(sized(...body));
  };
  section(1, list(functions.map(({ takes = [I32, I32], gives = I32 }) => [0x60, list(takes), 1, gives])));
  if (memory) section(2, list([[text('kernel'), text('memory'), 2, 0, unsigned(1)]]));
  section(3, list(functions.map((_, i) => unsigned(i))));
  section(7, list(functions.map((f, i) => [text(f.name), 0, unsigned(i)])));
  const bodies = functions.map((f) => sized(list(runs(f.locals).map(([type, count]) => [unsigned(count), type])), f.code, op.end));
  section(10, unsigned(functions.length), ...bodies);
  return module.written();
}

/** Neighbours of one kind together: [kind, how many]. */
function runs(items: readonly number[]): [number, number][] {
  const found: [number, number][] = [];
  for (const item of items) {
    const last = found.at(-1);
    if (last && last[0] === item) last[1]++;
    else found.push([item, 1]);
  }
  return found;
}
