/**
 * The elementary functions as single operations on lanes: the same operations in the same order as numerics/elementary.ts, so that the
 * bits agree, without its branches. For backends that have no functions of their own to call.
 */
export interface Operations<Value> {
  constant(value: number): Value;
  add(a: Value, b: Value): Value;
  sub(a: Value, b: Value): Value;
  mul(a: Value, b: Value): Value;
  div(a: Value, b: Value): Value;
  /** a < b ? b : a, and b < a ? b : a. */
  max(a: Value, b: Value): Value;
  min(a: Value, b: Value): Value;
  neg(a: Value): Value;
  /** a < b ? yes : no */
  less(a: Value, b: Value, yes: Value, no: Value): Value;
  /** 2^k where t = k + ROUND, for −1022 ≤ k ≤ 1023. */
  powerOfTwo(t: Value): Value;
  /** a = b ? yes : no */
  equal(a: Value, b: Value, yes: Value, no: Value): Value;
  /** Of a normal positive x = m · 2^k with √½ ≤ m < √2: k and m. */
  exponent(x: Value): Value;
  mantissa(x: Value): Value;
  /** A name for a value that is used more than once. */
  keep(value: Value): Value;
}

/** 1.5 · 2^52: added to a number below 2^51 it leaves the nearest whole number in the low bits. */
export const ROUND = 6755399441055744;
const LOG2_E = Math.LOG2E;
const LN2_HIGH = 0.6931467056274414;
const LN2_LOW = 4.7493250390316726e-7;
const SMALLEST_NORMAL = 2.2250738585072014e-308;
const TWO54 = 18014398509481984;

export function expand<V>(op: 'exp' | 'log' | 'pow' | 'tanh', o: Operations<V>, args: readonly V[]): V {
  const [a, b] = args.map((x) => o.keep(x)) as [V, V];
  switch (op) {
    case 'exp':
      return exp(o, a);
    case 'log':
      return log(o, a);
    case 'pow':
      return pow(o, a, b);
    case 'tanh':
      return tanh(o, a);
  }
}

function polynomial<V>(o: Operations<V>, r: V): V {
  const c = (x: number): V => o.constant(x);
  const pair = (x: number, y: number): V => o.add(c(x), o.mul(r, c(y)));
  const r2 = o.keep(o.mul(r, r));
  const r4 = o.keep(o.mul(r2, r2));
  const low = o.add(pair(0.16666666666666669, 0.041666666666666664), o.mul(r2, pair(0.008333333333330062, 0.0013888888888886552)));
  const middle = o.add(pair(0.00019841269863053618, 2.4801587317144498e-5), o.mul(r2, pair(2.7557268459997064e-6, 2.755728296954995e-7)));
  const high = pair(2.510038549551032e-8, 2.0911236630261545e-9);
  const tail = o.add(low, o.mul(r4, o.add(middle, o.mul(r4, high))));
  return o.add(r, o.mul(r2, o.add(c(0.5), o.mul(r, tail))));
}

/** Splits x into k ln 2 + r; returns k + ROUND, k and r. */
function reduce<V>(o: Operations<V>, x: V): { t: V; k: V; r: V } {
  const t = o.keep(o.add(o.mul(x, o.constant(LOG2_E)), o.constant(ROUND)));
  const k = o.keep(o.sub(t, o.constant(ROUND)));
  const r = o.keep(o.sub(o.sub(x, o.mul(k, o.constant(LN2_HIGH))), o.mul(k, o.constant(LN2_LOW))));
  return { t, k, r };
}

/** Beyond these every result is 0 or ∞, so nothing is lost by stopping there; NaN passes. */
function exp<V>(o: Operations<V>, x: V): V {
  const { k, r } = reduce(o, o.keep(o.min(o.max(x, o.constant(-746)), o.constant(710))));
  // In two halves, so that the scale itself never leaves the normal range; exact, as both are powers of two.
  const t = o.keep(o.add(o.mul(k, o.constant(0.5)), o.constant(ROUND)));
  const half = o.sub(t, o.constant(ROUND));
  const rest = o.add(o.sub(k, half), o.constant(ROUND));
  return o.mul(o.mul(o.add(o.constant(1), polynomial(o, r)), o.powerOfTwo(t)), o.powerOfTwo(rest));
}

/** exp where |x| ≤ 708. */
export function expNear<V>(o: Operations<V>, x: V): V {
  const { t, r } = reduce(o, x);
  return o.mul(o.add(o.constant(1), polynomial(o, r)), o.powerOfTwo(t));
}

function log<V>(o: Operations<V>, x: V): V {
  const c = (v: number): V => o.constant(v);
  const small = (yes: V, no: V): V => o.less(x, c(SMALLEST_NORMAL), yes, no);
  const normal = o.keep(small(o.mul(x, c(TWO54)), x));
  const k = o.keep(o.sub(o.exponent(normal), small(c(54), c(0))));
  const f = o.keep(o.sub(o.mantissa(normal), c(1)));
  const s = o.keep(o.div(f, o.add(c(2), f)));
  const z = o.keep(o.mul(s, s));
  const z2 = o.keep(o.mul(z, z));
  const low = o.add(
    o.add(c(0.666666666666667), o.mul(z, c(0.3999999999989938))),
    o.mul(z2, o.add(c(0.28571428626031065), o.mul(z, c(0.2222221112572281)))),
  );
  const high = o.add(o.add(c(0.18182889786191042), o.mul(z, c(0.15331699633543858))), o.mul(z2, c(0.14616721179861816)));
  const rest = o.mul(z, o.add(low, o.mul(o.mul(z2, z2), high)));
  const half = o.keep(o.mul(o.mul(c(0.5), f), f));
  const tail = o.add(o.mul(s, o.add(half, rest)), o.mul(k, c(LN2_LOW)));
  const result = o.sub(o.mul(k, c(LN2_HIGH)), o.sub(o.sub(half, tail), f));
  const above = o.less(c(Number.MAX_VALUE), x, x, result);
  const notAbove = o.equal(x, c(0), c(Number.NEGATIVE_INFINITY), c(Number.NaN));
  return o.less(c(0), x, above, notAbove);
}

function pow<V>(o: Operations<V>, x: V, y: V): V {
  const c = (v: number): V => o.constant(v);
  const general = o.keep(exp(o, o.keep(o.mul(y, log(o, x)))));
  const fromZero = (value: V): V => o.less(c(-Number.MIN_VALUE), x, value, general);
  return o.equal(y, c(1), fromZero(x), o.equal(y, c(0), fromZero(c(1)), general));
}

function tanh<V>(o: Operations<V>, x: V): V {
  const c = (v: number): V => o.constant(v);
  const t = o.keep(expm1(o, o.keep(o.mul(c(-2), o.max(x, o.neg(x))))));
  const size = o.keep(o.div(o.sub(c(0), t), o.add(t, c(2))));
  return o.less(x, c(0), o.neg(size), size);
}

/** eˣ − 1 for x ≤ 0. */
function expm1<V>(o: Operations<V>, x: V): V {
  const near = o.keep(o.max(x, o.constant(-700)));
  const { t, r } = reduce(o, near);
  const scale = o.keep(o.powerOfTwo(t));
  return o.add(o.mul(scale, polynomial(o, r)), o.sub(scale, o.constant(1)));
}
