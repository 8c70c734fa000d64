/** A bench for one mechanism or drug: the thing under test, with stand-ins for everything it reads. */
import { type Compiled, compileJavaScript } from '../src/compile/javascript.ts';
import { drugs } from '../src/drugs/registry.generated.ts';
import { assemble } from '../src/language/assemble.ts';
import { assumed, type Component, type Input } from '../src/language/component.ts';
import type { LifeEvent } from '../src/language/event.ts';
import { Rosenbrock } from '../src/numerics/rosenbrock.ts';
import { drawPerson } from '../src/people/person.ts';
import { Body } from '../src/simulate/body.ts';
import { type LifeOptions, simulateLife } from '../src/simulate/life.ts';
import type { LifeRecord } from '../src/simulate/scenario.ts';
import { standardModel, substancesOf } from '../src/simulate/standard.ts';

type Values = Readonly<Record<string, number>>;

/** Inputs in place of every component that is read and absent: 'component.quantity' can then be turned by hand. */
function standIns(components: readonly Component[], values: Values): Component[] {
  const present = new Set(components.map((c) => c.name));
  const wanted: Record<string, Record<string, Input>> = {};
  for (const { unit, says, from } of components.flatMap((c) => Object.values(c.reads ?? {}))) {
    const [owner = '', name = ''] = from.split('.');
    if (present.has(owner)) continue;
    wanted[owner] ??= {};
    wanted[owner][name] = { unit, says, start: values[from] ?? 0 };
  }
  return Object.entries(wanted).map(([name, inputs]) => ({ name, says: 'Stand-in', inputs }));
}

/** A ligand whose drive (C/K)^n is turned by hand: '<name>.drive'. */
export const ligand = (name: string, efficacy: number, perMinute = 1): Component => ({
  name,
  says: 'A ligand',
  inputs: { drive: { unit: '1', start: 0, says: 'Concentration over affinity' } },
  parameters: {
    efficacy: { value: efficacy, unit: '1', range: [0, 1], says: 'Efficacy', from: assumed('test') },
    offRate: { value: perMinute, unit: '1/min', range: [1e-6, 1e6], says: 'Dissociation', from: assumed('test') },
  },
  gives: { ligand: { [name]: { drive: 'drive', offRate: 'offRate', efficacy: 'efficacy' } } },
});

/** Area under a linear quantity, exact: 'area.under'. */
export const area = (of: string, unit: string): Component => ({
  name: 'area',
  says: 'Area under a curve',
  reads: { height: { unit, from: of, says: 'Height' } },
  states: { sum: { unit: `${unit}*h`, start: 0, says: 'Area' } },
  outputs: { under: { unit: `${unit}*h`, says: 'Area', shown: true } },
  equations: { 'd/dt sum': 'height', under: 'sum' },
});

/** Shows every state of the components, linear ones too: 'probe.<component>_<state>'. */
export function probe(components: readonly Component[]): Component {
  const states = components.flatMap((c) => Object.entries(c.states ?? {}).map(([name, s]) => ({ c: c.name, name, unit: s.unit })));
  const entries = <T>(make: (s: (typeof states)[number]) => [string, T]): Record<string, T> => Object.fromEntries(states.map(make));
  return {
    name: 'probe',
    says: 'Every state',
    reads: entries(({ c, name, unit }) => [`of_${c}_${name}`, { unit, from: `${c}.${name}`, says: 'A state' }]),
    outputs: entries(({ c, name, unit }) => [`${c}_${name}`, { unit, says: 'A state', shown: true }]),
    equations: entries(({ c, name }) => [`${c}_${name}`, `of_${c}_${name}`]),
  };
}

/** A drug with what it needs, e.g. heroin with morphine. */
export const withPartners = (name: string): readonly Component[] => {
  const all: readonly Component[] = drugs;
  const own = all.find((d) => d.name === name) as Component;
  return [own, ...all.filter((d) => own.requires?.includes(d.name))];
};

/** Assembled components at their declared values (or those given), advanced and read by hand. Time in h. */
export class Bench {
  readonly compiled: Compiled;
  readonly body: Body;
  t = 0;
  private readonly solver: Rosenbrock;
  private readonly values: Float64Array;

