import type { MindActivity } from '../language/mind.ts';
import { exp, log } from '../numerics/elementary.ts';

/**
 * What each activity has for it: utility = planned share × planned value + rest × habit + push; chance ∝ e^(steepness × utility).
 * @param v the person's numbers
 * @param chances takes the chances up to a factor, one place an activity
 * @returns what the hour brings, as choice weighs it: the log of the sum of e^(steepness × utility)
 */
export function weigh(
  activities: readonly MindActivity[],
  v: Float64Array,
  planned: number,
  steepness: number,
  chances: Float64Array,
): number {
  let best = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < activities.length; i++) {
    const a = activities[i]!;
    const utility = planned * v[a.planned]! + (1 - planned) * v[a.habit]! + v[a.push]!;
    chances[i] = steepness * utility;
    if (chances[i]! > best) best = chances[i]!;
  }
  let sum = 0;
  for (let i = 0; i < activities.length; i++) {
    chances[i] = exp(chances[i]! - best);
    sum += chances[i]!;
  }
  return best + log(sum);
}

/**
 * @param chances up to a factor
 * @param u uniform in (0, 1)
 * @returns the number of the activity chosen
 */
export function choose(chances: Float64Array, u: number): number {
  let sum = 0;
  for (let i = 0; i < chances.length; i++) sum += chances[i]!;
  let left = u * sum;
  for (let i = 0; i < chances.length; i++) {
    left -= chances[i]!;
    if (left < 0) return i;
  }
  return chances.length - 1;
}
