import { uniform } from './random.ts';

/**
 * Direction numbers of Joe & Kuo (2008, SIAM J Sci Comput 30:2635, doi:10.1137/070709359, set new-joe-kuo-6), one row a dimension from the second on: degree s
 * and coefficients a of a primitive polynomial over GF(2), then m₁ … m_s. © S. Joe and F. Y. Kuo, BSD licence.
 */
const JOE_KUO =
  '1 0 1|2 1 1 3|3 1 1 3 1|3 2 1 1 1|4 1 1 1 3 3|4 4 1 3 5 13|5 2 1 1 5 5 17|5 4 1 1 5 5 5|5 7 1 1 7 11 19|5 11 1 1 5 1 1|5 13 1 1 1 3 11|' +
  '5 14 1 3 5 5 31|6 1 1 3 3 9 7 49|6 13 1 1 1 15 21 21|6 16 1 3 1 13 27 49|6 19 1 1 1 15 7 5|6 22 1 3 1 15 13 25|6 25 1 1 5 5 19 61|' +
  '7 1 1 3 7 11 23 15 103|7 4 1 3 7 13 13 15 69|7 7 1 1 3 13 7 35 63|7 8 1 3 5 9 1 25 53|7 14 1 3 1 13 9 35 107|7 19 1 3 1 5 27 61 31|' +
  '7 21 1 1 5 11 19 41 61|7 28 1 3 5 3 3 13 69|7 31 1 1 7 13 1 19 1|7 32 1 3 7 5 13 19 59|7 37 1 1 3 9 25 29 41|7 41 1 3 5 13 23 1 55|' +
  '7 42 1 3 7 3 13 59 17|7 50 1 3 1 3 5 53 69|7 55 1 1 5 5 23 33 13|7 56 1 1 7 7 1 61 123|7 59 1 1 7 9 13 61 49|7 62 1 3 3 5 3 55 33';

const BITS = 32;
const WORD = 4294967296;
const ROWS = JOE_KUO.split('|').map((row) => row.split(' ').map(Number));

/** Most dimensions there are direction numbers for. */
export const SOBOL_DIMENSIONS = ROWS.length + 1;

/** v₁ … v₃₂ of a dimension from 0, each as 32 bits after the point (Bratley & Fox 1988, ACM TOMS 14:88). */
export function directions(dimension: number): Uint32Array {
  const v = new Uint32Array(BITS);
  const [s = 0, a = 0, ...m] = dimension === 0 ? [] : ROWS[dimension - 1]!;
  for (let i = 0; i < BITS; i++) {
    if (dimension === 0 || i < s) {
      v[i] = (dimension === 0 ? 1 : m[i]!) << (BITS - 1 - i);
      continue;
    }
    v[i] = v[i - s]! ^ (v[i - s]! >>> s);
    for (let k = 1; k < s; k++) if ((a >>> (s - 1 - k)) & 1) v[i]! ^= v[i - k]!;
  }
  return v;
}

/**
 * First `count` points of Sobol' sequence in [0, 1)^dimensions, moved by a random digital shift so that no point is 0 and the design is a random one.
 * The first 2^k points fill every cell of width 2^-k of each dimension once.
 * @param seed of the shift; absent: no shift, the sequence from its first point 0
 * @returns count × dimensions, one point a row
 * @throws RangeError when there are no direction numbers for so many dimensions
 */
export function sobolSequence(count: number, dimensions: number, seed?: number): Float64Array {
  if (!(dimensions >= 1 && dimensions <= SOBOL_DIMENSIONS))
    throw new RangeError(`sobolSequence: ${dimensions} dimensions; allowed are 1 to ${SOBOL_DIMENSIONS}`);
  const points = new Float64Array(count * dimensions);
  for (let d = 0; d < dimensions; d++) {
    const v = directions(d);
    let x = seed === undefined ? 0 : Math.floor(uniform(seed, d, 'Sobol shift', 0) * WORD) >>> 0;
    // Half a step on, so that a shifted point lies inside its cell and never at 0.
    const inside = seed === undefined ? 0 : 0.5;
    for (let i = 0; i < count; i++) {
      points[i * dimensions + d] = (x + inside) / WORD;
      // Gray code order: the next point differs by the direction of the lowest zero bit of i.
      x = (x ^ v[31 - Math.clz32(~i & (i + 1))]!) >>> 0;
    }
  }
  return points;
}
