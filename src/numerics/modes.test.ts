import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exp, expm1 } from './elementary.ts';
import { modes, NoModes } from './modes.ts';

type Matrix = readonly (readonly number[])[];
const flat = (a: Matrix) => Float64Array.from(a.flat());
const times = (a: Matrix, b: Matrix): number[][] => a.map((row) => b[0]!.map((_, j) => row.reduce((sum, x, k) => sum + x * b[k]![j]!, 0)));

/** e^(A t) by scaling and squaring of the Taylor series. */
function exponential(a: Matrix, t: number): number[][] {
  const norm = Math.max(...a.map((row) => row.reduce((sum, x) => sum + Math.abs(x * t), 0)));
  const halvings = Math.max(0, Math.ceil(Math.log2(norm / 0.25 || 1)));
  const small = a.map((row) => row.map((x) => (x * t) / 2 ** halvings));
  let term: number[][] = a.map((_, i) => a.map((__, j) => (i === j ? 1 : 0)));
  let sum = term;
  for (let k = 1; k <= 16; k++) {
    term = times(term, small).map((row) => row.map((x) => x / k));
    sum = sum.map((row, i) => row.map((x, j) => x + term[i]![j]!));
  }
  for (let k = 0; k < halvings; k++) sum = times(sum, sum);
  return sum;
}

/** x(t) of dx/dt = A x + input, by modes. */
function propagate(a: Matrix, x: readonly number[], t: number, input = x.map(() => 0)): number[] {
  const n = x.length;
  const { rates, vectors, inverse } = modes(flat(a), n);
  const inMode = (v: readonly number[], k: number) => v.reduce((sum, value, i) => sum + inverse[k * n + i]! * value, 0);
  const later = Array.from(rates, (rate, k) => inMode(x, k) * exp(rate * t) + inMode(input, k) * (rate === 0 ? t : expm1(rate * t) / rate));
  return x.map((_, i) => later.reduce((sum, m, k) => sum + vectors[i * n + k]! * m, 0));
}

/** Columns lose what the flows [from, to, rate] take; `to` < 0 leaves the body. */
function kinetics(size: number, flows: readonly (readonly [number, number, number])[]): number[][] {
  const a = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  for (const [from, to, rate] of flows) {
    a[from]![from]! -= rate;
    if (to >= 0) a[to]![from]! += rate;
  }
  return a;
}

const rate = fc.double({ min: 0.02, max: 20, noNaN: true });
/** Up to three groups of exchanging compartments in line, each a tree, with losses; rates spread so that none coincide. */
const body = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }).chain((sizes) => {
  const size = sizes.reduce((sum, n) => sum + n, 0);
  return fc.record({
    size: fc.constant(size),
    rates: fc.array(rate, { minLength: 4 * size, maxLength: 4 * size }),
    parents: fc.array(fc.nat(10), { minLength: size, maxLength: size }),
    start: fc.array(
      fc.double({ min: 0, max: 100, noNaN: true }).map((x) => (x < 1e-9 ? 0 : x)),
      { minLength: size, maxLength: size },
    ),
    t: fc.double({ min: 0, max: 5, noNaN: true }),
    groups: fc.constant(sizes),
  });
});
type Body = typeof body extends fc.Arbitrary<infer T> ? T : never;

function flowsOf({ rates, parents, groups }: Body, lossy = true): [number, number, number][] {
  const flows: [number, number, number][] = [];
  const next = (() => {
    let i = 0;
    return () => rates[i % rates.length]! * (1 + 0.0371 * i++);
  })();
  let first = 0;
  for (const [g, n] of groups.entries()) {
    for (let i = first + 1; i < first + n; i++) {
      const parent = first + (parents[i]! % (i - first));
      flows.push([i, parent, next()], [parent, i, next()]);
    }
    if (lossy) flows.push([first, -1, next()]);
    if (g + 1 < groups.length) flows.push([first + (parents[first]! % n), first + n, next()]);
    first += n;
  }
  return flows;
}

