import { type Behaviour, MOMENTS, type Rules } from './behaviour.ts';
import { checkParameter, hasUnit } from './check.ts';
import type { Model } from './model.ts';

const NAME = /^[\p{L}_][\p{L}\p{N}_]*$/u;
const BODY = 'a component of the body';
const KINDS = ['parameters', 'states', 'reads', 'inputs', 'writes', 'draws', 'activities', 'visits'] as const;

/** Faults of the declarations of a set of modules, before they are joined: names, units, bounds, provenance. */
export function checkBehaviour(modules: readonly Behaviour[], body: Pick<Model, 'outputs' | 'parameters'>): string[] {
  const faults: string[] = [];
  const taken = new Map<string, string>([
    ['day', 'the day itself'],
    ['felt', 'the day itself'],
    ...body.parameters.map((p) => [p.id.split('.')[0]!, BODY] as const),
  ]);
  for (const m of modules) {
    for (const name of [m.name, ...Object.keys(m.activities ?? {})]) {
      const other = taken.get(name);
      // An activity may be called as the everyday reward it brings: their quantities have different names.
      if (other && (name === m.name || other !== BODY))
        faults.push(`${m.name}: the name ${name} belongs to ${other}; names of modules and activities must differ`);
      taken.set(name, name === m.name ? 'another module' : `an activity of ${m.name}`);
      if (!NAME.test(name)) faults.push(`${m.name}: ${name} must be one word`);
    }
    if (m.says.trim() === '') faults.push(`${m.name}: does not say what it is`);
    faults.push(...checkNames(m), ...checkNumbers(m));
  }
  return faults;
}

function checkNames(m: Behaviour): string[] {
  const faults: string[] = [];
  const seen = new Map<string, string>();
  for (const kind of KINDS) {
    for (const [name, declared] of Object.entries(m[kind] ?? {})) {
      if (!NAME.test(name)) faults.push(`${m.name}: ${name} cannot be a name`);
      const other = seen.get(name);
      // An activity may bear the name of its module or of a state's stock only when nothing else of the module does.
      if (other) faults.push(`${m.name}: ${name} is declared twice, in ${other} and in ${kind}`);
      seen.set(name, kind);
      const { unit, says } = (typeof declared === 'string' ? { says: declared } : declared) as { unit?: string; says: string };
      if (unit !== undefined && !hasUnit(unit)) faults.push(`${m.name}: ${name} has the unit "${unit}", which has no meaning`);
      if (says.trim() === '') faults.push(`${m.name}: ${name} does not say what it means`);
    }
  }
  for (const other of m.after ?? []) if (other === m.name) faults.push(`${m.name}: comes after itself`);
  return faults;
}

function checkNumbers(m: Behaviour): string[] {
  const faults: string[] = [];
  for (const [name, p] of Object.entries(m.parameters ?? {})) {
    faults.push(...checkParameter(p, undefined).map((fault) => `${m.name}: parameter ${name} ${fault}`));
  }
  for (const [name, { bounds, start, each }] of Object.entries(m.states ?? {})) {
    const [low, high] = bounds;
    if (!(low < high)) faults.push(`${m.name}: ${name} has the bounds [${low}, ${high}]; the first must be below the second`);
    if (typeof start === 'number' && !(start >= low && start <= high))
      faults.push(`${m.name}: ${name} starts at ${start}; its bounds are ${low} to ${high}`);
    if (typeof start === 'string' && !m.parameters?.[start])
      faults.push(`${m.name}: ${name} starts at ${start}, which is no parameter of ${m.name}`);
    if (each?.length === 0) faults.push(`${m.name}: ${name} is repeated over nothing`);
  }
  for (const [name, { bounds, start }] of Object.entries(m.inputs ?? {})) {
    const [low, high] = bounds;
    if (!(start >= low && start <= high)) faults.push(`${m.name}: port ${name} starts at ${start}; its bounds are ${low} to ${high}`);
  }
  return faults;
}

/** Rules at moments that do not exist (the compiler finds them in typed code, this in plain JavaScript), and visits without a rule. */
export function strayRules(m: Behaviour, rules: Rules): string[] {
  const strays = Object.keys(rules).filter((name) => name !== 'visits' && !(name in MOMENTS));
  const bare = Object.keys(m.visits ?? {}).filter((name) => !rules.visits?.[name]);
  return [
    ...strays.map((name) => `${m.name}: has a rule at ${name}; moments are ${Object.keys(MOMENTS).join(', ')}`),
    ...bare.map((name) => `${m.name}: the visit ${name} has no rule`),
  ];
}
