import { divide, factor, multiply, ONE, parseUnit, raise, sameDimension, sameUnit, squareRoot, type Unit } from '../units/unit.ts';
import type { Component, Read } from './component.ts';
import { parseExpression, type Tree } from './expression.ts';
import { Graph } from './graph.ts';
import type { ModelParameter } from './model.ts';

/** A node with its unit. */
export interface Value {
  readonly node: number;
  readonly unit: Unit;
}

/** Names an equation may use, innermost first. */
export interface Scope {
  readonly component: Component;
  /** Index variable → member of the family. */
  readonly bound: Readonly<Record<string, string>>;
  /** True in the amounts of routes, the only place of `dose`. */
  readonly dose?: boolean;
}

/** Thrown where a fault lies that is reported already, so that what depends on it adds no second sentence. */
class Reported extends Error {}

/**
 * Gives names and expressions their meaning: which quantity a name is, in which unit, as which node of the graph. Every combination of
 * units is checked where it is made; faults are thrown as sentences.
 */
export class Resolver {
  readonly graph = new Graph();
  readonly faults: string[] = [];
  readonly used = new Set<string>();
  protected readonly components: ReadonlyMap<string, Component>;
  protected readonly list: readonly Component[];
  protected readonly memo = new Map<string, Value | 'busy' | 'faulty'>();
  protected readonly parameterList: ModelParameter[] = [];
  private readonly parameterIndex = new Map<string, number>();
  protected readonly inputList: { id: string; unit: string; says: string; start: number }[] = [];
  protected readonly stateIds: { id: string; component: Component; name: string; member?: string }[] = [];
  protected readonly stateIndex = new Map<string, number>();

  constructor(list: readonly Component[]) {
    this.list = list;
    this.components = new Map(list.map((c) => [c.name, c]));
    for (const c of list) this.declare(c);
    for (const c of list) if (c.lasts) this.used.add(`${c.name}.${c.lasts}`);
  }

  protected declare(c: Component): void {
    for (const [name, p] of Object.entries(c.parameters ?? {})) {
      const id = `${c.name}.${name}`;
      if (!this.parameterIndex.has(id)) this.parameterIndex.set(id, this.parameterList.length);
      this.parameterList.push({ ...p, id });
    }
    for (const [name, input] of Object.entries(c.inputs ?? {})) this.inputList.push({ ...input, id: `${c.name}.${name}` });
    for (const [name, state] of Object.entries(c.states ?? {})) {
      for (const member of state.each ? this.members(state.each) : [undefined]) {
        const id = member ? `${c.name}.${name}.${member}` : `${c.name}.${name}`;
        this.stateIndex.set(id, this.stateIds.length);
        this.stateIds.push({ id, component: c, name, ...(member ? { member } : {}) });
      }
    }
  }

  protected unitOf(declared: Readonly<Record<string, { readonly unit: string }>> | undefined, name: string): Unit {
    return this.unit(declared?.[name]?.unit ?? '');
  }

  /** A declared unit; checkDeclarations reports those without meaning. */
  protected unit(text: string): Unit {
    try {
      return parseUnit(text);
    } catch {
      throw new Reported(text);
    }
  }

  /** Members of a family over all components, in the order of the components. */
  protected members(family: string): string[] {
    return this.list.flatMap((c) => Object.keys(c.gives?.[family] ?? {}));
  }

