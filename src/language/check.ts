import { parseUnit } from '../units/unit.ts';
import type { Component, Parameter, Provenance } from './component.ts';

const NAME = /^[\p{L}_][\p{L}\p{N}_]*$/u;
const ROW = /^[A-Za-z][A-Za-z-]*_?\d+[a-z]?$/;

/** Faults of the declarations themselves, before any equation is read. Rules [CK1]. */
export function checkDeclarations(components: readonly Component[], evidence: ReadonlySet<string> | undefined): string[] {
  const faults: string[] = [];
  const names = new Set<string>();
  const states = new Set(components.flatMap((c) => Object.keys(c.states ?? {}).map((name) => `${c.name}.${name}`)));
  faults.push(...checkFamilies(components));
  for (const c of components) {
    for (const [from, to] of c.flows ?? []) {
      if (to.includes('.') && !states.has(to)) faults.push(`${c.name}: flow ${from} → ${to}, but no component has the state ${to}`);
    }
    for (const other of c.requires ?? []) {
      if (!components.some((o) => o.name === other)) faults.push(`${c.name}: requires ${other}, which is not in the model`);
    }
    if (names.has(c.name)) faults.push(`${c.name}: a second component has this name; names must differ`);
    names.add(c.name);
    if (!NAME.test(c.name)) faults.push(`${c.name}: a component's name must be one word`);
    faults.push(...checkNames(c), ...checkEquations(c));
    for (const [name, p] of Object.entries(c.parameters ?? {})) {
      faults.push(...checkParameter(p, evidence).map((fault) => `${c.name}: parameter ${name} ${fault}`));
    }
    for (const [name, { quasiSteady }] of Object.entries(c.states ?? {})) {
      const why = quasiSteady === undefined ? [] : checkProvenance(quasiSteady, evidence);
      faults.push(...why.map((fault) => `${c.name}: ${name}, as quasi-steady, ${fault}`));
    }
    const ports = Object.values(c.families ?? {}).flatMap((family) => Object.entries(family.members));
    const own = Object.entries({ ...c.reads, ...c.inputs, ...c.states, ...c.outputs, ...c.parameters });
    for (const [name, { unit, says }] of [...own, ...ports]) {
      if (!hasUnit(unit)) faults.push(`${c.name}: ${name} has the unit "${unit}", which has no meaning`);
      if (says.trim() === '') faults.push(`${c.name}: ${name} does not say what it means`);
    }
  }
  return faults;
}

/** Every member of a family is given by one component, for a family that some component has and with the quantities it asks for. */
function checkFamilies(components: readonly Component[]): string[] {
  const faults: string[] = [];
  const givers = new Map<string, string>();
  for (const c of components) {
    for (const [family, members] of Object.entries(c.gives ?? {})) {
      const ports = components.map((other) => other.families?.[family]?.members).filter((port) => port !== undefined);
      if (ports.length === 0) faults.push(`${c.name}: gives to the family ${family}, which no component has`);
      for (const [member, quantities] of Object.entries(members)) {
        const other = givers.get(`${family}.${member}`);
        if (other !== undefined) faults.push(`${c.name}: ${family}.${member} is given by ${other} too; members must differ`);
        givers.set(`${family}.${member}`, c.name);
        for (const name of ports.length > 0 ? Object.keys(quantities) : []) {
          if (!ports.some((port) => port[name]))
            faults.push(`${c.name}: ${family}.${member} gives ${name}, which the family does not ask for`);
        }
      }
    }
  }
  return faults;
}

function checkNames(c: Component): string[] {
  const faults: string[] = [];
  const seen = new Map<string, string>();
  for (const kind of ['parameters', 'reads', 'inputs', 'states', 'outputs'] as const) {
    for (const name of Object.keys(c[kind] ?? {})) {
      if (!NAME.test(name) || name === 'dose' || name === 'in') faults.push(`${c.name}: ${name} cannot be a name`);
      const other = seen.get(name);
      if (other) faults.push(`${c.name}: ${name} is declared twice, in ${other} and in ${kind}`);
      seen.set(name, kind);
    }
  }
  return faults;
}

