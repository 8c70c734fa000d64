import type { Interval } from '../numerics/statistics.ts';
import type { Followed } from '../tasks/_lives.ts';

/** What a cohort experiment is run on. `parameters` override declared values, so that a mechanism can be taken out. */
export interface Cohort {
  readonly people: number;
  readonly seed: number;
  readonly parameters?: Readonly<Record<string, number>>;
}

/** Lowest and highest, null where there is no such end. */
export type Agreement = readonly [number | null, number | null];

/** One measured number beside what it is held against, in one unit. */
export interface HeldAgainst {
  readonly says: string;
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  /** Absent: a number without one. */
  readonly unit?: string;
  /** Where it agrees. Absent: told beside the others, and not judged. */
  readonly agrees?: Agreement;
  /** Its place in a course: the numbers of one name are points along one axis. */
  readonly course?: { readonly name: string; readonly axis: string; readonly at: number };
}

export function heldAgainst(says: string, { estimate, low, high }: Interval, unit: string, agrees?: Agreement): HeldAgainst {
  return { says, estimate, low, high, ...(unit ? { unit } : {}), ...(agrees ? { agrees } : {}) };
}

export const inRange = (x: number, [least, most]: Agreement): boolean => x >= (least ?? x) && x <= (most ?? x);

/** A point of a course: the numbers of one name along one axis. */
export const along = <T extends HeldAgainst>(name: string, axis: string, at: number, one: T): T => ({ ...one, course: { name, axis, at } });

/** What a picture shows of checks: their numbers, without those that nobody has. */
export const comparedOf = (checks: readonly HeldAgainst[]): HeldAgainst[] =>
  checks
    .filter(({ estimate, low, high }) => [estimate, low, high].every(Number.isFinite))
    .map(({ unit, course, ...one }) => ({ ...heldAgainst(one.says, one, unit ?? '', one.agrees), ...(course ? { course } : {}) }));

export interface Finding {
  /** The measured number in words with its interval, e.g. '254 % (95 % CI 248 to 260)'. */
  readonly measured: string;
  /** The same as numbers, for machines. */
  readonly values: Readonly<Record<string, number>>;
  readonly verdict: 'pass' | 'fail' | 'warn';
  /** Why, when it is not a pass. */
  readonly because?: string;
  /** The numbers behind the verdict, each beside its bound: what a picture shows. Absent or empty: nothing was measured. */
  readonly compared?: readonly HeldAgainst[];
}

/** A claim: one statement of the account, as an experiment on a cohort with a bound that could fail. */
export interface Claim {
  /** Id in the account, e.g. 'C01'. */
  readonly id: string;
  /** The statement, in plain words. */
  readonly statement: string;
  /** What is done to whom, and what is measured. */
  readonly experiment: string;
  /** What must hold. */
  readonly bound: string;
  /** Evidence behind the bound: row ids. */
  readonly evidence: readonly string[];
  /** Judged on the shared lives, followed this far; they are then lived once for all that share them. */
  readonly shares?: Followed;
  run(cohort: Cohort): Finding;
}

/** One published result, held against the model. */
export interface ValidationRow {
  /** Row id of the evidence, e.g. 'P-V24'. */
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
  /** Judged on the shared lives, followed this far; they are then lived once for all that share them. */
  readonly shares?: Followed;
  run(cohort: Cohort): Finding;
}
