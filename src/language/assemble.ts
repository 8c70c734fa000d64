import { divide, factor, multiply, ONE, parseUnit, raise, sameDimension, sameUnit, squareRoot, type Unit } from '../units/unit.ts';
import { checkDeclarations, checkUse } from './check.ts';
import type { Component } from './component.ts';
import { parseExpression, type Tree } from './expression.ts';
import { Graph, linearForm } from './graph.ts';
import type { LinearBlock, Model, ModelOutput, ModelParameter, ModelState, Place } from './model.ts';

/** All faults of a model at once, one sentence each. */
export class ModelFaults extends Error {
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.faults = faults;
  }
}

interface Value {
  readonly node: number;
  readonly unit: Unit;
}

/** Names an equation may use, innermost first. */
interface Scope {
  readonly component: Component;
  /** Index variable → member of the family. */
  readonly bound: Readonly<Record<string, string>>;
}

const DERIVATIVE = /^d\/dt (.+)$/;
const INDEXED = /^(\w+)\[(\w+)\]$/u;
const TIME_UNITS = ['s', 'min', 'h', 'd'].map(parseUnit);
const PER_HOUR = parseUnit('h');

class Assembly {
  readonly graph = new Graph();
  readonly faults: string[] = [];
  readonly used = new Set<string>();
  private readonly components: ReadonlyMap<string, Component>;
  private readonly list: readonly Component[];
  private readonly memo = new Map<string, Value | 'busy'>();
  private readonly parameterList: ModelParameter[] = [];
  private readonly inputList: { id: string; unit: string; says: string; start: number }[] = [];
  private readonly stateIds: { id: string; component: Component; name: string; member?: string }[] = [];
  private readonly stateIndex = new Map<string, number>();

  constructor(list: readonly Component[]) {
    this.list = list;
    this.components = new Map(list.map((c) => [c.name, c]));
    for (const c of list) this.declare(c);
    for (const c of list) if (c.lasts) this.used.add(`${c.name}.${c.lasts}`);
  }

  private declare(c: Component): void {
    for (const [name, p] of Object.entries(c.parameters ?? {})) this.parameterList.push({ ...p, id: `${c.name}.${name}` });
    for (const [name, input] of Object.entries(c.inputs ?? {})) this.inputList.push({ ...input, id: `${c.name}.${name}` });
    for (const [name, state] of Object.entries(c.states ?? {})) {
      for (const member of state.each ? this.members(state.each) : [undefined]) {
        const id = member ? `${c.name}.${name}.${member}` : `${c.name}.${name}`;
        this.stateIndex.set(id, this.stateIds.length);
        this.stateIds.push({ id, component: c, name, ...(member ? { member } : {}) });
      }
    }
  }

  /** Members of a family over all components, in the order of the components. */
  private members(family: string): string[] {
    return this.list.flatMap((c) => Object.keys(c.gives?.[family] ?? {}));
  }

