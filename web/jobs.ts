import type { LifeRecord, Scenario } from '../src/index.ts';

/** What a worker can be asked. Plain data: it crosses a thread. */
export type Job =
  | { readonly kind: 'warm' }
  /** One person of a scenario file, exactly as the command line would run it. */
  | { readonly kind: 'life'; readonly text: string; readonly person: number; readonly series: readonly string[] };

export interface Life {
  readonly scenario: Scenario;
  readonly record: LifeRecord;
}

export interface Answers {
  readonly warm: true;
  readonly life: Life;
}
