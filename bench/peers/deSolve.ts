import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileC, type Model } from '../../src/index.ts';
import {
  besideSource,
  command,
  type Job,
  numbersOf,
  OPTIMISED,
  type Outcome,
  oncePerModel,
  type Peer,
  seriesOf,
  temporaryFolder,
} from './peer.ts';

const REMEDY = 'needs gcc, R and deSolve; on Debian: apt-get install gcc libc6-dev r-base-core r-cran-desolve';

function available(): string | undefined {
  const works = (program: string, args: readonly string[]): boolean => spawnSync(program, args, { encoding: 'utf8' }).status === 0;
  return works('gcc', ['--version']) && works('Rscript', ['--vanilla', '-e', 'library(deSolve)']) ? undefined : REMEDY;
}

interface Built {
  readonly folder: string;
  readonly library: string;
}

const build = oncePerModel((model: Model): Built => {
  const folder = temporaryFolder();
  const [source, library] = [join(folder, 'model.h'), join(folder, 'life.so')];
  writeFileSync(source, compileC(model));
  const shared = ['-shared', '-fPIC', '-fvisibility=hidden', '-include', source, '-o', library];
  command('gcc', [...OPTIMISED, ...shared, besideSource('deSolve.c'), '-lm']);
  return { folder, library };
});

function run(job: Job, setting: 'tuned' | 'defaults'): Outcome {
  const { folder, library } = build(job.model);
  const { absolute, doses, times } = numbersOf(job);
  const outputs = job.model.outputs.length + Object.keys(job.model.excretes).length;
  const lines = [
    [job.rtol, job.repeats ?? 3],
    absolute,
    Array.from(job.parameters),
    doses.map((d) => d.at),
    doses.map((d) => d.route),
    doses.map((d) => d.amount),
    times,
    [outputs],
  ];
  const file = join(folder, 'job.txt');
  writeFileSync(file, lines.map((numbers) => `${numbers.join(' ')}\n`).join(''));
  const printed = command('Rscript', ['--vanilla', besideSource('deSolve.R'), library, file, setting]);
  const [head = [], ...rows] = printed
    .trimEnd()
    .split('\n')
    .map((line) => line.split(' ').map(Number));
  return { seconds: head[0] ?? Number.NaN, series: seriesOf(job, rows) };
}

/** The simplest call of the manual: a compiled model, the Jacobian from differences, all defaults. */
export const deSolveDefaults: Peer = { name: 'deSolve lsoda, simplest call', available, run: (job) => run(job, 'defaults') };

/**
 * The fastest setting of lsoda found, measured as for CVODE: the derived Jacobian saves a sixth against difference quotients, orders to 4
 * of its stiff method another tenth. A first step and lower orders of its other method gain nothing.
 */
export const deSolve: Peer = { name: 'deSolve lsoda, tuned', available, run: (job) => run(job, 'tuned') };
