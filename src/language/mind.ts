import { parseUnit, sameUnit } from '../units/unit.ts';
import { type ActivityPlaces, type Behaviour, MOMENTS, type Moment, type Rule, type Rules } from './behaviour.ts';
import { checkBehaviour, strayRules } from './checkBehaviour.ts';
import type { Model, ModelParameter } from './model.ts';

/** What the day itself tells, whatever the modules: written by the agent, read by anyone as 'day.NAME' or 'felt.NAME'. */
export const GIVENS: Readonly<Record<string, { readonly unit: string; readonly says: string }>> = {
  'day.hour': { unit: 'h', says: 'Hours since the life began' },
  'day.number': { unit: 'd', says: 'Days since the life began, whole' },
  'day.clock': { unit: 'h', says: 'Hour of the clock, 0 to 24' },
  'day.since': { unit: 'h', says: 'Hours since the opportunity before, sleep included' },
  'day.hours': { unit: 'h', says: 'Waking hours this opportunity stands for' },
  'day.slot': { unit: '1', says: 'Number of the opportunity within its day, from 0' },
  'day.chosen': { unit: '1', says: 'Number of the activity chosen last; −1 before the first choice' },
  'day.brings': { unit: '1', says: 'What the hour brings, as weighed last: log of the sum of e^(steepness × utility) over all activities' },
  'day.treated': { unit: '1', says: '1 while in treatment, else 0' },
  'day.visit': { unit: '1', says: 'Number of the kind of the visit at hand; −1 before the first' },
  'day.choking': { unit: 'min', says: 'Minutes for which breathing has been too weak to live on; 0 when it is not' },
  'felt.rest': { unit: '1', says: 'Reward felt at rest in health' },
  'felt.relief': { unit: '1', says: 'Rise of reward felt up to that of rest in health, by the dose just taken' },
  'felt.euphoria': { unit: '1', says: 'Rise of reward felt above that of rest in health, by the dose just taken' },
};

export interface MindPlace {
  readonly id: string;
  readonly place: number;
}
export interface MindModelState extends MindPlace {
  readonly unit: string;
  readonly says: string;
  readonly bounds: readonly [number, number];
  /** Number, or place of the parameter it starts from. */
  readonly start: number | { readonly parameter: number };
  readonly shown: boolean;
}
export interface MindModelPort extends MindPlace {
  readonly start: number;
  readonly bounds: readonly [number, number];
  readonly cleared: 'opportunity' | 'visit' | 'day' | 'never';
}
export interface MindActivity extends ActivityPlaces {
  readonly name: string;
  readonly module: string;
}
export interface MindVisit {
  /** 'module.kind' */
  readonly id: string;
  readonly urine: boolean;
  readonly rule: NonNullable<Rules['visits']>[string];
}

/** A set of modules, assembled: every name is a place in one array of `size` numbers a person. */
export interface MindModel {
  readonly modules: readonly Behaviour[];
  readonly size: number;
  readonly parameters: readonly ModelParameter[];
  readonly parameterPlaces: readonly number[];
  readonly states: readonly MindModelState[];
  readonly ports: readonly MindModelPort[];
  readonly activities: readonly MindActivity[];
  readonly visits: readonly MindVisit[];
  /** Purposes of random numbers; the number of a draw is its place here. */
  readonly draws: readonly string[];
  /** Outputs of the body that are read, and parameters of the body. */
  readonly body: readonly MindPlace[];
  readonly bodyParameters: readonly MindPlace[];
  /** Rules at each moment in the order they run; `enter` and `leave` belong to one module each and stand in `own`. */
  readonly rules: Readonly<Record<Moment, readonly Rule[]>>;
  readonly order: Readonly<Record<Moment, readonly string[]>>;
  readonly own: Readonly<Record<string, Rules>>;
  /** Place of an id: 'module.name', 'module.name.member', 'day.hours'. */
  readonly places: Readonly<Record<string, number>>;
}

export class MindFaults extends Error {
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(faults.length === 1 ? faults[0]! : `${faults.length} faults:\n${faults.map((fault) => `- ${fault}`).join('\n')}`);
    this.name = 'MindFaults';
    this.faults = faults;
  }
}

