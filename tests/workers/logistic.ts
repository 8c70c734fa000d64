export interface Slice {
  readonly first: number;
  readonly people: number;
}

export interface Start {
  readonly steps: number;
}

/** The logistic map at 3.9, from a place of each person's own: after some hundred steps, one wrong bit is another number. */
export function logistic({ steps }: Start): (slice: Slice) => Float64Array<ArrayBuffer> {
  return ({ first, people }) => {
    const ends = new Float64Array(people);
    for (let i = 0; i < people; i++) {
      let x = (first + i + 1) / 10_007;
      for (let step = 0; step < steps; step++) x *= 3.9 * (1 - x);
      ends[i] = x;
    }
    return ends;
  };
}

/** All people in batches of `size`; the last batch may be smaller. */
export function* slices(people: number, size: number): Generator<Slice> {
  for (let first = 0; first < people; first += size) yield { first, people: Math.min(size, people - first) };
}
