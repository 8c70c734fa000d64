import { exp, log } from '../numerics/elementary.ts';
import { Evolution } from './evolve.ts';
import type { Free } from './targets.ts';

/** A coordinate of the search → a value in its range: a logistic, so that no candidate stands on a wall. */
export function valueAt({ low, high, by }: Free, x: number): number {
  const share = 1 / (1 + exp(-x));
  return by === 'steps' ? low + (high - low) * share : low * exp(log(high / low) * share);
}

/** The inverse; a value on a wall is taken a thousandth inside it. */
export function coordinateOf({ low, high, by }: Free, value: number): number {
  const share = by === 'steps' ? (value - low) / (high - low) : log(value / low) / log(high / low);
  const inside = Math.min(0.999, Math.max(0.001, share));
  return log(inside / (1 - inside));
}

export const parametersOf = (free: readonly Free[], x: ArrayLike<number>): Record<string, number> =>
  Object.fromEntries(free.map((f, i) => [f.id, valueAt(f, x[i]!)]));

/** One stage of a fit: so many generations, each candidate scored on so many people. */
export interface Stage {
  readonly generations: number;
  readonly people: number;
  /** First standard deviation of the search, in coordinates. */
  readonly size: number;
  readonly offspring?: number;
}

export interface Told {
  readonly generation: number;
  readonly best: number;
  readonly middle: number;
  readonly mean: Readonly<Record<string, number>>;
}

/**
 * Fits free numbers by evolution with common random numbers.
 * @param loss of a set of parameters on a cohort of so many people
 * @param tell called after every generation
 * @returns the middle of the last generation, and its spread in each coordinate's own unit
 */
export function fit(
  free: readonly Free[],
  start: Readonly<Record<string, number>>,
  stages: readonly Stage[],
  seed: number,
  loss: (parameters: Readonly<Record<string, number>>, people: number) => number,
  tell: (told: Told) => void = () => {},
): { readonly values: Record<string, number>; readonly spread: Record<string, readonly [number, number]> } {
  let at: ArrayLike<number> = free.map((f) => coordinateOf(f, start[f.id]!));
  let evolution = new Evolution(at, 1, seed);
  let generation = 0;
  for (const [k, stage] of stages.entries()) {
    evolution = new Evolution(at, stage.size, seed + k, stage.offspring);
    for (let g = 0; g < stage.generations; g++) {
      const losses = evolution.ask().map((x) => loss(parametersOf(free, x), stage.people));
      evolution.tell(losses);
      const sorted = [...losses].sort((a, b) => a - b);
      tell({ generation: ++generation, best: sorted[0]!, middle: sorted[sorted.length >> 1]!, mean: parametersOf(free, evolution.mean) });
    }
    at = evolution.mean;
  }
  const spread = (i: number) => evolution.size * evolution.scale[i]!;
  return {
    values: parametersOf(free, at),
    spread: Object.fromEntries(free.map((f, i) => [f.id, [valueAt(f, at[i]! - spread(i)), valueAt(f, at[i]! + spread(i))] as const])),
  };
}
