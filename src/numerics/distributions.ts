/**
 * Distributions as inverse functions: each takes a uniform number u in (0, 1) and returns the value below which a share u of people lie.
 * Monotone in u, so common random numbers stay common when a median or a spread is changed.
 */
import { exp, log, log1p } from './elementary.ts';

function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (let i = coefficients.length - 1; i >= 0; i--) sum = sum * x + coefficients[i]!;
  return sum;
}

/** Words are made only when there is something to say: a draw would spend more on them than on itself. */
function refuse(where: string, found: string, rule: string): never {
  throw new RangeError(`${where}: ${found}; ${rule}`);
}

function mustBeShare(where: string, u: number): void {
  if (!(u > 0 && u < 1)) refuse(where, `u is ${u}`, 'it must lie between 0 and 1, ends excluded');
}

// Wichura (1988), Algorithm AS 241 (PPND16), Applied Statistics 37:477. Numerator and denominator for the centre, the tail, the far tail.
const CENTRE = [
  [
    3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087, 33430.57558358813,
    2509.0809287301227,
  ],
  [
    1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271, 28729.085735721943,
    5226.495278852854,
  ],
] as const;
const TAIL = [
  [
    1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684, 0.2417807251774506,
    0.022723844989269184, 0.0007745450142783414,
  ],
  [
    1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457, 0.0005475938084995345,
    1.0507500716444169e-9,
  ],
] as const;
const FAR_TAIL = [
  [
    6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124, 0.0012426609473880784,
    2.7115555687434876e-5, 2.0103343992922881e-7,
  ],
  [
    1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 1.8463183175100548e-5, 1.421511758316446e-7,
    2.0442631033899397e-15,
  ],
] as const;

/** The standard normal value below which a share p lies; relative error about 1e-15. ∓∞ at 0 and 1, NaN outside. */
export function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * polynomial(CENTRE[0], r)) / polynomial(CENTRE[1], r);
  }
  if (p === 0) return -Infinity;
  if (p === 1) return Infinity;
  const r = Math.sqrt(-log(q < 0 ? p : 1 - p));
  const [terms, shift] = r <= 5 ? [TAIL, 1.6] : [FAR_TAIL, 5];
  const size = polynomial(terms[0], r - shift) / polynomial(terms[1], r - shift);
  return q < 0 ? -size : size;
}

// Cody (1969), Math. Comp. 23:631, in the form for the normal distribution (Cody 1993, Algorithm 715, ACM TOMS 19:22); highest power first.
const NEAR = [
  [18154.98125334356, 1067.6894854603709, 161.02823106855587, 2.2352520354606837, 0.06568233791820745],
  [45507.78933502673, 10260.932208618979, 976.0985517377767, 47.202581904688245, 1],
] as const;
const MIDDLE = [
  [
    9842.714838383978, 11602.65143764735, 6848.190450536283, 2494.5375852903726, 597.2702763948002, 93.50665613217785, 8.883149794388377,
    0.39894151208813466, 1.0765576773720192e-8,
  ],
  [
    19685.429676859992, 38912.00328609327, 34900.95272114598, 18615.571640885097, 6485.558298266761, 1519.3775994075547, 235.387901782625,
    22.266688044328117, 1,
  ],
] as const;
const FAR = [
  [2.9112874951168793e-5, 0.0014216191932278934, 0.022235277870649807, 0.12740116116024736, 0.215898534057957, 0.023073441764940174],
  [7.297515550839662e-5, 0.0037823963320275824, 0.06598813786892856, 0.4682382124808651, 1.284260096144911, 1],
] as const;
const ONE_OVER_SQRT_2PI = 0.3989422804014327;

/** e^(−y²/2) with y² split so that its rounding does not spoil the exponential. */
function bell(y: number): number {
  const coarse = Math.floor(y * 16) / 16;
  return exp(-coarse * coarse * 0.5) * exp(-(y - coarse) * (y + coarse) * 0.5);
}

/** Share beyond y > 0.67 standard deviations. */
function normalTail(y: number): number {
  if (y > 39) return 0;
  if (y < 5.656854249492381) return (bell(y) * polynomial(MIDDLE[0], y)) / polynomial(MIDDLE[1], y);
  const z = 1 / (y * y);
  return (bell(y) * (ONE_OVER_SQRT_2PI - (z * polynomial(FAR[0], z)) / polynomial(FAR[1], z))) / y;
}

