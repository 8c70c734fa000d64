/** A study on this machine: opened or resumed, run on threads, closed; Ctrl-C leaves it to be resumed. */
import { availableParallelism } from 'node:os';
import { Cancelled, HELP_LINE, type StudyRequest, studyKind } from '../src/index.ts';
import { finishStudy, type Manifest, nodePort, type OpenStudy, openStudy } from '../src/node.ts';
import { version } from './evidence.ts';
import { Progress } from './progress.ts';
import { type Values, wholeNumber } from './usage.ts';

/** Options of every command that runs a study. */
export const STUDY_OPTIONS = {
  out: { type: 'string' },
  force: { type: 'boolean' },
  resume: { type: 'boolean' },
  workers: { type: 'string' },
  json: { type: 'boolean' },
} as const;

export type StudyTyped = Values<typeof STUDY_OPTIONS>;

/** Exit code after Ctrl-C, as shells count it. */
const INTERRUPTED = 130;

/** Runs `request` in `path`, prints what was kept, and returns the exit code. */
export async function runStudyHere(command: string, request: StudyRequest, path: string, typed: StudyTyped): Promise<number> {
  const workers = wholeNumber(command, 'workers', typed.workers, 1, 256) ?? availableParallelism();
  const study = await studyKind(request.kind).begin(request.spec, studyKind);
  const opened = openStudy(path, request, study, { version: version(), resume: typed.resume ?? false, force: typed.force ?? false });
  try {
    for (const line of stateOf(opened, path)) process.stderr.write(`${line}\n`);
    const manifest = await untilInterrupted((signal) => compute(opened, workers, signal));
    process.stdout.write(typed.json ? `${JSON.stringify(told(opened, path, manifest), null, 1)}\n` : account(opened, path, manifest));
    return 0;
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error;
    const kept = opened.folder.marked().length;
    process.stderr.write(`${path}: stopped; ${kept} of ${study.shards} shards are kept, go on with the same command and --resume\n`);
    return INTERRUPTED;
  } finally {
    opened.close();
  }
}

function stateOf({ folder, missing, damaged }: OpenStudy, path: string): string[] {
  const { shards } = folder.header;
  const kept = shards - missing.length;
  return [
    ...(kept > 0 ? [`${path}: ${kept} of ${shards} shards are there already`] : []),
    ...(damaged.length > 0 ? [`${path}: ${damaged.length} damaged: shard ${damaged.slice(0, 10).join(', ')}; computed anew`] : []),
  ];
}

async function compute(opened: OpenStudy, workers: number, signal: AbortSignal): Promise<Manifest> {
  const { folder, missing } = opened;
  const progress = new Progress(`shards of ${folder.header.title}`, missing.length);
  let done = 0;
  try {
    return await finishStudy(opened, {
      workers,
      signal,
      spawn: () => nodePort(new URL('./studyWorker.js', import.meta.url), { folder: folder.folder }),
      onShard: () => progress.tell(++done),
    });
  } finally {
    progress.end();
  }
}

/** Ctrl-C and a polite kill raise the signal; a second one ends the process as usual. */
async function untilInterrupted<T>(act: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const abort = new AbortController();
  const raise = (): void => abort.abort();
  process.once('SIGINT', raise).once('SIGTERM', raise);
  try {
    return await act(abort.signal);
  } finally {
    process.off('SIGINT', raise).off('SIGTERM', raise);
  }
}

/** What was kept, as data. */
export function told({ folder }: Pick<OpenStudy, 'folder'>, path: string, { tables, bytes, seal }: Manifest): Record<string, unknown> {
  const { kind, title, seed, people, shards, modelHash } = folder.header;
  return { folder: path, kind, title, seed, people, shards, modelHash, tables, bytes, seal };
}

/** What was kept, in words, and how to ask it. */
export function account({ folder }: Pick<OpenStudy, 'folder'>, path: string, { tables, bytes, seal }: Manifest): string {
  const { title, people, shards, seed } = folder.header;
  const lines = Object.entries(tables).map(
    ([name, t]) => `  ${name.padEnd(10)} ${String(t.rows).padStart(10)} rows  ${megabytes(t.bytes)}`,
  );
  return [
    title,
    `${people} simulated lives, seed ${seed}, in ${shards} ${shards === 1 ? 'shard' : 'shards'}; ${megabytes(bytes)}, seal ${seal.slice(0, 16)}`,
    ...lines,
    `Kept in ${path}; ask it: accumbens query ${path} --summary`,
    HELP_LINE,
    '',
  ].join('\n');
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(bytes < 1e7 ? 2 : 0)} MB`;
