import type { Kernel } from '../compile/kernel.ts';
import type { Model } from '../language/model.ts';
import { pow } from '../numerics/elementary.ts';
import { NODES } from '../numerics/radau.ts';
import { Rosenbrock } from '../numerics/rosenbrock.ts';
import type { Block, Body } from './body.ts';
import { type Reached, wayToGo } from './leg.ts';
import type { SolverMoment } from './past.ts';

/** The state that is watched step by step while it is above this: lack of air, so that no short overdose is missed. */
const WATCHED = 'breathing.airHunger';
const WATCH_ABOVE = 1e-3;
/** First step of a life, h; later ones come from what suited the last event of the kind. */
const FIRST_STEP = 1e-3;
/** In place of a step: a dose has changed something, or only what is around the person (a reward, the place). */
export const AFTER_DOSE = 0;
export const AFTER_CHANGE = -1;
/** A mode that has fallen 10²⁰-fold since the last event counts as gone. */
const GONE = 1e-20;

/** The state at which lives are watched step by step, as an option of the kernel. */
export function watchedState(model: Model): { readonly pause?: number } {
  const pause = model.states.findIndex((s) => s.id === WATCHED);
  return pause < 0 ? {} : { pause };
}

/**
 * Tolerance of the method for a tolerance of the result: c · tolerance^(2/3), because its error estimate is of order 4 while the result has
 * order 5 (as in RADAU5, Hairer & Wanner II, §IV.8, where c is 0.1). With c = 0.1 the twenty lives of the comparison with CVODE differ by up to
 * 1.5e-5 of each quantity's size at the default tolerance, with 0.05 by 1.3e-5, with 0.03 by 5e-6.
 */
const inner = (tolerance: number): number => 0.03 * pow(tolerance, 2 / 3);

/** What is this far below the error tolerated is rounding, of either sign. */
const ROUNDING = 1e-12;

/** Where the second stage of a step stands, as a share of it. */
const MIDDLE = NODES[1] as number;

/** One lane of a kernel's memory and who lives there now. */
export class Slot {
  readonly kernel: Kernel;
  readonly lane: number;
  /** Memory of the vector of which the lane is part. */
  readonly memory: Float64Array;
  private readonly width: number;
  private readonly inside: number;
  owner: BlockSolver | undefined;
  constructor(kernel: Kernel, lane: number) {
    this.kernel = kernel;
    this.lane = lane;
    this.width = kernel.width;
    this.inside = lane % kernel.width;
    this.memory = kernel.vectors[Math.floor(lane / kernel.width)] as Float64Array;
  }
  /** Where a place of this lane stands in memory. */
  at(place: number): number {
    return place * this.width + this.inside;
  }
  /** Nobody lives here any more: the lane stands still until someone takes it. */
  free(): void {
    this.owner = undefined;
    const { layout } = this.kernel;
    for (let b = 0; b < layout.modes.length; b++) this.kernel.holds(this.lane, b, 0);
    this.memory[this.at(layout.idle)] = 1;
  }
}

/**
 * Carries one person from event to event in one lane of the compiled kernel: blocks of states in order of dependence, kinetics exact. What
 * the kernel cannot do (an infusion that is running, a step that will not shrink) the generic method does.
 */
export class BlockSolver {
  accepted = 0;
  rejected = 0;
  private slot: Slot;
  private readonly body: Body;
  /** What stood in the lane when someone else took it; nothing yet: all 0. */
  private saved: Float64Array | undefined;
  private readonly relative: number;
  private fallback: Rosenbrock | undefined;
  private readonly after: (t: number) => void;
  /** The way to go, to be written before `begin`. */
  readonly leg = wayToGo();
  private reached: Reached = 0;
  /** Whether the nonlinear states are in the kernel's memory rather than in the body. */
  private aboard = false;
  /** Of each linear block: what of it was put into memory last. */
  private readonly loaded: (Block | undefined)[];
  private readonly versions: Float64Array;
  private readonly counts: Int32Array;
  /** Step that would have suited the first one after the last event: a dose, another change. */
  private readonly firsts = Float64Array.of(FIRST_STEP, FIRST_STEP);
  private kind = 0;
  private begunAccepted = 0;
  private begunTried = 0;
  /**
   * Whether the last step has led beyond the present, which is then seen within it: on the cubic of its collocation, of order 3 in all of the step as the
   * error estimate is (the continuous solution of Hairer & Wanner II, §IV.8). It goes through start, second stage and end with the slope there, which of a state
   * solved in parts of the step are those of its parts.
   */
  private beyond = false;

  /** @param after told of the time after every step of the kernel in which someone is short of air, and of every generic one */
  constructor(slot: Slot, body: Body, relative: number, after: (t: number) => void) {
    const { model } = body.compiled;
    this.slot = slot;
    this.body = body;
    this.after = after;
    this.relative = relative;
    const { kernel, lane } = slot;
    this.loaded = model.linear.map(() => undefined);
    this.versions = new Float64Array(model.linear.length);
    this.counts = new Int32Array(model.linear.length);
    this.take();
    kernel.prepare(body.parameters, lane);
    const { layout: at } = kernel;
    this.set(at.relative, inner(relative));
    for (const [i, s] of model.states.entries()) this.set(at.absolute[i]!, s.scale * inner(relative));
    this.set(at.pauseAbove, WATCH_ABOVE);
    this.first = FIRST_STEP;
  }

