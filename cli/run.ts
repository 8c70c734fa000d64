import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import {
  byBlocks,
  catalogueOf,
  cohort,
  DEFAULT_TOLERANCE,
  diaryOf,
  diaryToEvents,
  drugs,
  enterable,
  inlinePort,
  LIFE_SERIES,
  type LifeEvent,
  type LifeRecord,
  type LivesSpec,
  MAIN_SERIES,
  type Model,
  REQUIRED_TABLES,
  type Run,
  readEventTable,
  readScenario,
  readTrial,
  reportHtml,
  runLives,
  type Scenario,
  SHARD_PEOPLE,
  type StudyRequest,
  someLives,
  standardBeing,
  standardModel,
  startLives,
  substancesOf,
  summarise,
  TRIAL_TABLES,
  type TrialTableName,
  terminalReport,
  withLives,
} from '../src/index.ts';
import { checkRunFolder, coresAvailable, livesPort, writeRunFolder } from '../src/node.ts';
import { cite, takenWith } from './cite.ts';
import { readEvidence, version } from './evidence.ts';
import { simulateFreely } from './freely.ts';
import { Progress } from './progress.ts';
import { runStudy, STUDY_OPTIONS } from './study.ts';
import { readArguments, UsageError, type Values, wholeNumber } from './usage.ts';

const OPTIONS = {
  ...STUDY_OPTIONS,
  people: { type: 'string' },
  seed: { type: 'string' },
  tlfb: { type: 'string' },
  who: { type: 'string' },
  draws: { type: 'string' },
  substance: { type: 'string' },
  route: { type: 'string' },
  tolerance: { type: 'string' },
  plain: { type: 'boolean' },
  check: { type: 'boolean' },
  'no-write': { type: 'boolean' },
  shard: { type: 'string' },
} as const;

type Typed = Values<typeof OPTIONS>;

/** What is to be run: a scenario, whom it happens to, and the notes to print. */
interface Task {
  readonly name: string;
  readonly scenario: Scenario;
  /** Events of each person, where they differ. */
  readonly events?: readonly (readonly LifeEvent[])[];
  readonly notes: readonly string[];
  readonly scenarioText?: string;
}

/** Reads a file or says in one sentence why it cannot be read. */
function read(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : `it cannot be read (${code})`;
    throw new UsageError(`${file}: ${why}; name a scenario (.yaml, .json) or an event table (.csv)`);
  }
}

function fromScenario(file: string, model: Model): Task {
  const text = read(file).toString('utf8');
  const scenario = readScenario(text, file, withLives(catalogueOf(model), standardBeing().mind, enterable));
  const idle = Object.keys(scenario.parameters).find((id) => !model.parameters.some((p) => p.id === id));
  if (idle && !scenario.lives) throw new UsageError(`${file}: parameters.${idle} belongs to lives people choose; add \`lives: freely\``);
  return { name: basename(file, extname(file)), scenario, notes: [], scenarioText: text };
}

const plainScenario = (title: string, seed: number, people: number, until: number, events: readonly LifeEvent[]): Scenario => ({
  title,
  until,
  seed,
  people,
  typical: false,
  parameters: {},
  phases: [],
  events,
  record: { series: [], every: Math.max(1, Math.ceil(until / 4000)) },
  tolerance: DEFAULT_TOLERANCE,
});

function fromTable(file: string, model: Model, typed: Typed): Task {
  const defaults = { ...(typed.substance ? { substance: typed.substance } : {}), ...(typed.route ? { route: typed.route } : {}) };
  const { people, ignored } = readEventTable(read(file).toString('utf8'), file, catalogueOf(model), defaults);
  const rows = [...people.values()];
  const until = Math.max(...rows.map((p) => p.until));
  const notes = ignored.length > 0 ? [`Columns not read: ${ignored.join(', ')}.`] : [];
  const scenario = {
    ...plainScenario(`Event table ${basename(file)}`, 1, rows.length, until, rows[0]?.events ?? []),
    typical: rows.length === 1,
  };
  return { name: basename(file, extname(file)), scenario, events: rows.map((p) => p.events), notes };
}

function unpack(file: string, bytes: Buffer): Buffer {
  try {
    return gunzipSync(bytes);
  } catch {
    throw new UsageError(`${file}: it cannot be unpacked; a name that ends in .gz must hold a whole gzip file`);
  }
}