/** Share of a standard normal population below x; relative error about 1e-15 in both the bulk and the lower tail (0 below −38.5). */
export function normalCdf(x: number): number {
  if (Math.abs(x) <= 0.67448975) {
    const z = x * x;
    return 0.5 + (x * polynomial(NEAR[0], z)) / polynomial(NEAR[1], z);
  }
  if (Number.isNaN(x)) return x;
  return x < 0 ? normalTail(-x) : 1 - normalTail(x);
}

/** Standard normal confined to [lo, hi] (standard deviations). Computed in the lower tail, where shares keep their precision. */
export function truncatedNormal(u: number, lo: number, hi: number): number {
  mustBeShare('truncatedNormal', u);
  if (!(lo < hi)) refuse('truncatedNormal', `lo is ${lo} and hi is ${hi}`, 'lo must be below hi');
  if (lo > 0) return -truncatedNormal(1 - u, -hi, -lo);
  const below = normalCdf(lo);
  const value = normalQuantile(below + u * (normalCdf(hi) - below));
  return Math.min(hi, Math.max(lo, value));
}

/** Uniform between lo and hi, in their unit. */
export function uniformBetween(u: number, lo: number, hi: number): number {
  mustBeShare('uniformBetween', u);
  if (!(lo <= hi)) refuse('uniformBetween', `lo is ${lo} and hi is ${hi}`, 'lo must not exceed hi');
  return lo + u * (hi - lo);
}

/**
 * Lognormal around a median, in its unit: median × e^(σz), σ² = ln(1 + cv²), z normal cut at ± truncatedAtSd.
 * `cv` is the coefficient of variation (sd ÷ mean) before the cut; 0 gives the median exactly.
 */
export function lognormal(u: number, median: number, cv: number, truncatedAtSd = 3): number {
  if (!(median > 0)) refuse('lognormal', `median is ${median}`, 'it must be > 0');
  if (!(cv >= 0)) refuse('lognormal', `cv is ${cv}`, 'it must be ≥ 0');
  const sigma = Math.sqrt(log1p(cv * cv));
  return median * exp(sigma * truncatedNormal(u, -truncatedAtSd, truncatedAtSd));
}

/** A share in (0, 1) whose log odds are normal around those of the median with standard deviation `sd`, cut at ± truncatedAtSd. */
export function logitNormal(u: number, median: number, sd: number, truncatedAtSd = 3): number {
  if (!(median > 0 && median < 1)) refuse('logitNormal', `median is ${median}`, 'it must lie between 0 and 1, ends excluded');
  if (!(sd >= 0)) refuse('logitNormal', `sd is ${sd}`, 'it must be ≥ 0');
  const shift = exp(-sd * truncatedNormal(u, -truncatedAtSd, truncatedAtSd));
  return median / (median + (1 - median) * shift);
}

/** Waiting time with the given mean, in its unit. */
export function exponential(u: number, mean: number): number {
  mustBeShare('exponential', u);
  if (!(mean > 0)) refuse('exponential', `mean is ${mean}`, 'it must be > 0');
  return -mean * log1p(-u);
}

/** True for a share p of u; the same people stay true when p grows. */
export function bernoulli(u: number, p: number): boolean {
  mustBeShare('bernoulli', u);
  if (!(p >= 0 && p <= 1)) refuse('bernoulli', `p is ${p}`, 'it must lie between 0 and 1');
  return u < p;
}

/**
 * Number of events when `mean` are expected: the smallest count whose cumulative Poisson probability reaches u.
 * Summed from zero, so the mean may not exceed 700 (e^−mean would leave the normal range).
 */
export function poisson(u: number, mean: number): number {
  mustBeShare('poisson', u);
  if (!(mean >= 0 && mean <= 700)) refuse('poisson', `mean is ${mean}`, 'it must lie between 0 and 700');
  let count = 0;
  let chance = exp(-mean);
  let below = chance;
  // When rounding stops the sum short of u, the terms left are smaller than one part in 10¹⁶.
  while (below < u && chance > 0) {
    count++;
    chance *= mean / count;
    below += chance;
    if (count > mean && below + chance === below) break;
  }
  return count;
}
