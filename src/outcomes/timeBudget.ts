/** Waking hours a day spent on each activity, over a stretch of weeks. */

/**
 * @param hours [week × activity], hours a week
 * @returns hours a day by activity over weeks [from, to), cut to what there is; an empty stretch gives nothing
 */
export function timeBudget(
  hours: ArrayLike<number>,
  activities: readonly string[],
  from: number,
  to: number,
): Readonly<Record<string, number>> {
  const wide = activities.length;
  const [first, end] = [Math.max(0, from), Math.min(to, wide > 0 ? hours.length / wide : 0)];
  if (end <= first) return {};
  return Object.fromEntries(
    activities.map((name, i) => {
      let sum = 0;
      for (let week = first; week < end; week++) sum += hours[week * wide + i]!;
      return [name, sum / (7 * (end - first))];
    }),
  );
}
