import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import {
  againstHtml,
  againstReport,
  armAgainst,
  expanded,
  FREE_IN_CARE,
  type KeptFit,
  matchArms,
  modelLives,
  nearest,
  openSets,
  REAL_TABLES,
  type RealArm,
  type RealTableName,
  readRealTrial,
  rowsOf,
  type TrialSpec,
} from '../src/index.ts';
import { readPatterns, readTrialFolder } from '../src/node.ts';
import { packageFolder, version } from './evidence.ts';
import { runTrial } from './runTrial.ts';
import { trialNamed } from './trialFile.ts';
import { readArguments, UsageError, wholeNumber } from './usage.ts';
import { FileNotWritten, writeWholeFile } from './wholeFile.ts';

const OPTIONS = {
  project: { type: 'string' },
  weeks: { type: 'string' },
  arms: { type: 'string' },
  people: { type: 'string' },
  seed: { type: 'string' },
  workers: { type: 'string' },
  sets: { type: 'string' },
  out: { type: 'string' },
  json: { type: 'boolean' },
  plain: { type: 'boolean' },
} as const;

const HOW = `it holds tables of a trial as CSV: ${Object.keys(REAL_TABLES).join(', ')}`;

function table(folder: string, name: RealTableName): { file: string; text: string } {
  const file = [`${name}.csv`, `${name}.csv.gz`].map((one) => join(folder, one)).find((one) => existsSync(one));
  if (file === undefined) throw new UsageError(`accumbens compare: found no ${name}.csv in ${folder}; allowed is a folder: ${HOW}`);
  try {
    const bytes = readFileSync(file);
    return { file, text: new TextDecoder('utf-8', { fatal: true }).decode(file.endsWith('.gz') ? gunzipSync(bytes) : bytes) };
  } catch {
    throw new UsageError(`${file}: it cannot be read or unpacked; a name that ends in .gz must hold a whole gzip file of text in UTF-8`);
  }
}

/** Weeks `2..23`, counted from 1. */
function weeksOf(text: string | undefined, most: number): { from: number; to: number } {
  const [, from = '2', to = `${most}`] = /^(\d{1,3})\.\.(\d{1,3})$/.exec(text ?? `2..${most}`) ?? [];
  const weeks = { from: Number(from), to: Number(to) };
  const good = (text === undefined || /^\d{1,3}\.\.\d{1,3}$/.test(text)) && weeks.from >= 1 && weeks.to >= weeks.from && weeks.to <= most;
  if (good) return weeks;
  throw new UsageError(`accumbens compare: --weeks is "${text}"; allowed are weeks from 1 to ${most}, like 2..${most}`);
}

/** Arms that stand for each other: as typed (`Real=simulated,…`), or by name and medication. */
function pairsOf(typed: string | undefined, real: readonly RealArm[], simulated: readonly string[]): [RealArm, string][] {
  const names = real.map(({ name }) => name);
  if (typed === undefined) {
    const pairs = [...matchArms(names, simulated)].map(([name, other]): [RealArm, string] => [
      real.find((arm) => arm.name === name)!,
      other,
    ]);
    if (pairs.length > 0) return pairs;
    throw new UsageError(
      `accumbens compare: found no arm of ${names.join(', ')} in ${simulated.join(', ')}; say which stands for which with --arms "Real=simulated"`,
    );
  }
  return typed.split(',').map((text) => {
    const [name = '', other = ''] = text.split('=').map((part) => part.trim());
    const arm = real.find((one) => one.name === name);
    if (!arm) throw new UsageError(`accumbens compare: --arms names "${name}"; allowed are ${names.join(', ')}${near(name, names)}`);
    if (!simulated.includes(other))
      throw new UsageError(`accumbens compare: --arms names "${other}"; allowed are ${simulated.join(', ')}${near(other, simulated)}`);
    return [arm, other];
  });
}

const near = (word: string, known: readonly string[]): string => {
  const found = nearest(word, known);
  return found ? `; did you mean ${found}?` : '';
};

