/**
 * Scenario files: what happens to a person, as text a person writes. YAML or JSON; the format is spec/scenario.schema.json.
 * Times count from the start of the phase, stretches are half-open, and everything must fit into its phase. Rules [SC1–SC12].
 */
import { inOrder } from '../language/event.ts';
import { DEFAULT_TOLERANCE } from '../simulate/life.ts';
import type { Phase, Scenario } from '../simulate/scenario.ts';
import type { Catalogue } from './catalogue.ts';
import { Faults, unknownWord } from './faults.ts';
import { durationOf, fault, fieldsOf, found, itemsOf, LONGEST, needs, numberOf, parameterOf, textOf, wordOf } from './fields.ts';
import { KEYS } from './keys.ts';
import { livesOf } from './lives.ts';
import { eventsOf, type Names } from './regimen.ts';
import { MOST_EVENTS, type Stretch, show } from './timing.ts';
import { parseTree, type Tree } from './tree.ts';

export const DEFAULTS = { seed: 1, people: 1, every: 1, tolerance: DEFAULT_TOLERANCE } as const;

/** Highest number of recorded times, and of people. */
const MOST_TIMES = 1_000_000;
const MOST_PEOPLE = 1_000_000;

/**
 * @param text the file's text
 * @param file its name, for messages
 * @param catalogue the names and ranges of the model
 * @throws BadInput with every fault of the file
 */
export function readScenario(text: string, file: string, catalogue: Catalogue): Scenario {
  const faults = new Faults(file);
  const tree = parseTree(text, faults);
  const scenario = tree && build(tree, { faults, catalogue, budget: { left: MOST_EVENTS } });
  if (!scenario || faults.total > 0) throw faults.error();
  return scenario;
}

type Fields = { readonly [Key in keyof typeof KEYS.scenario]?: Tree };

function build(tree: Tree, names: Names): Scenario | undefined {
  const { faults } = names;
  const fields = fieldsOf(tree, faults, KEYS.scenario, 'a mapping of keys to values');
  if (!fields) return undefined;
  needs(tree, fields, ['title'], faults);
  const title = fields.title && textOf(fields.title, faults);
  const description = fields.description && textOf(fields.description, faults);
  const settings = settingsOf(fields, names);
  const length = lengthOf(tree, fields, faults);
  const record = recordOf(fields.record, length?.until ?? LONGEST, names);
  const lives = fields.lives && livesOf(fields.lives, names);
  if (!length) return undefined;
  const events = [
    ...eventsOf(fields, { from: 0, to: length.until, name: 'the run', open: !length.sure }, names),
    ...length.phases.flatMap(({ stretch, tree: own }) => eventsOf(own, stretch, names)),
  ];
  if (title === undefined || !settings || !record) return undefined;
  const phases = length.phases.map(({ stretch, name }): Phase => ({ name, from: stretch.from, to: stretch.to }));
  const scenario = { title, until: length.until, ...settings, phases, events: inOrder(events), record, ...(lives ? { lives } : {}) };
  return description === undefined ? scenario : { ...scenario, description };
}

type Settings = Pick<Scenario, 'seed' | 'people' | 'typical' | 'parameters' | 'tolerance'>;

function settingsOf(fields: Fields, names: Names): Settings | undefined {
  const { faults } = names;
  const whole = (tree: Tree | undefined, absent: number, least: number, most: number): number | undefined =>
    tree ? numberOf(tree, faults, { least, most, whole: true }) : absent;
  const seed = whole(fields.seed, DEFAULTS.seed, 0, Number.MAX_SAFE_INTEGER);
  const people = whole(fields.people, DEFAULTS.people, 1, MOST_PEOPLE);
  const person = fields.person && wordOf(fields.person, faults, ['typical', 'drawn'], 'a kind of person');
  const typical = person === undefined ? people === 1 : person === 'typical';
  const parameters = fields.parameters ? parametersOf(fields.parameters, names) : {};
  const tolerance = fields.tolerance ? numberOf(fields.tolerance, faults, { least: 1e-12, most: 0.01 }) : DEFAULTS.tolerance;
  if (seed === undefined || people === undefined || !parameters || tolerance === undefined) return undefined;
  return { seed, people, typical, parameters, tolerance };
}

