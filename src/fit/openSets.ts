import { normal } from '../numerics/random.ts';
import { cholesky } from './descend.ts';
import { coordinateOf, valueAt } from './fit.ts';
import type { Free } from './targets.ts';

/** What is kept of a fit by descent: the numbers, and the covariance of their coordinates by data and prior. */
export interface KeptFit {
  readonly fitted: readonly { readonly id: string; readonly value: number }[];
  readonly covariance: readonly (readonly number[])[];
}

/**
 * Sets of fitted numbers as the data leave them open: normal in the coordinates of the search, correlated as kept, inside their ranges. Rules [OS1–OS2].
 * @param free what may be fitted, with its range
 * @throws when the fit holds another number
 */
export function openSets({ fitted, covariance }: KeptFit, free: readonly Free[], count: number, seed: number): Record<string, number>[] {
  const lower = cholesky(covariance);
  const known = fitted.map(({ id, value }) => {
    const one = free.find((f) => f.id === id);
    if (!one) throw new Error(`${id}: the kept fit holds this number, which is not free; run the fit again`);
    return { one, at: coordinateOf(one, value) };
  });
  return Array.from({ length: count }, (_, set) => {
    const luck = known.map((__, i) => normal(seed, set, 'open set of a fit', i));
    const values = known.map(({ one, at }, i) =>
      valueAt(
        one,
        lower[i]!.reduce((sum, l, k) => sum + l * luck[k]!, at),
      ),
    );
    return Object.fromEntries(known.map(({ one }, i) => [one.id, values[i]!]));
  });
}
