import { describe, expect, it } from 'vitest';
import { compileJavaScript } from '../compile/javascript.ts';
import { assemble } from '../language/assemble.ts';
import type { Component } from '../language/component.ts';
import { drug, effect, parameter, state } from '../language/sample.testdata.ts';
import { uniform } from '../numerics/random.ts';
import { Rosenbrock } from '../numerics/rosenbrock.ts';
import { drawPerson } from '../people/person.ts';
import { Body } from './body.ts';
import { standard } from './sample.testdata.ts';

const [UPTAKE, CLEARANCE, VOLUME] = [2, 3, 6];
const small = compileJavaScript(
  assemble([{ ...drug, routes: { ...drug.routes, intravenous: { into: { blood: '(dose in µg)' }, says: 'Into blood' } } }, effect]),
);
const person = Float64Array.from(
  small.model.parameters,
  (p) => ({ uptake: UPTAKE, clearance: CLEARANCE, volume: VOLUME })[p.id.slice(5)] ?? 1,
);
const fresh = () => new Body(small, person);
/** Plasma concentration, ng/mL. */
function plasma(body: Body, t: number): number {
  const o = new Float64Array(1);
  body.outputs(t, o);
  return o[0]!;
}
const rate = CLEARANCE / VOLUME;
/** Amount in blood per mg swallowed `t` h ago, µg (Bateman). */
const bateman = (t: number) => ((1000 * UPTAKE) / (UPTAKE - rate)) * (Math.exp(-rate * t) - Math.exp(-UPTAKE * t));

