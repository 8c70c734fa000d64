import type { Look } from '../compile/look.ts';
import { Rosenbrock } from '../numerics/rosenbrock.ts';
import { BlockSolver, type Slot } from './blockSolver.ts';
import type { Body } from './body.ts';
import { type Leg, type Reached, wayToGo } from './leg.ts';
import type { SolverMoment } from './past.ts';

/** What a life is carried by: moves a body on in time and reads its outputs. */
export interface Carrier {
  readonly accepted: number;
  readonly rejected: number;
  /** Step to try after the next event, h. */
  first: number;
  /** The way to go, to be written before `begin`. */
  readonly leg: Leg;
  /** True: the kernel must run until it halts, then ask `halt`. False: done. */
  begin(): boolean;
  /** Whether it has arrived. */
  halt(): boolean;
  /** Lives on in another lane of the kernel. */
  move(to: Slot): void;
  result(): Reached;
  /** A nonlinear state, and all of them, now. */
  value(i: number): number;
  state(): Float64Array;
  /** After an event, where another may go on from; a carrier without it can only live whole lives. */
  moment?(): SolverMoment;
  restore?(moment: SolverMoment): void;
  /** The outputs asked for when the carrier was made, at time t. */
  look(t: number, into: Float64Array): void;
  /** The last of those outputs alone, ventilation: asked for after every step in which someone is short of air. */
  breath(t: number): number;
}

/** Reads outputs by the functions of the model: all, and hands on those asked for. */
class AllOutputs {
  private readonly body: Body;
  private readonly places: Int32Array;
  private readonly all: Float64Array;
  constructor(body: Body, places: readonly number[]) {
    const { model } = body.compiled;
    this.body = body;
    this.places = Int32Array.from(places);
    this.all = new Float64Array(model.outputs.length + Object.keys(model.excretes).length);
  }
  read(t: number, into: Float64Array): void {
    this.body.outputs(t, this.all);
    for (let i = 0; i < this.places.length; i++) into[i] = this.all[this.places[i]!]!;
  }
  last(t: number): number {
    this.body.outputs(t, this.all);
    return this.all[this.places.at(-1)!]!;
  }
}

/** The generic method alone. */
export class GenericCarrier implements Carrier {
  /** The generic method finds its own. */
  first = 0;
  readonly leg = wayToGo();
  private readonly body: Body;
  private readonly solver: Rosenbrock;
  private readonly after: (t: number) => void;
  private readonly outputs: AllOutputs;
  private reached: Reached = 0;

  constructor(body: Body, relative: number, places: readonly number[], after: (t: number) => void) {
    this.body = body;
    this.after = after;
    this.solver = new Rosenbrock(body, { relative, absolute: Float64Array.from(body.compiled.model.states, (s) => s.scale * relative) });
    this.outputs = new AllOutputs(body, places);
  }
  get accepted(): number {
    return this.solver.accepted;
  }
  get rejected(): number {
    return this.solver.rejected;
  }
  begin(): boolean {
    const { from, to, step } = this.leg;
    this.body.settle(from);
    this.reached = this.solver.advance(this.body.state, from, to, Math.max(0, step), this.after);
    return false;
  }
  halt(): boolean {
    return true;
  }
  move(): void {}
  result(): Reached {
    return this.reached;
  }
  value(i: number): number {
    return this.body.state[i]!;
  }
  state(): Float64Array {
    return this.body.state;
  }
  look(t: number, into: Float64Array): void {
    this.outputs.read(t, into);
  }
  breath(t: number): number {
    return this.outputs.last(t);
  }
}

/** Programs for the outputs asked for, and for the last of them alone. */
export interface Looks {
  readonly all: Look;
  readonly last: Look;
}

/** The kernel, with outputs by the functions of the model or by a program for those asked for. */
export class KernelCarrier extends BlockSolver implements Carrier {
  private readonly own: Body;
  private lane: number;
  private readonly seen: Look | AllOutputs;
  private readonly breathing: Look | undefined;
  private readonly breathed = new Float64Array(1);
  private readonly linearOf = (read: number): number => this.own.linear(read);

  constructor(slot: Slot, body: Body, relative: number, places: readonly number[], after: (t: number) => void, looks?: Looks) {
    super(slot, body, relative, after);
    this.own = body;
    this.lane = slot.lane;
    this.seen = looks?.all ?? new AllOutputs(body, places);
    this.breathing = looks?.last;
    this.prepareLooks();
  }
  private prepareLooks(): void {
    const { own, lane, seen, breathing } = this;
    if (!(seen instanceof AllOutputs)) seen.prepare(own.parameters, lane);
    breathing?.prepare(own.parameters, lane);
  }
  override move(to: Slot): void {
    super.move(to);
    this.lane = to.lane;
    this.prepareLooks();
  }
  look(t: number, into: Float64Array): void {
    const { seen, own } = this;
    if (seen instanceof AllOutputs) {
      this.state();
      seen.read(t, into);
      return;
    }
    if (seen.kinetics) own.look(t);
    seen.see(this.lane, this.state(), own.inputs, this.linearOf, into);
  }
  breath(t: number): number {
    const { seen, breathing, own, breathed } = this;
    if (seen instanceof AllOutputs) {
      this.state();
      return seen.last(t);
    }
    if (breathing?.kinetics) own.look(t);
    breathing?.see(this.lane, this.state(), own.inputs, this.linearOf, breathed);
    return breathed[0]!;
  }
}

export type MakeCarrier = (body: Body, places: readonly number[], after: (t: number) => void) => Carrier;
