/**
 * Radau IIA with three stages: collocation at the zeros of a Radau polynomial, order 5 at the end of the step, L-stable and stiffly
 * accurate. Hairer & Wanner, Solving Ordinary Differential Equations II, §IV.5 (coefficients) and §IV.8 (error estimate, tolerance).
 */
const ROOT6 = Math.sqrt(6);

export const STAGES = 3;

/** c, ends with 1: the last stage is the end of the step. */
export const NODES: readonly number[] = [(4 - ROOT6) / 10, (4 + ROOT6) / 10, 1];

/** A: the stage increments are z = h A f. */
export const WEIGHTS: readonly (readonly number[])[] = [
  [(88 - 7 * ROOT6) / 360, (296 - 169 * ROOT6) / 1800, (-2 + 3 * ROOT6) / 225],
  [(296 + 169 * ROOT6) / 1800, (88 + 7 * ROOT6) / 360, (-2 - 3 * ROOT6) / 225],
  [(16 - ROOT6) / 36, (16 + ROOT6) / 36, 1 / 9],
];

/** det(I − zA) = 1 − 3z/5 + 3z²/20 − z³/60. */
export const TRACE = 3 / 5;
export const SECOND = 3 / 20;
export const DETERMINANT = 1 / 60;

/** A² − tr(A) A: with it (I − zA)⁻¹ A = (A + z (A² − tr(A) A) + z² det(A) I) / det(I − zA). */
export const WEIGHTS2: readonly (readonly number[])[] = WEIGHTS.map((row, i) =>
  row.map((a, j) => WEIGHTS[0]!.reduce((sum, _, k) => sum + WEIGHTS[i]![k]! * WEIGHTS[k]![j]!, 0) - TRACE * a),
);

/** A⁻¹: the slopes at the stages are (A⁻¹ z)/h. Row i is the derivative at cᵢ of the Lagrange polynomials through 0, c₁, c₂, 1. */
export const INVERSE: readonly (readonly number[])[] = NODES.map((x) => [0, 1, 2].map((j) => slope(j, x)));

/** Its last row: the slope at the end of the step. */
export const END_SLOPE: readonly number[] = INVERSE[STAGES - 1] as readonly number[];

/** Derivative at x of the Lagrange polynomial that is 1 at the node of stage j. */
function slope(j: number, x: number): number {
  const nodes = [0, ...NODES];
  const k = j + 1;
  let sum = 0;
  for (let m = 0; m < nodes.length; m++) {
    if (m === k) continue;
    let product = 1 / (nodes[k]! - nodes[m]!);
    for (let l = 0; l < nodes.length; l++) if (l !== k && l !== m) product *= (x - nodes[l]!) / (nodes[k]! - nodes[l]!);
    sum += product;
  }
  return sum;
}

/** The real eigenvalue of A⁻¹: the one real zero of x³ − 9x² + 36x − 60 (cubic formula, 16 digits). */
export const REAL_EIGENVALUE = 3.637834252744496;

/** e of the error estimate (γ₀/h − J)⁻¹ (f₀ + Σ eⱼ zⱼ / h), which has order 4 in h. */
export const ERROR: readonly number[] = [-(13 + 7 * ROOT6) / 3, (-13 + 7 * ROOT6) / 3, -1 / 3];

/**
 * By how much collocation misses a known course φ at each stage, φᵢ − φ₀ − hΣ aᵢⱼ φ′(cⱼ): weights of hφ′(0) + Σ eⱼ (φⱼ − φ₀), which is what the
 * error estimate sees of it, and of the slope at the end, times h, less that of the cubic through φ₀ … φ₃. Both are 0 for a cubic, as is what is
 * missed, so t⁴ and t⁵ make the weights. At the end of the step nothing of them is missed: order 5.
 */
export const MISSED: readonly (readonly [number, number])[] = NODES.map((node, i) => {
  if (i === STAGES - 1) return [0, 0];
  const power = (k: number): { first: number; last: number; missed: number } => ({
    first: ERROR.reduce((sum, e, j) => sum + e * raised(NODES[j]!, k), 0),
    last: END_SLOPE.reduce((sum, e, j) => sum - e * raised(NODES[j]!, k), k),
    missed: WEIGHTS[i]!.reduce((sum, a, j) => sum - a * k * raised(NODES[j]!, k - 1), raised(node, k)),
  });
  const [four, five] = [power(4), power(5)];
  const determinant = four.first * five.last - five.first * four.last;
  return [
    (four.missed * five.last - five.missed * four.last) / determinant,
    (four.first * five.missed - five.first * four.missed) / determinant,
  ];
});

/** xᵏ for whole k, the same in every engine. */
function raised(x: number, k: number): number {
  return k === 0 ? 1 : x * raised(x, k - 1);
}
