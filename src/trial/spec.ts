/** A trial as plain data: who enters, what the arms are given, what is looked at. Days and weeks; money in $. */
import type { Schedule } from '../treatments/schedule/schedule.ts';

/** One treatment of an arm, with what its programme decides. */
export interface GivenTreatment {
  /** Its name in the registry of treatments. */
  readonly treatment: string;
  /** Parameter of the model by id → value in its declared unit. */
  readonly settings: Readonly<Record<string, number>>;
  readonly schedule?: Schedule;
}

export interface Arm {
  readonly name: string;
  readonly treatments: readonly GivenTreatment[];
}

/** Days with use among the last `window` before entry, which must lie from `least` to `most`. */
export interface UseCriterion {
  readonly window: number;
  readonly least: number;
  readonly most: number;
}

export interface Population {
  /** Weeks a life is followed for dependence to begin in. */
  readonly within: number;
  /** Weeks from the first day on which criteria for dependence are met to entry. */
  readonly dependent: number;
  readonly criteria: readonly UseCriterion[];
  /** Lives a place that a site looks at before those of its places that are open stay empty. */
  readonly attempts: number;
}

/** Everyone lives in every arm (common random numbers), or each in one. */
export type Allocation =
  | { readonly method: 'all arms' }
  | {
      readonly method: 'simple' | 'blocked';
      /** Parts of each arm, in the order of the arms. */
      readonly ratio: readonly number[];
      /** Multiple of the sum of `ratio`; of `blocked`. */
      readonly block: number;
      /** Use days before entry that part two strata, each with blocks of its own; empty: one stratum. */
      readonly strata: readonly { readonly window: number; readonly cut: number }[];
    };

export interface Trial {
  readonly title: string;
  readonly description?: string;
  readonly seed: number;
  /** People an arm. */
  readonly people: number;
  readonly population: Population;
  readonly allocation: Allocation;
  /** Weeks of treatment, and of following people after it. */
  readonly weeks: number;
  readonly followUp: number;
  /** Parameters of the research visits, by id. */
  readonly visits: Readonly<Record<string, number>>;
  readonly arms: readonly Arm[];
  /** Parameters changed in every arm, by id. */
  readonly parameters: Readonly<Record<string, number>>;
  /** Primary outcomes, by id (measures.ts): those are tested as a family, and a real trial is planned for them. */
  readonly outcomes: readonly string[];
  readonly analysis: Analysis;
}

export interface Analysis {
  /** Place of the arm that others are compared with. */
  readonly control: number;
  readonly level: number;
  readonly power: number;
  readonly perspective: 'programme' | 'rewards' | 'everything';
}

/** People in the trial: in `all arms`, each of them lives once in every arm. */
export const placesOf = ({ people, arms, allocation }: Trial): number => (allocation.method === 'all arms' ? people : people * arms.length);
