/**
 * A simulated trial held against a real one, arm by arm: weekly tests, staying, published endpoints. Intervals are predictive: what a trial
 * with as many people as the real one would have shown, had its people been drawn from the simulated ones, lived with the fitted numbers or with
 * each of several sets that the data leave open. Rules [AG1–AG6].
 */
import { uniform } from '../numerics/random.ts';
import { mean, quantile } from '../numerics/statistics.ts';
import { endpointAnswers, endpoints } from '../outcomes/endpoints/endpoint.ts';
import { lastAttended } from '../outcomes/weeklyPattern.ts';

export interface AgainstOptions {
  /** Weeks that are compared, counted from 1, both included. */
  readonly from: number;
  readonly to: number;
  readonly seed: number;
  /** Trials drawn for the intervals; 400 if absent. */
  readonly draws?: number;
  /** Patterns of the same arm under other sets of fitted numbers, which the intervals then hold too. */
  readonly sets?: readonly (readonly string[])[];
}

export type TestKind = 'negative' | 'positive' | 'missing';
export const TEST_KINDS: readonly TestKind[] = ['negative', 'positive', 'missing'];
const LETTERS: Readonly<Record<TestKind, string>> = { negative: '-', positive: '+*', missing: 'o' };

/** One number of both trials. */
export interface Held {
  readonly real: number;
  readonly simulated: number;
  /** Predictive interval, 95 %. */
  readonly low: number;
  readonly high: number;
  readonly inside: boolean;
}

export interface ArmAgainst {
  readonly arm: string;
  readonly realPeople: number;
  readonly simulatedPeople: number;
  /** Sets of fitted numbers in the intervals; 0: the fitted ones alone. */
  readonly sets: number;
  /** By week from `from` on. */
  readonly weekly: Readonly<Record<TestKind, readonly Held[]>>;
  /** Mean and largest absolute difference of the weekly shares. */
  readonly error: Readonly<Record<TestKind, { readonly mean: number; readonly largest: number }>>;
  /** Share of weekly values inside their interval. */
  readonly covered: number;
  /** Share of people who gave a sample in this week or later, by week. */
  readonly attending: readonly Held[];
  /** Largest difference of the shares attending (Kolmogorov–Smirnov). */
  readonly attendingDistance: number;
  /** Of two weeks in a row with samples: chance of a positive after a positive, and after a negative. */
  readonly afterPositive: Held;
  readonly afterNegative: Held;
  readonly endpoints: Readonly<Record<string, Held>>;
  readonly endpointsCovered: number;
}

/** @param simulated and @param real patterns of everyone in the arm; weeks beyond a pattern's end are not counted in its share */
export function armAgainst(arm: string, simulated: readonly string[], real: readonly string[], options: AgainstOptions): ArmAgainst {
  const { from, to, sets = [] } = options;
  const weeks = Array.from({ length: to - from + 1 }, (_, i) => from - 1 + i);
  const pool = { simulated, sets: sets.length > 0 ? sets.flat() : simulated };
  const draws = drawsOf(sets.length > 0 ? sets.map(({ length }) => length) : [simulated.length], real.length, options, arm);
  const hold = (of: (pattern: string) => number | null): Held => holdOne(simulated.map(of), pool.sets.map(of), real.map(of), draws);
  const weekly = Object.fromEntries(
    TEST_KINDS.map((kind) => [kind, weeks.map((week) => hold((pattern) => letter(pattern, week, LETTERS[kind])))]),
  ) as Record<TestKind, Held[]>;
  const attending = weeks.map((week) => hold((pattern) => (pattern.length > week ? +(lastAttended(pattern) > week) : null)));
  const all = TEST_KINDS.flatMap((kind) => weekly[kind]);
  const ends = endpointsHeld(pool, real, draws);
  return {
    arm,
    realPeople: real.length,
    simulatedPeople: simulated.length,
    sets: sets.length,
    weekly,
    error: Object.fromEntries(TEST_KINDS.map((kind) => [kind, errorsOf(weekly[kind])])) as ArmAgainst['error'],
    covered: all.filter(({ inside }) => inside).length / all.length,
    attending,
    attendingDistance: errorsOf(attending).largest,
    afterPositive: transition(pool, real, draws, '+*'),
    afterNegative: transition(pool, real, draws, '-'),
    endpoints: ends,
    endpointsCovered: mean(Object.values(ends).map(({ inside }) => +inside)),
  };
}

const letter = (pattern: string, week: number, letters: string): number | null =>
  pattern[week] === undefined || pattern[week] === '_' ? null : +letters.includes(pattern[week]!);

