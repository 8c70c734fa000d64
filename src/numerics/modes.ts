/**
 * Exact propagation of linear kinetics dx/dt = A x + b. Compartments that exchange form small groups whose block of A is similar to a
 * symmetric matrix (a tree of reversible flows), so all rates are real; groups follow each other one way. The whole is diagonalised
 * once per person: x = V m, m_k(t) = m_k(0) exp(λ_k t). After that any step, of any length, costs one exponential a mode.
 * Golub & Van Loan, Matrix Computations, §7.1 (block triangular), §8.5 (Jacobi). Rules [MO1–MO5].
 */
export interface Modes {
  readonly size: number;
  /** λ, per unit of time; ≤ 0 for kinetics that lose mass or keep it. */
  readonly rates: Float64Array;
  /** V, row-major size × size: state = V · mode. */
  readonly vectors: Float64Array;
  /** V⁻¹, row-major. */
  readonly inverse: Float64Array;
}

/** Why a matrix has no usable modes. */
export class NoModes extends Error {}

/** Two stages in line have the same rate. */
class EqualRates extends NoModes {
  readonly group: readonly number[];
  constructor(message: string, group: readonly number[]) {
    super(message);
    this.group = group;
  }
}

/** How much faster one of two equal stages is made, relative. */
const NUDGE = 1e-7;

/**
 * `matrix` row-major size × size, dx/dt = matrix · x. Throws NoModes when flows form a one-way circle. Stages of equal rate share one
 * mode; one of them is made a ten-millionth faster, in all that leaves it and arrives elsewhere, so mass is kept. Throws on a third.
 */
export function modes(matrix: Float64Array, size: number): Modes {
  let now = matrix;
  for (let tries = 0; ; tries++) {
    try {
      return distinctModes(now, size);
    } catch (error) {
      if (!(error instanceof EqualRates) || tries === 1) throw error;
      now = now.map((x, i) => (error.group.includes(i % size) ? x * (1 + NUDGE) : x));
    }
  }
}

function distinctModes(matrix: Float64Array, size: number): Modes {
  const groups = exchangeGroups(matrix, size);
  const rates = new Float64Array(size);
  const vectors = new Float64Array(size * size);
  const solved = groups.map((group) => symmetricModes(matrix, size, group));
  let column = 0;
  for (const [g, own] of solved.entries()) {
    for (let k = 0; k < own.rates.length; k++, column++) {
      const rate = own.rates[k] as number;
      rates[column] = rate;
      for (const [i, row] of (groups[g] as number[]).entries())
        vectors[row * size + column] = own.vectors[i * own.rates.length + k] as number;
      for (let later = g + 1; later < groups.length; later++) {
        response(matrix, size, groups[later] as number[], solved[later] as GroupModes, vectors, column, rate);
      }
    }
  }
  return { size, rates, vectors, inverse: invert(vectors, size) };
}

/** Groups of mutually reachable compartments, upstream first (Tarjan). */
function exchangeGroups(matrix: Float64Array, size: number): number[][] {
  const order = new Array<number>(size).fill(-1);
  const low = new Array<number>(size).fill(0);
  const stack: number[] = [];
  const onStack = new Array<boolean>(size).fill(false);
  const groups: number[][] = [];
  let counter = 0;
  const visit = (i: number): void => {
    order[i] = low[i] = counter++;
    stack.push(i);
    onStack[i] = true;
    for (let j = 0; j < size; j++) {
      if (j === i || matrix[j * size + i] === 0) continue;
      if ((order[j] as number) < 0) visit(j);
      if (onStack[j]) low[i] = Math.min(low[i] as number, low[j] as number);
    }
    if (low[i] !== order[i]) return;
    const group: number[] = [];
    for (let j = -1; j !== i; ) {
      j = stack.pop() as number;
      onStack[j] = false;
      group.push(j);
    }
    groups.push(group.sort((a, b) => a - b));
  };
  for (let i = 0; i < size; i++) if ((order[i] as number) < 0) visit(i);
  return groups.reverse();
}

interface GroupModes {
  readonly rates: number[];
  /** n × n, row-major, columns are right eigenvectors of the group's block. */
  readonly vectors: Float64Array;
  /** Rows are left eigenvectors, scaled so that left · right = I. */
  readonly left: Float64Array;
}

