/**
 * A study on a cluster that runs Slurm: the shards that are missing go out as a job array, and the shared folder tells what came of them. A
 * task is judged by the shards it kept, never by its state, so it matters little how it ended: what is missing when nothing is queued any
 * more goes out again, a bounded number of times. Nothing but files is needed to follow, so another process may do it later. Rules [SL1–SL6].
 */
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { placeWhole, RunFolderError, utf8 } from '../store/disk.ts';
import { writerName } from '../store/runStudy.ts';
import type { Manifest, StudyFolder } from '../store/studyFolder.ts';
import { cancel, type Element, elements, isOver, release, SlurmError, startNow, submit } from './slurmClient.ts';
import { type SlurmOptions, slurmScript } from './slurmScript.ts';

/** RUN/slurm/plan.json: all that another process needs to follow the run. */
export interface SlurmPlan {
  /** Name of every array of this run: how they are found again, whoever submitted them. */
  readonly name: string;
  readonly program: readonly string[];
  readonly options: SlurmOptions;
  /** Shards one task computes; fewer when many tasks are left idle otherwise. */
  readonly perTask: number;
  /** Arrays that may be submitted, the first included. */
  readonly rounds: number;
  /** Arrays submitted so far. */
  readonly round: number;
}

/** Slurm's own limit is 1001 elements unless a cluster says otherwise. */
const MOST_TASKS = 1000;
/** Tasks a run is cut into when nothing else is asked. */
const USUAL_TASKS = 200;

const roomOf = (folder: string): string => join(folder, 'slurm');
const planFile = (folder: string): string => join(roomOf(folder), 'plan.json');

/** The plan of a run that was given to Slurm, or nothing. */
export function planOf(folder: string): SlurmPlan | undefined {
  if (!existsSync(planFile(folder))) return undefined;
  try {
    return JSON.parse(readFileSync(planFile(folder), 'utf8')) as SlurmPlan;
  } catch {
    throw new RunFolderError(`${planFile(folder)}: cannot be read; remove ${roomOf(folder)} and go on with --resume`);
  }
}

function keepPlan(folder: string, plan: SlurmPlan): void {
  placeWhole(planFile(folder), utf8(`${JSON.stringify(plan, null, 1)}\n`), writerName());
}

export interface PlanOptions extends SlurmOptions {
  readonly perTask?: number | undefined;
  /** Times that missing shards are submitted again. */
  readonly retries: number;
}

/** Plans a run; nothing is submitted yet. */
export function planSlurm(folder: string, missing: number, program: readonly string[], options: PlanOptions): SlurmPlan {
  const { perTask, retries, ...asked } = options;
  const least = Math.ceil(missing / MOST_TASKS);
  const plan: SlurmPlan = {
    name: `accumbens-${randomUUID().slice(0, 8)}`,
    program,
    options: asked,
    perTask: Math.max(1, least, perTask ?? Math.ceil(missing / USUAL_TASKS)),
    rounds: 1 + retries,
    round: 0,
  };
  mkdirSync(roomOf(folder), { recursive: true });
  keepPlan(folder, plan);
  return plan;
}

/** Lines of shards, `size` a task. */
function linesOf(shards: readonly number[], size: number): string[] {
  return Array.from({ length: Math.ceil(shards.length / size) }, (_, task) => shards.slice(task * size, (task + 1) * size).join(' '));
}

/** Submits one array for these shards. The plan counts it first: a process killed in between leaves a round unused, never one unseen. */
async function submitRound(folder: string, plan: SlurmPlan, missing: readonly number[]): Promise<SlurmPlan> {
  const next = { ...plan, round: plan.round + 1 };
  keepPlan(folder, next);
  const room = roomOf(folder);
  const [list, script] = [join(room, `round-${next.round}.txt`), join(room, `round-${next.round}.sh`)];
  const lines = linesOf(missing, plan.perTask);
  placeWhole(list, utf8(`${lines.join('\n')}\n`), writerName());
  const { name, program, options } = plan;
  placeWhole(script, utf8(slurmScript({ name, folder, list, tasks: lines.length, program, logs: room, options })), writerName());
  await submit(script);
  return next;
}

export interface Following {
  /** Told whenever something changed: shards kept, tasks running and waiting, round. */
  readonly onChange?: (now: { kept: number; running: number; waiting: number; round: number }) => void;
  readonly signal?: AbortSignal | undefined;
  /** ms between looks. */
  readonly every?: number;
}

/** The run was cancelled in Slurm by somebody. */
export class SlurmCancelled extends Error {
  override readonly name = 'SlurmCancelled';
}