/** Names of the members of a repeated state, or of the state itself. */
const membersOf = (name: string, each: readonly string[] | undefined): string[] => (each ? each.map((m) => `${name}.${m}`) : [name]);

class Layout {
  readonly places: Record<string, number> = {};
  readonly units: Record<string, string> = {};
  size = 0;
  add(id: string, unit: string): number {
    this.units[id] = unit;
    this.places[id] = this.size;
    return this.size++;
  }
}

/**
 * Joins modules to each other and to the outputs of a body. The same modules in any order give the same model.
 * @throws MindFaults with every fault of the set
 */
export function assembleMind(given: readonly Behaviour[], body: Pick<Model, 'outputs' | 'parameters'>): MindModel {
  const modules = [...given].sort((a, b) => (a.name < b.name ? -1 : 1));
  const faults = checkBehaviour(modules, body);
  const layout = new Layout();
  for (const [id, { unit }] of Object.entries(GIVENS)) layout.add(id, unit);
  const parameters: ModelParameter[] = [];
  const states: MindModelState[] = [];
  const ports: MindModelPort[] = [];
  const activities: MindActivity[] = [];
  const draws: string[] = [];
  for (const m of modules) {
    for (const [name, p] of Object.entries(m.parameters ?? {})) {
      parameters.push({ ...p, id: `${m.name}.${name}` });
      layout.add(`${m.name}.${name}`, p.unit);
    }
    for (const [name, s] of Object.entries(m.states ?? {})) {
      const start = typeof s.start === 'number' ? s.start : { parameter: layout.places[`${m.name}.${s.start}`] ?? 0 };
      for (const member of membersOf(name, s.each)) {
        const id = `${m.name}.${member}`;
        states.push({ id, place: layout.add(id, s.unit), unit: s.unit, says: s.says, bounds: s.bounds, start, shown: s.shown ?? false });
      }
    }
    for (const [name, { unit, ...port }] of Object.entries(m.inputs ?? {})) {
      ports.push({ ...port, id: `${m.name}.${name}`, place: layout.add(`${m.name}.${name}`, unit) });
    }
    for (const name of Object.keys(m.draws ?? {})) draws.push(`${m.name}.${name}`);
  }
  for (const m of modules) {
    for (const name of Object.keys(m.activities ?? {})) {
      const place = (part: string) => {
        const id = `${name}.${part}`;
        const at = layout.add(id, '1');
        ports.push({ id, place: at, start: 0, bounds: [-1e3, 1e3], cleared: 'opportunity' });
        return at as 0;
      };
      layout.add(`${name}.number`, '1');
      activities.push({
        name,
        module: m.name,
        number: activities.length,
        planned: place('planned'),
        habit: place('habit'),
        push: place('push'),
      });
    }
  }
  const outside = readsOfBody(modules, body, layout);
  faults.push(...checkJoints(modules, layout, ports));
  const order = {} as Record<Moment, string[]>;
  const sorted = inOrderOfAfter(modules, faults);
  if (faults.length > 0) throw new MindFaults(faults);
  const kinds = modules.flatMap((m) => Object.keys(m.visits ?? {}).map((name) => ({ m, name, id: `${m.name}.${name}` })));
  const own: Record<string, Rules> = {};
  for (const m of modules) {
    own[m.name] = (m.rules as (at: unknown) => Rules)(
      placesOf(
        m,
        layout,
        activities,
        draws,
        kinds.map(({ id }) => id),
      ),
    );
    faults.push(...strayRules(m, own[m.name]!));
  }
  if (faults.length > 0) throw new MindFaults(faults);
  const visits = kinds.map(
    ({ m, name, id }): MindVisit => ({ id, urine: m.visits![name]!.urine ?? false, rule: own[m.name]!.visits![name]! }),
  );
  const rules = {} as Record<Moment, Rule[]>;
  for (const moment of Object.keys(MOMENTS) as Moment[]) {
    const there = sorted.filter((m) => own[m.name]![moment]);
    order[moment] = there.map((m) => m.name);
    rules[moment] = there.map((m) => own[m.name]![moment] as Rule);
  }
  return {
    modules,
    size: layout.size,
    parameters,
    parameterPlaces: parameters.map((p) => layout.places[p.id]!),
    states,
    ports,
    activities,
    visits,
    draws,
    ...outside,
    rules,
    order,
    own,
    places: layout.places,
  };
}