/** The tables of a folder of the CTN-0094 shape, .csv or .csv.gz. */
function trialFolder(folder: string) {
  const texts: Partial<Record<TrialTableName, { file: string; text: string }>> = {};
  for (const table of TRIAL_TABLES) {
    const file = ['.csv', '.csv.gz'].map((ending) => join(folder, table + ending)).find((path) => existsSync(path));
    if (!file) continue;
    const bytes = read(file);
    texts[table] = { file, text: (file.endsWith('.gz') ? unpack(file, bytes) : bytes).toString('utf8') };
  }
  const missing = REQUIRED_TABLES.filter((table) => !texts[table]);
  if (missing.length > 0)
    throw new UsageError(
      `${folder}: found no ${missing.map((t) => `${t}.csv or ${t}.csv.gz`).join(', no ')}; name a folder of CTN-0094 tables`,
    );
  return readTrial(texts);
}

function fromDiary(folder: string, typed: Typed): Task {
  const trial = trialFolder(folder);
  const first = Math.min(...trial.people);
  if (typed.who === undefined)
    throw new UsageError(`accumbens run: --tlfb needs --who N; ${folder} has ${trial.people.length} people, the first is ${first}`);
  const diary = diaryOf(trial, wholeNumber('run', 'who', typed.who, 0, 1e9) as number);
  const draws = wholeNumber('run', 'draws', typed.draws, 1, 1000) ?? 20;
  const seed = wholeNumber('run', 'seed', typed.seed, 0, 2 ** 32) ?? 1;
  const drawn = Array.from({ length: draws }, (_, i) => diaryToEvents(diary, seed, i));
  const [one] = drawn as [(typeof drawn)[number]];
  const scenario: Scenario = {
    ...plainScenario(
      `Person ${diary.who} of ${basename(folder)}: months reconstructed from self-report`,
      seed,
      draws,
      one.until,
      one.events,
    ),
    description: `Doses are not known. ${draws} sets of doses, and ${draws} sets of traits, that agree with the diary; bands show how far they differ.`,
    phases: one.phases,
  };
  const silent = drawn.every((d) => d.events.length === 0)
    ? [`The tables report no opioid and no study medication for person ${diary.who}; no record is not the same as no use.`]
    : [];
  const notes = [...silent, ...diary.notes];
  const description = [scenario.description, ...notes].join(' ');
  return { name: `person-${diary.who}`, scenario: { ...scenario, description }, events: drawn.map((d) => d.events), notes };
}

function taskOf(words: string[], typed: Typed, model: Model): Task {
  const [file, ...rest] = words;
  if (rest.length > 0) throw new UsageError(`accumbens run: found ${words.length} files; allowed is one`);
  if (typed.tlfb !== undefined) {
    if (file !== undefined) throw new UsageError('accumbens run: found a file and --tlfb; allowed is one of them');
    return fromDiary(typed.tlfb, typed);
  }
  if (file === undefined)
    throw new UsageError('accumbens run: found no file; name a scenario (.yaml, .json), an event table (.csv), or --tlfb FOLDER --who N');
  return /\.csv$/i.test(file) ? fromTable(file, model, typed) : fromScenario(file, model);
}

/** Options typed on the command line win over the file. */
function withOptions({ scenario, events }: Task, typed: Typed): Scenario {
  if (events && typed.people !== undefined) {
    throw new UsageError(
      'accumbens run: found --people with a table of people; their number is that of the table, with --tlfb that of --draws',
    );
  }
  const tolerance = typed.tolerance === undefined ? scenario.tolerance : Number(typed.tolerance);
  if (!(tolerance >= 1e-12 && tolerance <= 1e-2))
    throw new UsageError(`accumbens run: --tolerance is "${typed.tolerance}"; allowed is a number from 1e-12 to 1e-2`);
  return {
    ...scenario,
    tolerance,
    people: wholeNumber('run', 'people', typed.people, 1, 10_000_000) ?? scenario.people,
    seed: wholeNumber('run', 'seed', typed.seed, 0, 2 ** 32) ?? scenario.seed,
  };
}

interface Lives {
  readonly records: LifeRecord[];
  readonly people: Record<string, number>[];
}

/** Below this many lives a worker is not worth its start. */
const FEW = 8;

