import type { Graph } from '../language/graph.ts';
import type { Model } from '../language/model.ts';
import { exp, log, pow, tanh } from '../numerics/elementary.ts';
import type { KernelLayout, KernelOptions, KernelProgram } from './kernelLayout.ts';
import { kernelProgram } from './kernelProgram.ts';
import { runJavaScript, scalar } from './programJavaScript.ts';

/** The kernel of a model in plain JavaScript, one person at a time, over its own memory. */
export interface Kernel {
  readonly layout: KernelLayout;
  readonly memory: Float64Array;
  readonly source: string;
  /** Works out what depends on a person's parameters alone, into memory. */
  prepare(parameters: Float64Array): void;
  /** Takes the slopes anew after an event; call with `fresh` set. */
  restart(): void;
  /** Carries the person on until the stop, a pause or a failure. */
  advance(): void;
}

/** Compiles the kernel of a model to JavaScript. */
export function compileKernel(model: Model, options: KernelOptions = {}): Kernel {
  const made = kernelProgram(model, options);
  const { layout, program } = made;
  const memory = new Float64Array(layout.size);
  const { source, functions } = runJavaScript(program, memory);
  const prepare = preparation(made);
  return {
    layout,
    memory,
    source,
    prepare: (parameters) => prepare(parameters, memory),
    restart: () => void (functions.restart as () => number)(),
    advance: () => void (functions.advance as () => number)(),
  };
}

/** Straight-line code that fills the prepared places from the parameters. */
export function preparation({ program, prepared, layout }: KernelProgram): (p: Float64Array, memory: Float64Array) => void {
  const g = program.graph;
  const lines = g.reachable(prepared).map((id) => `const x${id} = ${text(g, id)};`);
  const stores = prepared.map((id, i) => `M[${layout.prepared[i]}] = x${id};`);
  const source = [...lines, ...stores].join('\n');
  const made = new Function('exp', 'log', 'pow', 'tanh', `return (p, M) => {\n${source}\n};`);
  return made(exp, log, pow, tanh) as (p: Float64Array, memory: Float64Array) => void;
}

function text(g: Graph, id: number): string {
  const { op, args, value } = g.get(id);
  if (op === 'const') return String(value);
  if (op === 'parameter') return `p[${value}]`;
  return scalar(
    op,
    args.map((arg) => `x${arg}`),
  );
}