describe('linear kinetics by modes', () => {
  it('[MO1] one compartment halves in its half-life', () => {
    expect(propagate([[-Math.LN2 / 3]], [8], 9)[0]).toBeCloseTo(1, 14);
  });

  it('[MO1] uptake and elimination: the Bateman function', () => {
    const [ka, ke, t] = [1.5, 0.2, 2.3];
    const [gut, blood] = propagate(
      kinetics(2, [
        [0, 1, ka],
        [1, -1, ke],
      ]),
      [10, 0],
      t,
    );
    expect(gut).toBeCloseTo(10 * Math.exp(-ka * t), 13);
    expect(blood).toBeCloseTo(((10 * ka) / (ka - ke)) * (Math.exp(-ke * t) - Math.exp(-ka * t)), 12);
  });

  it('[MO1] two compartments: the rates are the roots of the quadratic', () => {
    const [k10, k12, k21] = [0.5, 2, 1];
    const { rates } = modes(
      flat(
        kinetics(2, [
          [0, 1, k12],
          [1, 0, k21],
          [0, -1, k10],
        ]),
      ),
      2,
    );
    const [sum, product] = [k10 + k12 + k21, k10 * k21];
    const root = Math.sqrt(sum * sum - 4 * product);
    const found = [...rates].sort((a, b) => a - b);
    expect(found[0]).toBeCloseTo(-(sum + root) / 2, 13);
    expect(found[1]).toBeCloseTo(-(sum - root) / 2, 13);
  });

  it('[MO1] a store only fills: its rate is exactly 0', () => {
    const { rates } = modes(flat(kinetics(2, [[0, 1, 0.7]])), 2);
    expect([...rates].sort((a, b) => a - b).map((x) => x + 0)).toEqual([-0.7, 0]);
    expect(propagate(kinetics(2, [[0, 1, 0.7]]), [5, 0], 100)[1]).toBeCloseTo(5, 13);
  });

  it('[MO2] random bodies: the matrix exponential', () => {
    fc.assert(
      fc.property(body, (random) => {
        const a = kinetics(random.size, flowsOf(random));
        const wanted = times(
          exponential(a, random.t),
          random.start.map((x) => [x]),
        );
        const size = random.start.reduce((sum, x) => sum + x, 0);
        for (const [i, x] of propagate(a, random.start, random.t).entries())
          expect(Math.abs(x - wanted[i]![0]!)).toBeLessThanOrEqual(1e-9 * size + 1e-300);
      }),
      { numRuns: 200 },
    );
  });

  it('[MO2] the order in which compartments are listed does not matter', () => {
    fc.assert(
      fc.property(body, fc.nat(), (random, turn) => {
        const n = random.size;
        const at = (i: number) => (i < 0 ? i : (i * (n % 2 ? 2 : 1) + turn) % n);
        const flows = flowsOf(random);
        const plain = propagate(kinetics(n, flows), random.start, random.t);
        const start = random.start.map((_, i) => random.start[random.start.findIndex((__, j) => at(j) === i)]!);
        const moved = propagate(
          kinetics(
            n,
            flows.map(([from, to, k]) => [at(from), at(to), k]),
          ),
          start,
          random.t,
        );
        const size = random.start.reduce((sum, x) => sum + x, 0);
        for (const [i, x] of plain.entries()) expect(Math.abs(moved[at(i)]! - x)).toBeLessThanOrEqual(1e-9 * size + 1e-300);
      }),
    );
  });

  it('[MO3] nothing is lost where nothing leaves, nothing is made, and two steps are one', () => {
    fc.assert(
      fc.property(body, (random) => {
        const total = (x: readonly number[]) => x.reduce((sum, value) => sum + value, 0);
        const closed = kinetics(random.size, flowsOf(random, false));
        const size = total(random.start);
        expect(Math.abs(total(propagate(closed, random.start, random.t)) - size)).toBeLessThanOrEqual(1e-9 * size);
        const open = kinetics(random.size, flowsOf(random));
        const whole = propagate(open, random.start, random.t);
        expect(total(whole)).toBeLessThanOrEqual(size * (1 + 1e-9));
        expect(Math.min(...whole)).toBeGreaterThanOrEqual(-1e-9 * size);
        const halves = propagate(open, propagate(open, random.start, random.t / 3), (random.t * 2) / 3);
        for (const [i, x] of halves.entries()) expect(Math.abs(x - whole[i]!)).toBeLessThanOrEqual(1e-9 * size);
      }),
    );
  });

  it('[MO4] an infusion: the matrix exponential with the inflow as a compartment that never empties', () => {
    fc.assert(
      fc.property(body, (random) => {
        const a = kinetics(random.size, flowsOf(random));
        const input = random.start.map((x, i) => (i % 2 ? 0 : x / 7));
        const larger = [...a.map((row, i) => [...row, input[i]!]), new Array<number>(random.size + 1).fill(0)];
        const wanted = times(
          exponential(larger, random.t),
          [...random.start, 1].map((x) => [x]),
        );
        const size = random.start.reduce((sum, x) => sum + x, 0) * (1 + random.t);
        for (const [i, x] of propagate(a, random.start, random.t, input).entries())
          expect(Math.abs(x - wanted[i]![0]!)).toBeLessThanOrEqual(1e-9 * size + 1e-300);
      }),
    );
  });

  it('[MO4] an infusion goes to its steady state, input over clearance', () => {
    const a = kinetics(2, [
      [0, 1, 3],
      [1, 0, 2],
      [0, -1, 0.5],
    ]);
    const [central, peripheral] = propagate(a, [0, 0], 1000, [4, 0]);
    expect(central).toBeCloseTo(8, 12);
    expect(peripheral).toBeCloseTo(12, 12);
  });

  it('[MO5] a one-way circle has no real modes and is refused', () => {
    const circle = kinetics(3, [
      [0, 1, 1],
      [1, 2, 2],
      [2, 0, 3],
    ]);
    expect(() => modes(flat(circle), 3)).toThrow(NoModes);
    expect(() => modes(flat(circle), 3)).toThrow(
      'linear kinetics: compartments 0, 1, 2 exchange in a one-way circle; every exchange needs its return',
    );
    const short = kinetics(4, [
      [3, 0, 1],
      [0, 1, 1],
      [1, 0, 1],
      [1, 2, 1],
      [2, 0, 1],
    ]);
    expect(() => modes(flat(short), 4)).toThrow('compartments 0, 1, 2 exchange in a one-way circle');
  });

  it('[MO5] two equal stages in line agree with their limit k t e^(−k t) to 1e-7 and keep mass; a third is refused; side by side is no matter', () => {
    const k = 0.3;
    const two = kinetics(3, [
      [0, 1, k],
      [1, 2, k],
    ]);
    for (const t of [0.1, 3, 20]) {
      const amounts = propagate(two, [1, 0, 0], t);
      expect(Math.abs(amounts[1]! - k * t * Math.exp(-k * t))).toBeLessThan(1e-7);
      expect(amounts.reduce((sum, x) => sum + x, 0)).toBeCloseTo(1, 8);
    }
    const three = kinetics(3, [
      [0, 1, k],
      [1, 2, k],
      [2, -1, k],
    ]);
    expect(() => modes(flat(three), 3)).toThrow('linear kinetics: two rates in line are both');
    expect(
      propagate(
        kinetics(2, [
          [0, -1, 0.3],
          [1, -1, 0.3],
        ]),
        [1, 2],
        10,
      )[1],
    ).toBeCloseTo(2 * Math.exp(-3), 14);
    // Two stores filled from one compartment both have the rate 0.
    expect(
      propagate(
        kinetics(3, [
          [0, 1, 1],
          [0, 2, 3],
        ]),
        [4, 0, 0],
        50,
      ),
    ).toEqual([expect.closeTo(0, 12), expect.closeTo(1, 12), expect.closeTo(3, 12)]);
  });
});
