/**
 * Sweep files: which places of a scenario or trial file are varied, how, and what is measured. What the places mean is the other file's affair; here
 * only the form is read. Rules [SW1–SW4].
 */
import { Faults } from './faults.ts';
import { fault, fieldsOf, found, itemsOf, needs, numberOf, textOf, wordOf } from './fields.ts';
import { parseTree, type Tree } from './tree.ts';

export const DESIGNS = ['grid', 'latin hypercube', 'sobol'] as const;
export type Design = (typeof DESIGNS)[number];

/** Every key of a sweep file with its meaning; the published schema is made of it. */
export const SWEEP_KEYS = {
  title: 'What the sweep is about, in a few words.',
  description: 'What it shows, in a few sentences.',
  of: 'The file that is varied, beside this one: a scenario, or what `kind` says.',
  kind: 'Kind of study that file is of; `cohort` (a scenario) if absent.',
  people: 'People at each point; as the file says if absent. The same people at every point.',
  seed: 'Whole number from which the design and every random number follow; as the file says if absent.',
  design:
    '`grid`: every combination of levels. `latin hypercube`: `points` points, each level of each quantity once. `sobol`: the design of a variance-based analysis.',
  points: 'How many points; for `sobol`, how many rows of (quantities + 2) points each, best a power of two.',
  vary: 'Place in the file → its values: a list of levels, `A to B`, `A to B in N levels`, either with `by ratio`, or `declared` for the declared range of a parameter.',
  measure: 'What is measured at each point: `table.column`, or `table.column where column = value`; the mean over its rows.',
} as const;

export const MOST_POINTS = 1_000_000;

/** Values a place may take: one of some, or anything between two numbers of one unit. */
export type Values =
  | { readonly levels: readonly unknown[] }
  | { readonly from: number; readonly to: number; readonly unit: string; readonly ratio: boolean; readonly levels?: number }
  | 'declared';

export interface Varied {
  /** 'tolerance.slowFall', 'phases[0].lasts' */
  readonly place: string;
  readonly values: Values;
  /** Where it is written, for faults found later. */
  readonly line: number;
}

export interface Measured {
  readonly table: string;
  readonly column: string;
  readonly where?: { readonly column: string; readonly value: string };
  readonly line: number;
}

export interface SweepFile {
  readonly title: string;
  readonly description?: string;
  readonly of: string;
  readonly kind: string;
  readonly people?: number;
  readonly seed?: number;
  readonly design: Design;
  readonly points?: number;
  readonly vary: readonly Varied[];
  readonly measure: readonly Measured[];
}

/** @throws BadInput with every fault of the file */
export function readSweep(text: string, file: string): SweepFile {
  const faults = new Faults(file);
  const tree = parseTree(text, faults);
  const sweep = tree && build(tree, faults);
  if (!sweep || faults.total > 0) throw faults.error();
  return sweep;
}

function build(tree: Tree, faults: Faults): SweepFile | undefined {
  const fields = fieldsOf(tree, faults, SWEEP_KEYS, 'a mapping of keys to values');
  if (!fields) return undefined;
  needs(tree, fields, ['title', 'of', 'design', 'vary'], faults);
  const text = (key: 'title' | 'description' | 'of' | 'kind') => fields[key] && textOf(fields[key], faults);
  const whole = (key: 'people' | 'seed' | 'points', least: number, most: number) =>
    fields[key] && numberOf(fields[key], faults, { least, most, whole: true });
  const [title, description, of, kind] = [text('title'), text('description'), text('of'), text('kind')];
  const [people, seed] = [whole('people', 1, 1_000_000), whole('seed', 0, Number.MAX_SAFE_INTEGER)];
  const points = whole('points', 2, MOST_POINTS);
  const design = fields.design && wordOf(fields.design, faults, DESIGNS, 'a design');
  const vary = fields.vary && variedOf(fields.vary, faults);
  const measure = fields.measure ? itemsOf(fields.measure).map((item) => measuredOf(item, faults)) : [];
  if (design && vary) checkDesign(tree, fields, design, vary, faults);
  if (title === undefined || of === undefined || !design || !vary || measure.includes(undefined)) return undefined;
  const optional = { description, people, seed, points };
  const given = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined));
  return { title, of, kind: kind ?? 'cohort', design, vary, measure: measure as Measured[], ...given };
}

