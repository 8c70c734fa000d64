import type { Compiled } from '../compile/equations.ts';
import { compileKernelWasm, startKernel } from '../compile/kernel.ts';
import { programC } from '../compile/programC.ts';
import { LANES, startWasm } from '../compile/programWasm.ts';
import { AFTER_DOSE, BlockSolver, Slot, watchedState } from './blockSolver.ts';
import { Body } from './body.ts';

/** Something taken again and again. */
export interface RepeatedDose {
  readonly substance: string;
  readonly route: string;
  /** mg */
  readonly amount: number;
  /** h between doses */
  readonly every: number;
  /** How many before the one whose interval is the sample. */
  readonly before: number;
}

/** One dose interval of two people, as the kernel sees it: for timing the kernel alone, and native builds of it. */
export interface KernelSample {
  /** Bytes of the WebAssembly module. */
  readonly bytes: number;
  /** Carries the people through the interval; gives the steps tried, of all. */
  run(): number;
  /** A C program that does the same with `lanes` people (each of the two several times), `repeats` times; prints ns per step of a person, the fastest tenth. */
  native(lanes: number, repeats: number): string;
}

/**
 * @param people parameters of two people
 * @param pairs how many times both live side by side
 */
export function kernelSample(
  compiled: Compiled,
  people: readonly Float64Array[],
  tolerance: number,
  dose: RepeatedDose,
  pairs = 4,
): KernelSample {
  const code = compileKernelWasm(compiled.model, watchedState(compiled.model));
  const kernel = startKernel(code);
  const bodies = people.slice(0, LANES).map((p) => new Body(compiled, p));
  const solvers = bodies.map((body, lane) => new BlockSolver(new Slot(kernel, lane), body, tolerance, () => {}));
  const { layout } = kernel;
  const memory = kernel.vectors[0] as Float64Array;
  const idle = (lane: number, value: number): void => {
    memory[layout.idle * LANES + lane] = value;
  };
  const begin = (from: number): void => {
    for (const [lane, body] of bodies.entries()) {
      body.give(dose.substance, dose.route, dose.amount, from);
      Object.assign(solvers[lane]!.leg, { from, to: from + dose.every, stop: from + dose.every, step: AFTER_DOSE });
      if (!solvers[lane]!.begin()) throw new Error('a sample has no infusions');
    }
  };
  for (let i = 0; i < dose.before; i++) {
    begin(i * dose.every);
    for (let left = (1 << LANES) - 1; left !== 0; ) {
      const halted = kernel.advance(LANES) & left;
      for (const [lane, solver] of solvers.entries()) {
        if ((halted & (1 << lane)) === 0 || !solver.halt()) continue;
        left &= ~(1 << lane);
        idle(lane, 1);
      }
    }
    for (const lane of bodies.keys()) idle(lane, 0);
  }
  begin(dose.before * dose.every);
  const before = memory.slice();
  const again = startWasm(code.code, pairs);
  const advance = again.call.advance as (first: number, end: number) => number;
  const tried = (from: Float64Array): number =>
    Array.from({ length: LANES }, (_, lane) => from[layout.tried * LANES + lane]!).reduce((a, b) => a + b);
  const run = (): number => {
    for (const pair of again.pairs) pair.set(before);
    for (let done = 0; done !== (1 << (LANES * pairs)) - 1; ) {
      done |= advance(0, pairs);
      for (let lane = 0; lane < LANES * pairs; lane++)
        if (done & (1 << lane)) again.pairs[lane >> 1]![layout.idle * LANES + (lane & 1)] = 1;
    }
    return again.pairs.reduce((sum, pair) => sum + tried(pair) - tried(before), 0);
  };
  const native = (lanes: number, repeats: number): string => {
    const values = Array.from(
      { length: code.made.program.memory * lanes },
      (_, i) => before[Math.floor(i / lanes) * LANES + ((i % lanes) % LANES)]!,
    );
    const text = (x: number): string =>
      Number.isNaN(x) ? '__builtin_nan("")' : Number.isFinite(x) ? String(x) : `${x < 0 ? '-' : ''}__builtin_inf()`;
    return [
      programC(code.made.program, lanes),
      harness(values.map(text), lanes, repeats, (run() * lanes) / (LANES * pairs), layout.idle),
    ].join('\n');
  };
  return { bytes: code.code.bytes.length, run, native };
}

const harness = (values: readonly string[], lanes: number, repeats: number, steps: number, idle: number): string => `
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
static const double before[] = {${values.join(',')}};
static double now(void) { struct timespec t; clock_gettime(CLOCK_MONOTONIC, &t); return t.tv_sec * 1e9 + t.tv_nsec; }
static int order(const void *a, const void *b) { double x = *(const double *)a, y = *(const double *)b; return (x > y) - (x < y); }
static double took[${repeats}];
int main(void) {
  for (int r = 0; r < ${repeats}; r++) {
    memcpy(M, before, sizeof before);
    double from = now();
    for (int done = 0; done != ${(1 << lanes) - 1};) {
      done |= advance();
      for (int l = 0; l < ${lanes}; l++) if (done >> l & 1) M[${idle}][l] = 1;
    }
    took[r] = now() - from;
  }
  qsort(took, ${repeats}, sizeof *took, order);
  printf("%.1f\\n", took[${repeats} / 10] / ${steps});
  return 0;
}`;
