import { divide, factor, multiply, parseUnit, sameUnit, type Unit } from '../units/unit.ts';
import { checkDeclarations, checkUse, strays } from './check.ts';
import type { Component, State } from './component.ts';
import { linearForm } from './graph.ts';
import { type LinearGroup, linearGroups } from './linearity.ts';
import type { LinearBlock, Model, ModelOutput, ModelState, Place } from './model.ts';
import { Resolver, type Value } from './resolve.ts';

/** All faults of a model at once, one sentence each. */
export class ModelFaults extends Error {
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.faults = faults;
  }
}

const DERIVATIVE = /^d\/dt (.+)$/;
const INDEXED = /^(\w+)\[(\w+)\]$/u;
const TIME_UNITS = ['s', 'min', 'h', 'd'].map(parseUnit);
const PER_HOUR = parseUnit('h');
const NOT_LINEAR = 'its equations are not linear with constant coefficients, read something that is not, or a state does not start at 0';

class Assembly extends Resolver {
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
      const unit = this.unitOf(c.states, name);
      let node = this.graph.constant(0);
      let found = false;
      for (const [left, text] of Object.entries(c.equations ?? {})) {
        const target = DERIVATIVE.exec(left)?.[1];
        if (target === undefined) continue;
        const indexed = INDEXED.exec(target);
        if ((indexed ? indexed[1] : target) !== name) continue;
        found = true;
        const bound = indexed && member ? { [indexed[2] as string]: member } : {};
        node = this.derivative(this.evaluate(text, { component: c, bound }), unit, id);
      }
      for (const { owner, flow } of this.flowsOf(id)) {
        found = true;
        const moved = this.moved(owner, flow);
        if (!sameUnit(moved.unit, unit))
          throw new Error(`${id} is in ${unit.text} and ${owner.name}.${flow[0]}, which flows into it, is in ${moved.unit.text}`);
        node = `${owner.name}.${flow[0]}` === id ? this.graph.sub(node, moved.node) : this.graph.add(node, moved.node);
      }
      if (!found) throw new Error(`state ${name} has neither an equation nor a flow`);
      return { where, node };
    });
  }

  /** What a flow moves per hour, in the unit of where it comes from. */
  private moved(owner: Component, [from, to, rate]: readonly [string, string, string]): Value {
    const where = `${owner.name}: flow ${from} → ${to}`;
    return this.memoised(`${where}: ${rate}`, where, () => {
      const source = this.quantity(`${owner.name}.${from}`);
      const speed = this.evaluate(rate, { component: owner, bound: {} });
      const product: Value = { node: this.graph.mul(speed.node, source.node), unit: multiply(speed.unit, source.unit) };
      return { node: this.derivative(product, source.unit, `rate "${rate}"`), unit: source.unit };
    });
  }

  /** Flows that leave or reach a state, of its own component or from another that names it in full. */
  private flowsOf(id: string): { owner: Component; flow: readonly [string, string, string] }[] {
    return this.list.flatMap((owner) =>
      (owner.flows ?? [])
        .filter(([from]) => owner.states?.[from])
        .filter(([from, to]) => `${owner.name}.${from}` === id || to === id || `${owner.name}.${to}` === id)
        .map((flow) => ({ owner, flow })),
    );
  }

  private linearBlock(group: LinearGroup): LinearBlock {
    const own = [...group.forms.keys()].sort((a, b) => a - b);
    const matrix = own.flatMap((global, row) =>
      [...(group.forms.get(global) as ReadonlyMap<number, number>)].map(([place, value]) => ({ row, column: own.indexOf(place), value })),
    );
    const states = own.map((i) => {
      const s = this.stateIds[i] as (typeof this.stateIds)[number];
      const declared = s.component.states?.[s.name] as { unit: string; says: string };
      return { id: s.id, unit: declared.unit, says: declared.says };
    });
    const ids = states.map((s) => s.id);
    return {
      name: group.members.map((c) => c.name).join('+'),
      states,
      matrix,
      arrivals: group.members.flatMap((c) => this.arrivals(c, ids)),
    };
  }

  private arrivals(c: Component, ids: readonly string[]): LinearBlock['arrivals'] {
    return Object.entries(c.routes ?? {}).flatMap(([name, route]) =>
      Object.entries(route.into).flatMap(([compartment, amount]) => {
        const arrival = this.attempt(`${c.name}: route ${name}`, () => {
          const declared = c.states?.[compartment];
          if (!declared) throw new Error(`goes into ${compartment}, which is no compartment of ${c.name}`);
          const compiled = this.evaluate(amount, { component: c, bound: {}, dose: true });
          const value = this.expect(compiled, this.unit(declared.unit), `amount into ${compartment}`);
          const form = linearForm(this.graph, value.node, 'dose');
          if (!this.graph.isFreeOf(value.node, ['state', 'input']))
            throw new Error(`the amount "${amount}" depends on more than dose and parameters`);
          if (!form) throw new Error(`the amount "${amount}" must be proportional to dose`);
          return {
            route: `${c.name} ${name}`,
            into: ids.indexOf(`${c.name}.${compartment}`),
            perMilligram: form.get(0) ?? this.graph.constant(0),
          };
        });
        return arrival ? [arrival] : [];
      }),
    );
  }

  model(evidence: ReadonlySet<string> | undefined): Model {
    this.faults.push(...checkDeclarations(this.list, evidence));
    for (const c of this.list) {
      for (const text of strays(c)) this.mention(text, c);
      // All flows first: a fault in one must not hide the others of its compartment.
      for (const flow of c.flows ?? []) if (c.states?.[flow[0]]) this.attempt(c.name, () => this.moved(c, flow));
    }
    const derivatives = this.stateIds.map((_, i) => this.equationOf(i)?.node);
    const groups = linearGroups(
      this.graph,
      this.list,
      this.stateIds.map((x) => x.component),
      derivatives,
    );
    const linear = groups.map((group) => this.linearBlock(group));
    const states: ModelState[] = [];
    const places = this.stateIds.map((s, i): Place => {
      const block = groups.findIndex((g) => g.members.includes(s.component));
      if (block >= 0 && s.component.states?.[s.name]?.quasiSteady !== undefined)
        this.faults.push(`${s.id}: declared quasi-steady, but its kinetics are linear and carried exactly; take the mark away`);
      if (block >= 0) return { kind: 'linear', block, index: (linear[block] as LinearBlock).states.findIndex((b) => b.id === s.id) };
      states.push(this.state(i, derivatives[i] ?? this.graph.constant(0)));
      return { kind: 'nonlinear', index: states.length - 1 };
    });
    for (const c of this.list) {
      if (!c.routes || groups.some((g) => g.members.includes(c))) continue;
      const known = this.stateIds.every((s, i) => s.component !== c || derivatives[i] !== undefined);
      if (known) this.faults.push(`${c.name}: doses need linear kinetics; ${NOT_LINEAR}`);
      this.arrivals(c, []);
    }
    const outputs = this.outputs();
    const excretes = this.excretions();
    this.faults.push(...checkUse(this.list, this.used));
    if (this.faults.length > 0) throw new ModelFaults(this.faults);
    return {
      graph: this.graph,
      components: this.list,
      parameters: this.parameterList,
      inputs: this.inputList,
      places,
      states,
      linear,
      outputs,
      excretes,
    };
  }

  private state(index: number, derivative: number): ModelState {
    const { id, component: c, name } = this.stateIds[index] as (typeof this.stateIds)[number];
    const declared = c.states?.[name] as State;
    const start = this.attempt(`${id}: start`, () => {
      if (typeof declared.start === 'number') return this.graph.constant(declared.start);
      const value = this.expect(this.evaluate(declared.start, { component: c, bound: {} }), this.unit(declared.unit), 'start');
      if (!this.graph.isFreeOf(value.node, ['state', 'input', 'dose']))
        throw new Error(`"${declared.start}" depends on more than parameters`);
      return value.node;
    });
    return {
      id,
      unit: declared.unit,
      says: declared.says,
      scale: declared.scale ?? 1,
      quasiSteady: declared.quasiSteady !== undefined,
      start: start ?? this.graph.constant(0),
      derivative,
    };
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
          const value = this.expect(this.evaluate(text, { component: c, bound: {} }), parseUnit('ng'), analyte);
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
 * all faults reported at once. Rules [AS1–AS6]. `evidence`: ids that provenance may name; absent, ids are not looked up. Throws ModelFaults.
 */
export function assemble(components: readonly Component[], evidence?: ReadonlySet<string>): Model {
  return new Assembly(components).model(evidence);
}
