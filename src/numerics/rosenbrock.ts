import { pow } from './elementary.ts';

/**
 * Rodas5P: a Rosenbrock method of order 5 with an embedded method of order 4, eight stages, L-stable and stiffly accurate.
 * Steinebach, BIT Numerical Mathematics 63:27 (2023), in the transformed form of Hairer & Wanner II, §IV.7:
 * (I/(hγ) − J) k_i = f(t + c_i h, y + Σ a_ij k_j) + Σ C_ij k_j / h + h d_i ∂f/∂t.
 */
const GAMMA = 0.21193756319429014;
const A: readonly (readonly number[])[] = [
  [0, 0, 0, 0, 0],
  [3.0, 0, 0, 0, 0],
  [2.849394379747939, 0.45842242204463923, 0, 0, 0],
  [-6.954028509809101, 2.489845061869568, -10.358996098473584, 0, 0],
  [2.8029986275628964, 0.5072464736228206, -0.3988312541770524, -0.04721187230404641, 0],
  [-7.502846399306121, 2.561846144803919, -11.627539656261098, -0.18268767659942256, 0.030198172008377946],
];
const C: readonly (readonly number[])[] = [
  [0, 0, 0, 0, 0, 0, 0],
  [-14.155112264123755, 0, 0, 0, 0, 0, 0],
  [-17.97296035885952, -2.859693295451294, 0, 0, 0, 0, 0],
  [147.12150275711716, -1.41221402718213, 71.68940251302358, 0, 0, 0, 0],
  [165.43517024871676, -0.4592823456491126, 42.90938336958603, -5.961986721573306, 0, 0, 0],
  [24.854864614690072, -3.0009227002832186, 47.4931110020768, 5.5814197821558125, -0.6610691825249471, 0, 0],
  [30.91273214028599, -3.1208243349937974, 77.79954646070892, 34.28646028294783, -19.097331116725623, -28.087943162872662, 0],
  [37.80277123390563, -3.2571969029072276, 112.26918849496327, 66.9347231244047, -40.06618937091002, -54.66780262877968, -9.48861652309627],
];
const NODES = [0, 0.6358126895828704, 0.4095798393397535, 0.9769306725060716, 0.4288403609558664, 1, 1, 1];
const SLOPE = [0.21193756319429014, -0.42387512638858027, -0.3384627126235924, 1.8046452872882734, 2.325825639765069, 0, 0, 0];
const STAGES = 8;
/** A step is this share of the one expected to just meet the tolerance. */
const SAFETY = 0.9;
/** Least trend that is extrapolated. */
const SLOWER = 0.7;
/** Share of a component's size that the first step may carry it. */
const START = 2e-4;
/** Order of the embedded method, which rules the step. */
const ORDER = 4;

/** What is integrated. All vectors have length `size`. */
export interface System {
  readonly size: number;
  /** dy/dt at (t, y). */
  derivative(t: number, y: Float64Array, dy: Float64Array): void;
  /** Takes J = ∂f/∂y at (t, y); `dy` receives dy/dt and `ft` ∂f/∂t. */
  linearise(t: number, y: Float64Array, dy: Float64Array, ft: Float64Array): void;
  /** Factors gI − J with the J taken last. */
  factor(g: number): void;
  /** Solves (gI − J) x = b in place. */
  solve(b: Float64Array): void;
}

export interface Tolerance {
  readonly relative: number;
  /** Absolute tolerance of each component. */
  readonly absolute: Float64Array;
}

export type StepFailure = 'the step became too small' | 'too many steps' | 'a value is not finite';

/** Advances a System from event to event; keeps its own storage, so that a run allocates nothing. */
export class Rosenbrock {
  accepted = 0;
  rejected = 0;
  private readonly k: readonly Float64Array[];
  private readonly k0: Float64Array;
  private readonly k1: Float64Array;
  private readonly k2: Float64Array;
  private readonly k3: Float64Array;
  private readonly k4: Float64Array;
  private readonly k5: Float64Array;
  private readonly k6: Float64Array;
  private readonly f0: Float64Array;
  private readonly ft: Float64Array;
  private readonly stage: Float64Array;
  private readonly next: Float64Array;
  private readonly system: System;
  private readonly tolerance: Tolerance;