async function simulate(model: Model, substances: readonly string[], task: Task, scenario: Scenario, workers: number): Promise<Lives> {
  const lives: Lives = { records: [], people: [] };
  const progress = new Progress('people simulated', scenario.people);
  const series = scenario.record.series.length > 0 ? scenario.record.series : MAIN_SERIES;
  const spec: LivesSpec = { substances, scenario, series, ...(task.events ? { events: task.events } : {}) };
  const spawn = scenario.people < FEW ? (own: LivesSpec) => inlinePort(startLives(own, true)) : livesPort;
  for await (const { record, parameters } of runLives({ spec, spawn, workers })) {
    lives.records.push(record);
    lives.people.push(Object.fromEntries(model.parameters.map((p, i) => [p.id, parameters[i] as number])));
    progress.tell(lives.records.length);
  }
  progress.end();
  return lives;
}

/** From so many people on, the lives do not fit one report: the run is kept in shards. */
const MANY = 500;

/** A run in shards: of many people, or because it was asked for. */
function inShards(task: Task, scenario: Scenario, typed: Typed): StudyRequest | undefined {
  const asked = (['resume', 'workers', 'shard', 'on'] as const).find((name) => typed[name] !== undefined);
  const many = scenario.people >= MANY && !task.events && !typed['no-write'];
  if (!asked) return many && !scenario.lives ? cohortRequest(scenario, SHARD_PEOPLE) : undefined;
  if (scenario.lives) throw new UsageError(`accumbens run: found --${asked} with lives people choose; allowed with \`accumbens cohort\``);
  if (task.events) throw new UsageError(`accumbens run: found --${asked} with a table of people; allowed with a scenario`);
  if (typed['no-write']) throw new UsageError(`accumbens run: found --${asked} and --no-write; a run in shards is kept`);
  return cohortRequest(scenario, wholeNumber('run', 'shard', typed.shard, 1, 1_000_000) ?? SHARD_PEOPLE);
}

const cohortRequest = (scenario: Scenario, shardPeople: number): StudyRequest => ({ kind: cohort.kind, spec: { scenario, shardPeople } });

/** People whose lives `--check` solves again. */
const CHECKED = 4;

/** A sample of the people once more by the generic method: the largest difference of any series, as a share of its largest value. */
function checkLives(substances: readonly string[], task: Task, scenario: Scenario, { records }: Lives): string {
  const series = scenario.record.series.length > 0 ? scenario.record.series : MAIN_SERIES;
  const again = someLives({ substances, scenario, series, method: 'generic', ...(task.events ? { events: task.events } : {}) }, true);
  const count = Math.min(CHECKED, records.length);
  const sample = Array.from({ length: count }, (_, i) => Math.floor((i * records.length) / count));
  const pairs = sample.map((person) => ({
    mine: records[person] as LifeRecord,
    exact: again({ from: person, to: person + 1 })[0]?.record as LifeRecord,
  }));
  const differences = series.map((name) => {
    const size = Math.max(...pairs.map(({ exact }) => (exact.series[name] ?? []).reduce((most, x) => Math.max(most, Math.abs(x)), 0)));
    const most = Math.max(
      ...pairs.map(({ mine, exact }) =>
        (exact.series[name] ?? []).reduce((d, x, i) => Math.max(d, Math.abs(x - (mine.series[name]?.[i] ?? Number.NaN))), 0),
      ),
    );
    return { name, share: size > 0 ? most / size : most };
  });
  const worst = differences.reduce((a, b) => (b.share > a.share || Number.isNaN(b.share) ? b : a));
  const people = count === 1 ? '1 person' : `${count} people`;
  return `Check: ${people} again by the generic method; the largest difference is ${worst.share.toExponential(1)} of the largest value, in ${worst.name}.`;
}

/** Fingerprint of structure, equations and declared values. */
export const modelHash = (model: Model): string => createHash('sha256').update(JSON.stringify(model.components)).digest('hex').slice(0, 16);

function evidenceOf(scenario: Scenario, model: Model): { id: string; says: string; source: string }[] {
  const used = new Set(substancesOf(scenario.events));
  const brought = takenWith(drugs);
  const targets = model.components.map((c) => c.name).filter((name) => brought[name] === undefined || used.has(name));
  const { citations } = cite(targets, { rows: readEvidence(), parameters: model.parameters, takenWith: brought });
  const rows = new Map(citations.flatMap((c) => c.evidence).map((row) => [row.id, row]));
  return [...rows.values()].map((row) => ({ id: row.id, says: row.quantity, source: row.source }));
}