  private set(place: number, value: number): void {
    this.slot.memory[this.slot.at(place)] = value;
  }
  private get(place: number): number {
    return this.slot.memory[this.slot.at(place)]!;
  }

  /** Step to try after the next event, h: what suited the one before. */
  get first(): number {
    this.take();
    return this.get(this.slot.kernel.layout.first);
  }
  set first(step: number) {
    this.take();
    this.set(this.slot.kernel.layout.first, step);
  }

  /** After an event, where another solver may go on from. */
  moment(): SolverMoment {
    const { first, firsts, kind, accepted, rejected } = this;
    return { first, firsts: [...firsts], kind, accepted, rejected };
  }

  /** The next step is one after an event. */
  restore({ first, firsts, kind, accepted, rejected }: SolverMoment): void {
    this.first = first;
    this.firsts.set(firsts);
    Object.assign(this, { kind, accepted, rejected });
  }

  /** Makes the lane this person's. */
  take(): void {
    const { slot } = this;
    const { owner } = slot;
    if (owner === this) return;
    const { size } = slot.kernel.layout;
    if (owner) {
      owner.saved ??= new Float64Array(size);
      for (let place = 0; place < size; place++) owner.saved[place] = this.get(place);
    }
    for (let place = 0; place < size; place++) this.set(place, this.saved?.[place] ?? 0);
    for (let b = 0; b < this.counts.length; b++) slot.kernel.holds(slot.lane, b, this.counts[b]!);
    slot.owner = this;
  }

  /** Lives on in another lane of the kernel, in which nobody lives. The one left is free. */
  move(to: Slot): void {
    const { slot: from } = this;
    const { size } = from.kernel.layout;
    for (let place = 0; place < size; place++) to.memory[to.at(place)] = from.memory[from.at(place)]!;
    from.free();
    this.slot = to;
    to.owner = this;
    for (let b = 0; b < this.counts.length; b++) to.kernel.holds(to.lane, b, this.counts[b]!);
  }

  /**
   * Begins to carry the person the way of `leg`.
   * True: the kernel must run until it halts at this lane, then `halt` is asked. False: it is done, see `result`.
   */
  begin(): boolean {
    const { from, to, step } = this.leg;
    if (this.aboard && step > 0) return this.goOn();
    // Something has happened at the present: what the last step led to beyond it will not be.
    if (this.beyond) this.aboard = false;
    this.beyond = false;
    this.body.settle(from);
    this.reached = step;
    if (!(to - from > 1e-12 * Math.max(1, Math.abs(to)))) return false;
    if (!this.body.drives()) {
      this.reached = this.generic(from, to);
      return false;
    }
    this.take();
    const { slot } = this;
    const { layout: at } = slot.kernel;
    const { memory: m } = slot;
    m[slot.at(at.t)] = from;
    m[slot.at(at.failed)] = 0;
    this.load();
    if (!(step > 0)) {
      this.firsts[this.kind] = m[slot.at(at.first)]!;
      this.kind = step === AFTER_DOSE ? 0 : 1;
      m[slot.at(at.fresh)] = 1;
      m[slot.at(at.first)] = this.firsts[this.kind]!;
      m[slot.at(at.h)] = this.firsts[this.kind]!;
      m[slot.at(at.lastSize)] = 0;
      m[slot.at(at.rejected)] = 0;
      slot.kernel.restart(slot.lane);
    }
    this.aim();
    return true;
  }

  /** As `begin`, after a mere look. */
  private goOn(): boolean {
    this.take();
    const { slot, leg } = this;
    const t = slot.memory[slot.at(slot.kernel.layout.t)]!;
    if (t > leg.to) {
      this.see();
      return false;
    }
    if (this.beyond) {
      this.beyond = false;
      this.after(t);
      this.take();
    }
    if (t === leg.to) return false;
    this.aim();
    return true;
  }

  private aim(): void {
    const { slot, leg } = this;
    const { memory: m } = slot;
    const { layout: at } = slot.kernel;
    m[slot.at(at.look)] = leg.to;
    m[slot.at(at.stop)] = leg.stop;
    this.begunAccepted = m[slot.at(at.accepted)]!;
    this.begunTried = m[slot.at(at.tried)]!;
  }

