/**
 * The value a series is below for half of the time in places [first, end). Samples stand closer together around doses and rewards, so each
 * counts for the time until the next one (the last until `until`). NaN when no sample is finite.
 */
export function typicalOver(times: Float64Array, values: Float64Array, first: number, end: number, until: number): number {
  const left = new Float64Array(end - first);
  const stays = new Float64Array(end - first);
  let count = 0;
  let total = 0;
  for (let i = first; i < end; i++) {
    const value = values[i]!;
    if (!Number.isFinite(value)) continue;
    const next = i + 1 < times.length && times[i + 1]! < until ? times[i + 1]! : until;
    left[count] = value;
    stays[count] = Math.max(0, next - times[i]!);
    total += stays[count++]!;
  }
  if (total > 0) return lowestWith(left, stays, count, total / 2);
  return count > 0 ? left.subarray(0, count).sort()[count >> 1]! : Number.NaN;
}

/** The lowest value with `half` of the time at or below it, by setting aside what lies on the wrong side of a guess; a sort costs several times as much. */
function lowestWith(left: Float64Array, stays: Float64Array, many: number, half: number): number {
  let [lowest, below, count] = [Number.NaN, 0, many];
  while (count > 0) {
    const guess = middleOf(left[0]!, left[count >> 1]!, left[count - 1]!);
    let upTo = below;
    for (let i = 0; i < count; i++) if (left[i]! <= guess) upTo += stays[i]!;
    // The sum in another order may miss the whole by a rounding: with nothing above, the guess it is.
    const reached = upTo >= half;
    let kept = 0;
    for (let i = 0; i < count; i++) {
      if (reached ? left[i]! >= guess : left[i]! <= guess) continue;
      left[kept] = left[i]!;
      stays[kept++] = stays[i]!;
    }
    if (reached || kept === 0) lowest = reached || Number.isNaN(lowest) ? guess : lowest;
    if (!reached) below = upTo;
    count = kept;
  }
  return lowest;
}

const middleOf = (a: number, b: number, c: number): number => Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
