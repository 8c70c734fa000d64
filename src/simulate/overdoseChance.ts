import { normalCdf } from '../numerics/distributions.ts';
import { log } from '../numerics/elementary.ts';

/** How far odds at the rush must pass their limit to stay above it for the minutes that make an overdose; read off lives in the model. */
const LASTS = 1.5;

/**
 * Chance that a dose would have been an overdose, had only the purity of its bag been drawn anew. A rush passes: breathing fails for
 * minutes only when its odds pass their limit by a half.
 * @param margin odds at the rush over their limit, had the bag been of median purity
 * @param spread of the log of purity from bag to bag
 */
export function overdoseChance(margin: number, spread: number): number {
  if (!(margin > 0)) return 0;
  return spread > 0 ? normalCdf(log(margin / LASTS) / spread) : Number(margin > LASTS);
}
