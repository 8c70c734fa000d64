/** Runs the shards of a study that are not yet kept, on threads of this machine. Rules [RS1–RS4]. */
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { resolve } from 'node:path';
import type { KindOf, Study, StudyRequest } from '../simulate/study.ts';
import { BatchFault, runBatches } from '../workers/pool.ts';
import type { Port } from '../workers/port.ts';
import { checkWritable, RunFolderError, reasonOf } from './disk.ts';
import { holderOf, type Lock, takeLock } from './lock.ts';
import {
  difference,
  headerOf,
  isStudyFolder,
  type Manifest,
  readHeader,
  removeStudyFolder,
  type ShardDone,
  StudyFolder,
} from './studyFolder.ts';

export interface OpenOptions {
  readonly version: string;
  /** Go on with what is there; without it an existing run is refused. */
  readonly resume?: boolean;
  /** Replace an existing run. */
  readonly force?: boolean;
}

/** A study folder this process holds. */
export interface OpenStudy {
  readonly folder: StudyFolder;
  readonly missing: readonly number[];
  /** Shards among the missing that were marked as done and are not whole. */
  readonly damaged: readonly number[];
  close(): void;
}

/** Name of this writer in drafts. */
export const writerName = (): string => `${hostname().replace(/[^A-Za-z0-9]/g, '')}-${process.pid}-${randomUUID().slice(0, 8)}`;

/**
 * Opens a folder to run `request` in it, and holds it until closed.
 * @throws RunFolderError when it may not be used: it holds something else, another run, a run in progress, or cannot be written
 */
export function openStudy(path: string, request: StudyRequest, study: Study, { version, resume, force }: OpenOptions): OpenStudy {
  const folder = resolve(path);
  const header = headerOf(request, study, version);
  const holder = holderOf(folder);
  if (holder)
    throw new RunFolderError(`${path}: process ${holder.pid} on ${holder.host} is working on this run; wait for it, or end it first`);
  checkFolder(path, { resume: resume ?? false, force: force ?? false });
  if (force && isStudyFolder(folder)) removeStudyFolder(folder, writerName());
  try {
    checkWritable(folder);
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new RunFolderError(`${path}: ${reasonOf(error)}; name a folder you can write to`, { cause: error });
  }
  return hold(path, new StudyFolder(folder, header, writerName()));
}

function hold(path: string, folder: StudyFolder): OpenStudy {
  const lock = lockOf(path, folder.folder);
  try {
    const kept = isStudyFolder(folder.folder) ? readHeader(folder.folder) : undefined;
    const differs = kept && difference(kept, folder.header);
    if (differs) throw new RunFolderError(`${path}: holds another run: ${differs}; name another folder, or replace it with --force`);
    folder.create();
    folder.sweepDrafts();
    const { missing, damaged } = folder.missing(true);
    if (missing.length + damaged.length > 0) folder.reopen();
    return { folder, missing: [...missing, ...damaged].sort((a, b) => a - b), damaged, close: () => lock.release() };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/**
 * Opens the run that is in a folder, whatever it is, and holds it until closed: to follow or to close it, not to compute.
 * @throws RunFolderError when there is none, or when somebody holds it
 */
export function reopenStudy(path: string): OpenStudy {
  const folder = new StudyFolder(resolve(path), readHeader(path), writerName());
  const lock = lockOf(path, folder.folder);
  const { missing, damaged } = folder.missing(true);
  return { folder, missing: [...missing, ...damaged].sort((a, b) => a - b), damaged, close: () => lock.release() };
}

function lockOf(path: string, folder: string): Lock {
  try {
    return takeLock(folder);
  } catch (error) {
    if (error instanceof RunFolderError) throw error;
    throw new RunFolderError(`${path}: ${reasonOf(error)}; name a folder you can write to`, { cause: error });
  }
}

/** Refuses what may not be written: call it before work that would be lost. */
export function checkFolder(path: string, { resume, force }: { readonly resume: boolean; readonly force: boolean }): void {
  if (!existsSync(path)) return;
  if (!statSync(path).isDirectory()) throw new RunFolderError(`${path}: is a file; name a folder that does not exist yet`);
  const inside = readdirSync(path).filter((name) => name !== 'lock' && !name.startsWith('.unfinished-'));
  if (isStudyFolder(path)) {
    if (resume || force) return;
    const state = inside.includes('manifest.json') ? 'a finished run' : 'an unfinished run';
    throw new RunFolderError(`${path}: holds ${state}; go on with --resume, replace it with --force, or name another folder`);
  }
  const own = ['done', 'people', 'weeks'];
  if (inside.some((name) => !own.includes(name)) || inside.some((name) => readdirSync(`${path}/${name}`).length > 0))
    throw new RunFolderError(`${path}: holds other files and no study.json; a run never replaces what is not one, so name another folder`);
}

export interface RunOptions {
  readonly workers: number;
  /** A worker that serves `shardWorker`, or an inline port. */
  readonly spawn: () => Port;
  readonly signal?: AbortSignal | undefined;
  /** Told after each shard. */
  readonly onShard?: (done: ShardDone) => void;
}

/**
 * Computes the missing shards and closes the run.
 * @throws RunFolderError when shards cannot be kept; BatchFault or WorkerLost when they cannot be computed; Cancelled on the signal
 */
export async function finishStudy({ folder, missing }: OpenStudy, { workers, spawn, signal, onShard }: RunOptions): Promise<Manifest> {
  try {
    const ahead = 2;
    for await (const done of runBatches<number, ShardDone>({ batches: missing, workers, spawn, signal, ahead })) onShard?.(done);
  } catch (error) {
    // Every worker has been ended by now, some in the middle of a file.
    folder.sweepDrafts();
    const cause = error instanceof BatchFault ? (error.cause as Error) : undefined;
    throw cause?.name === 'RunFolderError' ? new RunFolderError(cause.message, { cause }) : error;
  }
  return folder.finish();
}

/** What a worker of a study runs: it finds in the folder what to do, and keeps each shard itself. */
export function shardWorker(
  kinds: KindOf,
  version: string,
): (init: { readonly folder: string }) => Promise<(shard: number) => Promise<ShardDone>> {
  return async ({ folder: path }) => {
    const { folder, study } = await loadStudy(path, kinds, version);
    return (shard) => folder.keep(study, shard);
  };
}

/**
 * The study a folder holds, made ready.
 * @throws RunFolderError when there is none, or when this program would not compute the same
 */
export async function loadStudy(path: string, kinds: KindOf, version: string): Promise<{ folder: StudyFolder; study: Study }> {
  const header = readHeader(path);
  const study = await kinds(header.kind).begin(header.spec, kinds);
  const differs = difference(header, headerOf(header, study, version));
  if (differs) throw new RunFolderError(`${path}: was begun with another program: ${differs}; run the same version everywhere`);
  return { folder: new StudyFolder(resolve(path), header, writerName()), study };
}
