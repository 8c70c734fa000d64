/** A study, wherever it runs: opened or resumed, computed on threads or given to a cluster, closed; Ctrl-C leaves it to be resumed. */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import {
  analyseTally,
  Cancelled,
  HELP_LINE,
  type StudyRequest,
  studyKind,
  type TrialResult,
  type TrialSpec,
  tallyOf,
  trialReport,
} from '../src/index.ts';
import {
  finishStudy,
  forgetSlurm,
  isQueued,
  type Manifest,
  nodePort,
  type OpenStudy,
  openStudy,
  planOf,
  RunFolderError,
  readTables,
  sweepResults,
} from '../src/node.ts';
import { version } from './evidence.ts';
import { follow, placeOf, plan, SLURM_OPTIONS } from './onSlurm.ts';
import { Progress } from './progress.ts';
import { sweepText } from './sweepText.ts';
import { reportOf } from './trialPage.ts';
import { type Values, wholeNumber } from './usage.ts';

/** Options of every command that runs a study. */
export const STUDY_OPTIONS = {
  out: { type: 'string' },
  force: { type: 'boolean' },
  resume: { type: 'boolean' },
  workers: { type: 'string' },
  json: { type: 'boolean' },
  ...SLURM_OPTIONS,
} as const;

export type StudyTyped = Values<typeof STUDY_OPTIONS>;

/** Exit code after Ctrl-C, as shells count it. */
const INTERRUPTED = 130;

/** Runs `request` in `path`, prints what was kept, and returns the exit code. */
export async function runStudy(command: string, request: StudyRequest, path: string, typed: StudyTyped): Promise<number> {
  const place = placeOf(command, typed);
  const workers = wholeNumber(command, 'workers', typed.workers, 1, 256) ?? availableParallelism();
  const study = await studyKind(request.kind).begin(request.spec, studyKind);
  const opened = openStudy(path, request, study, { version: version(), resume: typed.resume ?? false, force: typed.force ?? false });
  try {
    if (typed.resume && (await isQueued(opened.folder.folder)))
      throw new RunFolderError(`${path}: its tasks are still queued or running in Slurm; follow them with: accumbens attach ${path}`);
    for (const line of stateOf(opened, path)) process.stderr.write(`${line}\n`);
    if (place === 'later') return prepared(opened, path);
    const onSlurm = place === 'slurm' && opened.missing.length > 0;
    // What an earlier array left behind is over: a run that goes on here must not be given to Slurm again.
    forgetSlurm(opened.folder.folder);
    if (onSlurm) plan(command, opened, typed);
    const manifest = await untilInterrupted((signal) => (onSlurm ? follow(opened, signal) : compute(opened, workers, signal)));
    return await finished(opened, path, typed, manifest);
  } catch (error) {
    return leave(error, opened, path);
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

/** The folder stands ready; who computes its shards is another's affair. */
function prepared({ folder }: OpenStudy, path: string): number {
  const { shards } = folder.header;
  process.stdout.write(
    `${path}: ready, ${shards} ${shards === 1 ? 'shard' : 'shards'}; compute them with: accumbens shards ${path} --task K --of N, for K from 0 to N - 1, then: accumbens attach ${path}\n`,
  );
  return 0;
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
export async function untilInterrupted<T>(act: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const abort = new AbortController();
  const raise = (): void => abort.abort(new Cancelled());
  process.once('SIGINT', raise).once('SIGTERM', raise);
  try {
    return await act(abort.signal);
  } finally {
    process.off('SIGINT', raise).off('SIGTERM', raise);
  }
}

/** Says what was kept, works out what a sweep or a trial found, and returns the exit code. */
export async function finished(
  opened: Pick<OpenStudy, 'folder'>,
  path: string,
  { json }: { readonly json?: boolean },
  manifest: Manifest,
): Promise<number> {
  const { kind } = opened.folder.header;
  const sensitivity = kind === 'sweep' ? await sweepResults(opened.folder) : undefined;
  const trial = kind === 'trial' ? await trialResults(opened.folder) : undefined;
  const lines = [
    ...(sensitivity ? sweepText(sensitivity) : []),
    ...(trial ? [trialReport(trial, { width: 100 }).trimEnd(), `Report: ${join(path, 'report.html')}`] : []),
  ];
  const facts = { ...told(opened, path, manifest), ...(sensitivity ? { sensitivity } : {}), ...(trial ? { trial } : {}) };
  process.stdout.write(
    json ? `${JSON.stringify(facts, null, 1)}\n` : `${[account(opened, path, manifest).trimEnd(), ...lines].join('\n')}\n`,
  );
  return 0;
}

/** Analyses a whole trial and keeps what it found beside its shards, as data and as a page. */
async function trialResults(run: OpenStudy['folder']): Promise<TrialResult> {
  const spec = run.header.spec as TrialSpec;
  const tally = tallyOf(spec);
  for await (const tables of readTables(run)) tally.add(tables);
  const result = analyseTally(spec, tally);
  run.keepBeside('result.json', `${JSON.stringify(result, null, 1)}\n`);
  run.keepBeside('report.html', reportOf(spec, result, run.header.engine));
  return result;
}

/** After Ctrl-C, says how to go on; any other error is thrown. */
export function leave(error: unknown, { folder }: Pick<OpenStudy, 'folder'>, path: string): number {
  if (!(error instanceof Cancelled)) throw error;
  const kept = `${folder.marked().length} of ${folder.header.shards} shards are kept`;
  const how = planOf(folder.folder)
    ? `left; ${kept} and its tasks go on: follow them with accumbens attach ${path}, end them with --cancel`
    : `stopped; ${kept}, go on with the same command and --resume`;
  process.stderr.write(`${path}: ${how}\n`);
  return INTERRUPTED;
}

/** What was kept, as data. */
function told({ folder }: Pick<OpenStudy, 'folder'>, path: string, { tables, bytes, seal }: Manifest): Record<string, unknown> {
  const { kind, title, seed, people, shards, modelHash } = folder.header;
  return { folder: path, kind, title, seed, people, shards, modelHash, tables, bytes, seal };
}

/** What was kept, in words, and how to ask it. */
function account({ folder }: Pick<OpenStudy, 'folder'>, path: string, { tables, bytes, seal }: Manifest): string {
  const { title, people, shards, seed } = folder.header;
  const lines = Object.entries(tables).map(
    ([name, t]) => `  ${name.padEnd(10)} ${String(t.rows).padStart(10)} rows  ${megabytes(t.bytes)}`,
  );
  return [
    title,
    `${people} simulated lives, seed ${seed}, in ${shards} ${shards === 1 ? 'shard' : 'shards'}; ${megabytes(bytes)}, seal ${seal.slice(0, 16)}`,
    ...lines,
    `Kept in ${path}; ask it: accumbens query ${path} --summary ${Object.keys(tables).at(-2) ?? Object.keys(tables)[0]}`,
    HELP_LINE,
    '',
  ].join('\n');
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(bytes < 1e7 ? 2 : 0)} MB`;
