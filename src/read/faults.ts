/**
 * What is wrong with a file someone wrote: one fault per problem, all of them at once, each with its place, what was found and what
 * is allowed. Rules [FA1–FA3].
 */
import { quoted } from '../units/quantity.ts';

export interface Place {
  /** Counted from 1. */
  readonly line: number;
  /** Character in the line, counted from 1. */
  readonly column?: number;
}

export interface Fault extends Place {
  readonly file: string;
  /** Where in the data, e.g. `phases[1].take[0].amount`, or the name of a table's column; '' is the whole file. */
  readonly path: string;
  readonly found: string;
  readonly allowed: string;
  /** One line with all of the above. */
  readonly message: string;
}

/** A file that cannot be used; `faults` has at least one entry. */
export class BadInput extends Error {
  readonly faults: readonly Fault[];
  constructor(faults: readonly Fault[], left = 0) {
    const more = left > 0 ? [`and ${left} more faults of this file`] : [];
    super([...faults.map((fault) => fault.message), ...more].join('\n'));
    this.name = 'BadInput';
    this.faults = faults;
  }
}

/** A table of a million bad rows is told from its first faults. */
const KEPT = 200;

/** Collects the faults of one file while it is read to its end. */
export class Faults {
  readonly file: string;
  readonly list: Fault[] = [];
  total = 0;

  constructor(file: string) {
    this.file = file;
  }

  /** Returns undefined, so that a reader may write `return faults.add(…)`. */
  add(place: Place, path: string, found: string, allowed: string): undefined {
    this.total += 1;
    if (this.list.length >= KEPT) return undefined;
    const at = place.column === undefined ? `${place.line}` : `${place.line}:${place.column}`;
    const message = `${this.file}:${at} ${path === '' ? '' : `${path}: `}found ${found}; allowed is ${allowed}`;
    this.list.push({ file: this.file, ...place, path, found, allowed, message });
    return undefined;
  }

  /** In the order of the file. */
  sorted(): Fault[] {
    return [...this.list].sort((a, b) => a.line - b.line || (a.column ?? 0) - (b.column ?? 0));
  }

  error(): BadInput {
    return new BadInput(this.sorted(), this.total - this.list.length);
  }
}

/** Throws one BadInput with the faults of several files, if there are any. */
export function throwIfAny(...all: readonly Faults[]): void {
  const list = all.flatMap((faults) => faults.sorted());
  const total = all.reduce((sum, faults) => sum + faults.total, 0);
  if (total > 0) throw new BadInput(list, total - list.length);
}

/** Optimal string alignment distance: insertions, deletions, changes and swaps of neighbours. */
export function distance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? before[j - 2]! + 1 : change;
      row.push(Math.min(change, swap, previous[j]! + 1, row[j - 1]! + 1));
    }
    before = previous;
    previous = row;
  }
  return previous[b.length]!;
}

/** The known word most like `word`, if one is near: at most a third of its letters differ. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  if (word.length > 64) return undefined;
  let best: string | undefined;
  let least = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of known) {
    const apart = distance(word.toLowerCase(), candidate.toLowerCase());
    if (apart < least) [best, least] = [candidate, apart];
  }
  return best;
}

/** `found` and `allowed` for a word that is none of the known ones, with the nearest one named. */
export function unknownWord(word: string, known: readonly string[], what: string): [found: string, allowed: string] {
  const near = nearest(word, known);
  const list = known.length > 16 ? `${known.slice(0, 16).join(', ')}, and ${known.length - 16} more` : known.join(', ');
  return [`${quoted(word)}${near === undefined ? '' : ` (is ${quoted(near)} meant?)`}`, `${what}: ${list || 'none'}`];
}
