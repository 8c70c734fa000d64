/**
 * Population files: who is simulated, as text anyone can replace. YAML or JSON. Centres of parameters, how far people differ, and how
 * far along they are when they are looked at. Rules [PO1–PO3].
 */
import type { Entry } from '../simulate/entry.ts';
import type { Catalogue } from './catalogue.ts';
import { Faults } from './faults.ts';
import { durationOf, fault, fieldsOf, found, needs, numberOf, parameterOf, textOf, wordOf } from './fields.ts';
import { parseTree, type Tree } from './tree.ts';

/** How far along people are: reached by living, never declared. */
export const SEVERITIES = {
  never: 'nobody offers: people who never use',
  uses: 'people from their first dose on',
  dependent: 'those who became dependent, from so long after criteria were first met',
  abstinent: 'the same after a stay in a ward',
} as const;
export type Severity = keyof typeof SEVERITIES;

export interface Population {
  readonly title: string;
  readonly severity: Severity;
  readonly people: number;
  readonly seed: number;
  /** Days people are followed from where their severity puts them. */
  readonly followed: number;
  /** Days between dependence and being looked at. */
  readonly after: number;
  /** Days in the ward of those who are abstinent. */
  readonly ward: number;
  readonly parameters: Readonly<Record<string, number>>;
}

const KEYS = {
  title: 'Who these people are.',
  severity: '`never`, `uses`, `dependent` or `abstinent`.',
  people: 'How many.',
  seed: 'Whole number from which everyone is drawn; 1 if absent.',
  followed: 'How long they are followed; a year if absent.',
  after: 'How long after dependence; a year if absent.',
  ward: 'How long those who are abstinent were in a ward; four weeks if absent.',
  parameters: '`module.parameter: value with unit`: the middle person; everyone varies around it.',
} as const;

/** @throws BadInput with every fault of the file */
export function readPopulation(text: string, file: string, catalogue: Catalogue): Population {
  const faults = new Faults(file);
  const tree = parseTree(text, faults);
  const population = tree && build(tree, faults, catalogue);
  if (!population || faults.total > 0) throw faults.error();
  return population;
}

function build(tree: Tree, faults: Faults, catalogue: Catalogue): Population | undefined {
  const fields = fieldsOf(tree, faults, KEYS, 'a mapping of keys to values');
  if (!fields) return undefined;
  needs(tree, fields, ['title', 'severity'], faults);
  const whole = (one: Tree | undefined, absent: number, least: number, most: number) =>
    one ? numberOf(one, faults, { least, most, whole: true }) : absent;
  const days = (one: Tree | undefined, absent: number) => {
    const hours = one ? durationOf(one, faults, { above: true }) : absent * 24;
    return hours === undefined ? undefined : hours / 24;
  };
  const title = fields.title && textOf(fields.title, faults);
  const severity = fields.severity && wordOf(fields.severity, faults, Object.keys(SEVERITIES) as Severity[], 'a severity');
  const people = whole(fields.people, 500, 1, 10_000_000);
  const seed = whole(fields.seed, 1, 0, Number.MAX_SAFE_INTEGER);
  const [followed, after, ward] = [days(fields.followed, 365), days(fields.after, 365), days(fields.ward, 28)];
  const parameters = fields.parameters ? parametersOf(fields.parameters, faults, catalogue) : {};
  if (title === undefined || severity === undefined || people === undefined || seed === undefined) return undefined;
  if (followed === undefined || after === undefined || ward === undefined || !parameters) return undefined;
  return { title, severity, people, seed, followed, after, ward, parameters };
}

function parametersOf(tree: Tree, faults: Faults, catalogue: Catalogue): Record<string, number> | undefined {
  if (tree.kind !== 'mapping') return fault(faults, tree, found(tree), '`module.parameter: value with unit`');
  const parameters: Record<string, number> = {};
  for (const [name, entry] of tree.entries) {
    const known = Object.hasOwn(catalogue.parameters, name) ? catalogue.parameters[name] : undefined;
    if (!known) fault(faults, entry, name, 'the name of a parameter; `accumbens model` lists them');
    const value = known && parameterOf(entry.value, faults, known.unit, known.range);
    if (value !== undefined) parameters[name] = value;
  }
  return parameters;
}

/** Where a severity puts people in, as `simulateCourse` asks for it. */
export function entryOf({ severity, after, ward, followed }: Population): Entry | undefined {
  if (severity === 'dependent') return { treatments: [], from: 'dependence', within: 365, after, lasts: followed, followed };
  if (severity === 'abstinent')
    return { treatments: ['ward'], from: 'dependence', within: 365, after, lasts: ward, followed: ward + followed };
  return undefined;
}
