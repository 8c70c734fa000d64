/**
 * A pattern is one person's urine tests as text, one symbol a visit: `+` positive, `-` negative, `o` due and not given, `*` both in one
 * week. `_`, no sample due, stands only inside a calculation. Meanings of the changes: evidence/endpoints.md. Rules [EP1–EP3].
 */
import { quoted } from '../../units/quantity.ts';

/** What is wrong with a pattern as somebody wrote it, or undefined. */
export function patternFault(pattern: string): { readonly found: string; readonly allowed: string } | undefined {
  const allowed = 'a symbol a visit: + positive, - negative, o missed, * both';
  if (pattern === '') return { found: 'an empty pattern', allowed };
  const other = /[^-+o*]/u.exec(pattern);
  return other ? { found: `${quoted(other[0])} at visit ${other.index + 1}`, allowed } : undefined;
}

/** Number of the last visit that was attended; 0 when none was. */
export function lastAttended(pattern: string): number {
  let last = pattern.length;
  while (last > 0 && pattern[last - 1] === 'o') last--;
  return last;
}

/** Visits `from` to `to`, both included; a negative number counts from the end; what lies outside is cut away. */
export function take(pattern: string, from: number, to: number): string {
  const place = (visit: number) => (visit < 0 ? pattern.length + 1 + visit : visit);
  return pattern.slice(Math.max(0, place(from) - 1), Math.max(0, place(to)));
}

/** The pattern seen through a calendar of `o` (due) and `_` (no visit): as long as the calendar, visits that never came missed. */
export function view(pattern: string, calendar: string): string {
  return [...calendar].map((due, i) => (due === '_' ? '_' : (pattern[i] ?? 'o'))).join('');
}

/** Every `_` takes the symbol before it. */
export function carryForward(pattern: string): string {
  return pattern.replace(/([^_])(_+)/g, (_, symbol: string, gap: string) => symbol.repeat(gap.length + 1));
}

/** Every `o` takes the person's usual result: negative only if strictly more visits were negative than not. */
export function fillByMode(pattern: string): string {
  const attended = pattern.replaceAll('o', '');
  if (attended === '') return pattern;
  const negative = attended.split('-').length - 1;
  return pattern.replaceAll('o', negative > attended.length - negative ? '-' : '+');
}

const SCORES: Readonly<Record<string, number>> = { '+': 1, '*': 0.5, '-': 0 };

/** An `o` between two results takes their mean, the worse symbol where it falls between two; a filled visit fills no other. */
export function fillByNeighbours(pattern: string): string {
  const filled = (symbol: string, i: number): string => {
    const [before, after] = [SCORES[pattern[i - 1] ?? ''], SCORES[pattern[i + 1] ?? '']];
    if (symbol !== 'o' || before === undefined || after === undefined) return symbol;
    const mean = (before + after) / 2;
    return mean > 0.5 ? '+' : mean > 0 ? '*' : '-';
  };
  return [...pattern].map(filled).join('');
}
