/** Numbers and times as a reader would say them. No locale is consulted: the same run gives the same words everywhere. */

export interface TimeUnit {
  readonly one: string;
  readonly many: string;
  /** h */
  readonly hours: number;
  /** Spacings of marks that people count in. */
  readonly marks: readonly number[];
}

const HOUR: TimeUnit = { one: 'hour', many: 'hours', hours: 1, marks: [0.25, 0.5, 1, 2, 3, 6, 12, 24] };
const DAY: TimeUnit = { one: 'day', many: 'days', hours: 24, marks: [1, 2, 5, 7, 10, 14] };
const WEEK: TimeUnit = { one: 'week', many: 'weeks', hours: 168, marks: [1, 2, 4, 8, 13] };
const MONTH: TimeUnit = { one: 'month', many: 'months', hours: (365.25 / 12) * 24, marks: [1, 2, 3, 6, 12] };
const YEAR: TimeUnit = { one: 'year', many: 'years', hours: 365.25 * 24, marks: [1, 2, 5, 10] };

/** The unit in which a stretch of `hours` is told. */
export function timeUnit(hours: number): TimeUnit {
  if (hours <= 3 * DAY.hours) return HOUR;
  if (hours <= 56 * DAY.hours) return DAY;
  if (hours <= 26 * WEEK.hours) return WEEK;
  return hours <= 36 * MONTH.hours ? MONTH : YEAR;
}

/** `value` with at most `digits` decimals, no trailing zeros, a true minus sign and thousands set apart. */
export function num(value: number, digits = 1): string {
  if (!Number.isFinite(value)) return 'no value';
  const [whole, part] = Math.abs(value).toFixed(digits).split('.') as [string, string?];
  const rest = part?.replace(/0+$/, '') ?? '';
  const text = whole.replace(/\B(?=(\d{3})+$)/g, ',') + (rest ? `.${rest}` : '');
  return value < 0 && text !== '0' ? `−${text}` : text;
}

/** A length of time: '36 hours', '10 days', '12 months'. */
export function duration(hours: number): string {
  const unit = timeUnit(hours);
  const count = num(hours / unit.hours, hours / unit.hours < 10 ? 1 : 0);
  return `${count} ${count === '1' ? unit.one : unit.many}`;
}

/** When a stretch is: 'the first 7 days', '6 months, beginning 7 days in'. */
export function stretch(from: number, to: number): string {
  return from === 0 ? `the first ${duration(to)}` : `${duration(to - from)}, beginning ${duration(from)} in`;
}

/** '1 person', '3 people'. */
export function count(n: number, one: string, many: string): string {
  return `${num(n, 0)} ${n === 1 ? one : many}`;
}

/** 'a', 'a and b', 'a, b and c'. */
export function list(parts: readonly string[]): string {
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts[parts.length - 1]}`;
}

const SHARES: readonly (readonly [number, string])[] = [
  [0.05, 'a twentieth'],
  [0.1, 'a tenth'],
  [0.2, 'a fifth'],
  [0.25, 'a quarter'],
  [1 / 3, 'a third'],
  [0.4, 'two fifths'],
  [0.5, 'half'],
  [0.6, 'three fifths'],
  [2 / 3, 'two thirds'],
  [0.75, 'three quarters'],
  [0.9, 'nine tenths'],
];

/** A share in words: 0.32 → 'a third'. The nearest of the everyday fractions. */
export function share(fraction: number): string {
  return SHARES.reduce((best, next) => (Math.abs(next[0] - fraction) < Math.abs(best[0] - fraction) ? next : best))[1];
}

/** A value against a reference of 1: 'at', 'about a fifth below', 'about 2.5 times' followed by `reference`. */
export function against(ratio: number, reference: string): string {
  if (Math.abs(ratio - 1) < 0.03) return `at ${reference}`;
  if (ratio <= 0.03) return 'next to nothing';
  if (ratio < 1) return `about ${share(1 - ratio)} below ${reference}`;
  return ratio < 1.8 ? `about ${share(ratio - 1)} above ${reference}` : `about ${num(ratio)} times ${reference}`;
}

/** Word for a score on the withdrawal scale, 0–48. */
export function cowsBand(score: number): string {
  return COWS_BANDS.reduce((found, next) => (score >= next.from ? next : found), COWS_BANDS[0]!).name;
}

/** Bands of the Clinical Opiate Withdrawal Scale, 0–48: Wesson & Ling 2003 (evidence row W006). A value between two whole scores belongs to the lower. */
export const COWS_BANDS: readonly { readonly from: number; readonly name: string }[] = [
  { from: 0, name: 'none' },
  { from: 5, name: 'mild' },
  { from: 13, name: 'moderate' },
  { from: 25, name: 'moderately severe' },
  { from: 37, name: 'severe' },
];

// biome-ignore format: a table
const PLAIN: Readonly<Record<string, string>> = {
  '–': '-', '−': '-', '—': '-', '’': "'", '‘': "'", '“': '"', '”': '"', '·': '|', '…': '...', '≥': '>=', '≤': '<=', μ: 'u', '×': 'x', '─': '-', '┼': '+', '│': '|',
};

/** The same text in ASCII; what has no plain form becomes '?'. */
export function ascii(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII itself
  return text.replace(/[^\x00-\x7f]/gu, (sign) => PLAIN[sign] ?? (sign.normalize('NFD').replace(/[^\x20-\x7e]/g, '') || '?'));
}
