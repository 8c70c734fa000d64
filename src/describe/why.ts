/**
 * Why a quantity is what it is: how much each mechanism that its equation reads pushed it away from where it rests. The equation is
 * evaluated with every set of its readings at their present and the others at their resting value; the Shapley value shares the whole
 * difference fairly among them, whatever the order, and nothing is left over. Rules [WY1–WY4].
 */
import type { Component } from '../language/component.ts';
import type { Model } from '../language/model.ts';
import { exp, log, pow, tanh } from '../numerics/elementary.ts';
import { shapley } from '../numerics/shapley.ts';

/** What the equations have to go by at one time. */
export interface Moment {
  /** Nonlinear states, in the order of the model. */
  readonly state: ArrayLike<number>;
  /** Recorded outputs, by id. */
  readonly outputs: Readonly<Record<string, number>>;
  /** Inputs, by id; at their start when absent. */
  readonly inputs: Readonly<Record<string, number>>;
}

export interface Push {
  /** What pushes: an output, a state or an input, e.g. 'withdrawal.drive'. */
  readonly id: string;
  readonly says: string;
  readonly unit: string;
  /** Nothing more can be asked about it. */
  readonly closed?: true;
  /** Its share of the difference, in the unit of what is explained. */
  readonly share: number;
}

export interface Why {
  readonly id: string;
  readonly says: string;
  /** Of value, rest and shares. */
  readonly unit: string;
  /** A state is explained by what moves it now: value and shares are per hour. */
  readonly moving: boolean;
  /** By rules of behaviour: the mean over the opportunities of a week, beside that of the first morning. */
  readonly weekly?: {
    /** One of the parameters of the module, to look its numbers up by. */
    readonly parameter?: string;
  };
  readonly value: number;
  readonly rest: number;
  /** By size, the largest first; those that push nothing are left out. */
  readonly pushes: readonly Push[];
}

interface Player {
  readonly id: string;
  readonly says: string;
  readonly unit: string;
  readonly node: number;
}

const owner = (model: Model, id: string): Component => {
  const [name] = id.split('.');
  const found = model.components.find((c) => c.name === name);
  if (!found) throw new Error(`${id}: no mechanism has this quantity`);
  return found;
};

function stateNode(model: Model, id: string): number | undefined {
  const index = model.states.findIndex((s) => s.id === id);
  const leaf = model.places.findIndex((p) => p.kind === 'nonlinear' && p.index === index);
  return index < 0 ? undefined : model.graph.leaf('state', leaf);
}

/** What the equation of a quantity can read: the ports of its component, its own states and its inputs. */
function players(model: Model, { name, reads = {}, states = {}, inputs = {} }: Component): Player[] {
  const ports = Object.values(reads).flatMap(({ from, says, unit }): Player[] => {
    const node = model.outputs.find((o) => o.id === from)?.node ?? stateNode(model, from);
    return node === undefined ? [] : [{ id: from, says, unit, node }];
  });
  const own = Object.entries(states).flatMap(([state, { says, unit }]): Player[] => {
    const node = stateNode(model, `${name}.${state}`);
    return node === undefined ? [] : [{ id: `${name}.${state}`, says, unit, node }];
  });
  const given = Object.entries(inputs).map(([input, { says, unit }]): Player => {
    const place = model.inputs.findIndex((i) => i.id === `${name}.${input}`);
    return { id: `${name}.${input}`, says, unit, node: model.graph.leaf('input', place) };
  });
  return [...ports, ...own, ...given];
}

/** Outputs that must be recorded to explain a quantity. */
export function whyNeeds(model: Model, id: string): string[] {
  const ids = players(model, owner(model, id)).map((player) => player.id);
  return model.outputs.filter((o) => ids.includes(o.id)).map((o) => o.id);
}

