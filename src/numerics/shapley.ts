/** More players than this are too many to share a difference among (2ⁿ evaluations). */
const MOST_PLAYERS = 12;

/**
 * Shares of players in value(all) − value(none): each one's mean gain over all orders in which they could come (Shapley 1953).
 * @param what named in the error
 * @param value by the set of players present, a bit each
 * @throws Error with more than twelve players
 */
export function shapley(what: string, count: number, value: (present: number) => number): number[] {
  if (count > MOST_PLAYERS) throw new Error(`${what}: reads ${count} quantities; at most ${MOST_PLAYERS} can share a difference`);
  const worth = Array.from({ length: 1 << count }, (_, present) => value(present));
  const weight = weights(count);
  return Array.from({ length: count }, (_, player) => {
    let share = 0;
    for (let others = 0; others < worth.length; others++) {
      if (others & (1 << player)) continue;
      share += weight[members(others)]! * (worth[others | (1 << player)]! - worth[others]!);
    }
    return share;
  });
}

/** Share of orders in which just so many others come before: s! (n − s − 1)! / n!. */
function weights(count: number): number[] {
  const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
  return Array.from({ length: count }, (_, before) => (factorial(before) * factorial(count - before - 1)) / factorial(count));
}

const members = (set: number): number => (set === 0 ? 0 : (set & 1) + members(set >> 1));
