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

const HEADERS = '#include <cvode/cvode.h>\n#include <sunlinsol/sunlinsol_klu.h>\n';
const INCLUDE = ['-I/usr/include/suitesparse'];
const LIBRARIES = ['cvode', 'nvecserial', 'sunmatrixdense', 'sunmatrixsparse', 'sunlinsoldense', 'sunlinsolklu'];

interface Setting {
  readonly linear: 'dense' | 'sparse';
  /** Highest order of the backward differentiation, and most steps before a new Jacobian; 0 is CVODE's own default. */
  readonly order: number;
  readonly stale: number;
}

/** The simplest call of the manual: dense, the Jacobian from differences, all defaults. */
export const cvodeDefaults: Peer = peer('CVODE, simplest call', { linear: 'dense', order: 0, stale: 0 });

/**
 * The fastest setting found, each change measured at equal error over 60 days with 4 doses a day. The sparse KLU halves the time of the
 * dense solver (147 of 1681 entries are not zero). A Jacobian at least every 5 steps (default 51) saves a third, since the kinks of the
 * equations make an old one fail. Orders to 4 save a tenth, since order 5 is often rejected after a dose. Adams, another first step,
 * tighter or looser Newton iterations, interpolated records, -ffast-math and parameters known to the compiler gain nothing.
 */
export const cvode: Peer = peer('CVODE, tuned', { linear: 'sparse', order: 4, stale: 5 });

function peer(name: string, setting: Setting): Peer {
  return { name, available, run: (job) => run(job, setting) };
}

function available(): string | undefined {
  const { status } = spawnSync('gcc', ['-E', ...INCLUDE, '-x', 'c', '-'], { input: HEADERS, encoding: 'utf8' });
  return status === 0 ? undefined : 'needs gcc and SUNDIALS with KLU; on Debian: apt-get install gcc libc6-dev libsundials-dev';
}

interface Built {
  readonly program: string;
  /** Column and row of each entry of the Jacobian that can differ from zero, and the diagonal; in order of columns, then rows. */
  readonly pattern: readonly (readonly [number, number])[];
}

const build = oncePerModel((model: Model): Built => {
  const folder = temporaryFolder();
  const [source, program] = [join(folder, 'model.h'), join(folder, 'life')];
  const text = compileC(model);
  writeFileSync(source, text);
  const libraries = LIBRARIES.map((library) => `-lsundials_${library}`);
  command('gcc', [...OPTIMISED, ...INCLUDE, '-include', source, '-o', program, besideSource('cvode.c'), ...libraries, '-lm']);
  return { program, pattern: patternOf(text, model.places.length) };
});

/** Read from the derived C, where every entry that can differ from zero is assigned once. */
function patternOf(text: string, size: number): [number, number][] {
  const body = text.slice(text.indexOf('void linearise('), text.indexOf('void output('));
  const assigned = [...body.matchAll(/^J\[(\d+)\] = /gm)].map((match) => Number(match[1]));
  const diagonal = Array.from({ length: size }, (_, i) => i * (size + 1));
  const places = [...new Set([...assigned, ...diagonal])].sort((a, b) => a - b);
  return places.map((place) => [Math.floor(place / size), place % size]);
}

function run(job: Job, { linear, order, stale }: Setting): Outcome {
  const { program, pattern } = build(job.model);
  const { absolute, doses, times } = numbersOf(job);
  const input = [
    [job.rtol, ...absolute, ...job.parameters],
    [pattern.length, ...pattern.flat()],
    [doses.length, ...doses.flatMap((d) => [d.at, d.route, d.amount])],
    [times.length, ...times],
  ];
  const text = input.map((numbers) => `${numbers.join(' ')}\n`).join('');
  const printed = command(program, [linear, ...[job.repeats ?? 3, order, stale].map(String)], text);
  const [head = [], ...rows] = printed
    .trimEnd()
    .split('\n')
    .map((line) => line.split(' ').map(Number));
  const [seconds = Number.NaN, steps = Number.NaN] = head;
  return { seconds, steps, series: seriesOf(job, rows) };
}
