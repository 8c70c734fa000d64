import type { Graph, Op } from '../language/graph.ts';
import type { Model } from '../language/model.ts';
import { type Entry, jacobian } from './derivative.ts';
import { type Elimination, eliminate, slot } from './elimination.ts';

/**
 * The functions of an assembled model, whoever works them out. Vectors: p parameters, q quantities of parameters alone (prepared once
 * per person), y nonlinear states, u linear states that are read, v their rates, w inputs, L storage of the factors. No allocation.
 */
export interface Compiled {
  readonly model: Model;
  /** Lengths of the vectors. */
  readonly size: {
    readonly p: number;
    readonly q: number;
    readonly y: number;
    readonly u: number;
    readonly w: number;
    readonly factors: number;
  };
  /** Linear states that are read, in the order of u: first the `driving` ones that the derivatives need, then those of outputs alone. */
  readonly reads: readonly { readonly block: number; readonly index: number }[];
  readonly driving: number;
  /** The functions as JavaScript, for people to read. */
  readonly source: string;
  prepare(p: Float64Array, q: Float64Array): void;
  /** Values of y at the start. */
  start(p: Float64Array, q: Float64Array, y: Float64Array): void;
  /** Coefficients of the linear blocks: for each block its matrix entries, then its amounts per mg, in the order of the model. */
  kinetics(p: Float64Array, q: Float64Array, coefficients: Float64Array): void;
  derivative(p: Float64Array, q: Float64Array, y: Float64Array, u: Float64Array, w: Float64Array, dy: Float64Array): void;
  /** Fills L with −J, dy with the derivative and ft with ∂f/∂t through u: they share most of their work. */
  linearise(
    p: Float64Array,
    q: Float64Array,
    y: Float64Array,
    u: Float64Array,
    v: Float64Array,
    w: Float64Array,
    L: Float64Array,
    dy: Float64Array,
    ft: Float64Array,
  ): void;
  /** Adds g to the diagonal of L and factors it in place. */
  factor(L: Float64Array, g: number): void;
  solve(L: Float64Array, b: Float64Array): void;
  /** All outputs, then the masses excreted. */
  outputs(p: Float64Array, q: Float64Array, y: Float64Array, u: Float64Array, w: Float64Array, o: Float64Array): void;
}

/** What every form of the equations is made from: nodes of the model's graph, and which vector each leaf stands in. */
export interface Equations extends Pick<Compiled, 'model' | 'size' | 'reads' | 'driving'> {
  /** Nodes over parameters alone that are prepared once, in the order of q. */
  readonly ready: readonly number[];
  readonly derivatives: readonly number[];
  readonly outputs: readonly number[];
  readonly starts: readonly number[];
  readonly kinetic: readonly number[];
  readonly elimination: Elimination;
  /** Nodes of −J, each with its place in L; the places of L that only fill in. */
  readonly negated: readonly { readonly slot: number; readonly node: number }[];
  readonly fill: readonly number[];
  /** ∂f/∂u by the driving states. */
  readonly byInput: readonly Entry[];
  /** Which vector a leaf stands in, and where. */
  readonly leaf: (op: Op, place: number) => { readonly vector: 'p' | 'y' | 'u' | 'w'; readonly at: number };
}

const LEAVES: readonly Op[] = ['state', 'input'];

/** Nodes over parameters alone that are worth preparing: the largest such subtrees below the roots. */
function preparable(graph: Graph, roots: readonly number[]): number[] {
  const fixed = new Map<number, boolean>();
  const all = graph.reachable(roots);
  for (const id of all) {
    const { op, args } = graph.get(id);
    fixed.set(id, !LEAVES.includes(op) && args.every((arg) => fixed.get(arg)));
  }
  const chosen = new Set<number>();
  const consider = (id: number): void => {
    if (fixed.get(id) && graph.get(id).args.length > 0) chosen.add(id);
  };
  for (const id of all) if (!fixed.get(id)) for (const arg of graph.get(id).args) consider(arg);
  for (const root of roots) consider(root);
  return [...chosen].sort((a, b) => a - b);
}

const made = new WeakMap<Model, Equations>();

/** Works the equations of a model out of its graph, once a model. */
export function equationsOf(model: Model): Equations {
  const known = made.get(model) ?? derive(model);
  made.set(model, known);
  return known;
}

function derive(model: Model): Equations {
  const g = model.graph;
  const derivatives = model.states.map((s) => s.derivative);
  const outputs = [...model.outputs.map((o) => o.node), ...Object.values(model.excretes)];
  const place = (kind: 'nonlinear' | 'linear'): number[] => model.places.flatMap((p, i) => (p.kind === kind ? [i] : []));
  const index = (leaf: number): number => (model.places[leaf] as { index: number }).index;
  const yLeaf = place('nonlinear').sort((a, b) => index(a) - index(b));
  const linear = place('linear');
  const read = (from: readonly number[]): Set<number> => new Set(g.reachable(from));
  const [always, sometimes] = [read(derivatives), read(outputs)];
  const driving = linear.filter((i) => always.has(g.leaf('state', i)));
  const uLeaf = [...driving, ...linear.filter((i) => !driving.includes(i) && sometimes.has(g.leaf('state', i)))];
  const jac = jacobian(g, derivatives, 'state', yLeaf);
  const byInput = jacobian(g, derivatives, 'state', driving);
  const elimination = eliminate(model.states.length, jac);
  const ready = preparable(g, [...derivatives, ...outputs, ...jac.map((e) => e.node), ...byInput.map((e) => e.node)]);
  const filled = new Set(jac.map((e) => slot(elimination, e.row, e.column)));
  return {
    model,
    size: {
      p: model.parameters.length,
      q: ready.length,
      y: model.states.length,
      u: uLeaf.length,
      w: model.inputs.length,
      factors: elimination.slots.size,
    },
    driving: driving.length,
    reads: uLeaf.map((i) => model.places[i] as { block: number; index: number }),
    ready,
    derivatives,
    outputs,
    starts: model.states.map((s) => s.start),
    kinetic: model.linear.flatMap((block) => [...block.matrix.map((m) => m.value), ...block.arrivals.map((a) => a.perMilligram)]),
    elimination,
    negated: jac.map((e) => ({ slot: slot(elimination, e.row, e.column), node: g.neg(e.node) })),
    fill: [...elimination.slots.values()].filter((s) => !filled.has(s)),
    byInput,
    leaf: (op, at) => {
      if (op === 'parameter') return { vector: 'p', at };
      if (op === 'input') return { vector: 'w', at };
      if (op !== 'state') throw new Error(`leaf ${op} cannot stand in an equation`);
      return model.places[at]?.kind === 'linear' ? { vector: 'u', at: uLeaf.indexOf(at) } : { vector: 'y', at: yLeaf.indexOf(at) };
    },
  };
}
