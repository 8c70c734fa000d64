import type { MindModel } from '../language/mind.ts';

/** Half-open, [from, to), h; without an end it goes on. */
export interface Span {
  readonly from: number;
  readonly to?: number;
}

/** What is set to happen to everyone, besides what chance brings. */
export interface Happenings {
  /** When something hard happens, h. */
  readonly blows?: readonly number[];
  /** When the cues that came to announce the drug are met at every opportunity. */
  readonly cues?: readonly Span[];
}

/** Likeness of the cues met then to those that were learned: they are the same (`cues.exposed`). */
const THE_SAME = 1;

/** At night: each hard thing of the day that is over is a life event of the usual weight. */
export function endure({ blows = [] }: Happenings, { places }: MindModel, v: Float64Array, over: number): void {
  for (const at of blows) if (Math.floor(at / 24) === over) v[places['stress.blow']!]! += v[places['stress.size']!]!;
}

/** At an opportunity, before anything is met. */
export function remind({ cues = [] }: Happenings, { places }: MindModel, v: Float64Array, now: number): void {
  for (const { from, to = Number.POSITIVE_INFINITY } of cues) if (now >= from && now < to) v[places['cues.exposed']!] = THE_SAME;
}
