import type { MindActivity } from '../language/mind.ts';
import { exp } from '../numerics/elementary.ts';

/**
 * Softmax over activities: utility = planned share × planned value + rest × habit + push; chance ∝ e^(steepness × utility).
 * @param v the person's numbers
 * @param u uniform in (0, 1)
 * @param chances lent for the call, one place an activity
 * @returns the number of the activity chosen
 */
export function choose(
  activities: readonly MindActivity[],
  v: Float64Array,
  planned: number,
  steepness: number,
  u: number,
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
  let left = u * sum;
  for (let i = 0; i < activities.length; i++) {
    left -= chances[i]!;
    if (left < 0) return i;
  }
  return activities.length - 1;
}