/** The block becomes symmetric under a diagonal scaling D, found along the tree of exchanges; Jacobi rotations do the rest. */
function symmetricModes(matrix: Float64Array, size: number, group: readonly number[]): GroupModes {
  const n = group.length;
  const a = (i: number, j: number): number => matrix[(group[i] as number) * size + (group[j] as number)] as number;
  const scale = new Array<number>(n).fill(0);
  scale[0] = 1;
  const queue = [0];
  for (let i = queue.shift(); i !== undefined; i = queue.shift()) {
    for (let j = 0; j < n; j++) {
      if (j === i || scale[j] !== 0 || a(i, j) === 0 || a(j, i) === 0) continue;
      // S = D⁻¹ A D symmetric: A_ij d_j / d_i = A_ji d_i / d_j.
      scale[j] = (scale[i] as number) * Math.sqrt(a(j, i) / a(i, j));
      queue.push(j);
    }
  }
  const s = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const here = (a(i, j) * (scale[j] as number)) / (scale[i] as number);
      const there = (a(j, i) * (scale[i] as number)) / (scale[j] as number);
      if (!(Math.abs(here - there) <= 1e-9 * (Math.abs(here) + Math.abs(there)))) {
        throw new NoModes(
          `linear kinetics: compartments ${group.join(', ')} exchange in a one-way circle; every exchange needs its return`,
        );
      }
      s[i * n + j] = (here + there) / 2;
    }
  }
  const q = jacobiRotations(s, n);
  const vectors = new Float64Array(n * n);
  const left = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < n; k++) {
      vectors[i * n + k] = (q[i * n + k] as number) * (scale[i] as number);
      left[k * n + i] = (q[i * n + k] as number) / (scale[i] as number);
    }
  }
  return { rates: Array.from({ length: n }, (_, k) => s[k * n + k] as number), vectors, left };
}

/** Diagonalises the symmetric `s` in place; returns the orthogonal eigenvectors, row-major. */
function jacobiRotations(s: Float64Array, n: number): Float64Array {
  const q = new Float64Array(n * n);
  for (let i = 0; i < n; i++) q[i * n + i] = 1;
  for (let sweep = 0; sweep < 60; sweep++) {
    let off = 0;
    let all = 0;
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++) {
        const square = (s[i * n + j] as number) * (s[i * n + j] as number);
        all += square;
        if (i !== j) off += square;
      }
    if (off <= 1e-34 * all) return q;
    for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) rotate(s, q, n, i, j);
  }
  return q;
}

function rotate(s: Float64Array, q: Float64Array, n: number, i: number, j: number): void {
  const sij = s[i * n + j] as number;
  if (sij === 0) return;
  const theta = ((s[j * n + j] as number) - (s[i * n + i] as number)) / (2 * sij);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const d = t * c;
  const turn = (m: Float64Array, x: number, y: number): void => {
    const [mx, my] = [m[x] as number, m[y] as number];
    m[x] = c * mx - d * my;
    m[y] = d * mx + c * my;
  };
  for (let k = 0; k < n; k++) turn(s, k * n + i, k * n + j);
  for (let k = 0; k < n; k++) turn(s, i * n + k, j * n + k);
  for (let k = 0; k < n; k++) turn(q, k * n + i, k * n + j);
}

/** Part of an upstream mode that shows in a later group: (λI − A_gg)⁻¹ times what flows in, in the group's own modes. */
function response(
  matrix: Float64Array,
  size: number,
  group: readonly number[],
  own: GroupModes,
  vectors: Float64Array,
  column: number,
  rate: number,
): void {
  const n = group.length;
  const inflow = new Float64Array(n);
  let flows = false;
  for (let i = 0; i < n; i++) {
    const row = group[i]! * size;
    let sum = 0;
    for (let j = 0; j < size; j++) if (matrix[row + j] !== 0 && !group.includes(j)) sum += matrix[row + j]! * vectors[j * size + column]!;
    inflow[i] = sum;
    flows ||= sum !== 0;
  }
  if (!flows) return;
  for (let k = 0; k < n; k++) {
    let projected = 0;
    for (let i = 0; i < n; i++) projected += (own.left[k * n + i] as number) * (inflow[i] as number);
    const gap = rate - (own.rates[k] as number);
    if (projected !== 0 && Math.abs(gap) <= 1e-9 * Math.abs(rate)) {
      throw new EqualRates(`linear kinetics: two rates in line are both ${rate} per h; give the stages different rates`, group);
    }
    for (let i = 0; i < n; i++) {
      const at = (group[i] as number) * size + column;
      vectors[at] = (vectors[at] as number) + (projected === 0 ? 0 : ((own.vectors[i * n + k] as number) * projected) / gap);
    }
  }
}

/** Gauss–Jordan with row exchanges. */
function invert(a: Float64Array, n: number): Float64Array {
  const m = Float64Array.from(a);
  const inverse = new Float64Array(n * n);
  for (let i = 0; i < n; i++) inverse[i * n + i] = 1;
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(m[i * n + k] as number) > Math.abs(m[pivot * n + k] as number)) pivot = i;
    exchange(m, n, k, pivot);
    exchange(inverse, n, k, pivot);
    const scale = 1 / m[k * n + k]!;
    for (let j = k * n; j < k * n + n; j++) {
      m[j] = m[j]! * scale;
      inverse[j] = inverse[j]! * scale;
    }
    for (let i = 0; i < n; i++) {
      const by = m[i * n + k]!;
      if (i === k || by === 0) continue;
      for (let j = 0; j < n; j++) {
        m[i * n + j] = m[i * n + j]! - by * m[k * n + j]!;
        inverse[i * n + j] = inverse[i * n + j]! - by * inverse[k * n + j]!;
      }
    }
  }
  return inverse;
}

function exchange(m: Float64Array, n: number, a: number, b: number): void {
  if (a === b) return;
  for (let j = 0; j < n; j++) {
    const x = m[a * n + j]!;
    m[a * n + j] = m[b * n + j]!;
    m[b * n + j] = x;
  }
}
