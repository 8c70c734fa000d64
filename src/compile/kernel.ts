import type { Model } from '../language/model.ts';
import type { KernelLayout, KernelOptions, KernelProgram } from './kernelLayout.ts';
import { kernelProgram } from './kernelProgram.ts';
import { runJavaScript } from './programJavaScript.ts';
import { LANES, startWasm, type WasmCode, wasmCode } from './programWasm.ts';
import { Tape } from './tape.ts';

/** The kernel of a model over its own memory: what carries people from event to event, `lanes` of them side by side. */
export interface Kernel {
  readonly layout: KernelLayout;
  /** Place p of lane l stands at lanes · p + l. */
  readonly memory: Float64Array;
  readonly lanes: number;
  /** Works out what depends on a person's parameters alone, into memory. */
  prepare(parameters: Float64Array, lane: number): void;
  /** Says how many modes of a linear block hold something in a lane; those beyond must be 0. The kernel walks as far as the fuller lane. */
  holds(lane: number, block: number, count: number): void;
  /** Takes the slopes anew after an event, in the lanes where `fresh` is set. */
  restart(): void;
  /** Carries all lanes on until some are at their stop, a pause or a failure; those as bits. */
  advance(): number;
}

/** One class for all: code that is optimised for one kernel would be thrown away at the next, were it of another. */
class MadeKernel implements Kernel {
  readonly layout: KernelLayout;
  readonly memory: Float64Array;
  readonly lanes: number;
  private readonly tape: Tape;
  private readonly counts: Int32Array;
  private readonly work: Record<'restart' | 'advance', () => number>;

  constructor({ layout }: KernelProgram, tape: Tape, memory: Float64Array, lanes: number, work: MadeKernel['work']) {
    this.layout = layout;
    this.tape = tape;
    this.memory = memory;
    this.lanes = lanes;
    this.counts = new Int32Array(lanes * layout.modes.length);
    this.work = work;
  }
  restart(): void {
    this.work.restart();
  }
  advance(): number {
    return this.work.advance();
  }

  prepare(parameters: Float64Array, lane: number): void {
    this.tape.run([parameters]);
    for (const [i, place] of this.layout.prepared.entries()) this.memory[place * this.lanes + lane] = this.tape.result(i);
  }
  holds(lane: number, block: number, count: number): void {
    const { counts, lanes } = this;
    counts[lane * this.layout.modes.length + block] = count;
    let most = 0;
    for (let l = 0; l < lanes; l++) most = Math.max(most, counts[l * this.layout.modes.length + block]!);
    this.memory[this.layout.modes[block]!.count * lanes] = most;
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
  const { restart, advance } = functions as MadeKernel['work'];
  return Object.assign(new MadeKernel(made, preparation(made), memory, 1, { restart, advance }), { source });
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

export function startKernel({ made, tape, code }: KernelCode): Kernel {
  const { memory, functions } = startWasm(code);
  const { restart, advance } = functions as MadeKernel['work'];
  return new MadeKernel(made, tape, memory, LANES, { restart, advance });
}
