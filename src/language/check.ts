import { parseUnit } from '../units/unit.ts';
import type { Component, Parameter } from './component.ts';

const NAME = /^[\p{L}_][\p{L}\p{N}_]*$/u;
const ROW = /^[A-Z][A-Za-z-]*\d+[a-z]?$/;

/** Faults of the declarations themselves, before any equation is read. */
export function checkDeclarations(components: readonly Component[], evidence: ReadonlySet<string> | undefined): string[] {
  const faults: string[] = [];
  const names = new Set<string>();
  const states = new Set(components.flatMap((c) => Object.keys(c.states ?? {}).map((name) => `${c.name}.${name}`)));
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
    const quantities = { ...c.reads, ...c.inputs, ...c.states, ...c.outputs, ...c.parameters };
    for (const [name, { unit, says }] of Object.entries(quantities)) {
      if (!hasUnit(unit)) faults.push(`${c.name}: ${name} has the unit "${unit}", which has no meaning`);
      if (says.trim() === '') faults.push(`${c.name}: ${name} does not say what it means`);
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
  const left = Object.keys(c.equations ?? {}).map((text) => ({ text, name: text.replace(/^d\/dt /, '').replace(/\[\w+\]$/u, '') }));
  for (const { text, name } of left) {
    const wanted = text.startsWith('d/dt ') ? 'states' : 'outputs';
    if (!c[wanted]?.[name]) faults.push(`${c.name}: equation for ${text}, but ${name} is not declared among its ${wanted}`);
  }
  for (const [from, to] of c.flows ?? []) {
    for (const name of [from, to]) {
      if (name !== 'out' && !name.includes('.') && !c.states?.[name])
        faults.push(`${c.name}: flow ${from} → ${to}, but ${name} is no state; allowed are its states and out`);
    }
  }
  return faults;
}

function checkParameter(p: Parameter, evidence: ReadonlySet<string> | undefined): string[] {
  const faults: string[] = [];
  const [low, high] = p.range;
  if (!(low <= high)) faults.push(`has the range [${low}, ${high}]; the first must not exceed the second`);
  if (!(p.value >= low && p.value <= high)) faults.push(`is ${p.value} ${p.unit}; its range is ${low} to ${high}`);
  if (p.spread !== undefined && !(p.spread >= 0 && p.spread <= 3)) faults.push(`has the spread ${p.spread}; allowed is 0 to 3`);
  if (p.shape === 'logit' && !(p.value > 0 && p.value < 1)) faults.push(`is ${p.value}; a logit spread needs a share between 0 and 1`);
  if (p.spread !== undefined && p.shape !== 'logit' && p.value <= 0) faults.push(`is ${p.value}; a lognormal spread needs a value above 0`);
  if (typeof p.from !== 'string') {
    const why = 'assumed' in p.from ? p.from.assumed : p.from.fitted;
    if (why.trim() === '') faults.push('has no provenance; say where it comes from or why it is assumed');
    return faults;
  }
  const rows = p.from.split(/[\s,;]+/).filter((word) => word !== '');
  if (rows.length === 0) faults.push('has no provenance; name a row of the evidence, or assumed(why), or fitted(to)');
  for (const row of rows) {
    if (!ROW.test(row) || (evidence && !evidence.has(row))) faults.push(`comes from "${row}", which is no row of the evidence`);
  }
  return faults;
}

function hasUnit(text: string): boolean {
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