/** Which method solves lives at a tolerance (decisions/0002-solver.md). */
const engineOf = (tolerance: number): string =>
  `${byBlocks({ tolerance }) ? 'Radau IIA by blocks, WebAssembly' : 'Rodas5P, JavaScript'}, relative tolerance ${tolerance}`;

/** `accumbens run`: reads, simulates, prints, writes. Returns the exit code. */
export async function run(args: string[]): Promise<number> {
  const { values: typed, positionals } = readArguments('run', args, OPTIONS);
  const everything = standardModel().model;
  const task = taskOf(positionals, typed, everything);
  const wanted = withOptions(task, typed);
  const folder = typed.out ?? join('runs', task.name);
  const request = inShards(task, wanted, typed);
  if (typed.check && (request || wanted.lives))
    throw new UsageError(
      'accumbens run: found --check with a run in shards or lives freely lived; allowed is a run of fewer people with events given',
    );
  if (request) return runStudy('run', request, folder, typed);
  if (!typed['no-write']) checkRunFolder(folder, typed.force ?? false);
  const started = performance.now();
  const free = wanted.lives && simulateFreely(wanted);
  const scenario = free ? { ...wanted, phases: free.phases } : wanted;
  const substances = substancesOf([...(task.events ?? []).flat(), ...scenario.events]);
  const model = free?.model ?? standardModel(substances).model;
  const lives = free ?? (await simulate(model, substances, task, scenario, coresAvailable()));
  const notes = [...task.notes, ...(free?.notes ?? [])];
  const failed = lives.records.filter((r) => r.failure);
  const seriesUnits = { ...Object.fromEntries(model.outputs.map((o) => [o.id, { unit: o.unit, says: o.says }])), ...LIFE_SERIES };
  const result: Run = {
    scenario,
    records: lives.records,
    ...(free ? { events: free.events } : task.events ? { events: task.events } : {}),
    meta: {
      version: version(),
      modelHash: modelHash(model),
      engine: engineOf(scenario.tolerance),
      seconds: (performance.now() - started) / 1000,
      seriesUnits,
    },
  };
  const summary = summarise(result);
  if (!typed['no-write']) write(folder, result, task, lives, model, args);
  const check = typed.check ? checkLives(substances, task, scenario, lives) : undefined;
  if (typed.json)
    process.stdout.write(
      `${JSON.stringify({ ...summary, notes, ...(check ? { check } : {}), folder: typed['no-write'] ? null : folder, modelHash: result.meta.modelHash, overdoses: lives.records.reduce((n, r) => n + r.overdoses.length, 0) }, null, 1)}\n`,
    );
  else {
    process.stdout.write(
      `${terminalReport(result, { width: Math.min(process.stdout.columns ?? 100, 120), plain: typed.plain ?? false }, summary)}\n`,
    );
    for (const note of notes) process.stdout.write(`Note: ${note}\n`);
    if (check) process.stdout.write(`${check}\n`);
    if (!typed['no-write']) process.stdout.write(`Report: ${join(folder, 'report.html')}\n`);
  }
  for (const { person, failure } of failed)
    process.stderr.write(`person ${person}: the solver stopped at ${failure?.at} h: ${failure?.reason}\n`);
  return failed.length > 0 ? 1 : 0;
}

function write(folder: string, result: Run, task: Task, lives: Lives, model: Model, args: readonly string[]): void {
  const report = reportHtml(result, {
    command: `accumbens run ${args.join(' ')}`,
    ...(task.scenarioText ? { scenarioText: task.scenarioText, scenarioFile: `${task.name}.yaml` } : {}),
    evidence: evidenceOf(result.scenario, model),
  });
  const outcomes = lives.records.flatMap((r) => [
    { person: r.person, name: 'overdoses', value: r.overdoses.length, unit: '1' },
    ...r.samples.flatMap((s) =>
      Object.entries(s.results).map(([name, positive]) => ({
        person: r.person,
        name: `urine ${name} at ${s.at} h`,
        value: Number(positive),
        unit: '1',
      })),
    ),
  ]);
  writeRunFolder(folder, result, {
    report,
    force: true,
    people: lives.people,
    peopleUnits: Object.fromEntries(model.parameters.map((p) => [p.id, p.unit])),
    outcomes,
  });
}