  /** The present, `leg.to`, is within the last step: its states are put into the body. */
  private see(): void {
    const { slot, leg } = this;
    const { memory: m } = slot;
    const { state } = this.body;
    const { t: reached, lastSize, y, f, before, middle, absolute } = slot.kernel.layout;
    const h = m[slot.at(lastSize)]!;
    const back = (leg.to - m[slot.at(reached)]!) / h;
    const x = 1 + back;
    const off = x - MIDDLE;
    const first = (-off * back * back) / MIDDLE;
    const second = (x * back * back) / (MIDDLE * (1 - MIDDLE) * (1 - MIDDLE));
    const last = 1 - first - second;
    const slope = (h * x * off * back) / (1 - MIDDLE);
    // States stand in a row in each of these.
    const { width } = slot.kernel;
    let [ends, slopes, starts, insides, tolerated] = [
      slot.at(y[0]!),
      slot.at(f[0]!),
      slot.at(before[0]!),
      slot.at(middle[0]!),
      slot.at(absolute[0]!),
    ];
    for (let i = 0; i < state.length; i++) {
      const start = m[starts]!;
      const inside = m[insides]!;
      const end = m[ends]!;
      const here = first * start + second * inside + last * end + slope * m[slopes]!;
      // Between values none of which is below 0 it does not go below 0 either.
      const held = here < 0 ? Math.max(here, Math.min(0, start, inside, end)) : here;
      state[i] = Math.abs(held) < ROUNDING * m[tolerated]! ? 0 : held;
      starts += width;
      insides += width;
      ends += width;
      slopes += width;
      tolerated += width;
    }
  }

  /** After the kernel has halted at this lane: whether the person has arrived, or it must run on. */
  halt(): boolean {
    const { layout: at } = this.slot.kernel;
    const t = this.get(at.t);
    const { to } = this.leg;
    this.beyond = t > to;
    // What lies beyond the present may not come to be: it is told of once the present is there.
    if (this.beyond) this.see();
    else this.after(t);
    this.take();
    const failed = this.get(at.failed) !== 0;
    if (t < to && !failed) return false;
    const accepted = this.get(at.accepted) - this.begunAccepted;
    this.accepted += accepted;
    this.rejected += this.get(at.tried) - this.begunTried - accepted;
    this.reached = failed ? this.generic(t, to) : this.get(at.h);
    return true;
  }

  /** Runs a kernel of one lane until the person has arrived. */
  runAlone(): void {
    do this.slot.kernel.advance(1);
    while (!this.halt());
  }

  /** What came of it, once done. */
  result(): Reached {
    return this.reached;
  }

  private generic(from: number, to: number): Reached {
    const { body, relative } = this;
    this.fallback ??= new Rosenbrock(body, {
      relative,
      absolute: Float64Array.from(body.compiled.model.states, (s) => s.scale * relative),
    });
    const { accepted, rejected } = this.fallback;
    const y = this.state();
    this.aboard = false;
    const reached = this.fallback.advance(y, from, to, 0, this.after);
    this.accepted += this.fallback.accepted - accepted;
    this.rejected += this.fallback.rejected - rejected;
    // The kernel's slopes are not those of the state reached: it starts anew.
    return typeof reached === 'number' ? AFTER_DOSE : reached;
  }

  /** A nonlinear state now. */
  value(i: number): number {
    if (!this.aboard || this.beyond) return this.body.state[i]!;
    return this.get(this.slot.kernel.layout.y[i]!);
  }

  /** All of them, in the body. */
  state(): Float64Array {
    const { slot, body, aboard, beyond } = this;
    const { memory: m } = slot;
    const { y, absolute } = slot.kernel.layout;
    if (!aboard || beyond) return body.state;
    for (let i = 0; i < y.length; i++) {
      const here = m[slot.at(y[i]!)]!;
      body.state[i] = Math.abs(here) < ROUNDING * m[slot.at(absolute[i]!)]! ? 0 : here;
    }
    return body.state;
  }

  private load(): void {
    const { layout: at } = this.slot.kernel;
    const y = this.body.state;
    if (!this.aboard) for (let i = 0; i < y.length; i++) this.set(at.y[i]!, y[i]!);
    this.aboard = true;
    const { inputs } = this.body;
    for (let i = 0; i < inputs.length; i++) this.set(at.inputs[i]!, inputs[i]!);
    for (let b = 0; b < at.modes.length; b++) {
      const block = this.body.driven(b);
      if (block) this.loadModes(b, block);
    }
  }

  private loadModes(b: number, block: Block): void {
    const { kernel, memory: m } = this.slot;
    const lanes = kernel.width;
    const place = kernel.layout.modes[b]!;
    const { active, start, rates, weights, driving } = block;
    const first = this.slot.at(place.now);
    const least = this.slot.at(place.least);
    for (let j = 0; j < active; j++) {
      m[first + j * lanes] = start[j]!;
      m[least + j * lanes] = GONE * Math.abs(start[j]!);
    }
    if (this.loaded[b] === block && this.versions[b] === block.version) return;
    // What is beyond the modes that hold something stays 0: the kernel walks as far as the fuller lane.
    for (let j = active; j < this.counts[b]!; j++) m[first + j * lanes] = 0;
    this.loaded[b] = block;
    this.versions[b] = block.version;
    this.counts[b] = active;
    const rate = this.slot.at(place.rate);
    for (let j = 0; j < active; j++) m[rate + j * lanes] = rates[j]!;
    for (let r = 0; r < place.reads.length; r++) {
      const to = this.slot.at(place.reads[r]!.weights);
      for (let j = 0; j < active; j++) m[to + j * lanes] = weights[r * driving.length + j]!;
    }
    kernel.holds(this.slot.lane, b, active);
  }
}
