/** Values of the tree, read with their limits. Each returns undefined after saying a fault. */
import { QuantityError, quoted, toHours, toMilligrams, toUnit } from '../units/quantity.ts';
import { type Faults, unknownWord } from './faults.ts';
import type { Words } from './keys.ts';
import type { Entry, Mapping, Scalar, Tree } from './tree.ts';

const KINDS = { list: 'a list', mapping: 'a mapping of keys to values' } as const;

export function found(tree: Tree): string {
  if (tree.kind !== 'scalar') return KINDS[tree.kind];
  return tree.value === null ? 'nothing' : quoted(tree.text);
}

export function fault(faults: Faults, tree: Tree | Entry, what: string, allowed: string): undefined {
  const { line, column } = tree;
  return faults.add(column === undefined ? { line } : { line, column }, tree.path, what, allowed);
}

/** A scalar that is not empty. */
export function scalarOf(tree: Tree, faults: Faults, allowed: string): Scalar | undefined {
  if (tree.kind === 'scalar' && tree.value !== null) return tree;
  return fault(faults, tree, found(tree), allowed);
}

export function textOf(tree: Tree, faults: Faults, allowed = 'text'): string | undefined {
  const text = scalarOf(tree, faults, allowed)?.text.trim();
  return text === '' ? fault(faults, tree, 'nothing', allowed) : text;
}

export interface Limits {
  readonly least: number;
  readonly most: number;
  /** `least` itself is not allowed. */
  readonly above?: boolean;
  readonly whole?: boolean;
  readonly unit?: string;
  /** Why the upper limit stands. */
  readonly why?: string;
}

function within(tree: Tree, value: number, faults: Faults, limits: Limits): number | undefined {
  const { least, most, above, whole, unit = '', why } = limits;
  const good = value <= most && (above ? value > least : value >= least) && (!whole || Number.isInteger(value));
  if (good) return value;
  const side = above ? `above ${least}${unit} and at most ${most}${unit}` : `from ${least}${unit} to ${most}${unit}`;
  return fault(faults, tree, found(tree), `${whole ? 'a whole number' : 'a value'} ${side}${why ? ` (${why})` : ''}`);
}

export function numberOf(tree: Tree, faults: Faults, limits: Limits): number | undefined {
  const scalar = scalarOf(tree, faults, 'a number');
  if (!scalar) return undefined;
  const written = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/.test(scalar.text);
  const value = typeof scalar.value === 'number' ? scalar.value : written ? Number(scalar.text) : Number.NaN;
  if (!Number.isFinite(value)) return fault(faults, tree, found(tree), 'a number');
  return within(tree, value, faults, limits);
}

function quantityOf(tree: Tree, faults: Faults, read: (text: string) => number, limits: Limits): number | undefined {
  try {
    const scalar = scalarOf(tree, faults, `a number and a unit`);
    return scalar && within(tree, read(scalar.text), faults, limits);
  } catch (error) {
    if (error instanceof QuantityError) return fault(faults, tree, error.found, error.allowed);
    throw error;
  }
}

/** 100 years, h. */
export const LONGEST = 876_600;

/** Hours. */
export function durationOf(tree: Tree, faults: Faults, limits: Partial<Limits> = {}): number | undefined {
  return quantityOf(tree, faults, toHours, { least: 0, most: LONGEST, unit: ' h', why: '100 years', ...limits });
}

/** Largest single dose that is read, mg. */
export const LARGEST_DOSE = 10_000;
export const ABSURD = 'more than 10 g at once is taken for a slip of the pen';

/** Milligrams. */
export function amountOf(tree: Tree, faults: Faults): number | undefined {
  return quantityOf(tree, faults, toMilligrams, { least: 0, most: LARGEST_DOSE, unit: ' mg', why: ABSURD });
}

/** A value in the declared unit of a parameter. */
export function parameterOf(tree: Tree, faults: Faults, unit: string, range: readonly [number, number]): number | undefined {
  const limits = { least: range[0], most: range[1], unit: unit === '1' ? '' : ` ${unit}` };
  return quantityOf(tree, faults, (text) => toUnit(text, unit), limits);
}

export function wordOf<Word extends string>(tree: Tree, faults: Faults, known: readonly Word[], what: string): Word | undefined {
  const text = textOf(tree, faults, what);
  if (text === undefined) return undefined;
  return known.includes(text as Word) ? (text as Word) : fault(faults, tree, ...unknownWord(text, known, what));
}

/** A list, or one value standing for a list of one. An empty key is an empty list only when written `[]`. */
export function itemsOf(tree: Tree): readonly Tree[] {
  return tree.kind === 'list' ? tree.items : [tree];
}

/** The values of a mapping by key; a key that is not in `words` is a fault. */
export function fieldsOf<Keys extends Words>(
  tree: Tree,
  faults: Faults,
  words: Keys,
  what: string,
): { readonly [Key in keyof Keys]?: Tree } | undefined {
  if (tree.kind !== 'mapping') return fault(faults, tree, found(tree), what);
  const fields: Record<string, Tree> = {};
  for (const [key, entry] of (tree as Mapping).entries) {
    if (Object.hasOwn(words, key)) fields[key] = entry.value;
    else fault(faults, entry, ...unknownWord(key, Object.keys(words), 'a key'));
  }
  return fields as { [Key in keyof Keys]?: Tree };
}

/** Says a fault for every key of `names` that is absent. */
export function needs(tree: Tree, fields: Readonly<Record<string, Tree | undefined>>, names: readonly string[], faults: Faults): boolean {
  const missing = names.filter((name) => fields[name] === undefined);
  // A key that was there with a fault of its own is not absent.
  const absent = missing.filter((name) => tree.kind !== 'mapping' || !tree.entries.has(name));
  for (const name of absent) fault(faults, tree, `no ${name}`, `\`${name}\` given`);
  return missing.length === 0;
}