  /** Runs `work`; a thrown fault is kept with the place it happened at. */
  private attempt<T>(where: string, work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      this.faults.push(`${where}: ${(error as Error).message}`);
      return undefined;
    }
  }

  private memoised(key: string, work: () => Value): Value {
    const known = this.memo.get(key);
    if (known === 'busy') throw new Error(`${key} depends on itself; break the loop with a state`);
    if (known) return known;
    this.memo.set(key, 'busy');
    try {
      const value = work();
      this.memo.set(key, value);
      return value;
    } finally {
      if (this.memo.get(key) === 'busy') this.memo.delete(key);
    }
  }

  /** The value of 'component.name', seen from outside or inside. */
  private quantity(id: string): Value {
    const [owner = '', name = ''] = id.split('.');
    const c = this.components.get(owner);
    if (!c) throw new Error(`${id} is not given by any component; known components are ${[...this.components.keys()].join(', ')}`);
    const state = this.stateIndex.get(id);
    if (state !== undefined) return { node: this.graph.leaf('state', state), unit: parseUnit((c.states?.[name] as { unit: string }).unit) };
    const input = this.inputList.findIndex((i) => i.id === id);
    if (input >= 0) return { node: this.graph.leaf('input', input), unit: parseUnit((c.inputs?.[name] as { unit: string }).unit) };
    const output = c.outputs?.[name];
    if (!output) throw new Error(`${owner} gives no ${name}; it gives ${Object.keys({ ...c.outputs, ...c.states }).join(', ') || 'nothing'}`);
    return this.memoised(id, () => {
      const text = c.equations?.[name];
      if (text === undefined) throw new Error(`${id} has no equation`);
      const value = this.compile(parseExpression(text), { component: c, bound: {} });
      return this.expect(value, parseUnit(output.unit), id);
    });
  }

  private expect(value: Value, unit: Unit, what: string): Value {
    if (value === undefined || this.isZero(value) || sameUnit(value.unit, unit)) return { node: value.node, unit };
    const remedy = sameDimension(value.unit, unit)
      ? `the scale differs by ${value.unit.scale / unit.scale}; write ( … in ${unit.text})`
      : 'the dimensions differ';
    throw new Error(`${what} is in ${unit.text} and its equation gives ${value.unit.text}: ${remedy}`);
  }

  private isZero(value: Value): boolean {
    return this.graph.number(value.node) === 0;
  }

  private lookUp(name: string, index: string | undefined, scope: Scope): Value {
    const { component: c, bound } = scope;
    const id = `${c.name}.${name}`;
    this.used.add(id);
    if (index !== undefined) return this.member(name, index, scope);
    if (name === 'dose') return { node: this.graph.leaf('dose', 0), unit: parseUnit('mg') };
    const parameter = this.parameterList.findIndex((p) => p.id === id);
    if (parameter >= 0) {
      return { node: this.graph.leaf('parameter', parameter), unit: parseUnit((this.parameterList[parameter] as ModelParameter).unit) };
    }
    const read = c.reads?.[name];
    if (read) {
      this.used.add(read.from);
      return this.expect(this.quantity(read.from), parseUnit(read.unit), `${id} (read from ${read.from})`);
    }
    if (c.outputs?.[name] || c.states?.[name] || c.inputs?.[name]) return this.quantity(id);
    const known = Object.keys({ ...c.parameters, ...c.reads, ...c.inputs, ...c.states, ...c.outputs, ...bound });
    throw new Error(`${name} is not declared in ${c.name}; declared are ${known.join(', ')}`);
  }

  /** `bound[l]`: a repeated state of this component, or a quantity every member of a family gives. */
  private member(name: string, index: string, { component: c, bound }: Scope): Value {
    const member = bound[index];
    if (member === undefined) throw new Error(`${name}[${index}]: ${index} is not an index here; use it inside sum(${index}: …) or an indexed equation`);
    const state = this.stateIndex.get(`${c.name}.${name}.${member}`);
    if (state !== undefined) return { node: this.graph.leaf('state', state), unit: parseUnit((c.states?.[name] as { unit: string }).unit) };
    for (const [family, { members }] of Object.entries(c.families ?? {})) {
      const port = members[name];
      const owner = this.list.find((other) => other.gives?.[family]?.[member]);
      if (!port || !owner) continue;
      const text = owner.gives?.[family]?.[member]?.[name];
      if (text === undefined) throw new Error(`${owner.name}: member ${member} of family ${family} gives no ${name}`);
      return this.memoised(`${family}.${member}.${name}`, () =>
        this.expect(this.compile(parseExpression(text), { component: owner, bound: {} }), parseUnit(port.unit), `${family}.${member}.${name}`),
      );
    }
    throw new Error(`${name}[${index}]: ${name} is neither a repeated state of ${c.name} nor a quantity of its families`);
  }

  /** Tree → node and unit. Literals are dimensionless; a literal 0 has any unit. */
  private compile(tree: Tree, scope: Scope): Value {
    const g = this.graph;
    switch (tree.kind) {
      case 'number':
        return { node: g.constant(tree.value), unit: ONE };
      case 'name':
        return this.lookUp(tree.name, tree.index, scope);
      case 'negate': {
        const a = this.compile(tree.a, scope);
        return { node: g.neg(a.node), unit: a.unit };
      }
      case 'convert': {
        const a = this.compile(tree.a, scope);
        const unit = parseUnit(tree.unit);
        return { node: g.mul(a.node, g.constant(factor(a.unit, unit))), unit };
      }
      case 'sum':
        return this.total(tree, scope);
      case 'call':
        return this.call(tree, scope);
      case 'binary':
        return this.binary(tree, scope);
    }
  }

  private total(tree: Extract<Tree, { kind: 'sum' }>, scope: Scope): Value {
    const families = Object.keys(scope.component.families ?? {});
    const members = families.flatMap((family) => this.members(family));
    let total: Value | undefined;
    for (const member of members) {
      const term = this.compile(tree.body, { ...scope, bound: { ...scope.bound, [tree.index]: member } });
      total = total ? { node: this.graph.add(total.node, term.node), unit: this.common(total, term, 'sum') } : term;
    }
    return total ?? { node: this.graph.constant(0), unit: ONE };
  }

  private common(a: Value, b: Value, what: string): Unit {
    if (this.isZero(a)) return b.unit;
    if (this.isZero(b) || sameUnit(a.unit, b.unit)) return a.unit;
    throw new Error(`${what} of ${a.unit.text} and ${b.unit.text}: ${sameDimension(a.unit, b.unit) ? 'the scales' : 'the dimensions'} differ`);
  }

  private plain(value: Value, what: string): number {
    if (!this.isZero(value) && !sameUnit(value.unit, ONE)) throw new Error(`${what} of ${value.unit.text}; it needs a pure number`);
    return value.node;
  }

  private call(tree: Extract<Tree, { kind: 'call' }>, scope: Scope): Value {
    const g = this.graph;
    const name = tree.name;
    if (name === 'select') return this.select(tree, scope);
    const args = tree.args.map((arg) => this.compile(arg, scope)) as [Value, Value];
    const [a, b] = args;
    if (name === 'max' || name === 'min') return { node: g[name](a.node, b.node), unit: this.common(a, b, name) };
    if (name === 'ramp') {
      // 0 below 0 and x²/(x + width) above: a positive part without a kink in its value or slope.
      const unit = this.common(a, b, name);
      const above = g.div(g.mul(a.node, a.node), g.add(a.node, b.node));
      return { node: g.less(a.node, g.constant(0), g.constant(0), above), unit };
    }
    if (name === 'positive') return { node: g.max(a.node, g.constant(0)), unit: a.unit };
    if (name === 'sqrt') return { node: g.unary('sqrt', a.node), unit: squareRoot(a.unit) };
    return { node: g.unary(name as 'exp', this.plain(a, name)), unit: ONE };
  }

  private select(tree: Extract<Tree, { kind: 'call' }>, scope: Scope): Value {
    const [condition, yes, no] = tree.args as [Tree, Tree, Tree];
    if (condition.kind !== 'binary' || !'<>'.includes(condition.op[0] as string)) throw new Error('select needs a comparison as its first argument');
    const [left, right] = [this.compile(condition.a, scope), this.compile(condition.b, scope)];
    this.common(left, right, `comparison ${condition.op}`);
    const [a, b] = [this.compile(yes, scope), this.compile(no, scope)];
    const unit = this.common(a, b, 'select');
    const g = this.graph;
    // Exhaustive over < > <= >=: the last two are the first two with the branches exchanged.
    if (condition.op === '<') return { node: g.less(left.node, right.node, a.node, b.node), unit };
    if (condition.op === '>') return { node: g.less(right.node, left.node, a.node, b.node), unit };
    if (condition.op === '>=') return { node: g.less(left.node, right.node, b.node, a.node), unit };
    return { node: g.less(right.node, left.node, b.node, a.node), unit };
  }

  private binary(tree: Extract<Tree, { kind: 'binary' }>, scope: Scope): Value {
    const g = this.graph;
    const [a, b] = [this.compile(tree.a, scope), this.compile(tree.b, scope)];
    switch (tree.op) {
      case '+':
        return { node: g.add(a.node, b.node), unit: this.common(a, b, 'sum') };
      case '-':
        return { node: g.sub(a.node, b.node), unit: this.common(a, b, 'difference') };
      case '*':
        return { node: g.mul(a.node, b.node), unit: multiply(a.unit, b.unit) };
      case '/':
        return { node: g.div(a.node, b.node), unit: divide(a.unit, b.unit) };
      case '^': {
        const exponent = g.number(b.node);
        if (sameUnit(a.unit, ONE)) return { node: g.pow(a.node, this.plain(b, 'exponent')), unit: ONE };
        if (exponent === undefined || !Number.isInteger(exponent)) throw new Error(`power of ${a.unit.text}: the exponent must be a whole number`);
        return { node: g.pow(a.node, b.node), unit: raise(a.unit, exponent) };
      }
      default:
        throw new Error(`a comparison may stand only inside select`);
    }
  }

  /** Rate of change in state units per hour; the equation may use any one unit of time. */
  private derivative(value: Value, state: Unit, what: string): number {
    if (this.isZero(value)) return value.node;
    for (const time of TIME_UNITS) {
      if (sameUnit(value.unit, divide(state, time))) return this.graph.mul(value.node, this.graph.constant(factor(PER_HOUR, time)));
    }
    throw new Error(`${what}: the equation gives ${value.unit.text}; it must be ${state.text} per s, min, h or d`);
  }

  private equationOf(index: number): { where: string; node: number } | undefined {
    const { id, component: c, name, member } = this.stateIds[index] as (typeof this.stateIds)[number];
    const where = `${c.name}: d/dt ${name}`;
    return this.attempt(where, () => {
      const unit = parseUnit((c.states?.[name] as { unit: string }).unit);
      let node = this.graph.constant(0);
      let found = false;
      for (const [left, text] of Object.entries(c.equations ?? {})) {
        const target = DERIVATIVE.exec(left)?.[1];
        if (target === undefined) continue;
        const indexed = INDEXED.exec(target);
        if ((indexed ? indexed[1] : target) !== name) continue;
        found = true;
        const bound = indexed && member ? { [indexed[2] as string]: member } : {};
        node = this.derivative(this.compile(parseExpression(text), { component: c, bound }), unit, id);
      }
      for (const { owner, flow } of this.flowsOf(id)) {
        const [from, to, rate] = flow;
        found = true;
        const source = this.quantity(`${owner.name}.${from}`);
        const speed = this.compile(parseExpression(rate), { component: owner, bound: {} });
        const moved: Value = { node: this.graph.mul(speed.node, source.node), unit: multiply(speed.unit, source.unit) };
        const perHour = this.derivative(moved, unit, `${id} (flow ${from} → ${to})`);
        node = `${owner.name}.${from}` === id ? this.graph.sub(node, perHour) : this.graph.add(node, perHour);
      }
      if (!found) throw new Error(`state ${name} has neither an equation nor a flow`);
      return { where, node };
    });
  }

  /** Flows that leave or reach a state, of its own component or from another that names it in full. */
  private flowsOf(id: string): { owner: Component; flow: readonly [string, string, string] }[] {
    return this.list.flatMap((owner) =>
      (owner.flows ?? [])
        .filter(([from, to]) => `${owner.name}.${from}` === id || to === id || `${owner.name}.${to}` === id)
        .map((flow) => ({ owner, flow })),
    );
  }

  /** Linear form of every state of a component, or undefined when one is not linear with constant coefficients. */
  private linearForms(c: Component, derivatives: readonly (number | undefined)[]): Map<number, Map<number, number>> | undefined {
    const forms = new Map<number, Map<number, number>>();
    for (const [i, s] of this.stateIds.entries()) {
      if (s.component !== c) continue;
      const node = derivatives[i];
      if (node === undefined || !this.graph.isFreeOf(node, ['input', 'dose'])) return undefined;
      const form = linearForm(this.graph, node, 'state');
      if (!form) return undefined;
      forms.set(i, form);
    }
    return forms.size > 0 ? forms : undefined;
  }

  /** Components that are linear and read only linear ones; those that exchange make one block, propagated exactly. */
  private linearGroups(derivatives: readonly (number | undefined)[]): { members: Component[]; forms: Map<number, Map<number, number>> }[] {
    const linear = new Map<Component, Map<number, Map<number, number>>>();
    for (const c of this.list) {
      const forms = this.linearForms(c, derivatives);
      if (forms) linear.set(c, forms);
    }
    const owner = (state: number): Component => (this.stateIds[state] as { component: Component }).component;
    const partners = (c: Component): Component[] => [...(linear.get(c)?.values() ?? [])].flatMap((form) => [...form.keys()].map(owner));
    for (let before = -1; before !== linear.size; ) {
      before = linear.size;
      for (const c of [...linear.keys()]) if (partners(c).some((p) => !linear.has(p))) linear.delete(c);
    }
    const groups: { members: Component[]; forms: Map<number, Map<number, number>> }[] = [];
    for (const [c, forms] of linear) {
      const tied = groups.filter((g) => g.members.some((m) => partners(c).includes(m) || partners(m).includes(c)));
      const merged = { members: [...tied.flatMap((g) => g.members), c], forms: new Map([...tied.flatMap((g) => [...g.forms]), ...forms]) };
      for (const g of tied) groups.splice(groups.indexOf(g), 1);
      groups.push(merged);
    }
    return groups;
  }

  private linearBlock(group: { members: Component[]; forms: Map<number, Map<number, number>> }): LinearBlock {
    const own = [...group.forms.keys()].sort((a, b) => a - b);
    const matrix = own.flatMap((global, row) =>
      [...(group.forms.get(global) as Map<number, number>)].map(([place, value]) => ({ row, column: own.indexOf(place), value })),
    );
    const states = own.map((i) => {
      const s = this.stateIds[i] as (typeof this.stateIds)[number];
      const declared = s.component.states?.[s.name] as { unit: string; says: string };
      return { id: s.id, unit: declared.unit, says: declared.says };
    });
    const ids = states.map((s) => s.id);
    return { name: group.members.map((c) => c.name).join('+'), states, matrix, arrivals: group.members.flatMap((c) => this.arrivals(c, ids)) };
  }

  private arrivals(c: Component, ids: readonly string[]): LinearBlock['arrivals'] {
    return Object.entries(c.routes ?? {}).flatMap(([name, route]) =>
      Object.entries(route.into).flatMap(([compartment, amount]) => {
        const arrival = this.attempt(`${c.name}: route ${name}`, () => {
          const declared = c.states?.[compartment];
          if (!declared) throw new Error(`goes into ${compartment}, which is no compartment of ${c.name}`);
          const compiled = this.compile(parseExpression(amount), { component: c, bound: {} });
          const value = this.expect(compiled, parseUnit(declared.unit), `amount into ${compartment}`);
          const form = linearForm(this.graph, value.node, 'dose');
          if (!form) throw new Error(`the amount "${amount}" must be proportional to dose`);
          return { route: `${c.name} ${name}`, into: ids.indexOf(`${c.name}.${compartment}`), perMilligram: form.get(0) ?? this.graph.constant(0) };
        });
        return arrival ? [arrival] : [];
      }),
    );
  }

  model(evidence: ReadonlySet<string> | undefined): Model {
    this.faults.push(...checkDeclarations(this.list, evidence));
    const derivatives = this.stateIds.map((_, i) => this.equationOf(i)?.node);
    const groups = this.linearGroups(derivatives);
    const linear = groups.map((group) => this.linearBlock(group));
    const states: ModelState[] = [];
    const places = this.stateIds.map((s, i): Place => {
      const block = groups.findIndex((g) => g.members.includes(s.component));
      if (block >= 0) return { kind: 'linear', block, index: (linear[block] as LinearBlock).states.findIndex((b) => b.id === s.id) };
      states.push(this.state(i, derivatives[i] ?? this.graph.constant(0)));
      return { kind: 'nonlinear', index: states.length - 1 };
    });
    for (const c of this.list) {
      if (c.routes && !groups.some((g) => g.members.includes(c))) {
        this.faults.push(`${c.name}: doses need linear kinetics; the equations are not linear with constant coefficients`);
      }
    }
    const outputs = this.outputs();
    const excretes = this.excretions();
    this.faults.push(...checkUse(this.list, this.used));
    if (this.faults.length > 0) throw new ModelFaults(this.faults);
    return { graph: this.graph, components: this.list, parameters: this.parameterList, inputs: this.inputList, places, states, linear, outputs, excretes };
  }

  private state(index: number, derivative: number): ModelState {
    const { id, component: c, name } = this.stateIds[index] as (typeof this.stateIds)[number];
    const declared = c.states?.[name] as { unit: string; says: string; start: number | string; scale?: number };
    const start = this.attempt(`${id}: start`, () => {
      if (typeof declared.start === 'number') return this.graph.constant(declared.start);
      const value = this.expect(this.compile(parseExpression(declared.start), { component: c, bound: {} }), parseUnit(declared.unit), 'start');
      if (!this.graph.isFreeOf(value.node, ['state', 'input', 'dose'])) throw new Error(`"${declared.start}" depends on more than parameters`);
      return value.node;
    });
    return { id, unit: declared.unit, says: declared.says, scale: declared.scale ?? 1, start: start ?? this.graph.constant(0), derivative };
  }

  private outputs(): ModelOutput[] {
    return this.list.flatMap((c) =>
      Object.entries(c.outputs ?? {}).flatMap(([name, output]) => {
        const id = `${c.name}.${name}`;
        const value = this.attempt(`${c.name}: ${name}`, () => this.quantity(id));
        return value ? [{ id, unit: output.unit, says: output.says, shown: output.shown ?? false, node: value.node }] : [];
      }),
    );
  }

  private excretions(): Record<string, number> {
    const masses: Record<string, number> = {};
    for (const c of this.list) {
      for (const [analyte, text] of Object.entries(c.excretes ?? {})) {
        this.attempt(`${c.name}: excretes ${analyte}`, () => {
          const value = this.expect(this.compile(parseExpression(text), { component: c, bound: {} }), parseUnit('ng'), analyte);
          const before = masses[analyte];
          masses[analyte] = before === undefined ? value.node : this.graph.add(before, value.node);
        });
      }
    }
    return masses;
  }
}

/**
 * Components → one checked model. Names, units (dimension and scale), ranges, provenance, unread and unwritten ports are checked and
 * all faults reported at once. `evidence`: ids that provenance may name; absent, ids are not looked up. Throws ModelFaults.
 */
export function assemble(components: readonly Component[], evidence?: ReadonlySet<string>): Model {
  return new Assembly(components).model(evidence);
}
