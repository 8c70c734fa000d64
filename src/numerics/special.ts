/** Special functions behind the exact intervals of statistics.ts; NIST Digital Library of Mathematical Functions, chapters 5 and 8. */
import { exp, log, log1p } from './elementary.ts';

const HALF_LOG_2PI = 0.9189385332046727;
/** Coefficients of x⁻¹, x⁻³, x⁻⁵ … in Stirling's series (DLMF 5.11.1). */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156] as const;
const ITERATIONS = 10_000;
const EPSILON = 2.220446049250313e-16;

/** ln Γ(x) for x > 0: Stirling's series at x ≥ 15, reached by Γ(x + 1) = x Γ(x). Absolute error about 1e-14 for x < 100. */
export function logGamma(x: number): number {
  if (!(x > 0)) return NaN;
  let factor = 1;
  let y = x;
  for (; y < 15; y++) factor *= y;
  const z = 1 / (y * y);
  let series = 0;
  for (let i = STIRLING.length - 1; i >= 0; i--) series = series * z + STIRLING[i]!;
  return (y - 0.5) * log(y) - y + HALF_LOG_2PI + series / y - log(factor);
}

/** Value of the continued fraction a₁/(b₁ + a₂/(b₂ + …)) by the modified Lentz method (DLMF 3.10(iii)). */
function continuedFraction(a: (i: number) => number, b: (i: number) => number): number {
  const tiny = 1e-300;
  let value = tiny;
  let c = value;
  let d = 0;
  for (let i = 1; i <= ITERATIONS; i++) {
    d = 1 / (b(i) + a(i) * d || tiny);
    c = b(i) + a(i) / c || tiny;
    value *= c * d;
    if (Math.abs(c * d - 1) < EPSILON) return value;
  }
  return NaN;
}

/** Regularised lower incomplete gamma function P(a, x), a > 0, x ≥ 0: share of a gamma population of shape a below x (DLMF 8.2.4). */
export function gammaShare(a: number, x: number): number {
  if (!(a > 0 && x >= 0)) return NaN;
  if (x === 0) return 0;
  const front = exp(a * log(x) - x - logGamma(a));
  if (x >= a + 1) {
    // DLMF 8.9.2, in its even part
    const numerator = (i: number) => (i === 1 ? 1 : (i - 1) * (a - i + 1));
    return 1 - front * continuedFraction(numerator, (i) => x + 2 * i - 1 - a);
  }
  let term = 1 / a;
  let sum = term;
  for (let i = 1; i <= ITERATIONS && term > sum * EPSILON; i++) {
    term *= x / (a + i);
    sum += term;
  }
  return front * sum;
}

/** Regularised incomplete beta function I_x(a, b), 0 ≤ x ≤ 1 (DLMF 8.17). */
export function betaShare(x: number, a: number, b: number): number {
  if (!(x >= 0 && x <= 1 && a > 0 && b > 0)) return NaN;
  if (x === 0 || x === 1) return x;
  // The fraction converges fast below the mean; above it, I_x(a, b) = 1 − I_{1−x}(b, a) (DLMF 8.17.4).
  return x > (a + 1) / (a + b + 2) ? 1 - betaFraction(1 - x, b, a) : betaFraction(x, a, b);
}

/** DLMF 8.17.22, its terms counted from 2. */
function betaFraction(x: number, a: number, b: number): number {
  const front = exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * log(x) + b * log1p(-x)) / a;
  const term = (i: number): number => {
    if (i === 1) return 1;
    const m = Math.floor((i - 1) / 2);
    if (i % 2 === 1) return (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    return (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
  };
  return front * continuedFraction(term, () => 1);
}

/** The x ≥ 0 at which an increasing function reaches `target`: the bracket doubles, then halves until it cannot. */
export function invertIncreasing(f: (x: number) => number, target: number): number {
  let high = 1;
  while (f(high) < target && high < 1e300) high *= 2;
  let low = 0;
  for (let i = 0; i < 1100; i++) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) break;
    if (f(middle) < target) low = middle;
    else high = middle;
  }
  return high;
}
