import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interpret } from '../language/graph.testdata.ts';
import { Graph } from '../language/graph.ts';
import { alongALife, leavesOf, standard } from '../simulate/sample.testdata.ts';
import { jacobian, partial, velocity } from './derivative.ts';

/** Five-point central difference of f at x. */
function slope(f: (x: number) => number, x: number, h: number): number {
  return (8 * (f(x + h) - f(x - h)) - (f(x + 2 * h) - f(x - 2 * h))) / (12 * h);
}
/** The slope where two spacings, and both sides, agree on it; undefined at a kink or a jump. */
function smoothSlope(f: (x: number) => number, x: number, h: number, tolerance: number): number | undefined {
  const [wide, narrow] = [slope(f, x, h), slope(f, x, h / 2)];
  const side = (step: number): number => (4 * f(x + step) - f(x + 2 * step) - 3 * f(x)) / (2 * step);
  const [left, right] = [side(-h), side(h)];
  const smooth = Math.abs(left - right) <= 1e-3 * Math.max(Math.abs(left), Math.abs(right)) + tolerance;
  return smooth && Math.abs(wide - narrow) <= tolerance ? narrow : undefined;
}

describe('symbolic derivatives', () => {
  const g = new Graph();
  const [x, y] = [g.leaf('state', 0), g.leaf('state', 1)];
  const c = (value: number) => g.constant(value);
  const at = (node: number, a: number, b = 0) => interpret(g, [node], { state: [a, b] })[0]!;

  it.each([
    ['x³', g.pow(x, c(3)), 3 * 4],
    ['x⁻²', g.pow(x, c(-2)), -2 / 8],
    ['x^2.5', g.pow(x, c(2.5)), 2.5 * 2 ** 1.5],
    ['3ˣ', g.pow(c(3), x), 9 * Math.log(3)],
    ['xˣ', g.pow(x, x), 4 * (Math.log(2) + 1)],
    ['1/x', g.div(c(1), x), -0.25],
    ['exp(x²)', g.unary('exp', g.mul(x, x)), 4 * Math.exp(4)],
    ['log 3x', g.unary('log', g.mul(c(3), x)), 0.5],
    ['√(1 + x)', g.unary('sqrt', g.add(c(1), x)), 0.5 / Math.sqrt(3)],
    ['tanh x', g.unary('tanh', x), 1 - Math.tanh(2) ** 2],
    ['max(x, 1)', g.max(x, c(1)), 1],
    ['min(x, 1)', g.min(x, c(1)), 0],
    ['x < 3 ? x² : 7', g.less(x, c(3), g.mul(x, x), c(7)), 4],
  ])('[DV1] %s at 2, on paper', (_, node, wanted) => {
    expect(at(partial(g, node, 'state', 0), 2)).toBeCloseTo(wanted, 12);
    expect(g.number(partial(g, node, 'state', 1))).toBe(0);
    expect(g.number(partial(g, node, 'parameter', 0))).toBe(0);
  });

  it('[DV1] a power of 0 has a finite slope, and an odd power its slope below 0', () => {
    expect(at(partial(g, g.pow(x, c(0.5)), 'state', 0), 0)).toBe(0);
    expect(at(partial(g, g.pow(x, y), 'state', 0), 0, 0.7)).toBe(0);
    expect(at(partial(g, g.pow(x, c(3)), 'state', 0), -2)).toBe(12);
  });

  /** Expressions that are finite everywhere near (1, 1). */
  const { tree } = fc.letrec<{ tree: (g: Graph) => number }>((tie) => {
    const one = (write: (g: Graph, a: number) => number) => tie('tree').map((a) => (g: Graph) => write(g, a(g)));
    const two = (write: (g: Graph, a: number, b: number) => number) =>
      fc.tuple(tie('tree'), tie('tree')).map(
        ([a, b]) =>
          (g: Graph) =>
            write(g, a(g), b(g)),
      );
    /** 1 + a², never below 1. */
    const above = (g: Graph, a: number) => g.add(g.constant(1), g.mul(a, a));
    return {
      tree: fc.oneof(
        { maxDepth: 4, withCrossShrink: true },
        fc.constantFrom(0, 1).map((place) => (g: Graph) => g.leaf('state', place)),
        fc.constantFrom(-1.5, 0.5, 2).map((value) => (g: Graph) => g.constant(value)),
        two((g, a, b) => g.add(a, b)),
        two((g, a, b) => g.sub(a, b)),
        two((g, a, b) => g.mul(a, b)),
        two((g, a, b) => g.div(a, above(g, b))),
        two((g, a, b) => g.pow(above(g, a), g.unary('tanh', b))),
        two((g, a, b) => g.max(a, b)),
        two((g, a, b) => g.min(a, b)),
        two((g, a, b) => g.less(a, b, g.mul(a, b), g.neg(b))),
        one((g, a) => g.neg(a)),
        one((g, a) => g.pow(a, g.constant(3))),
        one((g, a) => g.unary('exp', g.unary('tanh', a))),
        one((g, a) => g.unary('log', above(g, a))),
        one((g, a) => g.unary('sqrt', above(g, a))),
      ),
    };
  });

  it('[DV2] of random expressions, against central differences', () => {
    let compared = 0;
    const between = fc.double({ min: 0.3, max: 1.7, noNaN: true });
    fc.assert(
      fc.property(tree, between, between, (write, a, b) => {
        const g = new Graph();
        const root = write(g);
        const f = (value: number) => interpret(g, [root], { state: [value, b] })[0]!;
        const size = 1e-7 * (1 + Math.abs(f(a)) + Math.abs(f(a + 0.01)) + Math.abs(f(a - 0.01)));
        const wanted = smoothSlope(f, a, 1e-3, size);
        fc.pre(wanted !== undefined);
        const found = interpret(g, [partial(g, root, 'state', 0)], { state: [a, b] })[0]!;
        expect(Math.abs(found - wanted!)).toBeLessThanOrEqual(10 * size);
        compared++;
      }),
      { numRuns: 400 },
    );
    expect(compared).toBe(400);
  });

  it('[DV2] of random expressions: the slope of a sum is the sum of slopes, of a product by Leibniz', () => {
    fc.assert(
      fc.property(tree, tree, (one, two) => {
        const g = new Graph();
        const [a, b] = [one(g), two(g)];
        const d = (node: number) => partial(g, node, 'state', 0);
        const value = (node: number) => interpret(g, [node], { state: [0.83, 1.21] })[0]!;
        const close = (found: number, wanted: number, size: number) =>
          expect(Math.abs(found - wanted)).toBeLessThanOrEqual(1e-12 * (1 + size));
        close(value(d(g.add(a, b))), value(d(a)) + value(d(b)), Math.abs(value(d(a))) + Math.abs(value(d(b))));
        const [left, right] = [value(d(a)) * value(b), value(a) * value(d(b))];
        close(value(d(g.mul(a, b))), left + right, Math.abs(left) + Math.abs(right));
      }),
    );
  });

  it('[DV4] of random expressions: a velocity is the sum of the slopes times how fast each leaf moves', () => {
    const between = fc.double({ min: 0.3, max: 1.7, noNaN: true });
    fc.assert(
      fc.property(tree, between, between, (write, a, b) => {
        const g = new Graph();
        const root = write(g);
        const moving = new Map([2, -3].map((pace, place) => [g.leaf('state', place), g.constant(pace)]));
        const nodes = [velocity(g, root, moving), partial(g, root, 'state', 0), partial(g, root, 'state', 1)];
        const [found = 0, first = 0, second = 0] = interpret(g, nodes, { state: [a, b] });
        expect(Math.abs(found - (2 * first - 3 * second))).toBeLessThanOrEqual(1e-10 * (1 + Math.abs(first) + Math.abs(second)));
      }),
    );
  });

  it('[DV3] of the whole standard model, along a life with heroin, naloxone and rewards', () => {
    const { graph, states, places } = standard.model;
    const derivatives = states.map((s) => s.derivative);
    const columns = places.map((_, i) => i);
    const entries = jacobian(graph, derivatives, 'state', columns);
    const nodes = entries.map((e) => e.node);
    let slopes = 0;
    let skipped = 0;
    for (const point of alongALife()) {
      const leaves = leavesOf(point);
      const symbolic = interpret(graph, nodes, leaves);
      const dense = new Map(entries.map((e, i) => [`${e.row} ${e.column}`, symbolic[i]!]));
      for (const column of columns) {
        const centre = leaves.state[column]!;
        const h = 1e-4 * Math.max(Math.abs(centre), 1e-2);
        const rates = (value: number) =>
          interpret(graph, derivatives, { ...leaves, state: leaves.state.map((s, i) => (i === column ? value : s)) });
        const samples = new Map([-2, -1, -0.5, 0, 0.5, 1, 2].map((k) => [centre + k * h, rates(centre + k * h)]));
        for (const row of states.keys()) {
          const f = (value: number) => samples.get(value)![row]!;
          const size =
            (1e-12 * Math.max(...[...samples.values()].map((s) => Math.abs(s[row]!)))) / h + 1e-7 * Math.abs(slope(f, centre, h)) + 1e-12;
          const wanted = smoothSlope(f, centre, h, size);
          if (wanted === undefined) skipped++;
          else {
            if (wanted !== 0) slopes++;
            expect(Math.abs((dense.get(`${row} ${column}`) ?? 0) - wanted), `${states[row]!.id} by leaf ${column}`).toBeLessThanOrEqual(
              10 * size,
            );
          }
        }
      }
    }
    // Most entries at most points; what is skipped stands on a kink.
    expect(slopes).toBeGreaterThan(4 * entries.length);
    expect(skipped).toBeLessThan(0.1 * slopes);
  });
});