function parametersOf(tree: Tree, { faults, catalogue }: Names): Record<string, number> | undefined {
  const parameters: Record<string, number> = {};
  if (tree.kind !== 'mapping') return fault(faults, tree, found(tree), '`component.parameter: value with unit`');
  for (const [name, entry] of tree.entries) {
    const known = Object.hasOwn(catalogue.parameters, name) ? catalogue.parameters[name] : undefined;
    if (!known) fault(faults, entry, ...unknownWord(name, Object.keys(catalogue.parameters), 'a parameter'));
    const value = known && parameterOf(entry.value, faults, known.unit, known.range);
    if (value !== undefined) parameters[name] = value;
  }
  return parameters;
}

interface PhaseRead {
  readonly name: string;
  /** False when its length could not be read; it then gets the longest, so that what is inside is still checked. */
  readonly sure: boolean;
  readonly stretch: Stretch;
  readonly tree: { readonly [Key in keyof typeof KEYS.phase]?: Tree };
}

interface Length {
  readonly until: number;
  readonly sure: boolean;
  readonly phases: readonly PhaseRead[];
}

/** The length of the run and its phases. Only the last phase may leave its length out, and only when the run has one. */
function lengthOf(tree: Tree, fields: Fields, faults: Faults): Length | undefined {
  if (!fields.duration && !fields.phases)
    return fault(faults, tree, 'no duration', '`duration`, or `phases` that each say how long they last');
  const duration = fields.duration && durationOf(fields.duration, faults, { above: true });
  const items = fields.phases ? itemsOf(fields.phases) : [];
  const phases: PhaseRead[] = [];
  for (const [i, item] of items.entries()) {
    const from = phases.at(-1)?.stretch.to ?? 0;
    const rest = i === items.length - 1 && fields.duration ? (duration ?? from + LONGEST) - from : undefined;
    const phase = phaseOf(item, from, rest, faults);
    if (phase) phases.push(phase);
  }
  const sum = phases.at(-1)?.stretch.to ?? 0;
  const sure = phases.length === items.length && phases.every((phase) => phase.sure);
  if (fields.phases && sure) checkSum(fields.phases, fields.duration, sum, duration, faults);
  return { until: Math.min(duration ?? (sum || LONGEST), LONGEST), sure: sure && (!fields.duration || duration !== undefined), phases };
}

function checkSum(phases: Tree, written: Tree | undefined, sum: number, duration: number | undefined, faults: Faults): void {
  if (written && duration !== undefined && Math.abs(duration - sum) > 1e-9 * duration) {
    fault(faults, written, `${found(written)}, but the phases last ${show(sum)}`, 'the sum of the phases');
  }
  if (!written && !(sum > 0 && sum <= LONGEST)) fault(faults, phases, `a run of ${show(sum)}`, 'a run above 0 h and of at most 100 years');
}

function phaseOf(item: Tree, from: number, rest: number | undefined, faults: Faults): PhaseRead | undefined {
  const fields = fieldsOf(item, faults, KEYS.phase, 'a phase: a mapping with `name` and `lasts`');
  if (!fields) return undefined;
  needs(item, fields, rest === undefined ? ['name', 'lasts'] : ['name'], faults);
  const name = (fields.name && textOf(fields.name, faults)) ?? '';
  const lasts = fields.lasts ? durationOf(fields.lasts, faults, { above: true }) : rest;
  const late = !fields.lasts && rest !== undefined && rest <= 0;
  if (late) fault(faults, item, 'no time left for this phase', 'a longer `duration`');
  const sure = lasts !== undefined && !late;
  return { name, sure, stretch: { from, to: from + (sure ? lasts : LONGEST), name: `the phase "${name}"`, open: !sure }, tree: fields };
}

function recordOf(tree: Tree | undefined, until: number, { faults, catalogue }: Names): Scenario['record'] | undefined {
  const fields = tree ? fieldsOf(tree, faults, KEYS.record, 'a mapping with `every` and `series`') : {};
  if (!fields) return undefined;
  const every = fields.every
    ? durationOf(fields.every, faults, { above: true, most: until, why: 'the run' })
    : Math.min(DEFAULTS.every, until);
  const series = fields.series ? itemsOf(fields.series).map((item) => wordOf(item, faults, catalogue.series, 'a series')) : [];
  if (every === undefined) return undefined;
  if (until / every > MOST_TIMES)
    return fault(faults, fields.every ?? tree!, `${Math.ceil(until / every)} recorded times`, `at most ${MOST_TIMES}`);
  return series.every((name) => name !== undefined) ? { every, series: [...new Set(series)] } : undefined;
}
