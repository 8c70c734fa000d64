import { normalCdf } from '../numerics/distributions.ts';
import { log } from '../numerics/elementary.ts';

/**
 * How far odds at the rush must pass their limit to stay above it for the minutes that make an overdose. Read off lives in the model (1,000 new users,
 * 120 days): half of the uses at 1.0 to 1.1 times the limit became one, three of five at 1.1 to 1.2, nearly all beyond 1.2.
 */
const LASTS = 1.1;
/** Receptors taken over receptors left grow by this power of the bag, the middle of what the same people show from bag to bag: more binds sooner, too. */
const POWER = 1.1;

/** Receptors just before a dose and at its rush. */
export interface Rush {
  /** Share of receptors free, and stimulus odds, before. */
  readonly free: number;
  readonly before: number;
  /** Stimulus odds at the rush, and those at which breathing no longer suffices. */
  readonly after: number;
  readonly limit: number;
  /** Purity of the bag, over the median. */
  readonly purity: number;
}

const share = (odds: number): number => odds / (1 + odds);

/**
 * Chance that a dose would have been an overdose, had only the purity of its bag been drawn anew. Only what the bag brought follows its purity: what
 * was bound before stays, and where a blocker or partial agonist holds the receptors, no bag may reach the limit. Of the receptors that were free, taken
 * over left is what one bag brings and another multiplies, both where the other ligand gives way (as methadone does) and where it stays (as buprenorphine
 * does). An approximation: hazards.test.ts says how near.
 * @param spread of the log of purity from bag to bag
 */
export function overdoseChance({ free, before, after, limit, purity }: Rush, spread: number): number {
  const taken = share(after) - share(before);
  const needed = share(LASTS * limit) - share(before);
  if (needed <= 0) return 1;
  if (taken <= 0 || needed >= free) return 0;
  const brought = taken / Math.max(free - taken, 1e-9);
  const enough = needed / (free - needed);
  // Logs of purity by which the bag would have had to differ from the median.
  const margin = log(brought / enough) / POWER - log(purity);
  return spread > 0 ? normalCdf(margin / spread) : Number(margin > 0);
}
