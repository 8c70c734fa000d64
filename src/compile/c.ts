import type { Graph, Op } from '../language/graph.ts';
import type { Model } from '../language/model.ts';
import { jacobian } from './derivative.ts';

/**
 * The assembled model as one C source: every state, the linear kinetics too, as plain ordinary differential equations, with the dense
 * Jacobian. It exists so that an independent integrator can check the exact propagation and the stiff method of this package.
 *
 * Vectors: p parameters, y states in the order of `model.places`, w inputs, d rates per hour, J column-major, o outputs then masses
 * excreted. `arrive` adds a dose in mg to the compartments it goes into. Names and sizes stand in the same file.
 */
export function compileC(model: Model): string {
  const g = model.graph;
  const states = describeStates(model);
  const rates = stateRates(model);
  const order = states.map((_, i) => i);
  const entries = jacobian(g, rates, 'state', order);
  const outputs = [...model.outputs.map((o) => o.node), ...Object.values(model.excretes)];
  const zero = g.constant(0);
  const starts = model.places.map((p) => (p.kind === 'nonlinear' ? (model.states[p.index]?.start ?? zero) : zero));
  const at = (vector: string, nodes: readonly number[]) => nodes.map((node, i) => ({ to: `${vector}[${i}]`, node }));
  return [
    '/* Derived from the declared model. All rates are per hour. */',
    '#include <math.h>',
    '#include <string.h>',
    ...names(
      'state',
      states.map((s) => s.id),
    ),
    ...names(
      'parameter',
      model.parameters.map((p) => p.id),
    ),
    ...names(
      'input',
      model.inputs.map((i) => i.id),
    ),
    ...names('output', [...model.outputs.map((o) => o.id), ...Object.keys(model.excretes).map((analyte) => `excreted ${analyte}`)]),
    numbers(
      'state_scale',
      states.map((s) => s.scale),
    ),
    numbers(
      'input_start',
      model.inputs.map((i) => i.start),
    ),
    'static double raise(double a, double b) { return b == 1 && a >= 0 ? a : exp(b * log(a)); }',
    procedure(g, 'start', 'const double *p, double *y', at('y', starts)),
    procedure(g, 'derivative', 'const double *p, const double *y, const double *w, double *d', at('d', rates)),
    procedure(
      g,
      'linearise',
      'const double *p, const double *y, const double *w, double *J',
      entries.map((e) => ({ to: `J[${e.column * states.length + e.row}]`, node: e.node })),
      `memset(J, 0, ${states.length ** 2} * sizeof *J);`,
    ),
    procedure(g, 'output', 'const double *p, const double *y, const double *w, double *o', at('o', outputs)),
    arrivals(model),
    '',
  ].join('\n');
}

/** States in the order of `model.places`. What is propagated exactly declares no scale; it is 1 there as it is by default. */
function describeStates(model: Model): { id: string; scale: number }[] {
  return model.places.map((place) => {
    if (place.kind === 'nonlinear') return model.states[place.index] as { id: string; scale: number };
    return { id: model.linear[place.block]?.states[place.index]?.id ?? '', scale: 1 };
  });
}

/** Where a state of a linear block stands in `model.places`. */
function leafOf(model: Model, block: number, index: number): number {
  return model.places.findIndex((p) => p.kind === 'linear' && p.block === block && p.index === index);
}

/** Nodes of all rates of change: the declared ones, and Σ coefficient · state for the linear kinetics. */
function stateRates(model: Model): number[] {
  const g = model.graph;
  const rates = model.places.map((p) => (p.kind === 'nonlinear' ? (model.states[p.index]?.derivative as number) : g.constant(0)));
  for (const [b, block] of model.linear.entries()) {
    for (const { row, column, value } of block.matrix) {
      const to = leafOf(model, b, row);
      rates[to] = g.add(rates[to] as number, g.mul(value, g.leaf('state', leafOf(model, b, column))));
    }
  }
  return rates;
}

