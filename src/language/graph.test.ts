import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interpret } from './graph.testdata.ts';
import { Graph, linearForm } from './graph.ts';

const make = () => {
  const g = new Graph();
  return { g, x: g.leaf('state', 0), y: g.leaf('state', 1), k: g.leaf('parameter', 0), c: (value: number) => g.constant(value) };
};

describe('the graph', () => {
  it('[GR1] the same subexpression is the same node, wherever it is written', () => {
    const { g, x, k, c } = make();
    const one = g.mul(g.add(x, k), g.unary('exp', g.add(x, k)));
    const size = g.nodes.length;
    expect(g.mul(g.add(x, k), g.unary('exp', g.add(x, k)))).toBe(one);
    expect(g.less(x, k, c(1), c(2))).toBe(g.less(x, k, c(1), c(2)));
    expect(g.nodes.length).toBe(size + 3);
    expect(g.leaf('state', 0)).not.toBe(g.leaf('parameter', 0));
    expect(c(1)).not.toBe(g.leaf('state', 1));
  });

  it('[GR2] constants fold and identities vanish', () => {
    const { g, x, c } = make();
    const number = (id: number) => g.number(id);
    expect([g.add(c(2), c(3)), g.sub(c(2), c(3)), g.mul(c(2), c(3)), g.div(c(3), c(2)), g.neg(c(2))].map(number)).toEqual([
      5, -1, 6, 1.5, -2,
    ]);
    for (const same of [
      g.add(x, c(0)),
      g.add(c(0), x),
      g.sub(x, c(0)),
      g.mul(c(1), x),
      g.mul(x, c(1)),
      g.div(x, c(1)),
      g.pow(x, c(1)),
      g.neg(g.neg(x)),
      g.max(x, x),
      g.min(x, x),
      g.less(x, c(3), x, x),
    ])
      expect(same).toBe(x);
    for (const nil of [g.mul(c(0), x), g.mul(x, c(0)), g.div(c(0), x), g.sub(x, x)]) expect(number(nil)).toBe(0);
    expect(number(g.pow(x, c(0)))).toBe(1);
    expect(g.sub(c(0), x)).toBe(g.neg(x));
    expect(g.mul(c(-1), x)).toBe(g.neg(x));
  });

  it('[GR3] small whole powers are products: exact, and defined below 0', () => {
    const { g, x, c } = make();
    for (let n = -6; n <= 6; n++)
      for (const value of [-3, -0.5, 1.7]) {
        const power = interpret(g, [g.pow(x, c(n))], { state: [value] })[0]!;
        expect(power / value ** n).toBeCloseTo(1, 14);
      }
    expect(g.get(g.pow(x, c(0.5))).op).toBe('pow');
  });

  it('[GR3] making nodes never changes what an expression means', () => {
    const point = [1.37, -2.9];
    /** How to write an expression, and what it is worth at the point. */
    type Written = { write: (g: Graph) => number; worth: number };
    const apply = {
      add: (a: number, b: number) => a + b,
      sub: (a: number, b: number) => a - b,
      mul: (a: number, b: number) => a * b,
      max: Math.max,
      min: Math.min,
    };
    const ops = fc.constantFrom(...(Object.keys(apply) as (keyof typeof apply)[]));
    const { tree } = fc.letrec<{ tree: Written }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5 },
        fc.constantFrom(0, 1, -1, 2, 0.5).map((worth): Written => ({ write: (g) => g.constant(worth), worth })),
        fc.constantFrom(0, 1).map((place): Written => ({ write: (g) => g.leaf('state', place), worth: point[place]! })),
        tie('tree').map((a): Written => ({ write: (g) => g.neg(a.write(g)), worth: -a.worth })),
        fc
          .tuple(ops, tie('tree'), tie('tree'))
          .map(([op, a, b]): Written => ({ write: (g) => g[op](a.write(g), b.write(g)), worth: apply[op](a.worth, b.worth) })),
      ),
    }));
    fc.assert(
      fc.property(tree, ({ write, worth }) => {
        const g = new Graph();
        // + 0: nothing here tells −0 from 0.
        expect(interpret(g, [write(g)], { state: point })[0]! + 0).toBe(worth + 0);
      }),
    );
  });

  it('[GR4] reachable lists operands before users, and isFreeOf looks all the way down', () => {
    const { g, x, y, k } = make();
    const root = g.add(g.mul(k, x), g.unary('exp', k));
    const list = g.reachable([root]);
    for (const [i, id] of list.entries()) for (const arg of g.get(id).args) expect(list.indexOf(arg)).toBeLessThan(i);
    expect(list).not.toContain(y);
    expect(g.isFreeOf(root, ['state'])).toBe(false);
    expect(g.isFreeOf(g.unary('exp', k), ['state', 'input'])).toBe(true);
  });

  it('[GR4] a linear form gives the coefficients, and is refused where there is none', () => {
    const { g, x, y, k, c } = make();
    const linear = g.sub(g.div(g.mul(k, g.add(x, g.neg(y))), c(2)), g.mul(x, c(3)));
    const form = linearForm(g, linear, 'state')!;
    expect(interpret(g, [form.get(0)!, form.get(1)!], { parameter: [10] })).toEqual([2, -5]);
    expect([...linearForm(g, c(0), 'state')!]).toEqual([]);
    for (const bent of [
      g.mul(x, y),
      g.add(x, c(1)),
      g.add(x, k),
      g.div(k, x),
      g.unary('exp', x),
      g.max(x, c(0)),
      g.pow(x, k),
      g.less(x, y, x, y),
    ])
      expect(linearForm(g, bent, 'state')).toBeUndefined();
  });
});
