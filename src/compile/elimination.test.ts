import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eliminate, factorSource, slot, solveSource } from './elimination.ts';

interface Entry {
  readonly row: number;
  readonly column: number;
  readonly value: number;
}

/** Solves W x = b, W = gI − J, by the program that is written for the pattern of J. */
function solveSparse(size: number, entries: readonly Entry[], g: number, b: readonly number[]): number[] {
  const e = eliminate(size, entries);
  const L = new Float64Array(e.slots.size);
  for (let i = 0; i < size; i++) L[slot(e, i, i)] = g;
  for (const { row, column, value } of entries) L[slot(e, row, column)]! -= value;
  const x = Float64Array.from(b);
  new Function('L', factorSource(e).join('\n'))(L);
  new Function('L', 'b', solveSource(e).join('\n'))(L, x);
  return [...x];
}

/** The same by Gaussian elimination with row exchanges on the full matrix. */
function solveDense(size: number, entries: readonly Entry[], g: number, b: readonly number[]): number[] {
  const w = Array.from({ length: size }, (_, i) => Array.from({ length: size + 1 }, (__, j) => (j === size ? b[i]! : i === j ? g : 0)));
  for (const { row, column, value } of entries) w[row]![column]! -= value;
  for (let k = 0; k < size; k++) {
    let pivot = k;
    for (let i = k; i < size; i++) if (Math.abs(w[i]![k]!) > Math.abs(w[pivot]![k]!)) pivot = i;
    [w[k], w[pivot]] = [w[pivot]!, w[k]!];
    for (let i = 0; i < size; i++) {
      const by = i === k ? 0 : w[i]![k]! / w[k]![k]!;
      for (let j = k; by !== 0 && j <= size; j++) w[i]![j]! -= by * w[k]![j]!;
    }
  }
  return w.map((row, i) => row[size]! / row[i]!);
}

const value = fc.double({ min: -1, max: 1, noNaN: true }).map((x) => (Math.abs(x) < 1e-9 ? 0.5 : x));
const system = fc.integer({ min: 1, max: 14 }).chain((size) =>
  fc.record({
    size: fc.constant(size),
    entries: fc.uniqueArray(fc.record({ row: fc.nat(size - 1), column: fc.nat(size - 1), value }), {
      maxLength: 3 * size,
      selector: (e) => `${e.row},${e.column}`,
    }),
    b: fc.array(value, { minLength: size, maxLength: size }),
  }),
);

describe('sparse elimination', () => {
  it('[EL1] two equations on paper', () => {
    // W = [4 −1; −2 3], b = (2, 4): x = (1, 2)
    const x = solveSparse(
      2,
      [
        { row: 0, column: 1, value: 1 },
        { row: 1, column: 0, value: 2 },
        { row: 0, column: 0, value: 1 },
        { row: 1, column: 1, value: 2 },
      ],
      5,
      [2, 4],
    );
    expect(x[0]).toBeCloseTo(1, 14);
    expect(x[1]).toBeCloseTo(2, 14);
  });

  it('[EL1] nothing to solve is nothing', () => {
    expect(solveSparse(0, [], 1, [])).toEqual([]);
    expect(solveSparse(3, [], 4, [4, 8, -2])).toEqual([1, 2, -0.5]);
  });

  it('[EL2] random sparse W = gI − J: the solution of a dense solver with row exchanges', () => {
    fc.assert(
      fc.property(system, ({ size, entries, b }) => {
        // Each row has at most `size` entries below 1, so that W is diagonally dominant, as it is when the step is short.
        const g = size + 1;
        const found = solveSparse(size, entries, g, b);
        for (const [i, x] of solveDense(size, entries, g, b).entries()) expect(Math.abs(found[i]! - x)).toBeLessThan(1e-13);
      }),
      { numRuns: 300 },
    );
  });

  it('[EL2] stiff systems: rates over twelve orders of magnitude, residual at rounding', () => {
    const rate = fc.tuple(value, fc.double({ min: -6, max: 6, noNaN: true })).map(([x, power]) => Math.abs(x) * 10 ** power);
    fc.assert(
      fc.property(system, fc.array(rate, { minLength: 50, maxLength: 50 }), ({ size, entries, b }, rates) => {
        // Flows between compartments: what leaves one reaches the other, and a tenth is lost.
        const flows = entries.filter((e) => e.row !== e.column).map((e, i) => ({ ...e, value: rates[i % 50]! }));
        const leaving = Array.from({ length: size }, (_, i) => ({
          row: i,
          column: i,
          value: -1.1 * flows.filter((f) => f.column === i).reduce((sum, f) => sum + f.value, 0),
        }));
        const all = [...flows, ...leaving];
        const x = solveSparse(size, all, 0.3, b);
        for (let i = 0; i < size; i++) {
          const terms = [0.3 * x[i]!, ...all.filter((e) => e.row === i).map((e) => -e.value * x[e.column]!), -b[i]!];
          const residual = terms.reduce((sum, term) => sum + term, 0);
          expect(Math.abs(residual)).toBeLessThanOrEqual(1e-12 * terms.reduce((sum, term) => sum + Math.abs(term), 0));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('[EL3] the order keeps an arrow sparse: no fill, whichever way it points', () => {
    const n = 12;
    for (const tip of [0, n - 1, 5]) {
      const arrow = Array.from({ length: n }, (_, i) => i)
        .filter((i) => i !== tip)
        .flatMap((i) => [
          { row: i, column: tip },
          { row: tip, column: i },
        ]);
      const { slots, order } = eliminate(n, arrow);
      expect(slots.size).toBe(3 * n - 2);
      expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, i) => i));
    }
  });

  it('[EL3] the order keeps a chain sparse', () => {
    const chain = Array.from({ length: 9 }, (_, i) => [
      { row: i, column: i + 1 },
      { row: i + 1, column: i },
    ]).flat();
    expect(eliminate(10, chain).slots.size).toBe(28);
  });
});