describe('a body', () => {
  it('[BO1] a swallowed dose on paper, read at any time and in any order of events', () => {
    const body = fresh();
    expect(plasma(body, 0.5)).toBe(0);
    body.give('drug', 'oral', 3, 1);
    for (const t of [1, 1.2, 2, 5, 30]) expect(plasma(body, t)).toBeCloseTo((3 * bateman(t - 1)) / VOLUME, 9);
  });

  it('[BO1] doses add, and none changes nothing', () => {
    const body = fresh();
    body.give('drug', 'oral', 3, 1);
    body.give('drug', 'intravenous', 0, 1.5);
    body.settle(1.7);
    body.give('drug', 'intravenous', 0.4, 2);
    expect(plasma(body, 4)).toBeCloseTo((3 * bateman(3) + 400 * Math.exp(-rate * 2)) / VOLUME, 9);
  });

  it('[BO1] an unknown substance or route is refused', () => {
    expect(() => fresh().give('drug', 'smoked', 1, 0)).toThrow('drug smoked: no substance of the model has this route');
    expect(() => fresh().give('alcohol', 'oral', 1, 0)).toThrow('alcohol oral: no substance of the model has this route');
  });

  it('[BO2] an infusion on paper: rise, plateau and fall', () => {
    const body = fresh();
    body.give('drug', 'intravenous', 0.6, 1, true);
    const risen = (t: number) => (600 / rate) * (1 - Math.exp(-rate * t));
    for (const t of [1, 1 + 1e-7, 1.01, 2, 5]) expect(plasma(body, t)).toBeCloseTo(risen(t - 1) / VOLUME, 9);
    body.give('drug', 'intravenous', -0.6, 5, true);
    for (const t of [5, 6, 9]) expect(plasma(body, t)).toBeCloseTo((risen(4) * Math.exp(-rate * (t - 5))) / VOLUME, 9);
    expect(plasma(body, 200)).toBeCloseTo(0, 12);
  });

  it('[BO2] an infusion into a body that loses nothing: all of it is there, however short or long', () => {
    const closed: Component = {
      name: 'closed',
      says: 'Two compartments that exchange, and a store',
      parameters: { out: parameter('1/h'), back: parameter('1/h'), slow: parameter('1/h') },
      states: { here: state('µg'), there: state('µg'), dust: state('µg'), store: state('µg') },
      flows: [
        ['here', 'there', 'out'],
        ['there', 'here', 'back'],
        ['dust', 'store', 'slow'],
      ],
      outputs: { all: { unit: 'µg', says: 'everything', shown: true } },
      equations: { all: 'here + there + dust + store' },
      routes: { drip: { into: { here: '(dose in µg)' }, says: 'Drip' }, skin: { into: { dust: '(dose in µg)' }, says: 'Skin' } },
    };
    const compiled = compileJavaScript(assemble([closed]));
    for (const route of ['drip', 'skin'])
      for (const length of [1e-9, 1e-4, 0.03, 1, 400]) {
        const body = new Body(compiled, Float64Array.of(3, 7, 1e-5));
        body.give('closed', route, 2 / length, 0, true);
        body.give('closed', route, -2 / length, length, true);
        const o = new Float64Array(1);
        body.outputs(length + 10, o);
        expect(o[0]! / 2000, `${route} over ${length} h`).toBeCloseTo(1, 10);
      }
  });

  const DOSES = [
    ['heroin', 'intravenous', 20, 1],
    ['methadone', 'oral', 60, 1.5],
    ['fentanyl', 'intravenous', 0.1, 1.8],
  ] as const;
  /** A person in the middle of a busy afternoon, at t = 2.1 h. */
  function busy(index: number): Body {
    const body = new Body(standard, drawPerson(standard.model, { seed: 7, index }));
    const solver = new Rosenbrock(body, { relative: 1e-6, absolute: Float64Array.from(standard.model.states, (s) => s.scale * 1e-6) });
    let t = 0;
    for (const [substance, route, amount, at] of DOSES) {
      expect(typeof solver.advance(body.state, t, at, 0)).toBe('number');
      body.give(substance, route, amount, at);
      t = at;
    }
    expect(typeof solver.advance(body.state, t, 2.1, 0)).toBe('number');
    return body;
  }

  it('[BO3] what factor and solve undo is gI − J of the rates as they are', () => {
    for (const index of [0, 1, 2]) {
      const body = busy(index);
      const y = body.state;
      const n = body.size;
      const direction = Float64Array.from(
        y,
        (value, i) => (uniform(1, index, 'direction', i) - 0.5) * 1e-4 * (1e-2 * standard.model.states[i]!.scale + Math.abs(value)),
      );
      const at = (k: number) => {
        const dy = new Float64Array(n);
        body.derivative(
          2.1,
          y.map((value, i) => value + k * direction[i]!),
          dy,
        );
        return dy;
      };
      const [plus, minus] = [at(1), at(-1)];
      for (const g of [1, 1e3]) {
        const b = direction.map((x, i) => g * x - (plus[i]! - minus[i]!) / 2);
        body.linearise(2.1, y, new Float64Array(n), new Float64Array(n));
        body.factor(g);
        body.solve(b);
        for (let i = 0; i < n; i++)
          expect(Math.abs(b[i]! - direction[i]!), `${standard.model.states[i]!.id}`).toBeLessThan(1e-4 * Math.abs(direction[i]!) + 1e-10);
      }
    }
  });

  it('[BO3] ∂f/∂t is how the rates change while the drugs come and go', () => {
    const body = busy(1);
    const n = body.size;
    const ft = new Float64Array(n);
    body.linearise(2.1, body.state, new Float64Array(body.size), ft);
    const at = (t: number) => {
      const dy = new Float64Array(n);
      body.derivative(t, body.state, dy);
      return dy;
    };
    const h = 1e-4;
    const [before, after] = [at(2.1 - h), at(2.1 + h)];
    for (let i = 0; i < n; i++) expect(Math.abs(ft[i]! - (after[i]! - before[i]!) / (2 * h))).toBeLessThan(1e-4 * Math.abs(ft[i]!) + 1e-8);
    expect(Math.max(...ft.map(Math.abs))).toBeGreaterThan(1e-3);
  });

  it('[BO4] looking changes nothing: right after a dose the linearisation is the same, observed or not', () => {
    const solved = (look: boolean): number[] => {
      const body = busy(0);
      body.linearise(2.1, body.state, new Float64Array(body.size), new Float64Array(body.size));
      body.give('fentanyl', 'intravenous', 0.2, 2.1);
      body.give('naloxone', 'intravenous', 0.4, 2.1);
      if (look) body.outputs(2.1, new Float64Array(standard.model.outputs.length + Object.keys(standard.model.excretes).length));
      const ft = new Float64Array(body.size);
      const dy = new Float64Array(body.size);
      body.derivative(2.1, body.state, dy);
      body.linearise(2.1, body.state, new Float64Array(body.size), ft);
      const b = Float64Array.from(dy);
      body.factor(10);
      body.solve(b);
      return [...dy, ...ft, ...b];
    };
    const [seen, unseen] = [solved(true), solved(false)];
    for (const [i, x] of unseen.entries()) expect(Math.abs(seen[i]! - x)).toBeLessThanOrEqual(1e-11 * Math.abs(x) + 1e-13);
  });
});
