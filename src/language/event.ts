/**
 * What happens to a person, as data: a list of timed events. Times are hours from the start of the run.
 * Events at the same time act in the order of EVENT_ORDER, then in the order written. Rules [EV1–EV3].
 */
export interface DoseEvent {
  readonly kind: 'dose';
  /** Time, h. */
  readonly at: number;
  /** Name of a drug in the registry, e.g. 'heroin'. */
  readonly substance: string;
  /** Name of a route that drug declares, e.g. 'intravenous'. */
  readonly route: string;
  /** Amount, mg; ≥ 0. Zero is allowed and changes nothing. */
  readonly amount: number;
  /** Length of a zero-order infusion, h; absent or 0 is a bolus. */
  readonly over?: number;
}

/** An everyday reward (meal, sweet, company, sex, novelty): a natural input to dopamine firing while it lasts. */
export interface RewardEvent {
  readonly kind: 'reward';
  readonly at: number;
  /** Name of a reward in the registry of natural rewards. */
  readonly reward: string;
  /** Size relative to the usual one; 1 is usual. */
  readonly size: number;
}

/** The person enters or leaves a place: usual 1 = where the drug is usually taken, 0 = a new place. */
export interface ContextEvent {
  readonly kind: 'context';
  readonly at: number;
  readonly usual: number;
}

/** A urine sample is given; the assay reads what was excreted since the last void. */
export interface SampleEvent {
  readonly kind: 'sample';
  readonly at: number;
}

export type LifeEvent = DoseEvent | RewardEvent | ContextEvent | SampleEvent;

/** Order in which events of the same time act. A sample is of the urine made before the dose of that minute. */
export const EVENT_ORDER: Readonly<Record<LifeEvent['kind'], number>> = { sample: 0, context: 1, reward: 2, dose: 3 };

/** Sorted copy: by time, then EVENT_ORDER, then the order given (stable). */
export function inOrder(events: readonly LifeEvent[]): LifeEvent[] {
  return [...events].sort((a, b) => a.at - b.at || EVENT_ORDER[a.kind] - EVENT_ORDER[b.kind]);
}