/** `void arrive(p, route, mg, y)`; routes are numbered as in route_name. */
function arrivals(model: Model): string {
  const all = model.linear.flatMap((block, b) => block.arrivals.map((a) => ({ ...a, to: leafOf(model, b, a.into) })));
  const routes = [...new Set(all.map((a) => a.route))];
  const writer = new CWriter(
    model.graph,
    all.map((a) => a.perMilligram),
  );
  const lines = all.map((a) => `if (route == ${routes.indexOf(a.route)}) y[${a.to}] += mg * ${writer.write(a.perMilligram)};`);
  const head = 'void arrive(const double *p, int route, double mg, double *y)';
  return [...names('route', routes), `${head} {`, ...writer.lines, ...lines, '}'].join('\n');
}

function procedure(g: Graph, name: string, takes: string, assignments: readonly { to: string; node: number }[], first = ''): string {
  const writer = new CWriter(
    g,
    assignments.map((a) => a.node),
  );
  const ends = assignments.map(({ to, node }) => `${to} = ${writer.write(node)};`);
  return [`void ${name}(${takes}) {`, ...(first ? [first] : []), ...writer.lines, ...ends, '}'].join('\n');
}

function names(kind: string, list: readonly string[]): string[] {
  return [
    `const int ${kind}_count = ${list.length};`,
    `const char *const ${kind}_name[] = {${list.map((n) => JSON.stringify(n)).join(', ')}};`,
  ];
}

const numbers = (name: string, list: readonly number[]): string => `const double ${name}[] = {${list.map(literal).join(', ')}};`;

/** A whole number would be an int in C, and 1 / 3 nothing. */
const literal = (value: number): string => (Number.isInteger(value) && Math.abs(value) < 1e21 ? `${value}.0` : String(value));

const INFIX: Partial<Record<Op, string>> = { add: '+', sub: '-', mul: '*', div: '/' };
const CALL: Partial<Record<Op, string>> = { pow: 'raise', exp: 'exp', log: 'log', sqrt: 'sqrt', tanh: 'tanh', max: 'fmax', min: 'fmin' };
const LEAF: Partial<Record<Op, string>> = { parameter: 'p', state: 'y', input: 'w' };

/** Writes nodes as C. A node used once stands where it is used; a shared one becomes a constant. */
class CWriter {
  readonly lines: string[] = [];
  private readonly names = new Map<number, string>();
  private readonly uses = new Map<number, number>();
  private readonly graph: Graph;

  constructor(graph: Graph, roots: readonly number[]) {
    this.graph = graph;
    for (const root of roots) this.count(root);
  }
  private count(id: number): void {
    const before = this.uses.get(id) ?? 0;
    this.uses.set(id, before + 1);
    if (before === 0) for (const arg of this.graph.get(id).args) this.count(arg);
  }
  write(id: number): string {
    const known = this.names.get(id);
    if (known) return known;
    const { op, args, value } = this.graph.get(id);
    if (op === 'const') return `(${literal(value)})`;
    const vector = LEAF[op];
    if (vector) return `${vector}[${value}]`;
    const text = this.operation(
      op,
      args.map((arg) => this.write(arg)),
    );
    if ((this.uses.get(id) as number) < 2) return text;
    const name = `x${id}`;
    this.lines.push(`const double ${name} = ${text};`);
    this.names.set(id, name);
    return name;
  }
  private operation(op: Op, args: readonly string[]): string {
    const [a, b, c, d] = args;
    if (INFIX[op]) return `(${a} ${INFIX[op]} ${b})`;
    if (CALL[op]) return `${CALL[op]}(${args.join(', ')})`;
    if (op === 'neg') return `(-${a})`;
    if (op === 'less') return `(${a} < ${b} ? ${c} : ${d})`;
    throw new Error(`${op} has no place in an equation`);
  }
}