/** @throws Error when nothing has this name, or its component reads too much to be shared out */
export function why(model: Model, parameters: ArrayLike<number>, id: string, now: Moment, rest: Moment): Why {
  const state = model.states.find((s) => s.id === id);
  const output = model.outputs.find((o) => o.id === id);
  const root = state?.derivative ?? output?.node;
  if (root === undefined) throw new Error(`${id}: no quantity has this name`);
  const all = players(model, owner(model, id)).filter(({ node }) => node !== root);
  const below = new Set(reached(model, root, new Set(all.map(({ node }) => node))));
  const who = all.filter(({ node }) => below.has(node));
  const values = who.map((player) => [readingOf(model, player, rest), readingOf(model, player, now)] as const);
  const evaluate = (present: number): number => {
    const given = new Map(who.map(({ node }, i) => [node, values[i]![(present >> i) & 1]!]));
    return new Evaluation(model, parameters, given, now).of(root);
  };
  const shares = shapley(id, who.length, evaluate);
  const pushes = who.map(({ id: name, says, unit }, i) => ({
    id: name,
    says,
    unit,
    share: shares[i]!,
  }));
  const [value, resting] = [evaluate((1 << who.length) - 1), evaluate(0)];
  const worth = (share: number): boolean => Math.abs(share) > 1e-9 * Math.max(1, Math.abs(value - resting));
  return {
    id,
    says: (state ?? output)!.says,
    unit: (state ?? output)!.unit,
    moving: state !== undefined,
    value,
    rest: resting,
    pushes: pushes.filter(({ share }) => worth(share)).sort((a, b) => Math.abs(b.share) - Math.abs(a.share)),
  };
}

/** Nodes below the root, looking no further than the cut. */
function reached(model: Model, root: number, cut: ReadonlySet<number>): number[] {
  const seen = new Set<number>();
  const visit = (node: number): void => {
    if (seen.has(node)) return;
    seen.add(node);
    if (node === root || !cut.has(node)) for (const arg of model.graph.get(node).args) visit(arg);
  };
  visit(root);
  return [...seen];
}

function readingOf(model: Model, { id }: Player, { state, outputs, inputs }: Moment): number {
  const place = model.states.findIndex((s) => s.id === id);
  if (place >= 0) return state[place]!;
  const input = model.inputs.find((i) => i.id === id);
  return outputs[id] ?? (input ? (inputs[id] ?? input.start) : Number.NaN);
}

/** One evaluation of the graph with some nodes given. */
class Evaluation {
  private readonly model: Model;
  private readonly parameters: ArrayLike<number>;
  private readonly known: Map<number, number>;
  private readonly moment: Moment;

  constructor(model: Model, parameters: ArrayLike<number>, given: ReadonlyMap<number, number>, moment: Moment) {
    this.model = model;
    this.parameters = parameters;
    this.known = new Map(given);
    this.moment = moment;
  }

  of(node: number): number {
    const known = this.known.get(node);
    if (known !== undefined) return known;
    const value = this.work(node);
    this.known.set(node, value);
    return value;
  }

  private work(node: number): number {
    const { op, args, value } = this.model.graph.get(node);
    const arg = (i: number): number => this.of(args[i]!);
    switch (op) {
      case 'const':
        return value;
      case 'parameter':
        return this.parameters[value]!;
      case 'state':
      case 'input':
        return this.leaf(op, value);
      case 'add':
        return arg(0) + arg(1);
      case 'sub':
        return arg(0) - arg(1);
      case 'mul':
        return arg(0) * arg(1);
      case 'div':
        return arg(0) / arg(1);
      case 'neg':
        return -arg(0);
      case 'less':
        return arg(0) < arg(1) ? arg(2) : arg(3);
      default:
        return apply(op, arg);
    }
  }

  private leaf(op: 'state' | 'input', place: number): number {
    if (op === 'input') return this.moment.inputs[this.model.inputs[place]!.id] ?? this.model.inputs[place]!.start;
    const where = this.model.places[place]!;
    return where.kind === 'nonlinear' ? this.moment.state[where.index]! : Number.NaN;
  }
}

function apply(op: string, arg: (i: number) => number): number {
  switch (op) {
    case 'pow':
      return pow(arg(0), arg(1));
    case 'exp':
      return exp(arg(0));
    case 'log':
      return log(arg(0));
    case 'tanh':
      return tanh(arg(0));
    case 'sqrt':
      return Math.sqrt(arg(0));
    case 'abs':
      return Math.abs(arg(0));
    case 'max':
      return Math.max(arg(0), arg(1));
    case 'min':
      return Math.min(arg(0), arg(1));
    default:
      throw new Error(`why: ${op} cannot stand in an equation`);
  }
}
