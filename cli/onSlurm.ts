/** A study on a cluster: given to Slurm, followed, and left to go on when whoever follows goes away. */
import { fileURLToPath } from 'node:url';
import { followSlurm, type Manifest, type OpenStudy, planSlurm, type SlurmPlan } from '../src/node.ts';
import { UsageError, type Values, wholeNumber } from './usage.ts';

export const SLURM_OPTIONS = {
  on: { type: 'string' },
  partition: { type: 'string' },
  account: { type: 'string' },
  time: { type: 'string' },
  memory: { type: 'string' },
  'per-task': { type: 'string' },
  'at-once': { type: 'string' },
  retries: { type: 'string' },
} as const;

export type SlurmTyped = Values<typeof SLURM_OPTIONS>;

const NEED_SLURM = ['partition', 'account', 'time', 'memory', 'per-task', 'at-once', 'retries'] as const;

/** Where a study is to run: here, on Slurm, or nowhere yet. */
export type Place = 'here' | 'slurm' | 'later';

/** Reads --on and refuses what makes no sense without it. */
export function placeOf(command: string, typed: SlurmTyped): Place {
  const { on } = typed;
  if (on !== undefined && on !== 'slurm' && on !== 'later')
    throw new UsageError(`accumbens ${command}: --on is "${on}"; allowed are slurm (a job array), and later (prepare the folder only)`);
  const idle = NEED_SLURM.find((name) => typed[name] !== undefined);
  if (on !== 'slurm' && idle) throw new UsageError(`accumbens ${command}: found --${idle} without --on slurm`);
  if (on !== 'slurm') return on ?? 'here';
  check(command, 'time', typed.time, /^\d+(-\d+(:\d+){0,2}|(:\d+){0,2})$/, "Slurm's notation, e.g. 2:00:00");
  check(command, 'memory', typed.memory, /^\d+[KMGT]?$/, "Slurm's notation, e.g. 2G");
  check(command, 'partition', typed.partition, /^[\w.,-]+$/, 'the name of a partition');
  check(command, 'account', typed.account, /^[\w.@+-]+$/, 'the name of an account');
  return 'slurm';
}

function check(command: string, name: string, value: string | undefined, form: RegExp, what: string): void {
  if (value === undefined || form.test(value)) return;
  throw new UsageError(`accumbens ${command}: --${name} is "${value}"; allowed is ${what}`);
}

/** This program, as a node of the cluster starts it: the same file on the shared disk. */
const program = (): string[] => [process.execPath, fileURLToPath(new URL('./main.js', import.meta.url))];

/** Plans the missing shards of an opened study as a job array. */
export function plan(command: string, { folder, missing }: OpenStudy, typed: SlurmTyped): SlurmPlan {
  const { partition, account, time, memory } = typed;
  const number = (name: 'per-task' | 'at-once' | 'retries', low: number) => wholeNumber(command, name, typed[name], low, 1_000_000);
  const options = { partition, account, time, memory, perTask: number('per-task', 1), atOnce: number('at-once', 1) };
  return planSlurm(folder.folder, missing.length, program(), { ...options, retries: number('retries', 0) ?? 2 });
}

/** Follows the tasks of a study to its end, telling how it goes. */
export async function follow({ folder }: Pick<OpenStudy, 'folder'>, signal: AbortSignal): Promise<Manifest> {
  const { shards, title } = folder.header;
  const terminal = process.stderr.isTTY === true;
  let last = '';
  let shown = 0;
  try {
    return await followSlurm(folder, {
      signal,
      every: Number(process.env.ACCUMBENS_POLL_MS) || 2000,
      onChange({ kept, running, waiting, round }) {
        const text = `${title}: ${kept} of ${shards} shards kept, ${running} tasks running, ${waiting} waiting${round > 1 ? `, round ${round}` : ''}`;
        if (text === last || (!terminal && performance.now() - shown < 10_000 && kept < shards)) return;
        [last, shown] = [text, performance.now()];
        process.stderr.write(terminal ? `\r\u001b[K${text}` : `${text}\n`);
      },
    });
  } finally {
    if (terminal && last) process.stderr.write('\r\u001b[K');
  }
}
