/** What turns a pattern into a number, an answer or a time. Meanings: evidence/endpoints.md. Rules [EP4–EP6]. */

/** Visits to an event, or to the end of watching when it did not happen. */
export interface Survival {
  /** Visits, whole. */
  readonly time: number;
  /** 1 happened, 0 censored. */
  readonly event: 0 | 1;
}

const times = (pattern: string, symbol: string): number => pattern.split(symbol).length - 1;

/** How many of `whole`, and half of how many of `half`. */
export const count = (pattern: string, whole: string, half?: string): number =>
  times(pattern, whole) + (half === undefined ? 0 : times(pattern, half) / 2);

/** The count over the length; 0 of an empty pattern. */
export const share = (pattern: string, whole: string, half?: string): number =>
  pattern === '' ? 0 : count(pattern, whole, half) / pattern.length;

/** Length of the longest unbroken stretch without `symbol`. */
export const longestRunWithout = (pattern: string, symbol: string): number =>
  pattern.split(symbol).reduce((longest, run) => Math.max(longest, run.length), 0);

/**
 * The first start whose `width` visits hold at least `need` of `symbol`; null when the pattern is shorter than the window. The time is
 * shifted by width − need, found or not, wherever in the window the symbols are: so the published tables have it.
 */
export function firstWindow(pattern: string, width: number, need: number, symbol: string): Survival | null {
  const starts = pattern.length - width + 1;
  if (starts < 1) return null;
  const is = (i: number): number => Number(pattern[i] === symbol);
  let held = times(pattern.slice(0, width), symbol);
  let start = 1;
  for (; held < need && start < starts; start++) held += is(start + width - 1) - is(start - 1);
  return { time: start + width - need, event: held >= need ? 1 : 0 };
}

export interface Weights {
  readonly positive: number;
  readonly mixed: number;
  readonly missed: number;
  readonly negative: number;
}

/** Penalty of each of `visits` visits; undefined when the list is for another number of visits. */
export type Penalties = (visits: number) => readonly number[] | undefined;

export const stepPenalties =
  (list: readonly number[]): Penalties =>
  (visits) =>
    visits === list.length ? list : undefined;

/** Equal steps from the first visit to the last. */
export const rampPenalties =
  (from: number, to: number): Penalties =>
  (visits) =>
    Array.from({ length: visits }, (_, i) => (i === 0 ? from : from + i * ((to - from) / (visits - 1))));

/** Neumaier 1974: the published scores were added in extended precision, which plain addition misses in the fifteenth digit. */
function exactSum(terms: readonly number[]): number {
  let sum = 0;
  let lost = 0;
  for (const term of terms) {
    const next = sum + term;
    lost += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
    sum = next;
  }
  return sum + lost;
}

/**
 * 120 × Σ weight × penalty / Σ max(positive × penalty, missed): missed and negative visits weigh the same at every visit (Ling 1976).
 * null where the penalties are for another number of visits, for a `_`, and where nothing could weigh anything.
 */
export function score(pattern: string, { positive, mixed, missed, negative }: Weights, penalties: Penalties): number | null {
  const list = penalties(pattern.length);
  if (list === undefined || pattern.includes('_')) return null;
  const weigh: Readonly<Record<string, (penalty: number) => number>> = {
    '+': (penalty) => positive * penalty,
    '*': (penalty) => mixed * penalty,
    o: () => missed,
    '-': () => negative,
  };
  const got = exactSum(list.map((penalty, i) => weigh[pattern[i]!]!(penalty)));
  const worst = exactSum(list.map((penalty) => Math.max(positive * penalty, missed)));
  return worst > 0 ? (120 * got) / worst : null;
}
