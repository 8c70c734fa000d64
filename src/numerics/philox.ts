/**
 * Philox 4×32-10 (Salmon, Moraes, Dror & Shaw 2011, SC '11, doi:10.1145/2063384.2063405) as WebAssembly. A round multiplies two words of 32 bits
 * to 64: one instruction there and five multiplications in JavaScript, where a draw took four times as long (16 and 68 ns).
 */
import { type Bytes, F64, I32, I64, op, wasmModule } from './wasm.ts';

const MULTIPLIERS = [0xd2511f53, 0xcd9e8d57] as const;
/** Added to the key between rounds. */
const WEYL = [0x9e3779b9, 0xbb67ae85] as const;
const ROUNDS = 10;

/**
 * The uniform number of a counter (c0, c1, c2, 0) and a key (k0, k1), each taken modulo 2³²: the upper 26 bits of the first word and of the second,
 * and a half, over 2⁵². 53 significant bits, never 0 or 1.
 */
export const philoxUniform: (c0: number, c1: number, c2: number, k0: number, k1: number) => number = emitted();

function emitted(): typeof philoxUniform {
  const [c0, c1, c2, k0, k1, c3, product0, product1] = [0, 1, 2, 3, 4, 5, 6, 7] as const;
  const { scalarI64 } = op;
  const product = (word: number, by: number): Bytes => [
    ...op.get(word),
    ...op.extendToI64Unsigned,
    ...op.i64(BigInt(by)),
    ...scalarI64.mul,
  ];
  const high = (wide: number): Bytes => [...op.get(wide), ...op.i64(32n), ...scalarI64.shiftRightUnsigned, ...op.wrapToI32];
  const low = (wide: number): Bytes => [...op.get(wide), ...op.wrapToI32];
  const mixed = (wide: number, word: number, key: number): Bytes => [
    ...high(wide),
    ...op.get(word),
    ...op.i32Xor,
    ...op.get(key),
    ...op.i32Xor,
  ];
  const next = (key: number, by: number): Bytes => [...op.get(key), ...op.i32(by), ...op.i32Add, ...op.set(key)];
  const round: Bytes = [
    ...[...product(c0, MULTIPLIERS[0]), ...op.set(product0), ...product(c2, MULTIPLIERS[1]), ...op.set(product1)],
    ...[...mixed(product1, c1, k0), ...op.set(c0), ...mixed(product0, c3, k1), ...op.set(c2)],
    ...[...low(product1), ...op.set(c1), ...low(product0), ...op.set(c3)],
    ...[...next(k0, WEYL[0]), ...next(k1, WEYL[1])],
  ];
  const bits = (word: number): Bytes => [...op.get(word), ...op.i32(6), ...op.i32ShiftRightUnsigned, ...op.extendToI64Unsigned];
  const drawn: Bytes = [
    ...[...bits(c0), ...op.i64(26n), ...scalarI64.shiftLeft, ...bits(c1), ...scalarI64.or, ...op.toF64Unsigned],
    ...[...op.f64(0.5), ...op.f64Add, ...op.f64(2 ** -52), ...op.f64Mul],
  ];
  const code = [Array.from({ length: ROUNDS }, () => round), drawn];
  const uniform = { name: 'uniform', takes: [I32, I32, I32, I32, I32], gives: F64, locals: [I32, I64, I64], code };
  return new WebAssembly.Instance(new WebAssembly.Module(wasmModule([uniform], false)), {}).exports.uniform as typeof philoxUniform;
}
