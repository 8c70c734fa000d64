import { availableParallelism } from 'node:os';
import { claims } from '../claims/registry.generated.ts';
import {
  type Claim,
  type Finding,
  FOLLOWED,
  type Followed,
  HELP_LINE,
  keepLives,
  type LifeStory,
  lifeStories,
  nearest,
  runBatches,
  type ValidationRow,
} from '../src/index.ts';
import { nodePort } from '../src/node.ts';
import { validations } from '../validation/registry.generated.ts';
import { Progress } from './progress.ts';
import { readArguments, UsageError, wholeNumber } from './usage.ts';

const OPTIONS = { people: { type: 'string' }, seed: { type: 'string' }, workers: { type: 'string' }, json: { type: 'boolean' } } as const;

export type Kind = 'claims' | 'validate';
export const EXPERIMENTS: Readonly<Record<Kind, readonly (Claim | ValidationRow)[]>> = { claims, validate: validations };

export interface Job {
  readonly kind: Kind;
  readonly id: string;
  readonly people: number;
  readonly seed: number;
}

/** A piece of the lives that experiments share: these people of the cohort. */
export interface LivesJob {
  readonly followed: Followed;
  readonly seed: number;
  readonly from: number;
  readonly to: number;
}

/** What a worker does. */
export const runJob = (job: Job | LivesJob): Finding | LifeStory[] =>
  'followed' in job ? lifeStories(job, job.from, job.to) : runExperiment(job);

/** One experiment in this thread. A thrown error is a failed verdict with the reason. */
function runExperiment({ kind, id, people, seed }: Job): Finding {
  const experiment = EXPERIMENTS[kind].find((e) => e.id === id) as Claim | ValidationRow;
  try {
    return experiment.run({ people, seed });
  } catch (error) {
    return { measured: 'could not be measured', values: {}, verdict: 'fail', because: (error as Error).message };
  }
}

/** Jobs over worker threads; results in the order of the jobs, whichever thread finished first. */
async function overWorkers<J, R>(name: string, jobs: readonly J[], workers: number): Promise<R[]> {
  const progress = new Progress(name, jobs.length);
  const results: R[] = [];
  const spawn = (): ReturnType<typeof nodePort> => nodePort(new URL('./proveWorker.js', import.meta.url));
  // Jobs differ in length: each worker takes the next one whatever its neighbours are at.
  const ahead = Math.max(1, jobs.length);
  for await (const result of runBatches<J, R>({ batches: jobs, workers: Math.min(workers, jobs.length), ahead, spawn })) {
    results.push(result);
    progress.tell(results.length);
  }
  progress.end();
  return results;
}

/** People in one piece of the shared lives. */
const PIECE = 8;

/** Lives the shared cohort as far as any of these experiments follows it, over all workers, and keeps it in this thread. */
async function liveOnce(followed: readonly Followed[], people: number, seed: number, workers: number): Promise<void> {
  const longest = followed.reduce((a, b) => (FOLLOWED[b] > FOLLOWED[a] ? b : a));
  const pieces = Array.from({ length: Math.ceil(people / PIECE) }, (_, i): LivesJob => {
    return { followed: longest, seed, from: i * PIECE, to: Math.min(people, (i + 1) * PIECE) };
  });
  const stories = await overWorkers<LivesJob, LifeStory[]>('lives', pieces, workers);
  keepLives({ seed, people, followed: longest }, stories.flat());
}

/** All jobs: those on the shared lives here once these are lived, the others over worker threads. Findings in the order of the jobs. */
async function runJobs(jobs: readonly Job[], workers: number): Promise<Finding[]> {
  const shares = ({ kind, id }: Job): Followed | undefined => EXPERIMENTS[kind].find((e) => e.id === id)?.shares;
  const [sharing, others] = [jobs.filter(shares), jobs.filter((job) => !shares(job))];
  const found = new Map<Job, Finding>();
  const rest = others.length > 0 ? await overWorkers<Job, Finding>('experiments', others, workers) : [];
  for (const [i, job] of others.entries()) found.set(job, rest[i]!);
  const [first] = sharing;
  if (first)
    await liveOnce(
      sharing.map((job) => shares(job) as Followed),
      first.people,
      first.seed,
      workers,
    );
  for (const job of sharing) found.set(job, runExperiment(job));
  return jobs.map((job) => found.get(job)!);
}

const SIGN = { pass: 'pass', fail: 'FAIL', warn: 'warn' } as const;

function print(kind: Kind, wanted: readonly (Claim | ValidationRow)[], findings: readonly Finding[], people: number, seed: number): void {
  const lines = wanted.flatMap((e, i) => {
    const { measured, verdict, because } = findings[i] as Finding;
    const against =
      'published' in e
        ? [`       published: ${e.published} [${e.trust}; ${e.kind}]`, `       bound:     ${e.bound}`]
        : [`       bound:     ${e.bound}`];
    return [
      `${SIGN[verdict]}  ${e.id}  ${e.statement}`,
      `       measured:  ${measured}`,
      ...against,
      ...(because ? [`       because:   ${because}`] : []),
      '',
    ];
  });
  const count = (verdict: Finding['verdict']): number => findings.filter((f) => f.verdict === verdict).length;
  lines.push(`${kind}: ${count('pass')} pass, ${count('fail')} fail, ${count('warn')} warn; ${people} people, seed ${seed}`, HELP_LINE);
  process.stdout.write(`${lines.join('\n')}\n`);
}

async function command(kind: Kind, args: string[]): Promise<number> {
  const { values, positionals } = readArguments(kind, args, OPTIONS);
  const all = EXPERIMENTS[kind];
  const ids = all.map((e) => e.id);
  for (const id of positionals) {
    const close = nearest(id, ids);
    if (!ids.includes(id))
      throw new UsageError(`accumbens ${kind}: found ${id}; ${close ? `did you mean ${close}? ` : ''}allowed are ${ids.join(' ')}`);
  }
  const people = wholeNumber(kind, 'people', values.people, 2, 100_000) ?? 200;
  const seed = wholeNumber(kind, 'seed', values.seed, 0, 2 ** 32) ?? 1;
  const wanted = positionals.length > 0 ? all.filter((e) => positionals.includes(e.id)) : all;
  const workers = wholeNumber(kind, 'workers', values.workers, 1, 256) ?? availableParallelism();
  const findings = await runJobs(
    wanted.map((e) => ({ kind, id: e.id, people, seed })),
    workers,
  );
  if (values.json) {
    const rows = wanted.map((e, i) => {
      const { run: _run, ...told } = e;
      return { ...told, ...(findings[i] as Finding) };
    });
    process.stdout.write(`${JSON.stringify(rows, null, 1)}\n`);
  } else print(kind, wanted, findings, people, seed);
  return findings.some((f) => f.verdict === 'fail') ? 1 : 0;
}

export const claimsCommand = (args: string[]): Promise<number> => command('claims', args);
export const validateCommand = (args: string[]): Promise<number> => command('validate', args);
