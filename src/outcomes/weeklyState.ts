/** Weekly means of what goes on inside people (craving, withdrawal, reward felt, receptors, tolerance, habit), over a stretch of weeks. */

/** Mean over weeks [from, to), cut to what there is; undefined when nothing is. Weeks without a value are left out. */
export function meanOfWeeks(weeks: ArrayLike<number>, from: number, to: number): number | undefined {
  let [sum, count] = [0, 0];
  for (let week = Math.max(0, from); week < Math.min(to, weeks.length); week++) {
    if (Number.isNaN(weeks[week]!)) continue;
    sum += weeks[week]!;
    count += 1;
  }
  return count > 0 ? sum / count : undefined;
}
