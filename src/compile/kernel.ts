import type { Model } from '../language/model.ts';
import type { KernelLayout, KernelOptions, KernelProgram } from './kernelLayout.ts';
import { kernelProgram } from './kernelProgram.ts';
import { runJavaScript } from './programJavaScript.ts';
import { LANES, startWasm, type WasmCode, type WasmRun, wasmCode } from './programWasm.ts';
import { Tape } from './tape.ts';

/** The kernel of a model over its own memory: what carries people from event to event, `width` of them side by side in each of its vectors. */
export interface Kernel {
  readonly layout: KernelLayout;
  readonly width: number;
  /** Memory of each vector: place p of its lane l stands at width · p + l. Lanes are counted through: lane l is lane l mod width of vector l / width. */
  readonly vectors: readonly Float64Array[];
  /** Works out what depends on a person's parameters alone, into memory. */
  prepare(parameters: Float64Array, lane: number): void;
  /** Says how many modes of a linear block hold something in a lane; those beyond must be 0. The kernel walks as far as the fullest lane of a vector. */
  holds(lane: number, block: number, count: number): void;
  /** Takes the slopes anew after an event, in the lanes of this lane's vector where `fresh` is set. */
  restart(lane: number): void;
  /** Carries the first `lanes` lanes on until some are at their stop, a pause or a failure; those as bits. */
  advance(lanes: number): number;
}

/** One class for all: code that is optimised for one kernel would be thrown away at the next, were it of another. */
class MadeKernel implements Kernel {
  readonly layout: KernelLayout;
  readonly vectors: readonly Float64Array[];
  readonly width: number;
  private readonly tape: Tape;
  private readonly counts: Int32Array;
  private readonly work: WasmRun['call'];

  constructor({ layout }: KernelProgram, tape: Tape, vectors: readonly Float64Array[], width: number, work: WasmRun['call']) {
    this.layout = layout;
    this.tape = tape;
    this.vectors = vectors;
    this.width = width;
    this.counts = new Int32Array(width * vectors.length * layout.modes.length);
    this.work = work;
  }
  restart(lane: number): void {
    const vector = Math.floor(lane / this.width);
    this.work.restart!(vector, vector + 1);
  }
  advance(lanes: number): number {
    return this.work.advance!(0, Math.ceil(lanes / this.width));
  }

  prepare(parameters: Float64Array, lane: number): void {
    const { width } = this;
    this.tape.run([parameters]);
    const memory = this.vectors[Math.floor(lane / width)]!;
    for (const [i, place] of this.layout.prepared.entries()) memory[place * width + (lane % width)] = this.tape.result(i);
  }
  holds(lane: number, block: number, count: number): void {
    const { counts, width, layout } = this;
    const blocks = layout.modes.length;
    counts[lane * blocks + block] = count;
    const first = lane - (lane % width);
    let most = 0;
    for (let l = first; l < first + width; l++) most = Math.max(most, counts[l * blocks + block]!);
    this.vectors[first / width]![layout.modes[block]!.count * width] = most;
  }
}

/** What is worked out once a person, as instructions. */
export function preparation({ program, prepared }: KernelProgram): Tape {
  const { graph } = program;
  return new Tape(graph, prepared, 1, (id) => {
    const { op, value } = graph.get(id);
    return op === 'parameter' ? { vector: 0, at: value } : undefined;
  });
}

/** The kernel in plain JavaScript, one person at a time: the reference. Makes code at run time. */
export function compileKernel(model: Model, options: KernelOptions = {}): Kernel & { readonly source: string } {
  const made = kernelProgram(model, options);
  const memory = new Float64Array(made.layout.size);
  const { source, functions } = runJavaScript(made.program, memory);
  return Object.assign(new MadeKernel(made, preparation(made), [memory], 1, functions), { source });
}

/** A compiled WebAssembly kernel; each start of it has its own memory. */
export interface KernelCode {
  readonly made: KernelProgram;
  readonly tape: Tape;
  readonly code: WasmCode;
}

/** Compiles the kernel to WebAssembly, two people side by side. Makes no JavaScript. */
export function compileKernelWasm(model: Model, options: KernelOptions = {}): KernelCode {
  const made = kernelProgram(model, options);
  return { made, tape: preparation(made), code: wasmCode(made.program) };
}

/** @param vectors how many pairs of people it holds; a processor works through some faster than through one (docs/kernel.md) */
export function startKernel({ made, tape, code }: KernelCode, vectors = 1): Kernel {
  const { pairs, call } = startWasm(code, vectors);
  return new MadeKernel(made, tape, pairs, LANES, call);
}
