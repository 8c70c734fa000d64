/**
 * Symbolic sparse elimination: which entries of W = g·I − J fill in, in which order to eliminate, and the straight-line program that
 * does it. The order is greedy minimum Markowitz count on the diagonal (Duff, Erisman & Reid, Direct Methods for Sparse Matrices).
 * Rules [EL1–EL3].
 */
export interface Elimination {
  readonly size: number;
  /** Pivot order. */
  readonly order: readonly number[];
  /** 'row,column' → place in the factor storage; fill included. */
  readonly slots: ReadonlyMap<string, number>;
  /** Rows below and columns right of each pivot, in pivot order. */
  readonly below: readonly (readonly number[])[];
  readonly right: readonly (readonly number[])[];
}

const key = (row: number, column: number): string => `${row},${column}`;

export function eliminate(size: number, pattern: readonly { readonly row: number; readonly column: number }[]): Elimination {
  const rows = Array.from({ length: size }, (_, i) => new Set([i]));
  for (const { row, column } of pattern) (rows[row] as Set<number>).add(column);
  const left = new Set(rows.keys());
  const order: number[] = [];
  const below: number[][] = [];
  const right: number[][] = [];
  while (left.size > 0) {
    const pivot = cheapest(rows, left);
    left.delete(pivot);
    const columns = [...(rows[pivot] as Set<number>)].filter((c) => left.has(c)).sort((a, b) => a - b);
    const lower = [...left].filter((r) => (rows[r] as Set<number>).has(pivot)).sort((a, b) => a - b);
    for (const r of lower) for (const c of columns) (rows[r] as Set<number>).add(c);
    order.push(pivot);
    below.push(lower);
    right.push(columns);
  }
  const slots = new Map<string, number>();
  for (const [row, columns] of rows.entries())
    for (const column of [...columns].sort((a, b) => a - b)) slots.set(key(row, column), slots.size);
  return { size, order, slots, below, right };
}

function cheapest(rows: readonly Set<number>[], left: ReadonlySet<number>): number {
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (const i of left) {
    const across = [...(rows[i] as Set<number>)].filter((c) => left.has(c)).length - 1;
    const down = [...left].filter((r) => r !== i && (rows[r] as Set<number>).has(i)).length;
    if (across * down < least) {
      least = across * down;
      best = i;
    }
  }
  return best;
}

export const slot = (e: Elimination, row: number, column: number): number => e.slots.get(key(row, column)) as number;

/** Straight-line JavaScript that turns W in `L` into its factors; pivots are stored inverted. */
export function factorSource(e: Elimination): string[] {
  const lines: string[] = [];
  const w = (row: number, column: number): string => `w${slot(e, row, column)}`;
  for (let s = 0; s < e.slots.size; s++) lines.push(`let w${s} = L[${s}];`);
  for (const [k, pivot] of e.order.entries()) {
    lines.push(`${w(pivot, pivot)} = 1 / ${w(pivot, pivot)};`);
    for (const r of e.below[k] as number[]) {
      lines.push(`${w(r, pivot)} *= ${w(pivot, pivot)};`);
      for (const c of e.right[k] as number[]) lines.push(`${w(r, c)} -= ${w(r, pivot)} * ${w(pivot, c)};`);
    }
  }
  for (let s = 0; s < e.slots.size; s++) lines.push(`L[${s}] = w${s};`);
  return lines;
}

/** Straight-line JavaScript that solves W x = b in place. */
export function solveSource(e: Elimination): string[] {
  const lines: string[] = [];
  for (let i = 0; i < e.size; i++) lines.push(`let b${i} = b[${i}];`);
  for (const [k, pivot] of e.order.entries()) {
    for (const r of e.below[k] as number[]) lines.push(`b${r} -= L[${slot(e, r, pivot)}] * b${pivot};`);
  }
  for (let k = e.size - 1; k >= 0; k--) {
    const pivot = e.order[k] as number;
    const terms = (e.right[k] as number[]).map((c) => ` - L[${slot(e, pivot, c)}] * b${c}`).join('');
    lines.push(`b${pivot} = (b${pivot}${terms}) * L[${slot(e, pivot, pivot)}];`);
  }
  for (let i = 0; i < e.size; i++) lines.push(`b[${i}] = b${i};`);
  return lines;
}
