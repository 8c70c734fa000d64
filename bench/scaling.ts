/**
 * What a big cohort costs: time, memory and bytes by number of people, and how much of the time is not the kernel's. Each size runs in a process of its
 * own, so that its peak memory is its own. Half a year: eight weeks of heroin by vein three times a day, then sixteen of methadone. With `--week`, one week
 * of methadone instead: what a person costs beside the kernel, for numbers of people whose half years would take too long.
 *
 *   npm run build && node dist/bench/scaling.js [--most 1000] [--least 100] [--week] [--workers 2] [--json FILE]
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import {
  type CohortSpec,
  cohort,
  MAIN_SERIES,
  median,
  recordTimes,
  SHARD_PEOPLE,
  scenarioLife,
  simulateLives,
  standardModel,
  studyKind,
  substancesOf,
} from '../src/index.ts';
import { finishStudy, inlineMore, nodePort, openStudy } from '../src/node.ts';

const HALF_YEAR = `
title: Eight weeks of heroin, then sixteen of methadone
phases:
  - name: Use
    lasts: 8 weeks
    take: heroin 20 mg intravenous daily at 07:30, 15:30, 22:30
  - name: Methadone
    lasts: 16 weeks
    take: methadone 80 mg oral daily at 09:00
samples: every 7 d from 10 h
record: { every: 6 h }
`;
const WEEK = `
title: A week of methadone
phases:
  - name: Methadone
    lasts: 1 week
    take: methadone 80 mg oral daily at 09:00
samples: every 7 d from 10 h
record: { every: 6 h }
`;

const { values } = parseArgs({
  options: {
    least: { type: 'string', default: '100' },
    most: { type: 'string', default: '1000' },
    week: { type: 'boolean', default: false },
    workers: { type: 'string', default: String(availableParallelism()) },
    json: { type: 'string' },
    one: { type: 'string' },
  },
});
const workers = Number(values.workers);
const weeks = values.week ? 1 : 24;
const YEARS = weeks / (365.25 / 7);

function specOf(people: number): CohortSpec {
  const text = `people: ${people}${values.week ? WEEK : HALF_YEAR}`;
  return cohort.read!(text, 'scaling.yaml', SHARD_PEOPLE);
}

interface Cost {
  readonly people: number;
  /** s of the clock, and of all cores together. */
  readonly seconds: number;
  readonly cpu: number;
  /** MB at the most. */
  readonly memory: number;
  readonly bytes: number;
}

const cpuSeconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/** The whole path: drawn, lived, tabulated, written, sealed. */
async function kept(people: number): Promise<Cost> {
  const home = mkdtempSync(join(tmpdir(), 'accumbens-scaling-'));
  const started = performance.now();
  try {
    const request = { kind: cohort.kind, spec: specOf(people) };
    const study = await cohort.begin(request.spec, studyKind);
    const opened = openStudy(join(home, 'run'), request, study, { version: 'bench' });
    const entry = new URL('./scalingWorker.js', import.meta.url);
    const spawn = () => nodePort(entry, { folder: opened.folder.folder });
    const { bytes } = await finishStudy(opened, { workers, spawn });
    opened.close();
    return {
      people,
      seconds: (performance.now() - started) / 1000,
      cpu: cpuSeconds(),
      memory: process.resourceUsage().maxRSS / 1024,
      bytes,
    };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** ms of CPU a person, kept and by the kernel alone (people drawn beforehand, the same values recorded and dropped), turn about in this thread. */
async function overhead(): Promise<{ readonly whole: number; readonly kernel: number }> {
  const home = mkdtempSync(join(tmpdir(), 'accumbens-scaling-'));
  const spec = specOf(ROUNDS * SHARD_PEOPLE);
  const study = await cohort.begin(spec, studyKind);
  const opened = openStudy(join(home, 'run'), { kind: cohort.kind, spec }, study, { version: 'bench' });
  const [whole, kernel]: number[][] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    const lives = livesOf(spec, round * SHARD_PEOPLE);
    kernel!.push(await cost(() => alone(spec, lives)));
    whole!.push(await cost(() => opened.folder.keep(study, round)));
  }
  opened.close();
  rmSync(home, { recursive: true, force: true });
  // The first round compiles.
  return { whole: median(whole!.slice(1)), kernel: median(kernel!.slice(1)) };
}

const ROUNDS = 5;

function livesOf({ scenario }: CohortSpec, first: number) {
  const { model } = standardModel(substancesOf(scenario.events));
  const times = recordTimes(scenario.until, scenario.record.every, scenario.events);
  return Array.from({ length: SHARD_PEOPLE }, (_, i) => scenarioLife(model, scenario, first + i, MAIN_SERIES, undefined, times));
}

function alone({ scenario }: CohortSpec, lives: ReturnType<typeof livesOf>): void {
  let steps = 0;
  for (const record of simulateLives(standardModel(substancesOf(scenario.events)), lives)) steps += record.steps.accepted;
  if (steps === 0) throw new Error('scaling: nobody took a step');
}

/** ms of CPU a person. */
async function cost(act: () => unknown): Promise<number> {
  const before = cpuSeconds();
  await act();
  return (1000 * (cpuSeconds() - before)) / SHARD_PEOPLE;
}

/** Runs this file again for one size. */
function inProcess(people: number): Cost {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [fileURLToPath(import.meta.url), '--one', String(people), '--workers', String(workers), ...(values.week ? ['--week'] : [])],
    { encoding: 'utf8', maxBuffer: 1e7 },
  );
  if (status !== 0) throw new Error(`scaling: ${people} people ended with ${status}: ${stderr}`);
  return JSON.parse(stdout) as Cost;
}

inlineMore();
if (values.one) {
  process.stdout.write(JSON.stringify(await kept(Number(values.one))));
} else {
  const sizes = [100, 1000, 10_000, 100_000, 1_000_000].filter((people) => people >= Number(values.least) && people <= Number(values.most));
  const rows = sizes.map((people) => inProcess(people));
  console.log(
    `${weeks} ${weeks === 1 ? 'week' : 'weeks'} a person, ${workers} ${workers === 1 ? 'thread' : 'threads'}, Node ${process.version}`,
  );
  console.log('  people      s   CPU s  person-years/CPU s   MB at most     MB kept   bytes a person');
  for (const { people, seconds, cpu, memory, bytes } of rows) {
    const numbers = [
      people,
      seconds.toFixed(0),
      cpu.toFixed(0),
      ((people * YEARS) / cpu).toFixed(1),
      memory.toFixed(0),
      (bytes / 1e6).toFixed(1),
      (bytes / people).toFixed(0),
    ];
    console.log([8, 7, 8, 20, 13, 12, 17].map((width, i) => String(numbers[i]).padStart(width)).join(''));
  }
  const { whole, kernel } = await overhead();
  console.log(
    `CPU a person: ${whole.toFixed(2)} ms kept, ${kernel.toFixed(2)} ms the kernel alone; ${(100 * (whole / kernel - 1)).toFixed(0)} % more (at most 15 % is promised)`,
  );
  if (values.json)
    writeFileSync(values.json, `${JSON.stringify({ workers, node: process.version, years: YEARS, rows, whole, kernel }, null, 1)}\n`);
}