/** `accumbens compare`: a simulated trial beside a real one. Returns the exit code. */
export async function compareCommand(args: string[]): Promise<number> {
  const { values, positionals } = readArguments('compare', args, OPTIONS);
  const [run, data, ...others] = positionals;
  if (run === undefined || data === undefined || others.length > 0) {
    throw new UsageError(
      `accumbens compare: found ${positionals.length} names; allowed are two: the folder of a trial or a trial file, and a folder: ${HOW}`,
    );
  }
  if (!existsSync(data) || !statSync(data).isDirectory())
    throw new UsageError(`accumbens compare: ${data} is no folder; allowed is a folder: ${HOW}`);
  const project = wholeNumber('compare', 'project', values.project, 1, 9999) ?? 27;
  const texts = Object.fromEntries((Object.keys(REAL_TABLES) as RealTableName[]).map((name) => [name, table(data, name)])) as Record<
    RealTableName,
    { file: string; text: string }
  >;
  const real = readRealTrial(texts, project);
  const { title, weeks, seed, patterns, sets } = await simulated(run, values);
  const { from, to } = weeksOf(values.weeks, Math.min(weeks, 23));
  const pairs = pairsOf(values.arms, real, [...patterns.keys()]);
  const arms = pairs.map(([arm, name]) =>
    armAgainst(name, patterns.get(name)!, arm.patterns, { from, to, seed, sets: sets.map((set) => set.get(name)!) }),
  );
  const heading = `${title}, beside project ${project}: ${pairs.map(([arm, name]) => `${name} beside ${arm.name}`).join(', ')}; weeks ${from} to ${to}`;
  if (values.out !== undefined) writePage(values.out, againstHtml(heading, arms, from, { command: commandOf(args), version: version() }));
  if (values.json)
    process.stdout.write(
      `${JSON.stringify({ title, project, from, to, pairs: pairs.map(([arm, name]) => ({ real: arm.name, simulated: name })), arms }, null, 1)}\n`,
    );
  else
    process.stdout.write(
      againstReport(heading, arms, from, { width: Math.min(110, process.stdout.columns ?? 100), plain: values.plain ?? false }),
    );
  return 0;
}

/** As it was typed; a word that a shell would part is quoted. */
const commandOf = (args: readonly string[]): string =>
  ['accumbens compare', ...args.map((word) => (/^[\w./=-]+$/.test(word) ? word : JSON.stringify(word)))].join(' ');

function writePage(path: string, html: string): void {
  try {
    writeWholeFile(path, html);
  } catch (error) {
    if (error instanceof FileNotWritten) throw new UsageError(`accumbens compare: ${error.message}`);
    throw error;
  }
}

interface Simulated {
  readonly title: string;
  readonly weeks: number;
  readonly seed: number;
  readonly patterns: Patterns;
  /** The same under other sets of fitted numbers. */
  readonly sets: readonly Patterns[];
}
type Patterns = ReadonlyMap<string, readonly string[]>;

/** Sets of fitted numbers when nothing else is typed. */
const SETS = 8;

/** From the folder of a trial that was run, or by running one now. */
async function simulated(run: string, typed: { people?: string; seed?: string; workers?: string; sets?: string }): Promise<Simulated> {
  if (existsSync(run) && statSync(run).isDirectory()) {
    const kept = readTrialFolder(run);
    if (!kept)
      throw new UsageError(`accumbens compare: ${run} is not the folder of a trial; run one with accumbens trial, or name a trial file`);
    if (typed.people ?? typed.seed ?? typed.sets)
      throw new UsageError(
        `accumbens compare: found --people, --seed or --sets beside ${run}, which has been run; allowed are they with a trial file`,
      );
    const { title, weeks, seed } = kept.trial;
    return { title, weeks, seed, patterns: await readPatterns(run), sets: [] };
  }
  const { trial } = trialNamed(run, 'compare', typed);
  const count = wholeNumber('compare', 'sets', typed.sets, 0, 100) ?? SETS;
  const { tables } = await runTrial(
    withSets(trial, setsOfFit(count, trial.seed)),
    wholeNumber('compare', 'workers', typed.workers, 1, 256),
  );
  const rows = rowsOf(tables, 'people');
  const patternsOf = (set?: number): Patterns =>
    new Map(trial.arms.map(({ name }) => [name, rows.filter((row) => row.arm === armIn(name, set)).map((row) => row.pattern as string)]));
  const sets = Array.from({ length: count }, (_, set) => patternsOf(set));
  return { title: trial.title, weeks: trial.weeks, seed: trial.seed, patterns: patternsOf(), sets };
}

const armIn = (name: string, set?: number): string => (set === undefined ? name : `${name} (set ${set + 1})`);

/** Numbers of coming and leaving as CTN-0027 leaves them open. */
function setsOfFit(count: number, seed: number): Record<string, number>[] {
  const kept = JSON.parse(readFileSync(join(packageFolder(), 'fits', 'medication.json'), 'utf8')) as KeptFit;
  return openSets(kept, FREE_IN_CARE, count, seed);
}

/** Every arm once more under each set; everyone lives in all of them, from one past. What an arm does not give is left alone. */
function withSets(trial: TrialSpec, sets: readonly Readonly<Record<string, number>>[]): TrialSpec {
  if (sets.length === 0) return trial;
  const known = new Set(modelLives(trial).parameters.map(([id]) => id));
  const under = (arm: TrialSpec['arms'][number], set: Readonly<Record<string, number>>, place: number) => {
    const [first, ...others] = arm.treatments;
    const own = Object.entries(expanded(set)).filter(([id]) => known.has(id));
    const settings = { ...Object.fromEntries(own), ...first!.settings };
    return { name: armIn(arm.name, place), treatments: [{ ...first!, settings }, ...others] };
  };
  const arms = [...trial.arms, ...sets.flatMap((set, place) => trial.arms.map((arm) => under(arm, set, place)))];
  return { ...trial, allocation: { method: 'all arms' }, arms };
}
