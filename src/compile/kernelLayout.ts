import type { Program } from './program.ts';

/** Modes of one linear block: arrays of `capacity`, of which the first `count` hold something. */
export interface ModeCells {
  readonly capacity: number;
  readonly count: number;
  readonly rate: number;
  readonly now: number;
  readonly next: number;
  /** Amplitude below which a mode counts as gone. */
  readonly least: number;
  /** For each driving read of this block: its place among all driving reads, the array of its weights, its constant part. */
  readonly reads: readonly { readonly read: number; readonly weights: number; readonly constant: number }[];
}

/** Where everything lies in a lane's memory, as places of doubles. */
export interface KernelLayout {
  readonly t: number;
  /** No step goes beyond it. */
  readonly stop: number;
  /** The kernel returns after the step that reaches it; at most `stop`. */
  readonly look: number;
  /** Step to try next. */
  readonly h: number;
  /** Above 0: an event has changed something; the slopes are taken anew. */
  readonly fresh: number;
  /** Out: step that would have suited the first after the last event. */
  readonly first: number;
  /** 1 after a step that was rejected; size and error of the last one accepted. */
  readonly rejected: number;
  readonly lastSize: number;
  readonly lastError: number;
  /** In: tolerances of the method itself. */
  readonly relative: number;
  readonly absolute: readonly number[];
  /** In: the kernel returns after a step in which this state is above `pauseAbove`. */
  readonly pauseAbove: number;
  /** Out: above 0 when the step became too small. */
  readonly failed: number;
  /** In: above 0 in a lane that holds nobody; it stands still and never stops the others. */
  readonly idle: number;
  readonly accepted: number;
  readonly tried: number;
  readonly y: readonly number[];
  readonly f: readonly number[];
  /** Out: the states at the start of the last step, and at its second stage. */
  readonly before: readonly number[];
  readonly middle: readonly number[];
  readonly inputs: readonly number[];
  readonly prepared: readonly number[];
  readonly modes: readonly ModeCells[];
  readonly size: number;
}

export interface KernelProgram {
  readonly program: Program;
  readonly layout: KernelLayout;
  /** Nodes of the program's graph over parameters alone, in the order of `layout.prepared`. */
  readonly prepared: readonly number[];
  /** Driving linear states in the order of `read`. */
  readonly driving: readonly { readonly block: number; readonly index: number }[];
}

export interface KernelOptions {
  /** State (index) above which lives are watched step by step. */
  readonly pause?: number;
}
