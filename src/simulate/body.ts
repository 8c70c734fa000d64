import type { Compiled } from '../compile/equations.ts';
import { exp, expAll } from '../numerics/elementary.ts';
import { type Modes, modes } from '../numerics/modes.ts';
import type { System } from '../numerics/rosenbrock.ts';
import { type Route, routeOf } from './routes.ts';

/** One linear block in one person: amplitudes of its modes, exact at any time. */
export interface Block {
  readonly modes: Modes;
  /** Mode amplitudes at `since`. */
  readonly amplitude: Float64Array;
  /** Input to each mode by infusions now running, per h. */
  readonly input: Float64Array;
  readonly perMilligram: Float64Array;
  since: number;
  /** Modes that the driving reads contain: the others (stores of urine, say) are left alone between events. Slow ones first. */
  readonly driving: Int32Array;
  /** Places in u that this block drives. */
  readonly places: Int32Array;
  /** Of the driving modes those that hold anything now, closed up: how many, which, rates, amplitudes, inputs. */
  active: number;
  readonly which: Int32Array;
  readonly rates: Float64Array;
  readonly start: Float64Array;
  readonly inflow: Float64Array;
  infusing: boolean;
  /** Grows when other modes come to hold something: rates and weights then change. */
  version: number;
  /** For each place the weights of the holding modes, one row of `driving.length` a place. */
  readonly weights: Float64Array;
  /** Their values at the time last asked for. */
  readonly now: Float64Array;
  /** Amplitudes of all modes at the time last looked at. */
  readonly seen: Float64Array;
  seenAt: number;
}

/** A body at a moment, as plain data: nonlinear states, inputs, and what each linear block holds (absent: nothing ever). */
export interface BodyMoment {
  readonly state: Float64Array;
  readonly inputs: Float64Array;
  readonly blocks: readonly ({ readonly amplitude: Float64Array; readonly input: Float64Array } | undefined)[];
}

/** A linear state that is read: its block, and the row of V that makes it of modes. */
interface Read {
  readonly block: number;
  readonly row: number;
}

/**
 * One person's body as a System for the stiff integrator: nonlinear states by equations, linear kinetics propagated exactly. Blocks that
 * hold nothing cost nothing.
 */
export class Body implements System {
  readonly size: number;
  readonly compiled: Compiled;
  readonly parameters: Float64Array;
  readonly inputs: Float64Array;
  readonly state: Float64Array;
  private readonly q: Float64Array;
  private readonly u: Float64Array;
  private readonly v: Float64Array;
  private readonly factors: Float64Array;
  private readonly work: Float64Array;
  private readonly blocks: (Block | undefined)[];
  private readonly coefficients: Float64Array;
  private readonly reads: readonly Read[];
  private at = Number.NaN;

  constructor(compiled: Compiled, parameters: Float64Array) {
    const { model, size } = compiled;
    this.compiled = compiled;
    this.size = size.y;
    this.parameters = parameters;
    this.inputs = Float64Array.from(model.inputs, (i) => i.start);
    this.q = new Float64Array(size.q);
    this.u = new Float64Array(size.u);
    this.v = new Float64Array(size.u);
    this.factors = new Float64Array(size.factors);
    this.work = new Float64Array(size.factors);
    this.state = new Float64Array(size.y);
    compiled.prepare(parameters, this.q);
    compiled.start(parameters, this.q, this.state);
    this.coefficients = new Float64Array(model.linear.reduce((n, b) => n + b.matrix.length + b.arrivals.length, 0));
    compiled.kinetics(parameters, this.q, this.coefficients);
    this.blocks = model.linear.map(() => undefined);
    this.reads = compiled.reads.map((r) => ({ block: r.block, row: r.index }));
  }

  /** The block with its modes, made at the first dose that needs it. Throws NoModes. */
  private block(index: number, t: number): Block {
    const known = this.blocks[index];
    if (known) return known;
    const { model } = this.compiled;
    const declared = model.linear[index] as (typeof model.linear)[number];
    const offset = model.linear.slice(0, index).reduce((n, b) => n + b.matrix.length + b.arrivals.length, 0);
    const n = declared.states.length;
    const matrix = new Float64Array(n * n);
    for (const [i, entry] of declared.matrix.entries()) matrix[entry.row * n + entry.column] = this.coefficients[offset + i] as number;
    const start = offset + declared.matrix.length;
    const solved = modes(matrix, n);
    const places = this.reads.slice(0, this.compiled.driving).flatMap((r, place) => (r.block === index ? [place] : []));
    const weight = (place: number, k: number): number => solved.vectors[this.reads[place]!.row * n + k]!;
    const driving = Array.from({ length: n }, (_, k) => k).filter((k) => places.some((place) => weight(place, k) !== 0));
    driving.sort((a, b) => solved.rates[b]! - solved.rates[a]! || a - b);
    const block: Block = {
      modes: solved,
      amplitude: new Float64Array(n),
      input: new Float64Array(n),
      perMilligram: this.coefficients.slice(start, start + declared.arrivals.length),
      since: t,
      driving: Int32Array.from(driving),
      places: Int32Array.from(places),
      active: 0,
      which: new Int32Array(driving.length).fill(-1),
      version: 0,
      rates: new Float64Array(driving.length),
      start: new Float64Array(driving.length),
      inflow: new Float64Array(driving.length),
      infusing: false,
      weights: new Float64Array(places.length * driving.length),
      now: new Float64Array(driving.length),
      seen: new Float64Array(n),
      seenAt: Number.NaN,
    };
    this.blocks[index] = block;
    return block;
  }

