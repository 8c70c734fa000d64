import { execFile } from 'node:child_process';

/** Slurm did not do what was asked. The message is one sentence with Slurm's own reason. */
export class SlurmError extends Error {
  override readonly name = 'SlurmError';
  /** Slurm's commands are not installed here. */
  readonly absent: boolean;

  constructor(message: string, absent = false) {
    super(message);
    this.absent = absent;
  }
}

/** One element of a job array as squeue sees it. */
export interface Element {
  readonly job: string;
  readonly task: number;
  /** PENDING, RUNNING, COMPLETED, FAILED, CANCELLED … */
  readonly state: string;
  /** Why it waits: Resources, Priority, BeginTime, JobHeldAdmin … */
  readonly reason: string;
  readonly node: string;
}

/** A client that hangs is taken for one that failed. */
const TIMEOUT = 30_000;

async function call(program: string, args: readonly string[]): Promise<string> {
  return new Promise((told, fail) => {
    execFile(program, args, { timeout: TIMEOUT, encoding: 'utf8', maxBuffer: 1 << 28 }, (error, stdout, stderr) => {
      if (!error) told(stdout);
      else if ((error as NodeJS.ErrnoException).code === 'ENOENT')
        fail(new SlurmError(`slurm: ${program} is not on this machine; run this where jobs are submitted`, true));
      else
        fail(
          new SlurmError(
            `slurm: ${program} failed: ${reasonIn(stderr) || (error.killed ? `no answer in ${TIMEOUT / 1000} s` : error.message)}`,
          ),
        );
    });
  });
}

const reasonIn = (stderr: string): string => stderr.trim().split('\n').at(-1) ?? '';

/** Submits a script and returns the job's number. */
export async function submit(script: string): Promise<string> {
  const [job = ''] = (await call('sbatch', ['--parsable', script])).trim().split(';');
  return job;
}

const FIELDS = ['ArrayJobID', 'ArrayTaskID', 'State', 'Reason', 'NodeList'] as const;

/** Elements of all arrays of this name that Slurm still knows, ended ones for as long as it remembers them. */
export async function elements(name: string): Promise<Element[]> {
  const format = FIELDS.map((field) => `${field}:|`).join(',');
  const told = await call('squeue', ['--noheader', '--array', '--states=all', `--name=${name}`, `--Format=${format}`]);
  return told
    .split('\n')
    .map((line) => line.trim().split('|'))
    .filter((cells) => cells.length > FIELDS.length - 1)
    .map(([job = '', task = '', state = '', reason = '', node = '']) => ({ job, task: Number(task), state, reason, node }));
}

const OVER = /^(COMPLETED|FAILED|CANCELLED|TIMEOUT|OUT_OF_MEMORY|DEADLINE|BOOT_FAIL|REVOKED)/;
/** NODE_FAIL and PREEMPTED are on their way back into the queue. */
export const isOver = ({ state }: Element): boolean => OVER.test(state);

/** A requeued element is held back for two minutes; let it start now. */
export const startNow = ({ job, task }: Element): Promise<string> => call('scontrol', ['update', `JobId=${job}_${task}`, 'StartTime=now']);

/** Ends every array of this name; whatever has ended already is no fault. */
export const cancel = (name: string): Promise<string> => call('scancel', [`--name=${name}`]);

/** Lets an element go that Slurm holds back. */
export const release = ({ job, task }: Element): Promise<string> => call('scontrol', ['release', `${job}_${task}`]);
