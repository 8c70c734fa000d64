import type { StepFailure } from '../numerics/rosenbrock.ts';

/** A way to go; plain fields, so that none is made anew. */
export interface Leg {
  /** h */
  from: number;
  to: number;
  /** Above 0: goes on after a mere look; else AFTER_DOSE or AFTER_CHANGE. */
  step: number;
  /** Whether nothing but a look comes at `to`. */
  glance: boolean;
}
export const wayToGo = (): Leg => ({ from: Number.NaN, to: Number.NaN, step: Number.NaN, glance: false });

/** Time reached and step to go on with, or why it stopped. */
export type Reached = number | { readonly at: number; readonly reason: StepFailure };
