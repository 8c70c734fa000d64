import type { Slips } from './schedule.ts';

export interface BowlFacts {
  readonly slips: number;
  /** Expected prize of one draw and its standard deviation, cents. */
  readonly mean: number;
  readonly sd: number;
  /** Chance that a slip wins anything. */
  readonly wins: number;
  /** Largest prize, cents. */
  readonly top: number;
}

/** Of an empty bowl every fact is 0. */
export function bowlFacts(bowl: readonly Slips[]): BowlFacts {
  const slips = bowl.reduce((sum, kind) => sum + kind.slips, 0);
  if (slips === 0) return { slips, mean: 0, sd: 0, wins: 0, top: 0 };
  const share = (f: (prize: number) => number) => bowl.reduce((sum, kind) => sum + kind.slips * f(kind.prize), 0) / slips;
  const mean = share((prize) => prize);
  return {
    slips,
    mean,
    sd: Math.sqrt(share((prize) => (prize - mean) * (prize - mean))),
    wins: share((prize) => (prize > 0 ? 1 : 0)),
    top: bowl.reduce((top, kind) => (kind.slips > 0 ? Math.max(top, kind.prize) : top), 0),
  };
}

/** The slip a uniform number in [0, 1) draws: the slips lie in the order of the bowl, each as wide as the others. */
export function drawSlip(bowl: readonly Slips[], u: number): Slips {
  let left = Math.floor(u * bowlFacts(bowl).slips);
  for (const kind of bowl) {
    if (left < kind.slips) return kind;
    left -= kind.slips;
  }
  throw new RangeError(`bowl: drawn with ${u}; a draw is made with a number from 0 to below 1, from a bowl with slips`);
}
