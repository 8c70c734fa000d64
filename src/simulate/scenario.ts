import type { LifeEvent } from '../language/event.ts';
import type { Entry } from './entry.ts';
import type { Happenings } from './happenings.ts';

/** A named stretch of the run, for pictures and summaries. Half-open, [from, to). */
export interface Phase {
  readonly name: string;
  /** h */
  readonly from: number;
  /** h */
  readonly to: number;
}

/** What a scenario file becomes: plain data, times in hours, amounts in mg. */
export interface Scenario {
  readonly title: string;
  readonly description?: string;
  /** Length of the run, h. */
  readonly until: number;
  readonly seed: number;
  /** How many people differ around the declared parameters; 1 with `typical: true` is the typical person. */
  readonly people: number;
  /** True: person 0 has every parameter at its declared value. */
  readonly typical: boolean;
  /** Parameter overrides, 'component.parameter' → value in the declared unit. */
  readonly parameters: Readonly<Record<string, number>>;
  readonly phases: readonly Phase[];
  readonly events: readonly LifeEvent[];
  readonly record: {
    /** Names of series, e.g. 'dopamine.percent'; empty means the default set. */
    readonly series: readonly string[];
    /** Spacing of recorded times, h. */
    readonly every: number;
  };
  /** Relative tolerance of the solver. */
  readonly tolerance: number;
  /** People choose for themselves; absent: what happens to them is what `events` says. */
  readonly lives?: SelfChosen;
}

/** A life of one’s own choosing, perhaps with a treatment at some time. */
export interface SelfChosen extends Happenings {
  readonly entry?: Entry;
}

/** A recorded life: series sampled at the same times. */
export interface LifeRecord {
  /** Index of the person in the cohort. */
  readonly person: number;
  /** h, increasing */
  readonly times: Float64Array;
  /** Series name → values at `times`, in the unit the model declares. */
  readonly series: Readonly<Record<string, Float64Array>>;
  readonly overdoses: readonly Overdose[];
  readonly samples: readonly UrineSample[];
  /** Accepted and rejected steps of the solver. */
  readonly steps: { readonly accepted: number; readonly rejected: number };
  /** Present when the life ended before the run, h. */
  readonly ended?: number;
  /** Present when the run stopped early; the series end at `failure.at`. */
  readonly failure?: Failure;
}

/** Breathing under the threshold for longer than the person can bear. Groups only: no dose is reported back to a person. */
export interface Overdose {
  /** Start, h. */
  readonly at: number;
  /** Length, h. */
  readonly lasts: number;
  /** Lowest ventilation, fraction of the person's own baseline. */
  readonly lowest: number;
}

export interface UrineSample {
  /** h */
  readonly at: number;
  /** h since the last void */
  readonly since: number;
  /** Analyte → concentration, ng/mL. */
  readonly concentrations: Readonly<Record<string, number>>;
  /** Assay → whether it reads positive. */
  readonly results: Readonly<Record<string, boolean>>;
}

/** A failure is a value with a reason, never a silent number. */
export interface Failure {
  readonly at: number;
  readonly reason: string;
}
