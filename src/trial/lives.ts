/** Where the lives of a trial come from, and what they are to it. */
import type { Course } from '../simulate/course.ts';

/** A life up to the day of entry: its course so far, and where to go on from (what that is, only `Lives` knows; absent: it ends here). */
export interface Past {
  /** Number among all lives of the seed. */
  readonly life: number;
  readonly course: Course;
  readonly origin: unknown;
}

/** A life to be lived: by its number, up to entry; or from its past, on in an arm. */
export type Wanted = number | { readonly past: Past; readonly arm: number };

/** Where courses come from: the model, or a test. */
export interface Lives {
  /**
   * Lives in the order wanted: up to entry, the same in every arm; or whole. Each is the same whatever it is lived with. The next is asked for
   * when there is room for it: for `pairs` of them side by side, or as many as there can be.
   */
  live(wanted: Iterable<Wanted>, pairs?: number): Iterable<Past>;
  /** Names in `Course.weekly` that are kept. */
  readonly series: readonly string[];
  readonly engine: string;
  readonly model: unknown;
  readonly parameters: unknown;
}

/** Who fills the places of a site, and whom they were chosen from. */
export interface Recruited {
  readonly members: readonly { readonly person: number; readonly past: Past }[];
  readonly screened: readonly { readonly person: number; readonly life: number; readonly excluded: string | null }[];
}
