import type { History } from './_history.ts';
import type { Script, Trial } from './_script.ts';
import type { Sitting } from './_sitting.ts';

/** A number with its meaning, for tables. */
export interface TaskNumber {
  readonly unit: string;
  readonly says: string;
  /** Decimals a reader needs; 2 when absent. */
  readonly digits?: number;
}

/** A task: a scripted session with one person, run by the same learners that run their life. */
export interface Task {
  /** As it is typed. */
  readonly name: string;
  readonly says: string;
  /** Columns of a trial. */
  readonly columns: Readonly<Record<string, TaskNumber>>;
  /** What a session comes to; keys of what the script returns. */
  readonly measures: Readonly<Record<string, TaskNumber>>;
  /** Column drawn over the trials, and the measure the sentence is about. */
  readonly shown: { readonly column: string; readonly measure: string };
  /** One plain sentence about the mean of `shown.measure` of each history, in the order of `HISTORIES`. */
  tells(mean: (history: string) => number | undefined): string;
  sit(s: Sitting): Script;
}

/** One session: trial by trial, and what it came to. */
export interface Session {
  readonly person: number;
  readonly history: string;
  readonly trials: readonly Trial[];
  readonly measures: Readonly<Record<string, number>>;
}

export interface Seat {
  readonly seed: number;
  /** Index of the person in the cohort of the seed. */
  readonly person: number;
  readonly history: History;
  /** Every parameter at its declared value; chance stays. */
  readonly typical?: boolean;
  /** 'module.parameter' or 'component.parameter' → value in the declared unit. */
  readonly parameters?: Readonly<Record<string, number>>;
  /** Relative tolerance of the solver; default that of lives. */
  readonly tolerance?: number;
}
