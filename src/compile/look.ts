import { Graph } from '../language/graph.ts';
import type { Model } from '../language/model.ts';
import { Cells } from './cells.ts';
import { equationsOf } from './equations.ts';
import { prepareOnce } from './prepareOnce.ts';
import type { Program } from './program.ts';
import { LANES, startWasm, type WasmCode, type WasmRun, wasmCode } from './programWasm.ts';
import { Tape } from './tape.ts';
import { transplant } from './transplant.ts';

/** Some outputs of a model as a small WebAssembly program: what is asked for often, and nothing else. */
export interface LookCode {
  readonly code: WasmCode;
  readonly tape: Tape;
  readonly prepared: readonly number[];
  /** States, inputs and linear states that are read (their numbers in `reads`), each with its place: in turn. */
  readonly y: Int32Array;
  readonly inputs: Int32Array;
  readonly u: Int32Array;
  readonly values: Int32Array;
}

/** @param outputs places in `model.outputs` */
export function compileLook(model: Model, outputs: readonly number[]): LookCode {
  const { leaf } = equationsOf(model);
  const g = model.graph;
  const graph = new Graph();
  const cells = new Cells(graph);
  const [y, inputs, u] = [new Map<number, number>(), new Map<number, number>(), new Map<number, number>()];
  const placed = { y, w: inputs, u };
  const memo = new Map<number, number>();
  const stand = (id: number): number | undefined => {
    const { op, value } = g.get(id);
    if (op !== 'state' && op !== 'input') return undefined;
    const { vector, at } = leaf(op, value);
    const known = placed[vector as keyof typeof placed];
    const cell = known.get(at) ?? cells.place();
    known.set(at, cell);
    return cells.read(cell);
  };
  const nodes = outputs.map((place) => transplant(g, graph, model.outputs[place]!.node, stand, memo));
  const values = cells.places(outputs.length);
  const settings = values.map((cell, i) => ({ cell, value: nodes[i] as number }));
  const functions: Program['functions'] = [{ name: 'look', body: [{ do: 'set', settings }], returns: graph.constant(0) }];
  const { program, prepared, places } = prepareOnce(functions, cells);
  const tape = new Tape(graph, prepared, 1, (id) => {
    const { op, value } = graph.get(id);
    return op === 'parameter' ? { vector: 0, at: value } : undefined;
  });
  const at = (known: ReadonlyMap<number, number>): Int32Array => Int32Array.from([...known].flatMap(([i, cell]) => [i, cells.at(cell)]));
  return {
    code: wasmCode(program),
    tape,
    prepared: places.map((cell) => cells.at(cell)),
    y: at(y),
    inputs: at(inputs),
    u: at(u),
    values: Int32Array.from(values, (cell) => cells.at(cell)),
  };
}

/** Looks at the outputs of people side by side; no allocation. */
export class Look {
  private readonly made: LookCode;
  private readonly run: WasmRun;

  /** @param pairs how many pairs of lanes there are */
  constructor(made: LookCode, pairs: number) {
    this.made = made;
    this.run = startWasm(made.code, pairs);
  }

  prepare(parameters: Float64Array, lane: number): void {
    const { tape, prepared } = this.made;
    const memory = this.run.pairs[Math.floor(lane / LANES)]!;
    tape.run([parameters]);
    for (const [i, place] of prepared.entries()) memory[place * LANES + (lane % LANES)] = tape.result(i);
  }

  /** Whether any linear state is read. */
  get kinetics(): boolean {
    return this.made.u.length > 0;
  }

  /** @param state nonlinear states, inputs, a linear state that is read: of whoever is looked at */
  see(lane: number, state: Float64Array, inputs: Float64Array, linear: (read: number) => number, into: Float64Array): void {
    const { y, inputs: w, u, values } = this.made;
    const inside = lane % LANES;
    const pair = (lane - inside) / LANES;
    const m = this.run.pairs[pair]!;
    for (let i = 0; i < y.length; i += 2) m[y[i + 1]! * LANES + inside] = state[y[i]!]!;
    for (let i = 0; i < w.length; i += 2) m[w[i + 1]! * LANES + inside] = inputs[w[i]!]!;
    for (let i = 0; i < u.length; i += 2) m[u[i + 1]! * LANES + inside] = linear(u[i]!);
    this.run.call.look!(pair, pair + 1);
    for (let i = 0; i < values.length; i++) into[i] = m[values[i]! * LANES + inside]!;
  }
}
