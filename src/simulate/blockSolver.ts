import type { Compiled } from '../compile/javascript.ts';
import { compileKernel, type Kernel } from '../compile/kernel.ts';
import type { Model } from '../language/model.ts';
import { pow } from '../numerics/elementary.ts';
import { Rosenbrock, type StepFailure } from '../numerics/rosenbrock.ts';
import type { Body } from './body.ts';

/** The state that is watched step by step while it is above this: lack of air, so that no short overdose is missed. */
const WATCHED = 'breathing.airHunger';
const WATCH_ABOVE = 1e-3;
/** First step of a life, h; later ones come from what suited the event before. */
const FIRST_STEP = 1e-3;
/** A mode that has fallen 10²⁰-fold since the last event counts as gone. */
const GONE = 1e-20;

/**
 * Tolerance of the method for a tolerance of the result: c · tolerance^(2/3), because its error estimate is of order 4 while the result has
 * order 5 (as in RADAU5, Hairer & Wanner II, §IV.8, where c is 0.1). With c = 0.1 the twenty lives of the comparison with CVODE differ by up
 * to 1.4e-5 of each quantity's size at the default tolerance, with 0.03 by less than 1e-5, for a tenth more steps.
 */
const inner = (tolerance: number): number => 0.03 * pow(tolerance, 2 / 3);

interface Shared {
  readonly kernel: Kernel;
  owner: BlockSolver | undefined;
}

/** One kernel a model: compiling takes a tenth of a second, and V8 learns to run it only once. */
const shared = new WeakMap<Model, Shared>();

function kernelOf(model: Model): Shared {
  const known = shared.get(model);
  if (known) return known;
  const pause = model.states.findIndex((s) => s.id === WATCHED);
  const made: Shared = { kernel: compileKernel(model, pause < 0 ? {} : { pause }), owner: undefined };
  shared.set(model, made);
  return made;
}

/**
 * Carries one person from event to event with the compiled kernel: blocks of states in order of dependence, kinetics exact. What the
 * kernel cannot do (an infusion that is running, a step that will not shrink) the generic method does.
 */
export class BlockSolver {
  accepted = 0;
  rejected = 0;
  private readonly shared: Shared;
  private readonly body: Body;
  private readonly saved: Float64Array;
  private readonly fallback: Rosenbrock;

  constructor(compiled: Compiled, body: Body, relative: number) {
    const { model } = compiled;
    this.shared = kernelOf(model);
    this.body = body;
    this.fallback = new Rosenbrock(body, { relative, absolute: Float64Array.from(model.states, (s) => s.scale * relative) });
    const { kernel } = this.shared;
    this.take();
    this.saved = new Float64Array(kernel.memory.length);
    const { layout: at, memory: m } = kernel;
    m.fill(0);
    kernel.prepare(body.parameters);
    m[at.relative] = inner(relative);
    for (const [i, s] of model.states.entries()) m[at.absolute[i]!] = s.scale * inner(relative);
    m[at.pauseAbove] = WATCH_ABOVE;
    m[at.first] = FIRST_STEP;
  }

  /** Makes the shared memory this person's. */
  private take(): void {
    const { kernel, owner } = this.shared;
    if (owner === this) return;
    if (owner) owner.saved.set(kernel.memory);
    if (this.saved) kernel.memory.set(this.saved);
    this.shared.owner = this;
  }

  /** As Rosenbrock.advance: `step` above 0 goes on after a mere look, else an event has changed something. */
  advance(
    y: Float64Array,
    from: number,
    to: number,
    step: number,
    after?: (t: number, y: Float64Array) => void,
  ): number | { readonly at: number; readonly reason: StepFailure } {
    if (!(to - from > 1e-12 * Math.max(1, Math.abs(to)))) return step;
    if (!this.body.drives()) return this.generic(y, from, to, after);
    this.take();
    const { kernel } = this.shared;
    const { layout: at, memory: m } = kernel;
    m[at.t] = from;
    m[at.stop] = to;
    m[at.failed] = 0;
    this.load(y);
    if (!(step > 0)) {
      m[at.fresh] = 1;
      m[at.h] = m[at.first]!;
      m[at.lastSize] = 0;
      m[at.rejected] = 0;
      kernel.restart();
    }
    const [accepted, tried] = [m[at.accepted]!, m[at.tried]!];
    while (m[at.t]! < to && m[at.failed] === 0) {
      kernel.advance();
      this.unload(y);
      after?.(m[at.t]!, y);
      this.take();
    }
    this.accepted += m[at.accepted]! - accepted;
    this.rejected += m[at.tried]! - tried - (m[at.accepted]! - accepted);
    return m[at.failed] === 0 ? m[at.h]! : this.generic(y, m[at.t]!, to, after);
  }

  private generic(
    y: Float64Array,
    from: number,
    to: number,
    after?: (t: number, y: Float64Array) => void,
  ): ReturnType<BlockSolver['advance']> {
    const { accepted, rejected } = this.fallback;
    const reached = this.fallback.advance(y, from, to, 0, after);
    this.accepted += this.fallback.accepted - accepted;
    this.rejected += this.fallback.rejected - rejected;
    // The kernel's slopes are not those of the state reached: it starts anew.
    return typeof reached === 'number' ? 0 : reached;
  }

  private load(y: Float64Array): void {
    const { layout: at, memory: m } = this.shared.kernel;
    for (let i = 0; i < y.length; i++) m[at.y[i]!] = y[i]!;
    const { inputs } = this.body;
    for (let i = 0; i < inputs.length; i++) m[at.inputs[i]!] = inputs[i]!;
    for (let b = 0; b < at.modes.length; b++) {
      const place = at.modes[b]!;
      const block = this.body.driven(b);
      m[place.count] = block ? block.active : 0;
      if (!block) continue;
      for (let j = 0; j < block.active; j++) {
        m[place.rate + j] = block.rates[j]!;
        m[place.now + j] = block.start[j]!;
        m[place.least + j] = GONE * Math.abs(block.start[j]!);
        for (let r = 0; r < place.reads.length; r++) m[place.reads[r]!.weights + j] = block.weights[r * block.driving.length + j]!;
      }
    }
  }

  private unload(y: Float64Array): void {
    const { layout: at, memory: m } = this.shared.kernel;
    for (let i = 0; i < y.length; i++) y[i] = m[at.y[i]!]!;
  }
}
