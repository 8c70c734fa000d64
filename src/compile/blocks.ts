import type { Graph } from '../language/graph.ts';
import type { Model } from '../language/model.ts';
import { pow } from '../numerics/elementary.ts';
import { uniform } from '../numerics/random.ts';
import { partial } from './derivative.ts';
import { Tape } from './tape.ts';

/** How a block of states that depend on each other in a circle, or one state alone, is solved within a step. */
export type Solution =
  /** One state, dy/dt = a + βy with a of inputs and parameters, β of parameters alone and not 0. */
  | 'inputs'
  /** One state, dy/dt = a(t) + βy with β of parameters alone. */
  | 'constant'
  /** Linear in its own states; where they meet in one shared expression only, `shared` is that node. */
  | 'linear'
  /** Linear on every branch of its conditions. */
  | 'piecewise'
  | 'nonlinear';

export interface StateBlock {
  /** Indices into model.states. */
  readonly states: readonly number[];
  readonly solution: Solution;
  readonly shared?: number;
  /** How fast its own states can move it, per h, with typical parameters. */
  readonly rate: number;
}

/** Strongly connected blocks of the nonlinear states, in the order in which they can be solved. Rules [BL1–BL3]. */
export function stateBlocks(model: Model): StateBlock[] {
  const g = model.graph;
  const leaf = stateLeaves(model);
  const own = new Map(leaf.map((place, j) => [g.leaf('state', place), j]));
  const reads = model.states.map((s) =>
    g
      .reachable([s.derivative])
      .flatMap((id) => own.get(id) ?? [])
      .sort((a, b) => a - b),
  );
  const points = pointsOf(model);
  return components(reads).map((states) => ({ ...classify(model, leaf, states), rate: ownRate(model, leaf, states, points) }));
}

/** Place of the graph leaf of each nonlinear state. */
export function stateLeaves(model: Model): number[] {
  const places = new Array<number>(model.states.length);
  for (const [i, p] of model.places.entries()) if (p.kind === 'nonlinear') places[p.index] = i;
  return places;
}

/** Tarjan: blocks of mutually reachable numbers, those that are read first. */
export function components(reads: readonly (readonly number[])[]): number[][] {
  const order = new Map<number, number>();
  const low = new Map<number, number>();
  const stack: number[] = [];
  const found: number[][] = [];
  const visit = (i: number): void => {
    order.set(i, order.size);
    low.set(i, order.get(i) as number);
    stack.push(i);
    for (const j of reads[i] as readonly number[]) {
      if (!order.has(j)) visit(j);
      if (stack.includes(j)) low.set(i, Math.min(low.get(i) as number, low.get(j) as number));
    }
    if (low.get(i) !== order.get(i)) return;
    found.push(stack.splice(stack.indexOf(i)).sort((a, b) => a - b));
  };
  for (const i of reads.keys()) if (!order.has(i)) visit(i);
  return found;
}

function classify(model: Model, leaf: readonly number[], states: readonly number[]): Omit<StateBlock, 'rate'> {
  const g = model.graph;
  const own = new Set(states.map((j) => g.leaf('state', leaf[j] as number)));
  const slopes = states.flatMap((i) =>
    states.map((j) => partial(g, (model.states[i] as { derivative: number }).derivative, 'state', leaf[j] as number)),
  );
  const free = (id: number, conditionsToo: boolean): boolean => !dependsOn(g, id, own, conditionsToo);
  if (slopes.every((s) => free(s, true))) {
    if (states.length === 1) return { states, solution: solutionOfOne(model, slopes[0] as number, own, states[0] as number) };
    const shared = sharedNode(model, leaf, states);
    return { states, solution: 'linear', ...(shared === undefined ? {} : { shared }) };
  }
  return { states, solution: slopes.every((s) => free(s, false)) ? 'piecewise' : 'nonlinear' };
}

function solutionOfOne({ graph: g, states }: Model, slope: number, own: ReadonlySet<number>, state: number): Solution {
  if (!g.isFreeOf(slope, ['state', 'input'])) return 'linear';
  const read = g.reachable([(states[state] as { derivative: number }).derivative]).filter((n) => g.get(n).op === 'state');
  return g.get(slope).op !== 'const' && read.every((n) => own.has(n)) ? 'inputs' : 'constant';
}

