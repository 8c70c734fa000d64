import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { Rosenbrock, type System } from './rosenbrock.ts';

interface Problem {
  readonly f: (t: number, y: ArrayLike<number>) => number[];
  /** ∂f/∂y and ∂f/∂t. */
  readonly j: (t: number, y: ArrayLike<number>) => number[][];
  readonly ft: (t: number, y: ArrayLike<number>) => number[];
  readonly exact: (t: number) => number[];
}

/** A problem of one or two equations as a System; solved by Cramer's rule. */
function system(problem: Problem): System {
  const size = problem.exact(0).length;
  let j: number[][] = [];
  let w: number[][] = [];
  return {
    size,
    derivative: (t, y, dy) => dy.set(problem.f(t, y)),
    linearise: (t, y, dy, ft) => {
      dy.set(problem.f(t, y));
      j = problem.j(t, y);
      ft.set(problem.ft(t, y));
    },
    factor: (g) => {
      w = j.map((row, r) => row.map((x, c) => (r === c ? g : 0) - x));
    },
    solve: (b) => {
      if (size === 1) b[0]! /= w[0]![0]!;
      if (size < 2) return;
      const [[a, c], [d, e]] = w as [[number, number], [number, number]];
      const determinant = a * e - c * d;
      b.set([(b[0]! * e - c * b[1]!) / determinant, (a * b[1]! - d * b[0]!) / determinant]);
    },
  };
}

/** y′ = y² cos t, y = 1/(2 − sin t). */
const gentle: Problem = {
  f: (t, y) => [y[0]! * y[0]! * Math.cos(t)],
  j: (t, y) => [[2 * y[0]! * Math.cos(t)]],
  ft: (t, y) => [-y[0]! * y[0]! * Math.sin(t)],
  exact: (t) => [1 / (2 - Math.sin(t))],
};

/** Kaps's problem made to depend on time: y₁ = s², y₂ = s, s = 2 + sin t; the fast rate is μ. */
const stiff = (mu: number): Problem => ({
  f: (t, y) => [-mu * (y[0]! - y[1]! * y[1]!) + 2 * y[1]! * Math.cos(t), Math.cos(t) + y[0]! - y[1]! * y[1]!],
  j: (t, y) => [
    [-mu, 2 * mu * y[1]! + 2 * Math.cos(t)],
    [1, -2 * y[1]!],
  ],
  ft: (t, y) => [-2 * y[1]! * Math.sin(t), -Math.sin(t)],
  exact: (t) => [(2 + Math.sin(t)) ** 2, 2 + Math.sin(t)],
});

/** A variable that follows cos t at the rate μ (Prothero & Robinson) and drives a slow one, y₂′ = y₂² y₁. */
const driven = (mu: number): Problem => ({
  f: (t, y) => [-mu * (y[0]! - Math.cos(t)) - Math.sin(t), y[1]! * y[1]! * y[0]!],
  j: (_, y) => [
    [-mu, 0],
    [y[1]! * y[1]!, 2 * y[1]! * y[0]!],
  ],
  ft: (t) => [-mu * Math.sin(t) - Math.cos(t), 0],
  exact: (t) => [Math.cos(t), 1 / (2 - Math.sin(t))],
});

const decay = (rate: number): Problem => ({
  f: (_, y) => [-rate * y[0]!],
  j: () => [[-rate]],
  ft: () => [0],
  exact: (t) => [Math.exp(-rate * t)],
});

const solver = (problem: Problem, tolerance: number) =>
  new Rosenbrock(system(problem), { relative: tolerance, absolute: new Float64Array(problem.exact(0).length).fill(tolerance) });
const start = (problem: Problem) => Float64Array.from(problem.exact(0));
const errorAt = (problem: Problem, t: number, y: Float64Array) => Math.max(...problem.exact(t).map((x, i) => Math.abs(y[i]! - x)));

/** Error after `count` equal steps; the tolerance is so wide that every step is taken as asked. */
function fixedSteps(problem: Problem, until: number, count: number): number {
  const y = start(problem);
  const wide = solver(problem, 1e10);
  for (let i = 0; i < count; i++) wide.advance(y, (until * i) / count, (until * (i + 1)) / count, until / count);
  expect(wide.accepted).toBe(count);
  return errorAt(problem, until, y);
}

