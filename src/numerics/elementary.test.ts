import { describe, expect, it } from 'vitest';
import { exp, expm1, log, log1p, pow, tanh } from './elementary.ts';

// Reference in fixed point with 1200 fractional bits: every double between 1e-300 and 1e300 is exact in it.
const BITS = 1200n;
const ONE = 1n << BITS;

function fixed(x: number): bigint {
  let scaled = x;
  let shift = 0n;
  for (; !Number.isInteger(scaled); scaled *= 2) shift++;
  return (BigInt(scaled) << BITS) >> shift;
}

/** eˣ by Taylor's series at x ÷ 2¹⁶, squared sixteen times; 1 ÷ e^−x for x < 0. */
function exactExp(x: bigint): bigint {
  if (x < 0n) return (ONE * ONE) / exactExp(-x);
  const small = x >> 16n;
  let term = ONE;
  let sum = ONE;
  for (let i = 1n; term > 0n; i++) {
    term = (term * small) / (i << BITS);
    sum += term;
  }
  for (let i = 0; i < 16; i++) sum = (sum * sum) >> BITS;
  return sum;
}

/** found ÷ wanted − 1 */
function relative(found: bigint, wanted: bigint): number {
  return Number(((found - wanted) << 200n) / wanted) / 2 ** 200;
}

function worst(points: readonly number[], error: (x: number) => number): number {
  return Math.max(...points.map((x) => Math.abs(error(x))));
}

/** `count` points from lo to hi, irregular so that none falls on a round number. */
function spread(lo: number, hi: number, count = 150): number[] {
  return Array.from({ length: count }, (_, i) => lo + (hi - lo) * ((i * 0.6180339887498949) % 1));
}

const EVERY_SCALE = spread(-290, 290).map((power) => 10 ** power);

describe('the answer on paper', () => {
  it('exp is right to 2.3e-16 from −690 to 690', () => {
    const error = (x: number) => relative(fixed(exp(x)), exactExp(fixed(x)));
    expect(worst([...spread(-690, 690), ...spread(-1, 1), ...spread(-1e-9, 1e-9, 30)], error)).toBeLessThan(2.3e-16);
  });

  it('log is right to 2.3e-16 at every scale and near 1', () => {
    // One Newton step: ln x = y + (x e^−y − 1) up to its square
    const error = (x: number) => relative(fixed(x), exactExp(fixed(log(x)))) / log(x);
    expect(worst([...EVERY_SCALE, ...spread(0.5, 2), ...spread(1, 1 + 1e-9, 30).slice(1)], error)).toBeLessThan(2.3e-16);
  });

  it('expm1 and log1p are right to 3e-16 down to 1e-300', () => {
    const error = (x: number) => relative(fixed(expm1(x)), exactExp(fixed(x)) - ONE);
    const error1 = (x: number) => relative(ONE + fixed(x), exactExp(fixed(log1p(x)))) / log1p(x);
    const small = EVERY_SCALE.filter((x) => x < 1e-3 && x > 1e-100);
    const both = [...small, ...small.map((x) => -x), ...spread(-0.99, 3)];
    expect(worst([...both, ...spread(-45, 690)], error)).toBeLessThan(3e-16);
    expect(worst([...both, ...EVERY_SCALE.filter((x) => x > 1e-3)], error1)).toBeLessThan(3e-16);
  });

  it('tanh is right to 4e-16', () => {
    const error = (x: number) => {
      const square = exactExp(fixed(2 * x));
      return relative(fixed(tanh(x)), ((square - ONE) << BITS) / (square + ONE));
    };
    expect(worst([...spread(-3, 3), ...spread(-25, 25), 1e-20, -1e-20], error)).toBeLessThan(4e-16);
  });

  it('pow is right to 3e-16 × max(1, |y ln x|): pow(x, n/4)⁴ = xⁿ', () => {
    const power = (x: bigint, n: number): bigint => (n === 0 ? ONE : (x * power(x, n - 1)) >> BITS);
    for (const n of [1, 2, 3, 5, 6, 13, 40]) {
      const error = (x: number) =>
        relative(power(fixed(pow(x, n / 4)), 4), power(fixed(x), n)) / 4 / Math.max(1, Math.abs((n / 4) * Math.log(x)));
      expect(worst([...spread(1e-5, 1), ...spread(1, 30)], error)).toBeLessThan(3e-16);
    }
  });

  it('meets the special cases', () => {
    expect([exp(0), exp(-Infinity), exp(-746), exp(709.79), exp(Infinity)]).toEqual([1, 0, 0, Infinity, Infinity]);
    expect([log(1), log(0), log(-0), log(Infinity)]).toEqual([0, -Infinity, -Infinity, Infinity]);
    expect([expm1(-Infinity), expm1(Infinity), log1p(-1), log1p(Infinity)]).toEqual([-1, Infinity, -Infinity, Infinity]);
    expect([tanh(-Infinity), tanh(0), tanh(Infinity), tanh(1e-300)]).toEqual([-1, 0, 1, 1e-300]);
    expect([pow(0, 0), pow(0, 2), pow(0, -1), pow(0.3, 1), pow(7, 0), pow(Infinity, 0)]).toEqual([1, 0, Infinity, 0.3, 1, 1]);
    const undefinedHere = [
      exp(NaN),
      log(NaN),
      log(-1),
      expm1(NaN),
      log1p(-2),
      log1p(NaN),
      tanh(NaN),
      pow(-1, 2),
      pow(-1, 1),
      pow(-1, 0),
      pow(NaN, 1),
    ];
    expect(undefinedHere.every(Number.isNaN)).toBe(true);
  });

  it('reaches the ends of the double range: subnormal results and arguments, the largest number', () => {
    expect(exp(-745.13)).toBe(5e-324);
    expect(exp(-720) / 2.0322308024e-313).toBeCloseTo(1, 9);
    expect(exp(709.782712893384) / 1.797693134862273e308).toBeCloseTo(1, 12);
    expect(log(5e-324)).toBe(-744.4400719213812);
    expect(log(1.7976931348623157e308)).toBe(709.782712893384);
  });
});

describe('laws', () => {
  it('never falls where the function rises', () => {
    for (const f of [exp, expm1, tanh]) {
      for (let x = -40; x < 40; x += 0.0137) expect(f(x + 1e-12) >= f(x)).toBe(true);
    }
    for (let x = 1e-3; x < 40; x += 0.0137) expect(log(x + 1e-12) >= log(x) && log1p(x + 1e-12) >= log1p(x)).toBe(true);
  });

  it('tanh is odd, bit for bit', () => {
    for (const x of spread(0, 20).slice(1)) expect(tanh(-x)).toBe(-tanh(x));
  });

  it('Regression: gives the same bits in every engine', () => {
    const bits = new DataView(new ArrayBuffer(8));
    let digest = 0x811c9dc5;
    const add = (value: number) => {
      bits.setFloat64(0, value, true);
      for (let i = 0; i < 8; i++) digest = Math.imul(digest ^ bits.getUint8(i), 16777619) >>> 0;
    };
    for (let i = 1; i <= 20_000; i++) {
      const x = i * 0.0037;
      for (const value of [exp(x), exp(-x), log(x), expm1(-x), log1p(x), tanh(x * 0.1), pow(x, 1.37), pow(x, -0.61)]) add(value);
    }
    expect(digest.toString(16)).toBe('7b122633');
  });
});