  /** Adds `amount` mg at time t (bolus), or changes the running infusion by `amount` mg/h. Throws on an unknown substance or route. */
  give(substance: string, route: string, amount: number, t: number, infusion = false): void {
    this.arrive(routeOf(this.compiled.model, substance, route), amount, t, infusion);
  }

  /** As `give`, by a route already looked up. */
  arrive(route: Route, amount: number, t: number, infusion: boolean): void {
    const block = this.block(route.block, t);
    this.bring(block, t);
    const { size, inverse } = block.modes;
    const target = infusion ? block.input : block.amplitude;
    const { arrivals } = this.compiled.model.linear[route.block] as { arrivals: readonly { into: number }[] };
    for (const i of route.arrivals) {
      const what = amount * block.perMilligram[i]!;
      const { into } = arrivals[i] as { into: number };
      for (let k = 0; k < size; k++) target[k] = target[k]! + inverse[k * size + into]! * what;
    }
    block.seenAt = Number.NaN;
    this.note(block);
    this.at = Number.NaN;
  }

  /** Carries the amplitudes of a block on to time t. */
  private bring(block: Block, t: number): void {
    if (t === block.since) return;
    this.view(block, t);
    block.amplitude.set(block.seen);
    block.since = t;
    this.note(block);
  }

  /** The amplitudes of a block at time t, into `seen`. */
  private view(block: Block, t: number): void {
    if (t === block.seenAt) return;
    const { amplitude, input, seen } = block;
    const { rates } = block.modes;
    const dt = t - block.since;
    for (let k = 0; k < rates.length; k++) {
      const rate = rates[k]!;
      const held = amplitude[k]!;
      seen[k] = dt === 0 || (held === 0 && input[k] === 0) ? held : later(held, input[k]!, rate, dt, exp(rate * dt));
    }
    block.seenAt = t;
  }

  /** Kinetics are looked at at time t: nothing changes by it, so that a life is the same however often it is looked at. */
  look(t: number): void {
    const { blocks } = this;
    for (let b = 0; b < blocks.length; b++) if (blocks[b]) this.view(blocks[b]!, t);
  }

  /** Brings all kinetics to time t; call it at events, so that amplitudes and times stay of one size. */
  settle(t: number): void {
    const { blocks } = this;
    for (let b = 0; b < blocks.length; b++) if (blocks[b]) this.bring(blocks[b]!, t);
    this.at = Number.NaN;
  }

  /** Everything this body is at time t, to be gone on with by `restore`. */
  moment(t: number): BodyMoment {
    this.settle(t);
    return {
      state: this.state.slice(),
      inputs: this.inputs.slice(),
      blocks: this.blocks.map((block) => block && { amplitude: block.amplitude.slice(), input: block.input.slice() }),
    };
  }

  /** Puts this body where another of the same model and parameters was at time t. */
  restore({ state, inputs, blocks }: BodyMoment, t: number): void {
    this.state.set(state);
    this.inputs.set(inputs);
    for (const [i, held] of blocks.entries()) {
      if (!held) continue;
      const block = this.block(i, t);
      block.amplitude.set(held.amplitude);
      block.input.set(held.input);
      block.since = t;
      block.seenAt = Number.NaN;
      this.note(block);
    }
    this.at = Number.NaN;
  }

  /** Closes up the driving modes that hold anything: unused routes and what has decayed to nothing cost nothing. */
  private note(block: Block): void {
    const { driving, which, start, inflow, amplitude, input } = block;
    const before = block.active;
    let active = 0;
    let other = false;
    block.infusing = false;
    for (let i = 0; i < driving.length; i++) {
      const k = driving[i]!;
      if (amplitude[k] === 0 && input[k] === 0) continue;
      if (which[active] !== k) {
        which[active] = k;
        this.weigh(block, active);
        other = true;
      }
      start[active] = amplitude[k]!;
      inflow[active] = input[k]!;
      if (input[k] !== 0) block.infusing = true;
      active++;
    }
    block.active = active;
    if (other || active !== before) block.version++;
  }

