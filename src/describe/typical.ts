/**
 * The value a series is below for half of the time in places [first, end). Samples stand closer together around doses and rewards, so each
 * counts for the time until the next one (the last until `until`). NaN when no sample is finite.
 */
export function typicalOver(times: Float64Array, values: Float64Array, first: number, end: number, until: number): number {
  const stay = (i: number): number => Math.max(0, Math.min(times[i + 1] ?? until, until) - times[i]!);
  const order = Array.from({ length: end - first }, (_, i) => first + i).filter((i) => Number.isFinite(values[i]!));
  order.sort((a, b) => values[a]! - values[b]!);
  const half = order.reduce((sum, i) => sum + stay(i), 0) / 2;
  let below = 0;
  for (const i of order) {
    below += stay(i);
    if (below > 0 && below >= half) return values[i]!;
  }
  return order.length > 0 ? values[order[order.length >> 1]!]! : Number.NaN;
}
