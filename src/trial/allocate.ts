import { uniform } from '../numerics/random.ts';
import type { Allocation } from './spec.ts';

/** Who stands where in the queue of a site and stratum. */
export interface Queue {
  /** A site is a shard: blocks begin anew in each, so that sites need not know of each other. */
  readonly site: number;
  readonly stratum: number;
  /** Number in that site and stratum, from 0. */
  readonly place: number;
}

/**
 * Arm of one person. Simple: by chance alone. Blocked: in every block of a site and stratum each arm comes as often as its part, in an order
 * by chance. Counted numbers, so nobody's arm depends on who else was simulated.
 * @param person number in the trial
 */
export function armOf(allocation: Exclude<Allocation, { method: 'all arms' }>, seed: number, person: number, queue: Queue): number {
  const { method, ratio, block } = allocation;
  const parts = ratio.reduce((sum, part) => sum + part, 0);
  if (method === 'simple') {
    let left = uniform(seed, person, 'trial.allocation', 0) * parts;
    for (const [arm, part] of ratio.entries()) {
      left -= part;
      if (left < 0) return arm;
    }
    return ratio.length - 1;
  }
  const number = Math.floor(queue.place / block);
  const slots = ratio.flatMap((part, arm) => new Array<number>((part * block) / parts).fill(arm));
  const order = slots.map((arm, i) => ({ arm, u: uniform(seed, queue.site, `trial.block ${queue.stratum}`, number, i) }));
  order.sort((a, b) => a.u - b.u);
  return order[queue.place % block]!.arm;
}