/** Everything read that no module gives: outputs of the body, then its parameters. */
function readsOfBody(modules: readonly Behaviour[], body: Pick<Model, 'outputs' | 'parameters'>, layout: Layout) {
  const found = { body: [] as MindPlace[], bodyParameters: [] as MindPlace[] };
  for (const { from } of modules.flatMap((m) => Object.values(m.reads ?? {}))) {
    if (layout.places[from] !== undefined) continue;
    const output = body.outputs.find((o) => o.id === from);
    const parameter = body.parameters.find((p) => p.id === from);
    if (output) found.body.push({ id: from, place: layout.add(from, output.unit) });
    else if (parameter) found.bodyParameters.push({ id: from, place: layout.add(from, parameter.unit) });
  }
  return found;
}

function hasSameUnit(a: string, b: string): boolean {
  try {
    return sameUnit(parseUnit(a), parseUnit(b));
  } catch {
    return false;
  }
}

/** Reads and writes that meet nothing, or something of another unit. */
function checkJoints(modules: readonly Behaviour[], layout: Layout, ports: readonly MindModelPort[]): string[] {
  const faults: string[] = [];
  const open = new Set(ports.map((p) => p.id));
  for (const m of modules) {
    for (const [name, { from, unit }] of Object.entries(m.reads ?? {})) {
      const there = layout.units[from];
      if (there === undefined) faults.push(`${m.name}: reads ${name} from ${from}, which nothing in the model gives`);
      else if (!hasSameUnit(unit, there)) faults.push(`${m.name}: reads ${name} from ${from} in ${unit}, which is given in ${there}`);
    }
    for (const [name, to] of Object.entries(m.writes ?? {})) {
      if (!open.has(to)) faults.push(`${m.name}: writes ${name} to ${to}, which is no port of the model`);
      else if (m.inputs?.[to.slice(m.name.length + 1)] && to.startsWith(`${m.name}.`))
        faults.push(`${m.name}: writes ${name} to a port of its own; use the port's name`);
    }
  }
  return faults;
}

/** Modules by name, each behind those it names in `after`. */
function inOrderOfAfter(modules: readonly Behaviour[], faults: string[]): Behaviour[] {
  const sorted: Behaviour[] = [];
  const open = new Set<string>();
  const place = (m: Behaviour): void => {
    if (sorted.includes(m)) return;
    if (open.has(m.name)) {
      faults.push(`${m.name}: comes after itself (${[...open].join(', ')}); the order of modules may have no circle`);
      return;
    }
    open.add(m.name);
    const earlier = modules.filter((o) => o.before?.includes(m.name)).map((o) => o.name);
    for (const name of [...(m.after ?? []), ...earlier].sort()) {
      const other = modules.find((o) => o.name === name);
      if (other) place(other);
    }
    open.delete(m.name);
    sorted.push(m);
  };
  for (const m of modules) place(m);
  return sorted;
}

/** What the rules of one module know its names by. */
function placesOf(m: Behaviour, layout: Layout, activities: readonly MindActivity[], draws: readonly string[], kinds: readonly string[]) {
  const at: Record<string, unknown> = {};
  const of = (id: string) => layout.places[id]!;
  for (const name of [...Object.keys(m.parameters ?? {}), ...Object.keys(m.inputs ?? {})]) at[name] = of(`${m.name}.${name}`);
  for (const [name, s] of Object.entries(m.states ?? {})) {
    const first = of(`${m.name}.${membersOf(name, s.each)[0]}`);
    at[name] = s.each ? (i: number) => first + i : first;
  }
  for (const [name, { from }] of Object.entries(m.reads ?? {})) at[name] = of(from);
  for (const [name, to] of Object.entries(m.writes ?? {})) at[name] = of(to);
  for (const name of Object.keys(m.draws ?? {})) at[name] = draws.indexOf(`${m.name}.${name}`);
  for (const name of Object.keys(m.activities ?? {})) at[name] = activities.find((a) => a.name === name);
  for (const name of Object.keys(m.visits ?? {})) at[name] = kinds.indexOf(`${m.name}.${name}`);
  // Filled by name, an object of many names becomes a hash table to V8; a copy of it has a shape, and rules look names up in it all day.
  return { ...at };
}
