import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KernelSample } from '../src/index.ts';
import { command, temporaryFolder } from './peers/peer.ts';

/** A native build of the same kernel. */
interface Build {
  readonly name: string;
  readonly flags: readonly string[];
  readonly lanes: number;
  /** What the processor must have, as Linux names it. */
  readonly needs: string;
}

const BUILDS: readonly Build[] = [
  { name: 'native SSE2', flags: ['-msse2'], lanes: 2, needs: 'sse2' },
  { name: 'native AVX2', flags: ['-mavx2'], lanes: 4, needs: 'avx2' },
  { name: 'native AVX-512', flags: ['-mavx512f', '-mavx512dq', '-mavx512vl', '-mprefer-vector-width=512'], lanes: 8, needs: 'avx512dq' },
];
const REPEATS = 3000;

export interface NativeTiming {
  readonly name: string;
  /** ns per step of a person */
  readonly nanoseconds?: number;
  readonly skipped?: string;
}

function features(): string {
  try {
    return readFileSync('/proc/cpuinfo', 'utf8');
  } catch {
    return '';
  }
}

/** Without fused multiply-adds, which would change the bits, and without -ffast-math. */
export function nativeTimings(sample: KernelSample): NativeTiming[] {
  if (spawnSync('gcc', ['--version']).status !== 0) return BUILDS.map(({ name }) => ({ name, skipped: 'needs gcc' }));
  const folder = temporaryFolder();
  return BUILDS.map(({ name, flags, lanes, needs }) => {
    if (!new RegExp(`\\b${needs}\\b`).test(features())) return { name, skipped: `this processor has no ${needs}` };
    const [source, program] = [join(folder, `${needs}.c`), join(folder, needs)];
    writeFileSync(source, sample.native(lanes, REPEATS));
    command('gcc', ['-O3', ...flags, '-ffp-contract=off', '-Wno-psabi', '-o', program, source, '-lm']);
    return { name, nanoseconds: Number(command(program, [])) };
  });
}

/** ns per step of a person in WebAssembly: the fastest tenth, as for the native builds. */
export function webAssemblyStep(sample: KernelSample): number {
  for (let i = 0; i < REPEATS; i++) sample.run();
  const took = Array.from({ length: REPEATS }, () => {
    const from = performance.now();
    const steps = sample.run();
    return ((performance.now() - from) * 1e6) / steps;
  }).sort((a, b) => a - b);
  return took[REPEATS / 10] as number;
}