  constructor(system: System, tolerance: Tolerance) {
    const vector = (): Float64Array => new Float64Array(system.size);
    this.system = system;
    this.tolerance = tolerance;
    this.k0 = vector();
    this.k1 = vector();
    this.k2 = vector();
    this.k3 = vector();
    this.k4 = vector();
    this.k5 = vector();
    this.k6 = vector();
    this.k = [this.k0, this.k1, this.k2, this.k3, this.k4, this.k5, this.k6, vector()];
    this.f0 = vector();
    this.ft = vector();
    this.stage = vector();
    this.next = vector();
  }

  /**
   * Integrates y in place from `from` to exactly `to`. `step` is the first step to try (≤ 0: choose one); returns the step to try
   * next, or the reason of failure with y at the last good time. `after` is called after every accepted step.
   */
  advance(
    y: Float64Array,
    from: number,
    to: number,
    step: number,
    after?: (t: number, y: Float64Array) => void,
    most = 1e6,
  ): number | { readonly at: number; readonly reason: StepFailure } {
    const { system, next } = this;
    let t = from;
    // Two times that differ by rounding only are one time.
    if (!(to - from > 1e-12 * Math.max(1, Math.abs(to)))) return step;
    system.linearise(t, y, this.f0, this.ft);
    let h = step > 0 ? step : this.firstStep(y, to - from);
    let good = h;
    let fresh = false;
    let lastRejected = false;
    let limitBefore = 0;
    for (let count = 0; count < most; count++) {
      const left = to - t;
      const ends = h >= left * (1 - 1e-10);
      // Two equal halves when the end lies between one and two steps: no sliver is left for the last one.
      const size = ends ? left : h > left / 2 ? left / 2 : h;
      if (!(size > 1e-14 * Math.max(1, Math.abs(t))))
        return { at: t, reason: this.f0.every(Number.isFinite) ? 'the step became too small' : 'a value is not finite' };
      if (fresh) system.linearise(t, y, this.f0, this.ft);
      const error = this.try(t, y, size);
      // The step that would just have met the tolerance. Where it has been shrinking it will go on to, so its trend counts once more (after
      // Gustafsson 1994); growth is not extrapolated: that saves a tenth of the steps and lets errors through that are three times as large.
      const limit = Math.min(6 * size, Math.max(0.2 * size, size * pow(error, -1 / (ORDER + 1))));
      if (error <= 1) {
        this.accepted++;
        t = ends ? to : t + size;
        y.set(next);
        const trend = limitBefore > 0 ? Math.min(1, Math.max(SLOWER, limit / limitBefore)) : 1;
        const wish = Math.min(6 * size, SAFETY * limit * trend);
        limitBefore = limit;
        if (ends && good > size) good = Math.max(good, wish);
        else good = lastRejected ? Math.min(size, wish) : wish;
        h = good;
        lastRejected = false;
        after?.(t, y);
        if (ends) return good;
        fresh = true;
      } else {
        this.rejected++;
        h = error < Number.POSITIVE_INFINITY ? SAFETY * limit : 0.2 * size;
        good = h;
        limitBefore = 0;
        fresh = false;
        lastRejected = true;
        if (!Number.isFinite(h)) return { at: t, reason: 'a value is not finite' };
      }
    }
    return { at: t, reason: 'too many steps' };
  }

  /** One step of length h from (t, y) into `next`; returns the error as a multiple of the tolerance (root mean square over components, as the peers have it). */
  private try(t: number, y: Float64Array, h: number): number {
    const { system, k, stage, next, f0 } = this;
    const n = system.size;
    const inverse = 1 / h;
    system.factor(inverse / GAMMA);
    for (let s = 0; s < STAGES; s++) {
      const ks = k[s] as Float64Array;
      if (s === 0) ks.set(f0);
      else {
        this.stageState(s, y);
        system.derivative(t + (NODES[s] as number) * h, stage, ks);
      }
      this.addCoupling(s, ks, inverse, h * (SLOPE[s] as number));
      system.solve(ks);
    }
    const last = k[STAGES - 1] as Float64Array;
    const { absolute, relative } = this.tolerance;
    let sum = 0;
    for (let i = 0; i < n; i++) {
      const value = stage[i]! + last[i]!;
      next[i] = value;
      const error = last[i]! / (absolute[i]! + relative * Math.max(Math.abs(y[i]!), Math.abs(value)));
      sum += error * error;
    }
    // A NaN anywhere makes the sum NaN, which must reject the step.
    return sum >= 0 ? Math.sqrt(sum / Math.max(n, 1)) : Number.POSITIVE_INFINITY;
  }

