import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Graph } from '../language/graph.ts';
import { exp, log, pow, tanh } from '../numerics/elementary.ts';
import { Cells } from './cells.ts';
import type { Program } from './program.ts';
import { startWasm, wasmCode } from './programWasm.ts';

type Name = 'exp' | 'log' | 'tanh' | 'pow';
const SCALAR = { exp: (x: number) => exp(x), log: (x: number) => log(x), tanh: (x: number) => tanh(x), pow };

/** The function in WebAssembly on two lanes. */
function lanes(name: Name): (x: [number, number], y: [number, number]) => [number, number] {
  const graph = new Graph();
  const cells = new Cells(graph);
  const [a = -1, b = -1, out = -1] = cells.places(3);
  const value = name === 'pow' ? graph.pow(cells.read(a), cells.read(b)) : graph.unary(name, cells.read(a));
  const body = [{ do: 'set' as const, settings: [{ cell: out, value }] }];
  const functions = [{ name: 'run', body, returns: graph.constant(0) }];
  const program: Program = { graph, cells: cells.list, memory: cells.memory, given: new Map(), near: new Set(), functions };
  const { pairs, call } = startWasm(wasmCode(program));
  const m = pairs[0] as Float64Array;
  return (x, y) => {
    m.set([...x, ...y]);
    call.run!(0, 1);
    return [m[4] as number, m[5] as number];
  };
}

const SPECIAL = [0, -0, 1, -1, Infinity, -Infinity, NaN, 5e-324, Number.MAX_VALUE, 709.78, 710, -708.4, -745, -746, 2 ** -1022];
const double = fc.oneof(fc.double(), fc.double({ min: -800, max: 800 }), fc.constantFrom(...SPECIAL));

describe('elementary functions on lanes', () => {
  for (const name of ['exp', 'log', 'tanh', 'pow'] as const) {
    it(`[XP1] ${name} has the bits of the scalar function, whatever the other lane holds`, () => {
      const run = lanes(name);
      fc.assert(
        fc.property(double, double, double, double, (x1, x2, y1, y2) => {
          const [first, second] = run([x1, x2], [y1, y2]);
          expect(first).toBe(SCALAR[name](x1, y1));
          expect(second).toBe(SCALAR[name](x2, y2));
        }),
        { numRuns: 3000, seed: 1 },
      );
    });
  }
});
