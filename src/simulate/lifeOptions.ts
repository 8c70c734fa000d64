import type { LifeEvent } from '../language/event.ts';
import type { Model } from '../language/model.ts';
import type { BodyMoment } from './body.ts';
import type { Past } from './past.ts';
import type { Moment } from './queue.ts';
import type { Overdose, SelfChosen, UrineSample } from './scenario.ts';

/** A life at a moment: what its body is, what was still to come, and what is remembered of it. */
export interface LifeMoment {
  /** h */
  readonly at: number;
  /** Step to try first, h. */
  readonly first: number;
  readonly body: BodyMoment;
  readonly pending: readonly Moment[];
  readonly voided: { readonly at: number; readonly masses: Readonly<Record<string, number>> };
  readonly overdose: Overdose | undefined;
}

export interface LifeOptions {
  /** Index of the person, for the record and for the draws of the assay. */
  readonly person?: number;
  /** Length of the run, h. */
  readonly until: number;
  /** Times to record at, h, increasing, within [0, until]. A step ends exactly at each; where an agent chooses, one may lead beyond and is read within. */
  readonly times: ArrayLike<number>;
  /** Outputs to record; default those the model marks as shown. */
  readonly series?: readonly string[];
  /** Relative tolerance, default 3e-6; the absolute one is this times the scale of each state. */
  readonly tolerance?: number;
  /** How it is solved: by blocks (the default), or by the generic method that checks it; below a tolerance of 1e-8 always the latter. */
  readonly method?: 'blocks' | 'generic';
  /** How a urine sample is read; without it samples are skipped. */
  readonly assay?: (sample: { at: number; since: number; excreted: Readonly<Record<string, number>> }) => UrineSample;
  /** h between the last void and a sample at `at`; the person then voids that long before. Absent: a sample reads all since the one before. */
  readonly voidGap?: (at: number) => number;
  /** Who lives in this body: reads it and answers with events of their own, besides those given. */
  readonly agent?: Agent;
  /** Goes on from there, with the same model and parameters; `times` and events must not lie before it. */
  readonly from?: LifeMoment;
  /** Told, at the end, where another life may go on from. */
  readonly keep?: (moment: LifeMoment) => void;
  /** Goes on from where this life begins to differ from the one lived last with the same `past`. `like`: what else makes it another life. */
  readonly past?: { readonly past: Past; readonly like: readonly unknown[]; readonly lives?: SelfChosen };
  /** Called at every recorded time with all nonlinear states, in the order of the model. */
  readonly watch?: (t: number, state: Float64Array) => void;
}

/** Someone who lives in a body: asked at times of their own choosing, reads outputs, answers with events. */
export interface Agent {
  /** Outputs it reads, in the order of `readings`, e.g. 'withdrawal.cows'. */
  readonly reads: readonly string[];
  /** When it wants to be asked next, h; Infinity: never again. Asked anew after each answer, which must move it on. A step may lead beyond it, and is then read within. */
  next(): number;
  /** Its answer at `at`, the time it named, after all that happens then; `readings` is lent for the call. */
  live(at: number, readings: Float64Array, world: World): void;
  /** All that they remember, for another in the same place to go on with: see `Past`. */
  remember?(): unknown;
  recall?(memory: unknown): void;
}

/** What an agent can do. */
export interface World {
  /** Something happens, now or later. Throws on an event before now. */
  emit(event: LifeEvent): void;
  /** A urine sample given now, of what has come since the bladder was emptied last. Throws when the run has no assay. */
  sample(): UrineSample;
  /** The bladder is emptied as long before `at` as people do before a visit, or now if that has passed. */
  voidBefore(at: number): void;
  /** The life ends now; nothing after it is recorded. */
  end(): void;
}

export const DEFAULT_TOLERANCE = 3e-6;
/** Tolerance below which the estimate of the block method has nothing to say. */
const FINEST = 1e-8;

/** Recorded by default: what the model marks as shown. */
export const shownSeries = (model: Model): string[] => model.outputs.filter((o) => o.shown).map((o) => o.id);

/** Place of an output among those of the model. Throws on an unknown name. */
export function placeOf(model: Model, name: string): number {
  const place = model.outputs.findIndex((o) => o.id === name);
  if (place < 0) throw new Error(`${name}: no such series; known are ${model.outputs.map((o) => o.id).join(', ')}`);
  return place;
}

/** Places of the outputs a life asks for: its series, what its agent reads, ventilation. */
export function outputsAsked(model: Model, options: LifeOptions): number[] {
  const names = [...(options.series ?? shownSeries(model)), ...(options.agent?.reads ?? [])];
  const ventilation = model.outputs.findIndex((o) => o.id === 'breathing.ventilation');
  return [...names.map((name) => placeOf(model, name)), ...(ventilation < 0 ? [] : [ventilation])];
}

/** Whether a life is solved by the kernel. */
export const byBlocks = ({ method, tolerance = DEFAULT_TOLERANCE }: Pick<LifeOptions, 'method' | 'tolerance'>): boolean =>
  method !== 'generic' && tolerance >= FINEST;
