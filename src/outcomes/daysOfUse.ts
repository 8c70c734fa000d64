/** Days on which a substance was used, and how often, in a stretch of days. Rules [DU1–DU2]. */

export interface Use {
  /** Days with at least one administration. */
  readonly days: number;
  readonly administrations: number;
  /** Days the stretch really had: fewer than asked for when the person was not followed to its end. */
  readonly of: number;
}

/** @param uses administrations on each day; the stretch is [from, to) in days, cut to what there is */
export function useIn(uses: ArrayLike<number>, from: number, to: number): Use {
  const [first, end] = [Math.max(0, from), Math.min(to, uses.length)];
  let [days, administrations] = [0, 0];
  for (let day = first; day < end; day++) {
    if (uses[day]! > 0) days += 1;
    administrations += uses[day]!;
  }
  return { days, administrations, of: Math.max(0, end - first) };
}

/** First day at or after `from` on which `least` of `window` days were days of use; undefined when there was none. Its day is the last of the window. */
export function relapseDay(uses: ArrayLike<number>, from: number, least = 4, window = 5): number | undefined {
  let days = 0;
  for (let day = from; day < uses.length; day++) {
    if (uses[day]! > 0) days += 1;
    if (day - window >= from && uses[day - window]! > 0) days -= 1;
    if (days >= least && day - from + 1 >= window) return day;
  }
  return undefined;
}
