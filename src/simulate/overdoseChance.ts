import { normalCdf } from '../numerics/distributions.ts';
import { log } from '../numerics/elementary.ts';

/**
 * How far odds at the rush must pass their limit to stay above it for the minutes that make an overdose. Read off lives in the model: four of ten
 * uses at 1.0 to 1.1 times the limit became one, eight of ten at 1.2 to 1.3, all beyond 1.6. Half of them is reached at about 1.1; but odds do not
 * follow the bag in proportion, and a limit of 1.1 would promise half as many again as came. At 1.2 the sum agrees at the usual spread of purity.
 */
const LASTS = 1.2;

/**
 * Chance that a dose would have been an overdose, had only the purity of its bag been drawn anew. A rush passes: breathing fails for
 * minutes only when its odds pass their limit by some way. An approximation: hazards.test.ts says how near.
 * @param margin odds at the rush over their limit, had the bag been of median purity
 * @param spread of the log of purity from bag to bag
 */
export function overdoseChance(margin: number, spread: number): number {
  if (!(margin > 0)) return 0;
  return spread > 0 ? normalCdf(log(margin / LASTS) / spread) : Number(margin > LASTS);
}