/** Every equation has something declared on its left, and every output and repeated state an equation. */
function checkEquations(c: Component): string[] {
  const faults: string[] = [];
  for (const text of Object.keys(c.equations ?? {})) {
    const { name, wanted } = target(text);
    if (!c[wanted]?.[name]) faults.push(`${c.name}: equation for ${text}, but ${name} is not declared among its ${wanted}`);
  }
  for (const [from, to] of c.flows ?? []) {
    const flow = `${c.name}: flow ${from} → ${to}`;
    if (!c.states?.[from]) faults.push(`${flow}, but ${from} is no state; a flow comes from a state of its own component`);
    if (to !== 'out' && !to.includes('.') && !c.states?.[to]) faults.push(`${flow}, but ${to} is no state; allowed are its states and out`);
    if (from === to) faults.push(`${flow} goes nowhere; its ends must differ`);
  }
  for (const [name, route] of Object.entries(c.routes ?? {})) {
    if (Object.keys(route.into).length === 0) faults.push(`${c.name}: route ${name} goes into nothing; name a compartment`);
  }
  for (const [name, { each, scale = 1, quasiSteady }] of Object.entries(c.states ?? {})) {
    if (quasiSteady !== undefined && each !== undefined)
      faults.push(`${c.name}: ${name} is repeated over ${each} and cannot be quasi-steady; its members act on each other`);
    if (each !== undefined && !c.families?.[each])
      faults.push(`${c.name}: ${name} is repeated over ${each}, which is no family of ${c.name}`);
    if (!(scale > 0)) faults.push(`${c.name}: ${name} has the scale ${scale}; it must be > 0`);
  }
  if (c.lasts !== undefined && c.parameters?.[c.lasts]?.unit !== 'min')
    faults.push(`${c.name}: lasts ${c.lasts}, which must be a parameter of ${c.name} in min`);
  return faults;
}

/** What the left of an equation names. */
function target(left: string): { name: string; wanted: 'states' | 'outputs' } {
  return { name: left.replace(/^d\/dt /, '').replace(/\[\w+\]$/u, ''), wanted: left.startsWith('d/dt ') ? 'states' : 'outputs' };
}

/** Expressions that no quantity takes: equations and flows of names that are not declared. What they mention is not idle. */
export function strays(c: Component): string[] {
  const equations = Object.entries(c.equations ?? {}).filter(([left]) => !c[target(left).wanted]?.[target(left).name]);
  const flows = (c.flows ?? []).filter(([from]) => !c.states?.[from]);
  return [...equations.map(([, text]) => text), ...flows.map(([, , rate]) => rate)];
}

export function checkParameter(p: Parameter, evidence: ReadonlySet<string> | undefined): string[] {
  const faults: string[] = [];
  const [low, high] = p.range;
  if (!(low <= high)) faults.push(`has the range [${low}, ${high}]; the first must not exceed the second`);
  else if (!(p.value >= low && p.value <= high)) faults.push(`is ${p.value} ${p.unit}; its range is ${low} to ${high}`);
  if (p.spread !== undefined && !(p.spread >= 0 && p.spread <= 3)) faults.push(`has the spread ${p.spread}; allowed is 0 to 3`);
  if (p.shape === 'logit' && !(p.value > 0 && p.value < 1)) faults.push(`is ${p.value}; a logit spread needs a share between 0 and 1`);
  if (p.spread !== undefined && p.shape !== 'logit' && p.value <= 0) faults.push(`is ${p.value}; a lognormal spread needs a value above 0`);
  return [...faults, ...checkProvenance(p.from, evidence)];
}

function checkProvenance(from: Provenance, evidence: ReadonlySet<string> | undefined): string[] {
  const faults: string[] = [];
  if (typeof from !== 'string') {
    const why = 'assumed' in from ? from.assumed : from.fitted;
    if (why.trim() === '') faults.push('has no provenance; say where it comes from or why it is assumed');
    return faults;
  }
  const rows = from.split(/[\s,;]+/).filter((word) => word !== '');
  if (rows.length === 0) faults.push('has no provenance; name a row of the evidence, or assumed(why), or fitted(to)');
  for (const row of rows) {
    if (!ROW.test(row) || (evidence && !evidence.has(row))) faults.push(`comes from "${row}", which is no row of the evidence`);
  }
  return faults;
}

export function hasUnit(text: string): boolean {
  try {
    return parseUnit(text) !== undefined;
  } catch {
    return false;
  }
}

/** Parameters, reads and inputs nobody uses, and outputs that are neither shown nor read. `used` holds 'component.name'. */
export function checkUse(components: readonly Component[], used: ReadonlySet<string>): string[] {
  return components.flatMap((c) => {
    const idle = (kind: 'parameters' | 'reads' | 'inputs'): string[] =>
      Object.keys(c[kind] ?? {})
        .filter((name) => !used.has(`${c.name}.${name}`))
        .map((name) => `${c.name}: ${name} stands among its ${kind} and no equation uses it`);
    const unread = Object.entries(c.outputs ?? {})
      .filter(([name, output]) => !output.shown && !used.has(`${c.name}.${name}`))
      .map(([name]) => `${c.name}: output ${name} is neither shown nor read by anyone`);
    return [...idle('parameters'), ...idle('reads'), ...idle('inputs'), ...unread];
  });
}
