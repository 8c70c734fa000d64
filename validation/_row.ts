import type { Finding } from '../claims/_claim.ts';

/** One published result, held against the model. */
export interface ValidationRow {
  /** Row id of evidence/validation-*.tsv, e.g. 'P-V24'. */
  readonly id: string;
  /** What was measured, in plain words. */
  readonly statement: string;
  /** Published value with spread and source. */
  readonly published: string;
  /** Trust in the row: its `checked` column. Rows recalled with low trust can warn and never fail. */
  readonly trust: string;
  /**
   * How the row relates to the model's numbers: 'predicted' (nothing was set on it), 'calibrated' (a parameter was set on it, so passing
   * shows only that the equations can carry it), 'same study' (parameters come from that study).
   */
  readonly kind: 'predicted' | 'calibrated' | 'same study';
  /** What counts as agreement, decided from the published spread. */
  readonly bound: string;
  run(cohort: { readonly people: number; readonly seed: number }): Finding;
}