/** Looks that may fail in a row: a controller that restarts is away for a while. */
const PATIENCE = 20;

/**
 * Follows a planned run to its end: submits what is missing, again if need be, and closes the run.
 * @throws SlurmCancelled when its tasks were cancelled; SlurmError when shards are missing after the last round, or Slurm is away for long;
 *   the signal's reason when it is raised, and the tasks go on
 */
export async function followSlurm(folder: StudyFolder, { onChange, signal, every = 2000 }: Following = {}): Promise<Manifest> {
  let plan = planOf(folder.folder) as SlurmPlan;
  let seen: Element[] = [];
  let fails = 0;
  const released = new Map<string, number>();
  for (;;) {
    signal?.throwIfAborted();
    try {
      seen = await elements(plan.name);
      fails = 0;
    } catch (error) {
      if (++fails >= PATIENCE || !(error instanceof SlurmError)) throw error;
      await pause(every, signal);
      continue;
    }
    const active = seen.filter((element) => !isOver(element));
    await free(active, released, plan.rounds);
    const running = active.filter(({ state }) => state === 'RUNNING').length;
    onChange?.({ kept: folder.marked().length, running, waiting: active.length - running, round: plan.round });
    if (active.length === 0) {
      const { missing, damaged } = folder.missing(true);
      const left = [...missing, ...damaged].sort((a, b) => a - b);
      if (left.length === 0) return close(folder);
      plan = await nextRound(folder, plan, left, seen);
    }
    await pause(every, signal);
  }
}

async function nextRound(folder: StudyFolder, plan: SlurmPlan, left: readonly number[], seen: readonly Element[]): Promise<SlurmPlan> {
  const { folder: path, header } = folder;
  const kept = `${header.shards - left.length} of ${header.shards} shards are kept`;
  const last = seen.reduce((latest, { job }) => Math.max(latest, Number(job)), 0);
  if (seen.some(({ job, state }) => Number(job) === last && state.startsWith('CANCELLED')))
    throw new SlurmCancelled(`${path}: its tasks were cancelled; ${kept}, go on with the same command and --resume`);
  if (plan.round >= plan.rounds)
    throw new SlurmError(
      `${path}: shards ${left.slice(0, 10).join(', ')}${left.length > 10 ? ' …' : ''} are missing after ${plan.round} rounds; ${kept}, the reason is in ${roomOf(path)}/*.log, go on with --resume`,
    );
  return submitRound(path, plan, left);
}

/** A requeued task need not wait, and one whose start failed on a bad node is let go again, as often as there are rounds. */
async function free(active: readonly Element[], released: Map<string, number>, most: number): Promise<void> {
  for (const element of active) {
    if (element.state !== 'PENDING') continue;
    // It may have started or ended in the meantime.
    if (element.reason === 'BeginTime') await startNow(element).catch(() => {});
    const id = `${element.job}_${element.task}`;
    const times = released.get(id) ?? 0;
    if (!/launch.failed/i.test(element.reason) || times >= most) continue;
    released.set(id, times + 1);
    await release(element).catch(() => {});
  }
}

/** Closes the run. What Slurm needed goes, so that the folder is the one a single machine leaves. */
function close(folder: StudyFolder): Manifest {
  const manifest = folder.finish();
  rmSync(roomOf(folder.folder), { recursive: true, force: true });
  return manifest;
}

/** Ends all tasks of a run and waits until none is left. What was kept stays. */
export async function cancelSlurm(folder: string, every = 1000): Promise<void> {
  const plan = planOf(folder);
  if (!plan) return;
  await cancel(plan.name);
  while ((await elements(plan.name)).some((element) => !isOver(element))) await pause(every);
  rmSync(roomOf(folder), { recursive: true, force: true });
}

/** Removes the plan, scripts and logs of arrays that are over. */
export const forgetSlurm = (folder: string): void => rmSync(roomOf(folder), { recursive: true, force: true });

/** Whether tasks of the run are queued or running. Where Slurm is not installed nobody can ask, and a run brought there may go on. */
export async function isQueued(folder: string): Promise<boolean> {
  const plan = planOf(folder);
  if (!plan) return false;
  try {
    return (await elements(plan.name)).some((element) => !isOver(element));
  } catch (error) {
    if (error instanceof SlurmError && error.absent) return false;
    throw error;
  }
}

function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((go) => {
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      go();
    };
    const timer = setTimeout(end, ms);
    signal?.addEventListener('abort', end);
  });
}
