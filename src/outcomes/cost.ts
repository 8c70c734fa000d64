/** What treatment cost, seen by who pays. Nothing but what the model gives out is counted: no crime, no lost work, no hospital. */

/** Payers a perspective takes in. `everything` is every item there is. */
export const PERSPECTIVES = {
  programme: {
    says: 'the programme: medication, counselling, tests and rewards it hands out',
    items: ['medication', 'counselling', 'tests', 'incentives', 'ward', 'naloxone'],
  },
  rewards: { says: 'rewards alone', items: ['incentives'] },
  everything: { says: 'every cost the model knows', items: undefined },
} as const;
export type Perspective = keyof typeof PERSPECTIVES;

/** $ of one person. Throws nothing: an item nobody paid is 0. */
export function costOf(costs: Readonly<Record<string, number>>, perspective: Perspective): number {
  const items: readonly string[] | undefined = PERSPECTIVES[perspective].items;
  return Object.entries(costs).reduce((sum, [item, dollars]) => sum + (!items || items.includes(item) ? dollars : 0), 0);
}

/**
 * $ for one more unit of what is wanted, second against first. `dominant`: costs less and gives no less; `dominated`: costs more and gives no
 * more; then no ratio says anything.
 */
export type CostRatio = { readonly ratio: number } | { readonly verdict: 'dominant' | 'dominated' | 'equal' };

export function costPerOutcome(moreCost: number, moreOutcome: number): CostRatio {
  if (moreCost === 0 && moreOutcome === 0) return { verdict: 'equal' };
  if (moreCost <= 0 && moreOutcome >= 0) return { verdict: 'dominant' };
  if (moreCost >= 0 && moreOutcome <= 0) return { verdict: 'dominated' };
  return { ratio: moreCost / moreOutcome };
}
