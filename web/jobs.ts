import type { Design, LifeRecord, Scenario, Why } from '../src/index.ts';

/** What a worker can be asked. Plain data: it crosses a thread. */
export type Job =
  | { readonly kind: 'warm' }
  /** One person of a scenario file, exactly as the command line would run it. */
  | { readonly kind: 'life'; readonly text: string; readonly person: number; readonly series: readonly string[] }
  /** What pushed a quantity at a time, h, away from where it rests. */
  | { readonly kind: 'why'; readonly text: string; readonly id: string; readonly at: number }
  /** All that follows from the rules of a schedule, and what a course of results would earn. */
  | {
      readonly kind: 'design';
      readonly plain: unknown;
      readonly negative: number;
      readonly people: number;
      readonly results: readonly ('negative' | 'positive' | 'missed')[];
    };

export interface Life {
  readonly scenario: Scenario;
  readonly record: LifeRecord;
}

/** What is wrong with a schedule, or everything about it. Worth in cents, draws at their mean, the cap at the end. */
export type Designed =
  | { readonly faults: readonly string[] }
  | { readonly design: Design; readonly course: readonly number[]; readonly earned: number };

export interface Answers {
  readonly warm: true;
  readonly life: Life;
  readonly design: Designed;
  readonly why: Why;
}
