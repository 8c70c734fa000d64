/** What a simulated person leaves behind: plain data that can be copied between threads and kept in a table. */
export interface Course {
  readonly person: number;
  readonly arm?: string;
  readonly seed: number;
  /** h followed, from the start of the life. */
  readonly until: number;
  /** h at which the person was enrolled; absent: never. */
  readonly entered?: number;
  /** Administrations of the drug on each day. */
  readonly useDays: Uint8Array;
  /** Those of them that brought no reward worth the name. */
  readonly blockedDays: Uint8Array;
  /** [week × activity] waking hours. */
  readonly hours: Float32Array;
  readonly activities: readonly string[];
  /** Means over the opportunities of each week: what modules mark as shown, and the measures of the body in `BODY_MEASURES`. */
  readonly weekly: Readonly<Record<string, Float32Array>>;
  readonly visits: readonly Visit[];
  /** Study medication taken. */
  readonly doses: readonly { readonly day: number; readonly substance: string }[];
  /** Day on which treatment ended for this person; absent: completed, or never treated. */
  readonly left?: number;
  /** Spans in treatment, h: without `to`, to the end. */
  readonly treated?: readonly { readonly from: number; readonly to?: number }[];
  readonly overdoses: readonly { readonly at: number; readonly fatal: boolean; readonly reversed: boolean }[];
  /** Expected number of overdoses on each day, summed over uses: the same quantity as `overdoses` with less chance in it. */
  readonly overdoseHazard: Float64Array;
  readonly death?: { readonly at: number; readonly cause: string };
  /** Day on which criteria for dependence were first met. */
  readonly dependent?: number;
  /** Payer and item → $. */
  readonly costs: Readonly<Record<string, number>>;
  /** States that left their declared bounds → how many days; empty in a sound model. */
  readonly strayed: Readonly<Record<string, number>>;
  /** Present when the solver stopped early. */
  readonly failure?: { readonly at: number; readonly reason: string };
}

export interface Visit {
  readonly day: number;
  /** 'module.kind' */
  readonly kind: string;
  readonly attended: boolean;
  readonly sample?: 'negative' | 'positive';
  readonly paid?: number;
}

/** Measures of the body in every course, by the name they have there. */
export const BODY_MEASURES = [
  'withdrawal.cows',
  'd2Receptors.available',
  'tolerance.level',
  'reward.felt',
  'reward.setPoint',
  'dopamine.ratio',
] as const;
