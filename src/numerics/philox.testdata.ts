export type Words4 = readonly [number, number, number, number];

/** Philox 4×32-10 from the paper's definition, with whole numbers of any size: four words from a counter of four and a key of two. */
export function philox(counter: Words4, key: readonly [number, number]): Words4 {
  let [c0, c1, c2, c3] = counter.map(BigInt) as [bigint, bigint, bigint, bigint];
  let [k0, k1] = key.map(BigInt) as [bigint, bigint];
  for (let round = 0; round < 10; round++) {
    const p0 = 0xd2511f53n * c0;
    const p1 = 0xcd9e8d57n * c2;
    [c0, c1, c2, c3] = [(p1 >> 32n) ^ c1 ^ k0, BigInt.asUintN(32, p1), (p0 >> 32n) ^ c3 ^ k1, BigInt.asUintN(32, p0)];
    [k0, k1] = [BigInt.asUintN(32, k0 + 0x9e3779b9n), BigInt.asUintN(32, k1 + 0xbb67ae85n)];
  }
  return [c0, c1, c2, c3].map(Number) as [number, number, number, number];
}