  /** `given` holds parameters and the starts of stand-ins, both as 'component.name'. */
  constructor(components: readonly Component[], given: Values = {}, relative = 1e-9) {
    const all = [...components, ...standIns(components, given)];
    this.compiled = compileJavaScript(assemble(all));
    const { model } = this.compiled;
    const person = drawPerson(model, { seed: 1, index: 0, typical: true });
    for (const [i, p] of model.parameters.entries()) person[i] = given[p.id] ?? p.value;
    this.body = new Body(this.compiled, person);
    this.solver = new Rosenbrock(this.body, { relative, absolute: Float64Array.from(model.states, (s) => s.scale * relative) });
    this.values = new Float64Array(model.outputs.length + Object.keys(model.excretes).length);
  }

  /** Turns an input, or puts a nonlinear state where it is wanted. */
  set(id: string, value: number): this {
    const { inputs, states } = this.compiled.model;
    const input = inputs.findIndex((i) => i.id === id);
    const state = states.findIndex((s) => s.id === id);
    if (input >= 0) this.body.inputs[input] = value;
    else if (state >= 0) this.body.state[state] = value;
    else throw new Error(`${id}: neither an input nor a nonlinear state`);
    return this;
  }

  /** Gives mg as a bolus, or over `over` h (the end of which is waited for). */
  give(substance: string, route: string, amount: number, over = 0): this {
    if (over === 0) this.body.give(substance, route, amount, this.t);
    else {
      this.body.give(substance, route, amount / over, this.t, true);
      this.wait(over);
      this.body.give(substance, route, -amount / over, this.t, true);
    }
    return this;
  }

  wait(hours: number): this {
    const to = this.t + hours;
    if (this.body.size > 0) {
      const reached = this.solver.advance(this.body.state, this.t, to, 0);
      if (typeof reached === 'object') throw new Error(`at ${reached.at} h: ${reached.reason}`);
    }
    this.t = to;
    this.body.settle(to);
    return this;
  }

  /** An output or a nonlinear state, now. */
  read(id: string): number {
    const { outputs, states, excretes } = this.compiled.model;
    const state = states.findIndex((s) => s.id === id);
    if (state >= 0) return this.body.state[state] as number;
    this.body.outputs(this.t, this.values);
    const output = [...outputs.map((o) => o.id), ...Object.keys(excretes)].indexOf(id);
    if (output < 0) throw new Error(`${id}: neither an output nor a nonlinear state`);
    return this.values[output] as number;
  }

  /** Values at the times, h from now. */
  course(id: string, times: readonly number[]): number[] {
    const start = this.t;
    return times.map((time) => this.wait(start + time - this.t).read(id));
  }

  /** Terminal half-life between two times, h from now. */
  halfLife(id: string, from: number, to: number): number {
    const [early, late] = this.course(id, [from, to]) as [number, number];
    return ((to - from) * Math.LN2) / Math.log(early / late);
  }
}

/** from, from + every, … up to `to`. */
export const span = (from: number, to: number, every: number): number[] =>
  Array.from({ length: Math.floor((to - from) / every + 1e-6) + 1 }, (_, i) => from + i * every);

/** Place and height of the highest of `ys`, place on `xs`. */
export function peak(xs: readonly number[], ys: ArrayLike<number>): { readonly at: number; readonly height: number } {
  let best = 0;
  for (let i = 1; i < ys.length; i++) if ((ys[i] as number) > (ys[best] as number)) best = i;
  return { at: xs[best] as number, height: ys[best] as number };
}

export const dose = (at: number, substance: string, route: string, amount: number, over = 0): LifeEvent => ({
  kind: 'dose',
  at,
  substance,
  route,
  amount,
  over,
});

/** The usual dose of S004 by vein, three times a day; by definition of its scale this makes tolerance near 1. */
export const dailyHeroin = (days: number): LifeEvent[] =>
  span(0, days - 1, 1).flatMap((day) => [0, 6, 12].map((hour) => dose(24 * day + hour, 'heroin', 'intravenous', 25)));

/** The typical person of the standard model through these events, recorded at `times` (the last ends the run). */
export function typicalLife(
  events: readonly LifeEvent[],
  times: readonly number[],
  options: Partial<LifeOptions> & { readonly parameters?: Values } = {},
): LifeRecord {
  const { parameters = {}, ...rest } = options;
  const compiled = standardModel(substancesOf(events));
  const person = drawPerson(compiled.model, { seed: 1, index: 0, typical: true, parameters });
  const record = simulateLife(compiled, person, events, { until: times[times.length - 1] as number, times, ...rest });
  if (record.failure) throw new Error(`at ${record.failure.at} h: ${record.failure.reason}`);
  return record;
}

/** A column of a record as plain numbers. */
export const column = (record: LifeRecord, id: string): number[] => {
  const found = record.series[id];
  if (!found) throw new Error(`${id}: not recorded`);
  return [...found];
};
