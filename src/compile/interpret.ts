import type { Model } from '../language/model.ts';
import { type Elimination, slot } from './elimination.ts';
import { type Compiled, type Equations, equationsOf } from './equations.ts';
import { compileJavaScript } from './javascript.ts';
import { Tape } from './tape.ts';

/** Vectors a tape reads, in the order it is given them. */
const VECTORS = ['p', 'q', 'y', 'u', 'w'] as const;

const made = new WeakMap<Model, Compiled>();

/**
 * The functions of a model without code made at run time, with the bits of `compileJavaScript`: for pages whose policy forbids it. Slower
 * by five to ten times; lives spend their time in the kernel, and here only before they begin and while an infusion runs.
 */
export function interpretModel(model: Model): Compiled {
  const known = made.get(model) ?? interpret(equationsOf(model));
  made.set(model, known);
  return known;
}

function interpret(equations: Equations): Compiled {
  const { model, size, ready, derivatives, outputs, starts, kinetic, negated, fill, byInput, elimination } = equations;
  const g = model.graph;
  const given = new Map(ready.map((id, i) => [id, { vector: 1, at: i }]));
  const tape = (roots: readonly number[], known: ReadonlyMap<number, { vector: number; at: number }> = given): (() => Tape) => {
    let built: Tape | undefined;
    const leaf = (id: number): { vector: number; at: number } | undefined => {
      const from = known.get(id);
      const { op, args, value } = g.get(id);
      if (from || args.length > 0) return from;
      const { vector, at } = equations.leaf(op, value);
      return { vector: VECTORS.indexOf(vector), at };
    };
    return () => {
      built ??= new Tape(g, roots, VECTORS.length, leaf);
      return built;
    };
  };
  const none = new Map<number, never>();
  const tapes = {
    prepare: tape(ready, none),
    start: tape(starts, none),
    kinetics: tape(kinetic, none),
    derivative: tape(derivatives),
    linearise: tape([...derivatives, ...negated.map((e) => e.node), ...byInput.map((e) => e.node)]),
    outputs: tape(outputs),
  };
  const diagonal = model.states.map((_, i) => slot(elimination, i, i));
  return {
    model,
    size,
    reads: equations.reads,
    driving: equations.driving,
    get source() {
      return compileJavaScript(model).source;
    },
    prepare: (p, q) => tapes.prepare().into([p], q),
    start: (p, _, y) => tapes.start().into([p], y),
    kinetics: (p, _, k) => tapes.kinetics().into([p], k),
    derivative: (p, q, y, u, w, dy) => tapes.derivative().into([p, q, y, u, w], dy),
    outputs: (p, q, y, u, w, o) => tapes.outputs().into([p, q, y, u, w], o),
    linearise: (p, q, y, u, v, w, L, dy, ft) => {
      const made = tapes.linearise();
      made.run([p, q, y, u, w]);
      for (let i = 0; i < dy.length; i++) dy[i] = made.result(i);
      for (const [i, e] of negated.entries()) L[e.slot] = made.result(dy.length + i);
      for (const place of fill) L[place] = 0;
      ft.fill(0);
      const from = dy.length + negated.length;
      // The first term stands alone, as it is written in the generated code: 0 + x would lose the sign of −0.
      const begun = new Set<number>();
      for (const [i, { row, column }] of byInput.entries()) {
        const term = made.result(from + i) * v[column]!;
        ft[row] = begun.has(row) ? ft[row]! + term : term;
        begun.add(row);
      }
    },
    factor: (L, gain) => {
      for (const place of diagonal) L[place] = L[place]! + gain;
      factor(elimination, L);
    },
    solve: (L, b) => solve(elimination, L, b),
  };
}

/** As `factorSource` writes it. */
function factor(e: Elimination, L: Float64Array): void {
  for (const [k, pivot] of e.order.entries()) {
    const own = slot(e, pivot, pivot);
    L[own] = 1 / L[own]!;
    for (const r of e.below[k]!) {
      const lower = slot(e, r, pivot);
      L[lower] = L[lower]! * L[own]!;
      for (const c of e.right[k]!) {
        const at = slot(e, r, c);
        L[at] = L[at]! - L[lower]! * L[slot(e, pivot, c)]!;
      }
    }
  }
}

/** As `solveSource` writes it. */
function solve(e: Elimination, L: Float64Array, b: Float64Array): void {
  for (const [k, pivot] of e.order.entries()) for (const r of e.below[k]!) b[r] = b[r]! - L[slot(e, r, pivot)]! * b[pivot]!;
  for (let k = e.size - 1; k >= 0; k--) {
    const pivot = e.order[k]!;
    let sum = b[pivot]!;
    for (const c of e.right[k]!) sum -= L[slot(e, pivot, c)]! * b[c]!;
    b[pivot] = sum * L[slot(e, pivot, pivot)]!;
  }
}