function checkDesign(
  tree: Tree,
  fields: { readonly [Key in keyof typeof SWEEP_KEYS]?: Tree },
  design: Design,
  vary: readonly Varied[],
  faults: Faults,
): void {
  if (design === 'grid') {
    if (fields.points)
      fault(faults, fields.points, 'points with a grid', 'points with `latin hypercube` or `sobol`; a grid has as many as its levels');
    for (const { place, values, line } of vary) {
      if (values === 'declared' || (!Array.isArray(values.levels) && values.levels === undefined))
        faults.add({ line }, `vary.${place}`, 'a range without levels in a grid', 'a list of levels, or `A to B in N levels`');
    }
    return;
  }
  if (!fields.points && tree.kind === 'mapping' && !tree.entries.has('points'))
    fault(faults, tree, 'no points', `\`points\` given with \`${design}\``);
  if (design === 'sobol' && !fields.measure)
    fault(faults, tree, 'no measure', '`measure` given with `sobol`: the variance of what is to be explained');
}

function variedOf(tree: Tree, faults: Faults): Varied[] | undefined {
  const allowed = '`place: values`, e.g. `tolerance.slowFall: 10 d to 30 d`';
  if (tree.kind !== 'mapping' || tree.entries.size === 0) return fault(faults, tree, found(tree), allowed);
  const varied = [...tree.entries].map(([place, entry]): Varied | undefined => {
    const values = valuesOf(entry.value, faults);
    return values && { place, values, line: entry.line };
  });
  return varied.every((one) => one !== undefined) ? varied : undefined;
}

const RANGE = /^(\S.*?)\s+to\s+(\S.*?)(?:\s+in\s+(\d+)\s+levels)?(\s+by\s+ratio)?$/;
const QUANTITY = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*(.*)$/;

function valuesOf(tree: Tree, faults: Faults): Values | undefined {
  if (tree.kind === 'list') {
    if (tree.items.length === 0) return fault(faults, tree, 'an empty list', 'at least one level');
    return { levels: tree.items.map(plain) };
  }
  const allowed = 'a list of levels, `A to B`, `A to B in N levels`, either with `by ratio`, or `declared`';
  const text = tree.kind === 'scalar' ? tree.text.trim() : '';
  if (text === 'declared') return 'declared';
  const [, a = '', b = '', levels, ratio] = RANGE.exec(text) ?? [];
  const [low, high] = [QUANTITY.exec(a), QUANTITY.exec(b)];
  if (!low || !high) return fault(faults, tree, found(tree), allowed);
  const [from, to] = [Number(low[1]), Number(high[1])];
  if (low[2] !== high[2]) return fault(faults, tree, found(tree), 'the same unit at both ends');
  if (!(from < to)) return fault(faults, tree, found(tree), 'a lower end first');
  if (ratio && from <= 0) return fault(faults, tree, found(tree), 'ends above 0 with `by ratio`');
  if (levels !== undefined && !(Number(levels) >= 2 && Number(levels) <= MOST_POINTS))
    return fault(faults, tree, found(tree), 'at least 2 levels');
  return { from, to, unit: low[2] ?? '', ratio: ratio !== undefined, ...(levels === undefined ? {} : { levels: Number(levels) }) };
}

/** The tree as plain data, as JSON would have it. */
export function plain(tree: Tree): unknown {
  if (tree.kind === 'list') return tree.items.map(plain);
  if (tree.kind === 'mapping') return Object.fromEntries([...tree.entries].map(([key, { value }]) => [key, plain(value)]));
  // As written: `10` and `1e1` mean the same to the reader of the file, `08:00` does not survive being a number.
  return typeof tree.value === 'number' ? tree.value : tree.value === null ? null : tree.text;
}

const MEASURE = /^(\w+)\.(\w+)(?:\s+where\s+(\w+)\s*=\s*(\S.*))?$/;

function measuredOf(tree: Tree, faults: Faults): Measured | undefined {
  const text = textOf(tree, faults, '`table.column`');
  if (text === undefined) return undefined;
  const [, table, column, by, value] = MEASURE.exec(text) ?? [];
  if (!table || !column) return fault(faults, tree, found(tree), '`table.column`, or `table.column where column = value`');
  return { table, column, line: tree.line, ...(by && value ? { where: { column: by, value } } : {}) };
}
