import { factor, parseUnit } from './unit.ts';

/** A number with its unit, as a person wrote it: `10 mg` is { value: 10, unit: 'mg' }. Rules [QU1–QU4]. */
export interface Quantity {
  readonly value: number;
  /** A unit `parseUnit` knows. */
  readonly unit: string;
}

/** A text that is not the quantity asked for: what was found, what is allowed. */
export class QuantityError extends Error {
  readonly found: string;
  readonly allowed: string;
  constructor(found: string, allowed: string) {
    super(`found ${found}; allowed is ${allowed}`);
    this.name = 'QuantityError';
    this.found = found;
    this.allowed = allowed;
  }
}

/** Everyday words for the symbols of unit.ts. Both the micro sign and the Greek letter occur in the wild. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ...['second', 'seconds', 'sec', 'secs'].map((word) => [word, 's'] as const),
  ...['minute', 'minutes', 'mins'].map((word) => [word, 'min'] as const),
  ...['hour', 'hours', 'hr', 'hrs'].map((word) => [word, 'h'] as const),
  ...['day', 'days'].map((word) => [word, 'd'] as const),
  ...['week', 'weeks', 'wks'].map((word) => [word, 'wk'] as const),
  ...['year', 'years', 'yrs'].map((word) => [word, 'yr'] as const),
  ['mcg', 'ug'],
]);

const NUMBER = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*/;
const UNIT = /^[A-Za-zµμ%$1](?:[A-Za-zµμ%$*/·]|(?<=\/)1|\^-?\d(?!\d))*$/;

/** Text quoted for a message, cut to a length a terminal line can hold. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}...` : text);
}

function unitOf(word: string, whole: string, allowed: string): string {
  if (/^months?$|^mo$/.test(word)) throw new QuantityError(quoted(whole), `${allowed} (a month has no fixed length: write days or weeks)`);
  const unit = (WORDS.get(word) ?? word).replaceAll('μ', 'µ');
  try {
    if (!UNIT.test(unit)) throw new Error('not a unit');
    parseUnit(unit);
  } catch {
    throw new QuantityError(`${quoted(whole)}, where ${quoted(word)} is not a known unit`, allowed);
  }
  return unit;
}

/** First quantity of `text` and what follows it. */
function take(text: string, whole: string, allowed: string): { quantity: Quantity; rest: string } {
  const number = NUMBER.exec(text);
  if (!number) throw new QuantityError(quoted(whole), allowed);
  const after = text.slice(number[0].length);
  const word = /^\S+/.exec(after)?.[0] ?? '';
  if (word === '') throw new QuantityError(`${quoted(whole)}, which has no unit`, allowed);
  if (/^,\d/.test(word)) throw new QuantityError(`${quoted(whole)}, which has a decimal comma`, `${allowed} (with a decimal point)`);
  const value = Number(number[1]);
  if (!Number.isFinite(value)) throw new QuantityError(`${quoted(whole)}, which is not a finite number`, allowed);
  return { quantity: { value, unit: unitOf(word, whole, allowed) }, rest: after.slice(word.length).trim() };
}

const ANY = 'a number and a unit, like `10 mg` or `6 h`';

/** `"10 mg"`, `"24 weeks"`, `"500 mcg"`, `"0.5 1/h"` → value and unit. Throws QuantityError. */
export function parseQuantity(text: string, allowed = ANY): Quantity {
  const { quantity, rest } = take(text.trim(), text, allowed);
  if (rest !== '') throw new QuantityError(`${quoted(text)}, where ${quoted(rest)} is left over`, allowed);
  return quantity;
}

function convert({ value, unit }: Quantity, to: string, whole: string, allowed: string): number {
  try {
    const result = value * factor(parseUnit(unit), parseUnit(to));
    if (Number.isFinite(result)) return result;
  } catch {
    throw new QuantityError(`${quoted(whole)}, whose unit ${unit} does not measure the same thing`, allowed);
  }
  throw new QuantityError(`${quoted(whole)}, which is not a finite number of ${to}`, allowed);
}

/** `text` in `unit`; for unit '1' a bare number will do. Throws QuantityError. */
export function toUnit(text: string, unit: string): number {
  const allowed = unit === '1' ? 'a number' : `a number and a unit that can be turned into ${unit}, like \`1 ${unit}\``;
  const bare = unit === '1' ? /^\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*$/.exec(text) : null;
  const quantity = bare ? { value: Number(bare[1]), unit: '1' } : parseQuantity(text, allowed);
  return convert(quantity, unit, text, allowed);
}

const DURATION = 'a length of time, like `6 h`, `30 d`, `5 d 2 h` (s, min, h, d, weeks, years)';

/** `"6 h"`, `"24 weeks"`, `"5 d 2 h"` → hours. A year is 365.25 days. Throws QuantityError. */
export function toHours(text: string): number {
  let rest = text.trim();
  let hours = 0;
  do {
    const part = take(rest, text, DURATION);
    hours += convert(part.quantity, 'h', text, DURATION);
    rest = part.rest;
  } while (rest !== '');
  if (!Number.isFinite(hours)) throw new QuantityError(`${quoted(text)}, which is not a finite number of h`, DURATION);
  return hours;
}

/** `"10 mg"`, `"500 mcg"`, `"0.4 g"` → milligrams. Throws QuantityError. */
export function toMilligrams(text: string): number {
  const allowed = 'an amount, like `10 mg` (g, mg, ug, mcg, ng)';
  return convert(parseQuantity(text, allowed), 'mg', text, allowed);
}
