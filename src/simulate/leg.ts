import type { StepFailure } from '../numerics/rosenbrock.ts';

/** A way to go; plain fields, so that none is made anew. */
export interface Leg {
  /** h */
  from: number;
  /** Where the body is to be looked at next. */
  to: number;
  /** Beyond which no step may lead: what happens then is known already. */
  stop: number;
  /** Above 0: goes on after a mere look; else AFTER_DOSE or AFTER_CHANGE. */
  step: number;
}
export const wayToGo = (): Leg => ({ from: Number.NaN, to: Number.NaN, stop: Number.NaN, step: Number.NaN });

/** Time reached and step to go on with, or why it stopped. */
export type Reached = number | { readonly at: number; readonly reason: StepFailure };