function errorsOf(held: readonly Held[]): { mean: number; largest: number } {
  const apart = held.map(({ real, simulated }) => Math.abs(real - simulated)).filter((x) => !Number.isNaN(x));
  return apart.length > 0 ? { mean: mean(apart), largest: Math.max(...apart) } : { mean: Number.NaN, largest: Number.NaN };
}

/** People of an arm with the fitted numbers, and of all sets together, which trials are drawn from. */
interface Pool {
  readonly simulated: readonly string[];
  readonly sets: readonly string[];
}

/**
 * Numbers of simulated people for every drawn trial: sets take turns, the people of a set are drawn anew, as they are a sample themselves, and the
 * trial from them. One draw for everything that is looked at, so that intervals belong together.
 */
function drawsOf(sizes: readonly number[], size: number, { seed, draws = 400 }: AgainstOptions, arm: string): Int32Array[] {
  const starts = sizes.map((_, set) => sizes.slice(0, set).reduce((sum, n) => sum + n, 0));
  return Array.from({ length: draws }, (_, draw) => {
    const set = draw % sizes.length;
    const pick = (purpose: string, i: number) => Math.floor(sizes[set]! * uniform(seed, i, `trial.against ${purpose} ${arm}`, draw));
    const again = Int32Array.from({ length: sizes[set]! }, (__, i) => starts[set]! + pick('simulated', i));
    return Int32Array.from({ length: size }, (__, i) => again[pick('real', i)]!);
  });
}

function meanOf(values: readonly (number | null)[], drawn: ArrayLike<number> | undefined): number {
  let [sum, count] = [0, 0];
  const length = drawn ? drawn.length : values.length;
  for (let i = 0; i < length; i++) {
    const value = values[drawn ? drawn[i]! : i]!;
    if (value === null) continue;
    sum += value;
    count += 1;
  }
  return count > 0 ? sum / count : Number.NaN;
}

type Values = readonly (number | null)[];

function holdOne(simulated: Values, sets: Values, real: Values, draws: readonly Int32Array[]): Held {
  return held(
    meanOf(real, undefined),
    meanOf(simulated, undefined),
    draws.map((drawn) => meanOf(sets, drawn)),
  );
}

function held(real: number, simulated: number, drawn: readonly number[]): Held {
  const known = drawn.filter((x) => !Number.isNaN(x));
  const [low, high] = known.length > 0 ? [quantile(known, 0.025), quantile(known, 0.975)] : [Number.NaN, Number.NaN];
  return { real, simulated, low, high, inside: real >= low - 1e-12 && real <= high + 1e-12 };
}

/** A ratio of sums: pairs of weeks that begin with one of `letters` and end in a sample. */
function transition({ simulated, sets }: Pool, real: readonly string[], draws: readonly Int32Array[], letters: string): Held {
  const countsOf = (pattern: string): readonly [number, number] => {
    let [all, positive] = [0, 0];
    for (let week = 1; week < pattern.length; week++) {
      if (!letters.includes(pattern[week - 1]!) || !'+-*'.includes(pattern[week]!)) continue;
      all += 1;
      if (pattern[week] !== '-') positive += 1;
    }
    return [positive, all];
  };
  const [ours, open, theirs] = [simulated.map(countsOf), sets.map(countsOf), real.map(countsOf)];
  const ratio = (counts: readonly (readonly [number, number])[], drawn?: Int32Array): number => {
    let [positive, all] = [0, 0];
    for (let i = 0; i < (drawn ?? counts).length; i++) {
      const [a, b] = counts[drawn ? drawn[i]! : i]!;
      [positive, all] = [positive + a, all + b];
    }
    return all > 0 ? positive / all : Number.NaN;
  };
  return held(
    ratio(theirs),
    ratio(ours),
    draws.map((drawn) => ratio(open, drawn)),
  );
}

function endpointsHeld({ simulated, sets }: Pool, real: readonly string[], draws: readonly Int32Array[]): Record<string, Held> {
  const answers = (patterns: readonly string[]) => {
    const known = new Map<string, (number | null)[]>();
    return patterns.map((pattern) => {
      const found = known.get(pattern) ?? answersOf(pattern);
      known.set(pattern, found);
      return found;
    });
  };
  const [ours, open, theirs] = [answers(simulated), answers(sets), answers(real)];
  const column = (rows: readonly (readonly (number | null)[])[], i: number) => rows.map((row) => row[i] ?? null);
  return Object.fromEntries(endpoints.map(({ id }, i) => [id, holdOne(column(ours, i), column(open, i), column(theirs, i), draws)]));
}

const answersOf = (pattern: string): (number | null)[] =>
  pattern === '' || pattern.includes('_') ? [] : endpointAnswers(pattern).map((answer) => (answer === null ? null : Number(answer)));
