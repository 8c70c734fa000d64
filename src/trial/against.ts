/**
 * A simulated trial held against a real one, arm by arm: weekly tests, staying, published endpoints. Intervals are predictive: what a trial
 * with as many people as the real one would have shown, had its people been drawn from the simulated ones. Rules [AG1–AG5].
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
  const { from, to } = options;
  const weeks = Array.from({ length: to - from + 1 }, (_, i) => from - 1 + i);
  const draws = drawsOf(simulated.length, real.length, options, arm);
  const hold = (of: (pattern: string) => number | null): Held => holdOne(simulated.map(of), real.map(of), draws);
  const weekly = Object.fromEntries(
    TEST_KINDS.map((kind) => [kind, weeks.map((week) => hold((pattern) => letter(pattern, week, LETTERS[kind])))]),
  ) as Record<TestKind, Held[]>;
  const attending = weeks.map((week) => hold((pattern) => (pattern.length > week ? +(lastAttended(pattern) > week) : null)));
  const all = TEST_KINDS.flatMap((kind) => weekly[kind]);
  const ends = endpointsHeld(simulated, real, draws);
  return {
    arm,
    realPeople: real.length,
    simulatedPeople: simulated.length,
    weekly,
    error: Object.fromEntries(TEST_KINDS.map((kind) => [kind, errorsOf(weekly[kind])])) as ArmAgainst['error'],
    covered: all.filter(({ inside }) => inside).length / all.length,
    attending,
    attendingDistance: errorsOf(attending).largest,
    afterPositive: transition(simulated, real, draws, '+*'),
    afterNegative: transition(simulated, real, draws, '-'),
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

/**
 * Numbers of simulated people for every drawn trial: the simulated are drawn anew, as they are a sample themselves, and the trial from them. One draw
 * for everything that is looked at, so that intervals belong together.
 */
function drawsOf(people: number, size: number, { seed, draws = 400 }: AgainstOptions, arm: string): Int32Array[] {
  const pick = (purpose: string, draw: number, i: number) => Math.floor(people * uniform(seed, i, `trial.against ${purpose} ${arm}`, draw));
  return Array.from({ length: draws }, (_, draw) => {
    const again = Int32Array.from({ length: people }, (__, i) => pick('simulated', draw, i));
    return Int32Array.from({ length: size }, (__, i) => again[pick('real', draw, i)]!);
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

function holdOne(simulated: readonly (number | null)[], real: readonly (number | null)[], draws: readonly Int32Array[]): Held {
  return held(
    meanOf(real, undefined),
    meanOf(simulated, undefined),
    draws.map((drawn) => meanOf(simulated, drawn)),
  );
}

function held(real: number, simulated: number, drawn: readonly number[]): Held {
  const known = drawn.filter((x) => !Number.isNaN(x));
  const [low, high] = known.length > 0 ? [quantile(known, 0.025), quantile(known, 0.975)] : [Number.NaN, Number.NaN];
  return { real, simulated, low, high, inside: real >= low - 1e-12 && real <= high + 1e-12 };
}

/** A ratio of sums: pairs of weeks that begin with one of `letters` and end in a sample. */
function transition(simulated: readonly string[], real: readonly string[], draws: readonly Int32Array[], letters: string): Held {
  const countsOf = (pattern: string): readonly [number, number] => {
    let [all, positive] = [0, 0];
    for (let week = 1; week < pattern.length; week++) {
      if (!letters.includes(pattern[week - 1]!) || !'+-*'.includes(pattern[week]!)) continue;
      all += 1;
      if (pattern[week] !== '-') positive += 1;
    }
    return [positive, all];
  };
  const [ours, theirs] = [simulated.map(countsOf), real.map(countsOf)];
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
    draws.map((drawn) => ratio(ours, drawn)),
  );
}

function endpointsHeld(simulated: readonly string[], real: readonly string[], draws: readonly Int32Array[]): Record<string, Held> {
  const answers = (patterns: readonly string[]) => {
    const known = new Map<string, (number | null)[]>();
    return patterns.map((pattern) => {
      const found = known.get(pattern) ?? answersOf(pattern);
      known.set(pattern, found);
      return found;
    });
  };
  const [ours, theirs] = [answers(simulated), answers(real)];
  const column = (rows: readonly (readonly (number | null)[])[], i: number) => rows.map((row) => row[i] ?? null);
  return Object.fromEntries(endpoints.map(({ id }, i) => [id, holdOne(column(ours, i), column(theirs, i), draws)]));
}

const answersOf = (pattern: string): (number | null)[] =>
  pattern === '' || pattern.includes('_') ? [] : endpointAnswers(pattern).map((answer) => (answer === null ? null : Number(answer)));