  /** y + Σ a_sj k_j; the last two stages each add one k to the stage before. One pass over the vectors a stage: this is the hot loop. */
  private stageState(s: number, y: Float64Array): void {
    const { stage, k0, k1, k2, k3, k4 } = this;
    const n = stage.length;
    if (s > 5) {
      const before = this.k[s - 1] as Float64Array;
      for (let i = 0; i < n; i++) stage[i] = (stage[i] as number) + (before[i] as number);
      return;
    }
    const a = A[s]!;
    const a0 = a[0]!;
    const a1 = a[1]!;
    const a2 = a[2]!;
    const a3 = a[3]!;
    const a4 = a[4]!;
    if (s === 1) for (let i = 0; i < n; i++) stage[i] = y[i]! + a0 * k0[i]!;
    else if (s === 2) for (let i = 0; i < n; i++) stage[i] = y[i]! + a0 * k0[i]! + a1 * k1[i]!;
    else if (s === 3) for (let i = 0; i < n; i++) stage[i] = y[i]! + a0 * k0[i]! + a1 * k1[i]! + a2 * k2[i]!;
    else if (s === 4) for (let i = 0; i < n; i++) stage[i] = y[i]! + a0 * k0[i]! + a1 * k1[i]! + a2 * k2[i]! + a3 * k3[i]!;
    else for (let i = 0; i < n; i++) stage[i] = y[i]! + a0 * k0[i]! + a1 * k1[i]! + a2 * k2[i]! + a3 * k3[i]! + a4 * k4[i]!;
  }

  /** Adds Σ C_sj k_j / h and h d_s ∂f/∂t. */
  private addCoupling(s: number, ks: Float64Array, inverse: number, slope: number): void {
    const n = ks.length;
    const { ft, k0, k1, k2, k3, k4, k5, k6 } = this;
    const c = C[s]!;
    const c0 = c[0]!;
    const c1 = c[1]!;
    const c2 = c[2]!;
    const c3 = c[3]!;
    const c4 = c[4]!;
    const c5 = c[5]!;
    const c6 = c[6]!;
    const g = inverse;
    if (s === 0) for (let i = 0; i < n; i++) ks[i] = ks[i]! + slope * ft[i]!;
    else if (s === 1) for (let i = 0; i < n; i++) ks[i] = ks[i]! + slope * ft[i]! + g * (c0 * k0[i]!);
    else if (s === 2) for (let i = 0; i < n; i++) ks[i] = ks[i]! + slope * ft[i]! + g * (c0 * k0[i]! + c1 * k1[i]!);
    else if (s === 3) for (let i = 0; i < n; i++) ks[i] = ks[i]! + slope * ft[i]! + g * (c0 * k0[i]! + c1 * k1[i]! + c2 * k2[i]!);
    else if (s === 4)
      for (let i = 0; i < n; i++) ks[i] = ks[i]! + slope * ft[i]! + g * (c0 * k0[i]! + c1 * k1[i]! + c2 * k2[i]! + c3 * k3[i]!);
    else if (s === 5)
      for (let i = 0; i < n; i++) ks[i] = ks[i]! + g * (c0 * k0[i]! + c1 * k1[i]! + c2 * k2[i]! + c3 * k3[i]! + c4 * k4[i]!);
    else if (s === 6)
      for (let i = 0; i < n; i++) ks[i] = ks[i]! + g * (c0 * k0[i]! + c1 * k1[i]! + c2 * k2[i]! + c3 * k3[i]! + c4 * k4[i]! + c5 * k5[i]!);
    else
      for (let i = 0; i < n; i++)
        ks[i] = ks[i]! + g * (c0 * k0[i]! + c1 * k1[i]! + c2 * k2[i]! + c3 * k3[i]! + c4 * k4[i]! + c5 * k5[i]! + c6 * k6[i]!);
  }

  /**
   * Length over which neither the slope nor its change carries a component beyond a hundredth of its size or tolerance
   * (after Hairer & Wanner I, §II.4). Right after a dose the slope is still nil and only ∂f/∂t tells what is coming.
   */
  private firstStep(y: Float64Array, length: number): number {
    const { f0, ft, tolerance } = this;
    let h = length;
    for (let i = 0; i < y.length; i++) {
      const size = START * ((tolerance.absolute[i] as number) / tolerance.relative + Math.abs(y[i] as number));
      const slope = Math.abs(f0[i] as number);
      const change = Math.abs(ft[i] as number);
      if (slope * h > size) h = size / slope;
      if (0.5 * change * h * h > size) h = Math.sqrt((2 * size) / change);
    }
    return Math.max(h, 1e-9 * length);
  }
}