  /** Runs `work`; a thrown fault is kept with the place it happened at. */
  protected attempt<T>(where: string, work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof Reported)) this.faults.push(`${where}: ${(error as Error).message}`);
      return undefined;
    }
  }

  /** A value made once, and its fault reported once, at `where`. */
  protected memoised(key: string, where: string, work: () => Value): Value {
    const known = this.memo.get(key);
    if (known === 'busy') throw new Error(`${key} depends on itself; break the loop with a state`);
    if (known && known !== 'faulty') return known;
    this.memo.set(key, known ?? 'busy');
    const value = known ? undefined : this.attempt(where, work);
    this.memo.set(key, value ?? 'faulty');
    if (!value) throw new Reported(key);
    return value;
  }

  /** Text → node and unit. Where that fails, all names of the text count as used: they are not a second fault. */
  protected evaluate(text: string, scope: Scope): Value {
    try {
      return this.compile(parseExpression(text), scope);
    } catch (error) {
      this.mention(text, scope.component);
      throw error;
    }
  }

  protected mention(text: string, c: Component): void {
    for (const [word] of text.matchAll(/[\p{L}_][\p{L}\p{N}_]*/gu)) {
      this.used.add(`${c.name}.${word}`);
      this.used.add(c.reads?.[word]?.from ?? '');
    }
  }

  /** The value of 'component.name', seen from outside or inside. */
  protected quantity(id: string): Value {
    const [owner = '', name = ''] = id.split('.');
    const c = this.components.get(owner);
    if (!c) throw new Error(`${id} is not given by any component; known components are ${[...this.components.keys()].join(', ')}`);
    const state = this.stateIndex.get(id);
    if (state !== undefined) return { node: this.graph.leaf('state', state), unit: this.unitOf(c.states, name) };
    const input = this.inputList.findIndex((i) => i.id === id);
    if (input >= 0) return { node: this.graph.leaf('input', input), unit: this.unitOf(c.inputs, name) };
    const output = c.outputs?.[name];
    if (!output)
      throw new Error(`${owner} gives no ${name}; it gives ${Object.keys({ ...c.outputs, ...c.states }).join(', ') || 'nothing'}`);
    return this.memoised(id, `${owner}: ${name}`, () => {
      const text = c.equations?.[name];
      if (text === undefined) throw new Error(`${id} has no equation`);
      return this.expect(this.evaluate(text, { component: c, bound: {} }), this.unit(output.unit), id);
    });
  }

  protected expect(value: Value, unit: Unit, what: string): Value {
    if (value === undefined || this.isZero(value) || sameUnit(value.unit, unit)) return { node: value.node, unit };
    const remedy = sameDimension(value.unit, unit)
      ? `the scale differs by ${factor(value.unit, unit)}; write ( … in ${unit.text})`
      : 'the dimensions differ';
    throw new Error(`${what} is in ${unit.text} and its equation gives ${value.unit.text}: ${remedy}`);
  }

  protected isZero(value: Value): boolean {
    return this.graph.number(value.node) === 0;
  }

  protected lookUp(name: string, index: string | undefined, scope: Scope): Value {
    const { component: c } = scope;
    const id = `${c.name}.${name}`;
    this.used.add(id);
    if (index !== undefined) return this.member(name, index, scope);
    if (name === 'dose' && !scope.dose) throw new Error('dose may stand only in the amounts of routes');
    const declared = [c.parameters, c.reads, c.inputs, c.states, c.outputs];
    if (name !== 'dose' && !declared.some((kind) => kind && Object.hasOwn(kind, name)))
      throw new Error(
        `${name} is not declared in ${c.name}; declared are ${declared.flatMap((kind) => Object.keys(kind ?? {})).join(', ')}`,
      );
    if (name === 'dose') return { node: this.graph.leaf('dose', 0), unit: parseUnit('mg') };
    const parameter = this.parameterIndex.get(id);
    if (parameter !== undefined) {
      return { node: this.graph.leaf('parameter', parameter), unit: this.unit((this.parameterList[parameter] as ModelParameter).unit) };
    }
    const read = c.reads?.[name];
    if (read) {
      this.used.add(read.from);
      return this.memoised(`${id} read`, `${c.name}: ${name}`, () => this.read(id, read));
    }
    return this.quantity(id);
  }

  protected read(id: string, { from, unit }: Read): Value {
    const value = this.quantity(from);
    const wanted = this.unit(unit);
    if (!sameUnit(value.unit, wanted)) throw new Error(`${id} is in ${unit} and ${from}, which it reads, is in ${value.unit.text}`);
    return value;
  }

  /** `bound[l]`: a repeated state of this component, or a quantity every member of a family gives. */
  protected member(name: string, index: string, { component: c, bound }: Scope): Value {
    const member = bound[index];
    if (member === undefined)
      throw new Error(`${name}[${index}]: ${index} is not an index here; use it inside sum(${index}: …) or an indexed equation`);
    const state = this.stateIndex.get(`${c.name}.${name}.${member}`);
    if (state !== undefined) return { node: this.graph.leaf('state', state), unit: this.unitOf(c.states, name) };
    for (const [family, { members }] of Object.entries(c.families ?? {})) {
      const port = members[name];
      const owner = this.list.find((other) => other.gives?.[family]?.[member]);
      if (!port || !owner) continue;
      const text = owner.gives?.[family]?.[member]?.[name];
      if (text === undefined) throw new Error(`${owner.name}: member ${member} of family ${family} gives no ${name}`);
      const given = `${family}.${member}.${name}`;
      return this.memoised(given, `${owner.name}: ${given}`, () =>
        this.expect(this.evaluate(text, { component: owner, bound: {} }), this.unit(port.unit), given),
      );
    }
    throw new Error(`${name}[${index}]: ${name} is neither a repeated state of ${c.name} nor a quantity of its families`);
  }

  /** Tree → node and unit. Literals are dimensionless; a literal 0 has any unit. */
  protected compile(tree: Tree, scope: Scope): Value {
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

  protected total(tree: Extract<Tree, { kind: 'sum' }>, scope: Scope): Value {
    const families = Object.keys(scope.component.families ?? {});
    if (families.length === 0) throw new Error(`sum(${tree.index}: …): ${scope.component.name} has no family to sum over`);
    const members = families.flatMap((family) => this.members(family));
    let total: Value | undefined;
    for (const member of members) {
      const term = this.compile(tree.body, { ...scope, bound: { ...scope.bound, [tree.index]: member } });
      total = total ? { node: this.graph.add(total.node, term.node), unit: this.common(total, term, 'sum') } : term;
    }
    return total ?? { node: this.graph.constant(0), unit: ONE };
  }

  protected common(a: Value, b: Value, what: string): Unit {
    if (this.isZero(a)) return b.unit;
    if (this.isZero(b) || sameUnit(a.unit, b.unit)) return a.unit;
    const remedy = sameDimension(a.unit, b.unit)
      ? `the scales differ by ${factor(b.unit, a.unit)}; write ( … in ${a.unit.text.includes('(') ? 'unit' : a.unit.text})`
      : 'the dimensions differ';
    throw new Error(`${what} of ${a.unit.text} and ${b.unit.text}: ${remedy}`);
  }

  protected plain(value: Value, what: string): number {
    if (!this.isZero(value) && !sameUnit(value.unit, ONE)) throw new Error(`${what} of ${value.unit.text}; it needs a pure number`);
    return value.node;
  }

  protected call(tree: Extract<Tree, { kind: 'call' }>, scope: Scope): Value {
    const g = this.graph;
    const name = tree.name;
    if (name === 'select') return this.select(tree, scope);
    const args = tree.args.map((arg) => this.compile(arg, scope)) as [Value, Value];
    const [a, b] = args;
    if (name === 'max' || name === 'min') return { node: g[name](a.node, b.node), unit: this.common(a, b, name) };
    if (name === 'ramp') {
      // 0 below 0 and x³/(x² + width²) above: a positive part whose slope and curvature have no jump, so that the solver need not stop.
      const unit = this.common(a, b, name);
      const square = g.mul(a.node, a.node);
      const above = g.div(g.mul(a.node, square), g.add(square, g.mul(b.node, b.node)));
      return { node: g.less(a.node, g.constant(0), g.constant(0), above), unit };
    }
    if (name === 'positive') return { node: g.max(a.node, g.constant(0)), unit: a.unit };
    if (name === 'sqrt') return { node: g.unary('sqrt', a.node), unit: squareRoot(a.unit) };
    return { node: g.unary(name as 'exp', this.plain(a, name)), unit: ONE };
  }

  protected select(tree: Extract<Tree, { kind: 'call' }>, scope: Scope): Value {
    const [condition, yes, no] = tree.args as [Tree, Tree, Tree];
    if (condition.kind !== 'binary' || !'<>'.includes(condition.op[0] as string))
      throw new Error('select needs a comparison as its first argument');
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

  protected binary(tree: Extract<Tree, { kind: 'binary' }>, scope: Scope): Value {
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
        if (exponent === undefined || !Number.isInteger(exponent))
          throw new Error(`power of ${a.unit.text}: the exponent must be a whole number`);
        return { node: g.pow(a.node, b.node), unit: raise(a.unit, exponent) };
      }
      default:
        throw new Error(`a comparison may stand only inside select`);
    }
  }
}
