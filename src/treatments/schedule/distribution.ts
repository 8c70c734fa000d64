import { bowlFacts } from './bowl.ts';
import type { Slips } from './schedule.ts';

/** Amounts in cents, rising, each with its probability. */
export type Distribution = readonly { readonly paid: number; readonly probability: number }[];

interface Way {
  readonly money: number;
  readonly draws: number;
  readonly probability: number;
}

const MOST_WORK = 30_000_000;

/**
 * Money known and draws still to be made → what is paid. Powers of the bowl's distribution are built one draw at a time on the grid of
 * the prizes' greatest common divisor.
 * @throws RangeError when that grid is too large
 */
export function compound(ways: readonly Way[], bowl: readonly Slips[], cap = Number.POSITIVE_INFINITY): Distribution {
  const totals = new Map<number, number>();
  const put = (paid: number, probability: number): void => {
    const kept = Math.min(paid, cap);
    totals.set(kept, (totals.get(kept) ?? 0) + probability);
  };
  const most = ways.reduce((top, { draws }) => Math.max(top, draws), 0);
  const grid = bowl.reduce((divisor, { prize }) => gcd(divisor, prize), 0) || 1;
  const reach = bowlFacts(bowl).top / grid;
  const work = (most * most * reach * bowl.length) / 2 + ways.length * most * reach;
  if (work > MOST_WORK) throw new RangeError(`bowl: ${most} draws on a grid of ${reach} steps are too many to work out; simulate instead`);
  const byDraws = new Map<number, Way[]>();
  for (const way of ways) {
    const same = byDraws.get(way.draws);
    if (same) same.push(way);
    else byDraws.set(way.draws, [way]);
  }
  let sums = Float64Array.of(1);
  for (let draws = 0; draws <= most; draws++) {
    for (const { money, probability } of byDraws.get(draws) ?? []) {
      for (const [steps, share] of sums.entries()) if (share > 0) put(money + steps * grid, probability * share);
    }
    sums = drawnOnce(sums, bowl, grid, reach);
  }
  return [...totals].sort(([a], [b]) => a - b).map(([paid, probability]) => ({ paid, probability }));
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

function drawnOnce(sums: Float64Array, bowl: readonly Slips[], grid: number, reach: number): Float64Array<ArrayBuffer> {
  const { slips: all } = bowlFacts(bowl);
  const next = new Float64Array(sums.length + reach);
  for (const { slips, prize } of bowl) {
    const [share, shift] = [slips / all, prize / grid];
    for (let i = 0; i < sums.length; i++) next[i + shift] = (next[i + shift] as number) + share * (sums[i] as number);
  }
  return next;
}

/** Mean and standard deviation, cents. */
export function momentsOf(distribution: Distribution): { mean: number; sd: number } {
  const mean = distribution.reduce((sum, { paid, probability }) => sum + paid * probability, 0);
  const variance = distribution.reduce((sum, { paid, probability }) => sum + (paid - mean) * (paid - mean) * probability, 0);
  return { mean, sd: Math.sqrt(variance) };
}

/** Smallest amount that is not exceeded with probability `share`, cents. */
export function quantileOf(distribution: Distribution, share: number): number {
  let below = 0;
  for (const { paid, probability } of distribution) {
    below += probability;
    if (below >= share - 1e-12) return paid;
  }
  return distribution.at(-1)?.paid ?? 0;
}
