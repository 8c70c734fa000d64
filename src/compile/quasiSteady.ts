import type { Graph } from '../language/graph.ts';
import type { Model } from '../language/model.ts';
import { dependsOn, pointsOf, stateLeaves } from './blocks.ts';
import { partial } from './derivative.ts';
import type { Compiled } from './equations.ts';
import { compileJavaScript } from './javascript.ts';
import { Tape } from './tape.ts';

const made = new WeakMap<Model, Compiled>();

/**
 * The same model with the states that are declared fast taken as settled by the kernel: at the value where gain and loss balance, corrected to
 * first order for how that value moves. The generic method goes on to integrate them, so it stays the cross-check. Throws when no state is
 * declared so. What this errs by stands in docs/kernel.md. Rules [QS1–QS4].
 */
export function quasiSteady({ model }: Compiled): Compiled {
  if (!model.states.some((s) => s.quasiSteady)) throw new Error('quasi-steady: no state of this model is declared quasiSteady');
  const known = made.get(model) ?? compileJavaScript({ ...model, states: model.states.map((s) => ({ ...s, settled: s.quasiSteady })) });
  made.set(model, known);
  return known;
}

/** Coefficients of 1, y, y² … as nodes. */
type Polynomial = readonly number[];
interface Ratio {
  readonly over: Polynomial;
  readonly under: Polynomial;
}

/**
 * The value at which a state's rate of change is 0, as a node of the model's graph: the stable root of what stands over the common
 * denominator, which may be of first or second degree. Throws when it is not, or when the root is not stable at typical points.
 */
export function settledValue(model: Model, state: number): number {
  const { graph: g } = model;
  const { id, derivative } = model.states[state] as Model['states'][number];
  const leaf = stateLeaves(model)[state] as number;
  const y = g.leaf('state', leaf);
  const [c, b, a, ...more] = ratio(g, derivative, y)?.over ?? [];
  if (c === undefined || b === undefined || more.some((node) => g.number(node) !== 0))
    throw new Error(`${id}: quasi-steady needs a rate of change that is a ratio of polynomials in ${id}, of degree 1 or 2 over the bar`);
  const value = a === undefined ? g.neg(g.div(c, b)) : root(g, a, b, c);
  checkStable(model, partial(g, derivative, 'state', leaf), y, value, id);
  return value;
}

/** Root of a y² + b y + c at which it falls, written so that nothing cancels. */
function root(g: Graph, a: number, b: number, c: number): number {
  const width = g.unary('sqrt', g.sub(g.mul(b, b), g.mul(g.constant(4), g.mul(a, c))));
  const below = g.div(g.mul(g.constant(2), c), g.sub(width, b));
  const above = g.neg(g.div(g.add(b, width), g.mul(g.constant(2), a)));
  return g.less(g.constant(0), b, above, below);
}

function checkStable(model: Model, slope: number, y: number, value: number, id: string): void {
  const leafOf = (node: number) => {
    const { op, value: at } = model.graph.get(node);
    const vector = ['parameter', 'state', 'input'].indexOf(op);
    return vector < 0 ? undefined : { vector, at };
  };
  const settled = new Tape(model.graph, [value], 3, leafOf);
  const falls = new Tape(model.graph, [slope], 3, leafOf);
  const { parameters, inputs, states } = pointsOf(model);
  const own = model.graph.get(y).value;
  for (const at of states) {
    settled.run([parameters, at, inputs]);
    const there = Float64Array.from(at);
    there[own] = settled.result(0);
    falls.run([parameters, there, inputs]);
    if (!(falls.result(0) < 0)) throw new Error(`${id}: quasi-steady needs a balance that is stable; at ${there[own]} it is not`);
  }
}

/**
 * A node as a ratio of polynomials in y; undefined where y stands in anything else. A floor of 0 under y counts as y: no settled value lies
 * below it, because nothing changes with y there and no balance would be stable.
 */
function ratio(g: Graph, id: number, y: number): Ratio | undefined {
  const { op, args } = g.get(id);
  const [one, zero] = [g.constant(1), g.constant(0)];
  const floored = op === 'max' && args.includes(y) && args.some((arg) => g.number(arg) === 0);
  if (id === y || floored) return { over: [zero, one], under: [one] };
  if (!dependsOn(g, id, new Set([y]))) return { over: [id], under: [one] };
  const [a, b] = args.map((arg) => ratio(g, arg, y));
  if (!a) return undefined;
  if (op === 'neg') return { over: a.over.map((x) => g.neg(x)), under: a.under };
  if (!b) return undefined;
  const sum = (left: Polynomial, right: Polynomial, minus: boolean): Polynomial =>
    Array.from({ length: Math.max(left.length, right.length) }, (_, i) => g[minus ? 'sub' : 'add'](left[i] ?? zero, right[i] ?? zero));
  const product = (left: Polynomial, right: Polynomial): Polynomial =>
    Array.from({ length: left.length + right.length - 1 }, (_, i) =>
      left.reduce((total, x, j) => (right[i - j] === undefined ? total : g.add(total, g.mul(x, right[i - j] as number))), zero),
    );
  if (op === 'mul') return { over: product(a.over, b.over), under: product(a.under, b.under) };
  if (op === 'div') return { over: product(a.over, b.under), under: product(a.under, b.over) };
  if (op !== 'add' && op !== 'sub') return undefined;
  return { over: sum(product(a.over, b.under), product(b.over, a.under), op === 'sub'), under: product(a.under, b.under) };
}