  private weigh(block: Block, j: number): void {
    const { driving, which, places, rates, weights, modes: solved } = block;
    const k = which[j]!;
    rates[j] = solved.rates[k]!;
    for (let r = 0; r < places.length; r++)
      weights[r * driving.length + j] = solved.vectors[this.reads[places[r]!]!.row * solved.size + k]!;
  }

  /** The linear states that drive the equations, at time t; their rates too when asked. Runs at every stage of every step. */
  private drive(t: number, slopes: boolean): void {
    for (let b = 0; b < this.blocks.length; b++) {
      const block = this.blocks[b];
      if (!block) continue;
      const { rates, start, inflow, now, places, weights } = block;
      // Slow modes come first: the fast ones at the end that have fallen 10²⁰-fold are below the rounding of the others and are left out.
      let active = block.active;
      while (active > 0 && inflow[active - 1] === 0 && rates[active - 1]! * (t - block.since) < GONE) active--;
      if (t !== this.at) {
        const dt = t - block.since;
        for (let j = 0; j < active; j++) now[j] = rates[j]! * dt;
        expAll(now, active);
        if (block.infusing) for (let j = 0; j < active; j++) now[j] = later(start[j]!, inflow[j]!, rates[j]!, dt, now[j]!);
        else for (let j = 0; j < active; j++) now[j] = now[j]! * start[j]!;
      }
      const width = block.driving.length;
      for (let r = 0; r < places.length; r++) {
        const row = r * width;
        let sum = 0;
        for (let j = 0; j < active; j++) sum += weights[row + j]! * now[j]!;
        this.u[places[r]!] = sum;
        if (!slopes) continue;
        let slope = 0;
        for (let j = 0; j < active; j++) slope += weights[row + j]! * (rates[j]! * now[j]! + inflow[j]!);
        this.v[places[r]!] = slope;
      }
    }
    this.at = t;
  }

  /** Whether kinetics are free of infusions: their modes then only decay. */
  drives(): boolean {
    const { blocks } = this;
    for (let b = 0; b < blocks.length; b++) if (blocks[b]?.infusing) return false;
    return true;
  }

  /** A linear block with its amplitudes brought to time t by `settle`; undefined while it holds nothing. */
  driven(index: number): Block | undefined {
    return this.blocks[index];
  }

  /** Linear state number `read` of those that are read, at the time looked at last. */
  linear(read: number): number {
    const { block: b, row } = this.reads[read] as Read;
    const block = this.blocks[b];
    if (!block) return 0;
    const { seen } = block;
    const { size, vectors } = block.modes;
    let sum = 0;
    for (let k = 0; k < size; k++) sum += vectors[row * size + k]! * seen[k]!;
    return sum;
  }

  derivative(t: number, y: Float64Array, dy: Float64Array): void {
    if (t !== this.at) this.drive(t, false);
    this.compiled.derivative(this.parameters, this.q, y, this.u, this.inputs, dy);
  }

  linearise(t: number, y: Float64Array, dy: Float64Array, ft: Float64Array): void {
    this.drive(t, true);
    this.compiled.linearise(this.parameters, this.q, y, this.u, this.v, this.inputs, this.factors, dy, ft);
  }

  factor(g: number): void {
    this.work.set(this.factors);
    this.compiled.factor(this.work, g);
  }

  solve(b: Float64Array): void {
    this.compiled.solve(this.work, b);
  }

  /** All outputs, then the masses excreted, at time t in the present state. */
  outputs(t: number, o: Float64Array): void {
    this.look(t);
    for (let r = 0; r < this.reads.length; r++) this.u[r] = this.linear(r);
    this.compiled.outputs(this.parameters, this.q, this.state, this.u, this.inputs, o);
  }
}

/** Exponent at which a mode counts as gone. */
const GONE = -46;

/** m(dt) for dm/dt = λ m + b, given exp(λ dt); λ = 0 is a store that only fills. */
function later(m: number, input: number, rate: number, dt: number, decay: number): number {
  if (input === 0) return m * decay;
  // (exp(x) − 1)/λ cancels for a store (λ = 0) and over short times; there its series is exact to 1e-13.
  const x = rate * dt;
  const filled = Math.abs(x) < 1e-3 ? dt * (1 + x * (1 / 2 + x * (1 / 6 + x / 24))) : (decay - 1) / rate;
  return m * decay + input * filled;
}
