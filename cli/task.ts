import { availableParallelism } from 'node:os';
import { HISTORIES, nearest, runBatches, type Session, sessions, type Task, taskReport, tasks } from '../src/index.ts';
import { nodePort } from '../src/node.ts';
import { Progress } from './progress.ts';
import { readArguments, UsageError, wholeNumber } from './usage.ts';

const OPTIONS = {
  people: { type: 'string' },
  seed: { type: 'string' },
  severity: { type: 'string' },
  workers: { type: 'string' },
  json: { type: 'boolean' },
  plain: { type: 'boolean' },
} as const;

/** People of one history, examined in one worker. */
export interface TaskJob {
  readonly task: string;
  readonly severity: string;
  readonly seed: number;
  readonly from: number;
  readonly to: number;
}

export function runTaskJob({ task, severity, seed, from, to }: TaskJob): Session[] {
  const history = HISTORIES.find((h) => h.name === severity)!;
  const found = tasks.find((t) => t.name === task)!;
  return sessions(
    found,
    Array.from({ length: to - from }, (_, i) => ({ seed, person: from + i, history })),
  );
}

/** One of these names, or an error that names the nearest. */
function oneOf(what: string, name: string, allowed: readonly string[]): string {
  if (allowed.includes(name)) return name;
  const close = nearest(name, allowed);
  throw new UsageError(`accumbens task: ${what} is "${name}"; ${close ? `did you mean ${close}? ` : ''}allowed are ${allowed.join(', ')}`);
}

const PIECE = 4;

async function examined(task: Task, severities: readonly string[], people: number, seed: number, workers: number): Promise<Session[]> {
  const pieces = Array.from({ length: Math.ceil(people / PIECE) }, (_, i) => i * PIECE);
  const jobs = severities.flatMap((severity) =>
    pieces.map((from): TaskJob => ({ task: task.name, severity, seed, from, to: Math.min(people, from + PIECE) })),
  );
  const progress = new Progress('sessions', jobs.length);
  const spawn = (): ReturnType<typeof nodePort> => nodePort(new URL('./taskWorker.js', import.meta.url));
  const all: Session[] = [];
  let done = 0;
  for await (const some of runBatches<TaskJob, Session[]>({
    batches: jobs,
    workers: Math.min(workers, jobs.length),
    ahead: jobs.length,
    spawn,
  })) {
    all.push(...some);
    progress.tell(++done);
  }
  progress.end();
  return all;
}

function list(): number {
  const wide = Math.max(...tasks.map((t) => t.name.length)) + 2;
  process.stdout.write(`${tasks.map((t) => `${t.name.padEnd(wide)}${t.says}`).join('\n')}\n`);
  return 0;
}

/** accumbens task [NAME] */
export async function taskCommand(args: string[]): Promise<number> {
  const { values, positionals } = readArguments('task', args, OPTIONS);
  const [name, ...more] = positionals;
  if (name === undefined) return list();
  if (more.length > 0) throw new UsageError(`accumbens task: found ${positionals.join(' ')}; one task is run at a time`);
  const task = tasks.find(
    (t) =>
      t.name ===
      oneOf(
        'the task',
        name,
        tasks.map((x) => x.name),
      ),
  )!;
  const all = HISTORIES.map((h) => h.name);
  const severities = values.severity === undefined ? all : [oneOf('--severity', values.severity, all)];
  const people = wholeNumber('task', 'people', values.people, 1, 100_000) ?? 20;
  const seed = wholeNumber('task', 'seed', values.seed, 0, 2 ** 32) ?? 1;
  const workers = wholeNumber('task', 'workers', values.workers, 1, 256) ?? availableParallelism();
  const found = await examined(task, severities, people, seed, workers);
  if (values.json) {
    const { sit: _sit, tells: _tells, ...told } = task;
    process.stdout.write(`${JSON.stringify({ ...told, people, seed, sessions: found }, null, 1)}\n`);
  } else process.stdout.write(taskReport(task, found, { severities, people, plain: values.plain ?? false }));
  return 0;
}
