import type { Kernel } from '../compile/kernel.ts';

/** Share of the tolerated error up to which a state may depart from a parabola over a step that is passed. */
const SMOOTH = 0.2;
/** Largest departure from a parabola of the cubic with one unit of h (f₀ + f₁) − 2 (y₁ − y₀): x (1 − x) (1/2 − x). */
const DEPARTS = 1 / Math.sqrt(432);

/** A lane of a kernel. */
interface Lane {
  readonly kernel: Kernel;
  readonly memory: Float64Array;
  /** Where a place of this lane stands in memory. */
  at(place: number): number;
}

/**
 * A step that passes over times at which a person is only looked at: the lane before it, by which it can be undone, and what stands within it.
 * That is the cubic through both ends and their slopes, in Bernstein's form: between ends of one sign it keeps that sign.
 */
export class Passage {
  slot: Lane;
  private readonly before: Float64Array;
  /** Bernstein's polynomials at the time looked at, and a third of the step, h. */
  private readonly weights = new Float64Array(4);
  private third = 0;

  constructor(slot: Lane) {
    this.slot = slot;
    this.before = new Float64Array(slot.kernel.layout.size);
  }

  /** A step begins here. */
  begin(): void {
    const { slot, before } = this;
    for (let place = 0; place < before.length; place++) before[place] = slot.memory[slot.at(place)]!;
  }

  /** The step is as if it had not been, but for having been tried. */
  undo(): void {
    const { slot, before } = this;
    const { tried: place } = slot.kernel.layout;
    const tried = slot.memory[slot.at(place)]!;
    for (let at = 0; at < before.length; at++) slot.memory[slot.at(at)] = before[at]!;
    slot.memory[slot.at(place)] = tried;
  }

  /** Length of the step, h. */
  size(): number {
    const { slot, before } = this;
    const { memory } = slot;
    const { layout } = slot.kernel;
    return memory[slot.at(layout.t)]! - before[layout.t]!;
  }

  /** Whether each state runs so close to a parabola that what is seen within the step errs no more than its ends. */
  smooth(): boolean {
    const { slot, before } = this;
    const { memory } = slot;
    const { layout } = slot.kernel;
    const h = this.size();
    const relative = memory[slot.at(layout.relative)]!;
    for (let i = 0; i < layout.y.length; i++) {
      const y = layout.y[i]!;
      const f = layout.f[i]!;
      const from = before[y]!;
      const to = memory[slot.at(y)]!;
      const departs = DEPARTS * Math.abs(h * (before[f]! + memory[slot.at(f)]!) - 2 * (to - from));
      const tolerated = memory[slot.at(layout.absolute[i]!)]! + relative * Math.max(Math.abs(from), Math.abs(to));
      if (!(departs <= SMOOTH * tolerated)) return false;
    }
    return true;
  }

  /** Time t, within the step, is looked at. */
  see(t: number): void {
    const { before, weights, slot } = this;
    const h = this.size();
    const x = (t - before[slot.kernel.layout.t]!) / h;
    const left = 1 - x;
    this.third = h / 3;
    weights[0] = left * left * left;
    weights[1] = 3 * left * left * x;
    weights[2] = 3 * left * x * x;
    weights[3] = x * x * x;
  }

  /** A nonlinear state at the time looked at. */
  value(i: number): number {
    const { slot, before, weights, third } = this;
    const { memory } = slot;
    const { layout } = slot.kernel;
    const y = layout.y[i]!;
    const f = layout.f[i]!;
    const from = before[y]!;
    const to = memory[slot.at(y)]!;
    let leaves = from + third * before[f]!;
    let comes = to - third * memory[slot.at(f)]!;
    if (from >= 0 && to >= 0) {
      if (leaves < 0) leaves = 0;
      if (comes < 0) comes = 0;
    }
    return weights[0]! * from + weights[1]! * leaves + weights[2]! * comes + weights[3]! * to;
  }
}
