import { describe, expect, it } from 'vitest';
import { assemble } from '../language/assemble.ts';
import { interpret } from '../language/graph.testdata.ts';
import { drug, effect } from '../language/sample.testdata.ts';
import { alongALife, leavesOf, standard } from '../simulate/sample.testdata.ts';
import { jacobian } from './derivative.ts';
import { eliminate, slot } from './elimination.ts';
import { compileJavaScript } from './javascript.ts';

const { model, size } = standard;
const g = model.graph;
const derivatives = model.states.map((s) => s.derivative);
const points = alongALife();
const prepared = (parameters: Float64Array): Float64Array => {
  const q = new Float64Array(size.q);
  standard.prepare(parameters, q);
  return q;
};
/** Leaf of the graph that stands at each place of y, and of u. */
const yLeaves = model.states.map((_, i) => model.places.findIndex((p) => p.kind === 'nonlinear' && p.index === i));
const uLeaves = standard.reads.map((r) => model.places.findIndex((p) => p.kind === 'linear' && p.block === r.block && p.index === r.index));

describe('compiled JavaScript is what the graph means, bit for bit', () => {
  it('[JS1] rates of change', () => {
    for (const point of points) {
      const d = new Float64Array(size.y);
      standard.derivative(point.parameters, prepared(point.parameters), point.y, point.u, point.inputs, d);
      expect([...d]).toEqual(interpret(g, derivatives, leavesOf(point)));
      expect(d.every(Number.isFinite)).toBe(true);
    }
  });

  it('[JS1] outputs and masses excreted', () => {
    const nodes = [...model.outputs.map((o) => o.node), ...Object.values(model.excretes)];
    for (const point of points) {
      const o = new Float64Array(nodes.length);
      standard.outputs(point.parameters, prepared(point.parameters), point.y, point.u, point.inputs, o);
      expect([...o]).toEqual(interpret(g, nodes, leavesOf(point)));
    }
  });

  it('[JS1] starting values and kinetics of a person', () => {
    const { parameters } = points[0]!;
    const start = new Float64Array(size.y);
    standard.start(parameters, prepared(parameters), start);
    expect([...start]).toEqual(
      interpret(
        g,
        model.states.map((s) => s.start),
        { parameter: parameters },
      ),
    );
    const nodes = model.linear.flatMap((b) => [...b.matrix.map((m) => m.value), ...b.arrivals.map((a) => a.perMilligram)]);
    const kinetics = new Float64Array(nodes.length);
    standard.kinetics(parameters, prepared(parameters), kinetics);
    expect([...kinetics]).toEqual(interpret(g, nodes, { parameter: parameters }));
  });

  it('[JS2] linearise gives −J in the places of the elimination, fill at 0, and ∂f/∂t by the chain rule', () => {
    const entries = jacobian(g, derivatives, 'state', yLeaves);
    const byAmount = jacobian(g, derivatives, 'state', uLeaves);
    const e = eliminate(size.y, entries);
    for (const point of points) {
      const v = point.u.map((amount, i) => (i % 2 ? 1 : -1) * amount);
      const L = new Float64Array(size.factors).fill(Number.NaN);
      const dy = new Float64Array(size.y).fill(Number.NaN);
      const ft = new Float64Array(size.y).fill(Number.NaN);
      standard.linearise(point.parameters, prepared(point.parameters), point.y, point.u, v, point.inputs, L, dy, ft);
      expect([...dy]).toEqual(interpret(g, derivatives, leavesOf(point)));
      const wanted = new Float64Array(size.factors);
      for (const [i, x] of interpret(
        g,
        entries.map((entry) => entry.node),
        leavesOf(point),
      ).entries())
        wanted[slot(e, entries[i]!.row, entries[i]!.column)] = 0 - x;
      for (const [i, x] of wanted.entries()) expect(L[i]! + 0).toBe(x + 0);
      const slopes = new Float64Array(size.y);
      for (const [i, x] of interpret(
        g,
        byAmount.map((entry) => entry.node),
        leavesOf(point),
      ).entries())
        slopes[byAmount[i]!.row]! += x * v[byAmount[i]!.column]!;
      for (const [i, x] of slopes.entries()) expect(Math.abs(ft[i]! - x)).toBeLessThanOrEqual(1e-14 * Math.abs(x));
    }
  });

  it('[JS3] factor and solve undo the multiplication by gI − J', () => {
    const entries = jacobian(g, derivatives, 'state', yLeaves);
    for (const [k, point] of points.entries()) {
      const L = new Float64Array(size.factors);
      standard.linearise(
        point.parameters,
        prepared(point.parameters),
        point.y,
        point.u,
        point.u,
        point.inputs,
        L,
        new Float64Array(size.y),
        new Float64Array(size.y),
      );
      const gain = 10 ** (k - 2);
      const x = Float64Array.from({ length: size.y }, (_, i) => Math.cos(i));
      const b = x.map((value) => gain * value);
      for (const [i, value] of interpret(
        g,
        entries.map((entry) => entry.node),
        leavesOf(point),
      ).entries())
        b[entries[i]!.row]! -= value * x[entries[i]!.column]!;
      standard.factor(L, gain);
      standard.solve(L, b);
      for (const [i, value] of x.entries()) expect(Math.abs(b[i]! - value)).toBeLessThan(1e-9);
    }
  });

  it('[JS4] what depends on parameters alone is worked out once, and nothing else is', () => {
    expect(size.q).toBeGreaterThan(0);
    const texts = standard.source.split('\n  derivative(')[1]!;
    // No expression of parameters alone is left: they would stand as (p[i] op p[j]).
    expect(texts).not.toMatch(/\(p\[\d+\] [-+*/] p\[\d+\]\)/);
    const [point] = points;
    const twice = prepared(point!.parameters);
    standard.prepare(point!.parameters, twice);
    expect(twice).toEqual(prepared(point!.parameters));
  });

  it('[JS4] only states that are read are carried; those that drive come first', () => {
    const { reads, driving } = standard;
    expect(reads.length).toBe(size.u);
    const needed = new Set(g.reachable(derivatives));
    for (const [i, leaf] of uLeaves.entries()) expect(needed.has(g.leaf('state', leaf))).toBe(i < driving);
    const small = compileJavaScript(assemble([drug, effect]));
    expect(small.size).toMatchObject({ p: 5, y: 1, u: 1, w: 1, factors: 1 });
    expect(small.reads).toMatchObject([{ block: 0, index: 1 }]);
  });

  it('[JS4] a model of linear kinetics alone compiles to no state', () => {
    expect(compileJavaScript(assemble([drug])).size).toMatchObject({ y: 0, u: 1, factors: 0 });
  });
});
