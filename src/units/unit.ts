/**
 * Units as a scale and integer exponents of base dimensions. A quantity in `nM` is not a quantity in `µM`: both the dimension
 * and the scale must agree before two quantities may be added. Rules [UN1–UN4].
 */

/** Base dimensions, in this order: amount of substance, mass, volume, time, money. */
export const DIMENSIONS = ['amount', 'mass', 'volume', 'time', 'money'] as const;
export type Exponents = readonly [number, number, number, number, number];

export interface Unit {
  /** Size in base units (mol, g, L, s, $). */
  readonly scale: number;
  readonly exponents: Exponents;
  /** As written, for messages. */
  readonly text: string;
}

const SYMBOLS: Readonly<Record<string, { scale: number; exponents: Exponents; prefixes: boolean }>> = {
  '1': { scale: 1, exponents: [0, 0, 0, 0, 0], prefixes: false },
  '%': { scale: 0.01, exponents: [0, 0, 0, 0, 0], prefixes: false },
  mol: { scale: 1, exponents: [1, 0, 0, 0, 0], prefixes: true },
  M: { scale: 1, exponents: [1, 0, -1, 0, 0], prefixes: true },
  g: { scale: 1, exponents: [0, 1, 0, 0, 0], prefixes: true },
  L: { scale: 1, exponents: [0, 0, 1, 0, 0], prefixes: true },
  s: { scale: 1, exponents: [0, 0, 0, 1, 0], prefixes: true },
  min: { scale: 60, exponents: [0, 0, 0, 1, 0], prefixes: false },
  h: { scale: 3600, exponents: [0, 0, 0, 1, 0], prefixes: false },
  d: { scale: 86400, exponents: [0, 0, 0, 1, 0], prefixes: false },
  wk: { scale: 604800, exponents: [0, 0, 0, 1, 0], prefixes: false },
  yr: { scale: 31557600, exponents: [0, 0, 0, 1, 0], prefixes: false },
  Hz: { scale: 1, exponents: [0, 0, 0, -1, 0], prefixes: false },
  $: { scale: 1, exponents: [0, 0, 0, 0, 1], prefixes: false },
};

const PREFIXES: Readonly<Record<string, number>> = { p: 1e-12, n: 1e-9, µ: 1e-6, u: 1e-6, m: 1e-3, k: 1e3 };

export const ONE: Unit = { scale: 1, exponents: [0, 0, 0, 0, 0], text: '1' };

function symbol(text: string): { scale: number; exponents: Exponents } | undefined {
  const own = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined => (Object.hasOwn(table, key) ? table[key] : undefined);
  const plain = own(SYMBOLS, text);
  if (plain) return plain;
  const prefix = own(PREFIXES, text[0] ?? '');
  const base = own(SYMBOLS, text.slice(1));
  return prefix !== undefined && base?.prefixes ? { scale: prefix * base.scale, exponents: base.exponents } : undefined;
}

const MOST_PARSED = 1000;
const parsed = new Map<string, Unit>();

/** `"nM/s"`, `"1/h"`, `"ng/mL"`, `"L/h"`, `"1/(h*nM)"` is written `"1/h/nM"`. Throws an Error naming the symbol that is not known. */
export function parseUnit(text: string): Unit {
  const known = parsed.get(text) ?? parse(text);
  // Texts come from declarations, a few dozen of them; whoever makes them up without end does not fill the memory.
  if (parsed.size < MOST_PARSED) parsed.set(text, known);
  return known;
}

function parse(text: string): Unit {
  let unit: Unit = ONE;
  const parts = text.split(/([*/·])/);
  for (let i = 0; i < parts.length; i += 2) {
    const [name = '', power = '1', ...more] = (parts[i] ?? '').trim().split('^');
    const found = symbol(name.trim());
    if (!found || !/^-?\d$/.test(power) || more.length > 0) {
      throw new Error(
        `unit: "${text}" has no meaning at "${parts[i]}"; allowed are ${Object.keys(SYMBOLS).join(' ')} with p n µ m k before them`,
      );
    }
    const exponent = Number(power) * (i > 0 && parts[i - 1] === '/' ? -1 : 1);
    unit = multiply(unit, raise({ ...found, text: name }, exponent));
  }
  return { ...unit, text };
}

const combine = (a: Exponents, b: Exponents, sign: number): Exponents =>
  a.map((value, i) => value + sign * (b[i] as number)) as unknown as Exponents;

export function multiply(a: Unit, b: Unit): Unit {
  return { scale: a.scale * b.scale, exponents: combine(a.exponents, b.exponents, 1), text: join(a.text, b.text, '*') };
}

export function divide(a: Unit, b: Unit): Unit {
  if (a.text === b.text) return ONE;
  return { scale: a.scale / b.scale, exponents: combine(a.exponents, b.exponents, -1), text: join(a.text, b.text, '/') };
}

/** Integer power. */
export function raise(a: Unit, power: number): Unit {
  let scale = 1;
  for (let i = 0; i < Math.abs(power); i++) scale *= a.scale;
  const exponents = a.exponents.map((value) => value * power) as unknown as Exponents;
  return { scale: power < 0 ? 1 / scale : scale, exponents, text: power === 1 ? a.text : `${bracketed(a.text)}^${power}` };
}

/** Square root of a unit whose exponents are even. Throws otherwise. */
export function squareRoot(a: Unit): Unit {
  if (a.exponents.some((value) => value % 2 !== 0)) throw new Error(`unit: ${a.text} has no square root`);
  return { scale: Math.sqrt(a.scale), exponents: a.exponents.map((value) => value / 2) as unknown as Exponents, text: `√(${a.text})` };
}

function join(a: string, b: string, sign: string): string {
  if (b === '1') return a;
  if (sign === '/') return `${a}/${bracketed(b)}`;
  return a === '1' ? b : `${a}*${b}`;
}

const bracketed = (text: string): string => (/[*/·^]/.test(text) ? `(${text})` : text);

export const sameDimension = (a: Unit, b: Unit): boolean => a.exponents.every((value, i) => value === b.exponents[i]);

/** Same dimension and same scale (to rounding). */
export const sameUnit = (a: Unit, b: Unit): boolean => sameDimension(a, b) && Math.abs(a.scale / b.scale - 1) < 1e-9;

/** Factor that turns a number in `from` into a number in `to`. Throws when the dimensions differ. */
export function factor(from: Unit, to: Unit): number {
  if (!sameDimension(from, to)) throw new Error(`unit: ${from.text} cannot be turned into ${to.text}: the dimensions differ`);
  const ratio = from.scale / to.scale;
  // Decimal scales divide with rounding error; ratios of units that people write are whole numbers or their inverses.
  const whole = Math.round(ratio);
  if (whole > 0 && Math.abs(ratio / whole - 1) < 1e-12) return whole;
  const inverse = Math.round(1 / ratio);
  return inverse > 0 && Math.abs(ratio * inverse - 1) < 1e-12 ? 1 / inverse : ratio;
}
