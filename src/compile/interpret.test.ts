import { describe, expect, it } from 'vitest';
import { Graph } from '../language/graph.ts';
import { alongALife, standard } from '../simulate/sample.testdata.ts';
import { interpretModel } from './interpret.ts';
import { Tape } from './tape.ts';

describe('a tape', () => {
  it('[TA1] works out 3·p₀ − √p₁ and max of the two operands, shared nodes once', () => {
    const g = new Graph();
    const [a, b] = [g.mul(g.constant(3), g.leaf('parameter', 0)), g.unary('sqrt', g.leaf('parameter', 1))];
    const tape = new Tape(g, [g.sub(a, b), g.max(a, b)], 1, (id) =>
      g.get(id).op === 'parameter' ? { vector: 0, at: g.get(id).value } : undefined,
    );
    const out = new Float64Array(2);
    tape.into([Float64Array.of(5, 49)], out);
    expect([...out]).toEqual([8, 15]);
    tape.into([Float64Array.of(1, 49)], out);
    expect([...out]).toEqual([-4, 7]);
  });
});

describe('an interpreted model', () => {
  const { model, size } = standard;
  const interpreted = interpretModel(model);

  it('[TA2] has the bits of the generated JavaScript in every function, along a life', () => {
    for (const { parameters: p, y, u, inputs: w } of alongALife()) {
      const results = [standard, interpreted].map((form) => {
        const vector = (n: number): Float64Array => new Float64Array(n);
        const [q, start, k, d] = [vector(size.q), vector(size.y), vector(interpretedKinetics), vector(size.y)];
        const [o, L, dy, ft] = [
          vector(model.outputs.length + Object.keys(model.excretes).length),
          vector(size.factors),
          vector(size.y),
          vector(size.y),
        ];
        form.prepare(p, q);
        form.start(p, q, start);
        form.kinetics(p, q, k);
        form.derivative(p, q, y, u, w, d);
        form.outputs(p, q, y, u, w, o);
        form.linearise(p, q, y, u, u, w, L, dy, ft);
        const before = L.slice();
        form.factor(L, 7);
        const x = y.slice();
        form.solve(L, x);
        return [q, start, k, d, o, before, dy, ft, L, x];
      });
      expect(results[1]).toEqual(results[0]);
      expect(results[0]?.flatMap((v) => [...v]).every(Number.isFinite)).toBe(true);
    }
  });
  const interpretedKinetics = model.linear.reduce((n, b) => n + b.matrix.length + b.arrivals.length, 0);
});