function run(problem: Problem, until: number, tolerance: number) {
  const y = start(problem);
  const it = solver(problem, tolerance);
  const reached = it.advance(y, 0, until, 0);
  return { error: errorAt(problem, until, y), steps: it.accepted, rejected: it.rejected, reached, y };
}

/** Slope of log y over log x by least squares. */
function slope(x: readonly number[], y: readonly number[]): number {
  const [u, v] = [x.map(Math.log), y.map(Math.log)];
  const mean = (a: readonly number[]) => a.reduce((sum, value) => sum + value, 0) / a.length;
  const [mu, mv] = [mean(u), mean(v)];
  return u.reduce((sum, value, i) => sum + (value - mu) * (v[i]! - mv), 0) / u.reduce((sum, value) => sum + (value - mu) ** 2, 0);
}

describe('the Rosenbrock method', () => {
  const counts = [16, 32, 64, 128];
  it.each([
    ['not stiff', gentle],
    ['not stiff, coupled', stiff(1)],
    ['stiff, μ = 10⁴', driven(1e4)],
    ['stiff, μ = 10⁶', driven(1e6)],
  ])('[RB1] %s: the measured order is 5 on a nonlinear problem that depends on time', (_, problem) => {
    const errors = counts.map((count) => fixedSteps(problem, 2, count));
    const order = -slope(counts, errors);
    expect(order).toBeGreaterThan(4.6);
    expect(order).toBeLessThan(5.6);
    expect(errors.at(-1)).toBeLessThan(1e-10);
  });

  it.each([
    ['not stiff', gentle],
    ['coupled', stiff(1)],
    ['stiff', stiff(1e4)],
    ['stiff, order reduced', stiff(1e6)],
    ['driven', driven(1e6)],
  ])('[RB2] %s: the error follows the tolerance', (_, problem) => {
    const tolerances = [1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9];
    const runs = tolerances.map((tolerance) => run(problem, 6, tolerance));
    for (const [i, { error }] of runs.entries()) expect(error).toBeLessThan(30 * tolerances[i]!);
    const proportion = slope(
      tolerances,
      runs.map((r) => r.error),
    );
    expect(proportion).toBeGreaterThan(0.7);
    expect(proportion).toBeLessThan(1.3);
    expect(runs.at(-1)!.steps).toBeGreaterThan(runs[0]!.steps);
  });

  it('[RB2] the absolute tolerance of each component counts for itself', () => {
    const y = Float64Array.of(1e-6);
    const tight = new Rosenbrock(system(decay(1)), { relative: 1e-6, absolute: Float64Array.of(1e-16) });
    tight.advance(y, 0, 5, 0);
    const loose = new Rosenbrock(system(decay(1)), { relative: 1e-6, absolute: Float64Array.of(1e-3) });
    loose.advance(Float64Array.of(1e-6), 0, 5, 0);
    expect(tight.accepted).toBeGreaterThan(3 * loose.accepted);
    expect(y[0]! / 1e-6 / Math.exp(-5)).toBeCloseTo(1, 5);
  });

  it('[RB3] stiff decay costs steps by the solution, not by the rate, and dies away', () => {
    const { steps, error } = run(decay(1e9), 10, 1e-6);
    expect(steps).toBeLessThan(80);
    expect(error).toBeLessThan(1e-6);
    // L-stable: one step a hundred million time constants long leaves nothing.
    const y = Float64Array.of(1);
    solver(decay(1e9), 1e10).advance(y, 0, 0.1, 0.1);
    expect(Math.abs(y[0]!)).toBeLessThan(1e-6);
  });

  it('[RB4] steps end exactly at the end, in order, and where they end changes little', () => {
    const y = start(gentle);
    const times: number[] = [];
    const it = solver(gentle, 1e-8);
    const ends = [0.1, 0.1 + 0.2, Math.PI, 3.2, 6];
    let step = 0;
    let t = 0;
    for (const end of ends) {
      step = it.advance(y, t, end, step, (now, state) => {
        times.push(now);
        expect(state).toBe(y);
        expect(Math.abs(state[0]! - gentle.exact(now)[0]!)).toBeLessThan(1e-6);
      }) as number;
      expect(step).toBeGreaterThan(0);
      expect(times.at(-1)).toBe(end);
      t = end;
    }
    for (const [i, time] of times.slice(1).entries()) expect(time).toBeGreaterThan(times[i]!);
    expect(times.length).toBe(it.accepted);
  });

  it('[RB4] an end close by does not make the steps after it short', () => {
    const y = start(gentle);
    const it = solver(gentle, 1e-6);
    const step = it.advance(y, 0, 1, 0) as number;
    expect(it.advance(y, 1, 1.0001, step)).toBeGreaterThanOrEqual(step);
  });

  it('[RB4] times that are the same, or the same but for rounding, need no step', () => {
    for (const [from, to] of [
      [1, 1],
      [2, 1],
      [0.3, 0.1 + 0.2],
      [8760, 8760 + 2e-12],
    ] as const) {
      const y = start(gentle);
      const it = solver(gentle, 1e-6);
      for (const step of [0, 0.5]) expect(it.advance(y, from, to, step)).toBe(step);
      expect([...y, it.accepted]).toEqual([...start(gentle), 0]);
    }
  });

  it('[RB4] the same arguments give the same bits, whatever the solver did before', () => {
    const used = solver(stiff(1e3), 1e-6);
    used.advance(start(stiff(1e3)), 0, 3, 0);
    const [again, fresh] = [start(stiff(1e3)), start(stiff(1e3))];
    expect(used.advance(again, 0, 2, 0)).toBe(solver(stiff(1e3), 1e-6).advance(fresh, 0, 2, 0));
    expect([...again]).toEqual([...fresh]);
  });

  it('[RB4] a system without states is at the end at once', () => {
    const empty: Problem = { f: () => [], j: () => [], ft: () => [], exact: () => [] };
    expect(run(empty, 5, 1e-6)).toMatchObject({ steps: 1, reached: expect.any(Number) });
  });

  it('[RB5] a value that is not finite is a failure with the last good time and state', () => {
    const broken: Problem = { ...gentle, f: (t, y) => [t > 1 ? Number.NaN : y[0]! * y[0]! * Math.cos(t)] };
    const { reached, y } = run(broken, 5, 1e-8);
    const failure = reached as { at: number; reason: string };
    expect(failure.reason).toMatch(/^(a value is not finite|the step became too small)$/);
    expect(failure.at).toBeCloseTo(1, 6);
    expect(failure.at).toBeLessThanOrEqual(1);
    expect(Math.abs(y[0]! - gentle.exact(failure.at)[0]!)).toBeLessThan(1e-7);
    const never: Problem = { ...gentle, f: () => [Number.NaN] };
    expect(run(never, 5, 1e-6)).toMatchObject({ reached: { at: 0, reason: 'a value is not finite' }, y: start(gentle) });
  });

  it('[RB5] a solution that runs away is a failure where it does', () => {
    // y′ = y², y = 1/(1 − t).
    const away: Problem = { f: (_, y) => [y[0]! * y[0]!], j: (_, y) => [[2 * y[0]!]], ft: () => [0], exact: (t) => [1 / (1 - t)] };
    const { reached } = run(away, 2, 1e-6);
    expect(reached).toMatchObject({ at: expect.closeTo(1, 4), reason: expect.stringMatching(/too small|not finite/) });
  });

  it('[RB5] too many steps is a failure, not an endless run', () => {
    const y = start(gentle);
    const it = solver(gentle, 1e-10);
    const failure = it.advance(y, 0, 6, 0, undefined, 7) as { at: number; reason: string };
    expect(failure.reason).toBe('too many steps');
    expect(it.accepted + it.rejected).toBe(7);
    expect(Math.abs(y[0]! - gentle.exact(failure.at)[0]!)).toBeLessThan(1e-8);
  });

  it('[RB6] a long run keeps no memory', () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    // y′ = cos t − y, without an allocation of its own.
    let g = 0;
    const plain: System = {
      size: 1,
      derivative: (t, y, dy) => {
        dy[0] = Math.cos(t) - y[0]!;
      },
      linearise: (t, y, dy, ft) => {
        dy[0] = Math.cos(t) - y[0]!;
        ft[0] = -Math.sin(t);
      },
      factor: (gain) => {
        g = gain + 1;
      },
      solve: (b) => {
        b[0]! /= g;
      },
    };
    const it = new Rosenbrock(plain, { relative: 1e-9, absolute: Float64Array.of(1e-9) });
    const y = Float64Array.of(0);
    const heap = (until: number): number => {
      it.advance(y, 0, until, 0);
      collect();
      collect();
      return process.memoryUsage().heapUsed;
    };
    const before = heap(200);
    const after = heap(4000);
    expect(it.accepted).toBeGreaterThan(20_000);
    expect(after - before).toBeLessThan(100_000);
  });
});