/** Points of the state space at which a rate is looked at. */
const POINTS = 24;

/** Where a model is looked at before anyone lives in it. */
export interface Points {
  readonly parameters: Float64Array;
  readonly inputs: Float64Array;
  readonly states: readonly Float64Array[];
}

export function pointsOf(model: Model): Points {
  const parameters = Float64Array.from(model.parameters, (p) => p.value);
  const starts = new Tape(
    model.graph,
    model.states.map((s) => s.start),
    1,
    (id) => {
      const { op, value } = model.graph.get(id);
      return op === 'parameter' ? { vector: 0, at: value } : undefined;
    },
  );
  starts.run([parameters]);
  const states = Array.from({ length: POINTS }, (_, point) =>
    Float64Array.from(model.places, (place, i) => {
      const u = uniform(0, point, 'point', i);
      // Amounts of drug over six powers of ten; other states around where they start.
      return place.kind === 'linear'
        ? pow(10, 6 * u - 3)
        : starts.result(place.index) + (model.states[place.index] as { scale: number }).scale * u;
    }),
  );
  return { parameters, inputs: Float64Array.from(model.inputs, (i) => i.start), states };
}

/** The largest row sum of |∂f/∂y| of a block found at points spread over the state space; says nothing certain, see `StepBuilder.explicit`. */
function ownRate(model: Model, leaf: readonly number[], states: readonly number[], points: Points): number {
  const g = model.graph;
  const slopes = states.flatMap((i) =>
    states.map((j) => partial(g, (model.states[i] as { derivative: number }).derivative, 'state', leaf[j] as number)),
  );
  const tape = new Tape(g, slopes, 3, (id) => {
    const { op, value } = g.get(id);
    const vector = ['parameter', 'state', 'input'].indexOf(op);
    return vector < 0 ? undefined : { vector, at: value };
  });
  let most = 0;
  for (const at of points.states) {
    tape.run([points.parameters, at, points.inputs]);
    for (let row = 0; row < states.length; row++) {
      let sum = 0;
      for (let column = 0; column < states.length; column++) sum += Math.abs(tape.result(row * states.length + column));
      if (!(sum <= most)) most = sum;
    }
  }
  return most;
}

/** Whether a node depends on others; the conditions of `less` count only when asked. */
export function dependsOn(g: Graph, id: number, others: ReadonlySet<number>, conditionsToo = true): boolean {
  const seen = new Map<number, boolean>();
  const visit = (n: number): boolean => {
    const known = seen.get(n);
    if (known !== undefined) return known;
    const { op, args } = g.get(n);
    const through = op === 'less' && !conditionsToo ? args.slice(2) : args;
    const answer = others.has(n) || through.some(visit);
    seen.set(n, answer);
    return answer;
  };
  return visit(id);
}

/**
 * A node through which alone the states of a linear block meet (as 'free receptors' is for ligands that compete): with it known, every
 * state is alone with a constant rate. Solving for it first makes one small system of many (tearing).
 */
function sharedNode(model: Model, leaf: readonly number[], states: readonly number[]): number | undefined {
  const g = model.graph;
  const own = states.map((j) => g.leaf('state', leaf[j] as number));
  const all = new Set(own);
  const derivatives = states.map((i) => (model.states[i] as { derivative: number }).derivative);
  return g.reachable(derivatives).find((node) => {
    if (own.filter((o) => dependsOn(g, node, new Set([o]))).length < 2) return false;
    // The node itself must be linear with coefficients of parameters alone.
    const steady = states.every((j) => g.isFreeOf(partial(g, node, 'state', leaf[j] as number), ['state', 'input']));
    return steady && derivatives.every((d, i) => alone(g, d, node, own[i] as number, all));
  });
}

/** Whether dy/dt, with `node` taken as given, depends on no state of the block but its own. */
function alone(g: Graph, derivative: number, node: number, own: number, all: ReadonlySet<number>): boolean {
  const visit = (id: number): boolean => id === node || id === own || (!all.has(id) && g.get(id).args.every(visit));
  return visit(derivative);
}
