import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { type Measure, measures } from '../describe/measures.ts';
import { phasesOf, type Run } from '../describe/run.ts';
import { told } from '../describe/series.ts';
import { checkWritable, hashOf, RunFolderError, reasonOf, syncFolder, utf8, writeThrough } from './disk.ts';
import { type Drawn, eventsParquet, type OutcomeRow, outcomesParquet, peopleParquet, seriesParquet } from './parquet.ts';

export interface RunFolderOptions {
  /** Text of report.html. */
  readonly report: string;
  /** Replace a run folder of this name. Anything that is not a run folder is never replaced. */
  readonly force?: boolean;
  /** Drawn parameters, in the order of the records; absent writes no people.parquet. */
  readonly people?: readonly Drawn[];
  readonly peopleUnits?: Readonly<Record<string, string>>;
  /** Outcomes beyond the measures of describe/, which are always written. */
  readonly outcomes?: readonly OutcomeRow[];
}

export { RunFolderError };

/**
 * Writes a run whole or not at all: the files are built in a temporary folder beside the wished one, forced to disk, and given their name
 * in one step. Equal runs give equal bytes: no clock is read.
 * @returns names of the files written, with their sizes in bytes
 * @throws RunFolderError when the folder exists (without `force`), is not a run folder, or cannot be written
 */
export function writeRunFolder(folder: string, run: Run, options: RunFolderOptions): { readonly name: string; readonly bytes: number }[] {
  return writeFolder(folder, () => contents(run, options), options.force ?? false);
}

/** As `writeRunFolder`, with any files: one of them must be run.json, by which the folder is known as a run later. */
export function writeFolder(
  folder: string,
  files: () => readonly (readonly [name: string, bytes: Uint8Array])[],
  force: boolean,
): { readonly name: string; readonly bytes: number }[] {
  const goal = resolve(folder);
  checkRunFolder(folder, force);
  const made = attempt(folder, () => mkdirSync(dirname(goal), { recursive: true }));
  let draft: string | undefined;
  try {
    draft = attempt(folder, () => draftBeside(goal));
    const written = files().map(([name, bytes]) => {
      attempt(folder, () => writeThrough(join(draft!, name), bytes));
      return { name, bytes: bytes.length };
    });
    attempt(folder, () => putInPlace(draft!, goal));
    return written;
  } catch (error) {
    if (draft) rmSync(draft, { recursive: true, force: true });
    if (made) removeEmpty(dirname(goal), dirname(made));
    throw error;
  }
}

/** A new folder beside `goal`, on the same disk so that one rename moves it. What an earlier process of this number left there is removed. */
function draftBeside(goal: string): string {
  const draft = join(dirname(goal), `.${basename(goal)}-unfinished-${process.pid}`);
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft);
  return draft;
}

/** Throws when `folder` may not be written: call it before a long run, so that the refusal comes first. */
export function checkRunFolder(folder: string, force: boolean): void {
  const goal = resolve(folder);
  attempt(folder, () => checkWritable(dirname(goal)));
  if (!existsSync(goal)) return;
  if (!statSync(goal).isDirectory()) throw new RunFolderError(`${folder}: is a file; name a folder that does not exist yet`);
  const inside = readdirSync(goal);
  if (inside.length === 0) return;
  if (!inside.includes('run.json'))
    throw new RunFolderError(
      `${folder}: holds other files and no run.json; a run never replaces what is not a run, so name another folder`,
    );
  if (!force) throw new RunFolderError(`${folder}: holds a run already; name another folder, or use --force to replace it`);
}

function contents(run: Run, options: RunFolderOptions): [name: string, bytes: Uint8Array][] {
  const people = options.people;
  const files: [string, Uint8Array][] = [
    ['run.json', utf8(runJson(run))],
    ['series.parquet', seriesParquet(run)],
    ['events.parquet', eventsParquet(run)],
    ['outcomes.parquet', outcomesParquet(run, [...outcomesOf(run), ...(options.outcomes ?? [])])],
    ['report.html', utf8(options.report)],
  ];
  return people ? [...files, ['people.parquet', peopleParquet(run, people, options.peopleUnits)]] : files;
}

/** run.json: version, seed, hashes, engine and the whole scenario; how long the run took is left out, since equal runs must be equal. */
function runJson(run: Run): string {
  const { scenario, meta, records } = run;
  const facts = {
    accumbens: meta.version,
    seed: scenario.seed,
    people: records.length,
    modelHash: meta.modelHash,
    parameterHash: hashOf(Object.entries(scenario.parameters).sort(([a], [b]) => (a < b ? -1 : 1))),
    scenarioHash: hashOf(scenario),
    engine: meta.engine,
    series: meta.seriesUnits,
    steps: records
      .map(({ steps }) => steps)
      .reduce((sum, one) => ({ accepted: sum.accepted + one.accepted, rejected: sum.rejected + one.rejected }), {
        accepted: 0,
        rejected: 0,
      }),
    failures: records.flatMap(({ person, failure }) => (failure ? [{ person, ...failure }] : [])),
    scenario,
  };
  return `${JSON.stringify(facts, null, 2)}\n`;
}

/** The measures as outcomes: 'Stopping: withdrawal.cows highest'. */
function outcomesOf(run: Run): OutcomeRow[] {
  const phases = phasesOf(run.scenario);
  return measures(run).map((one) => ({
    person: one.person,
    name: `${phases[one.phase]!.name}: ${one.series} ${one.measure}`,
    value: one.value,
    unit: unitOf(run, one),
  }));
}

function unitOf(run: Run, { series, measure }: Measure): string {
  return measure.startsWith('time') ? 'h' : (run.meta.seriesUnits[series]?.unit ?? (told(series).unit || '1'));
}

/** Gives the draft its name. An older run is set aside first and brought back if the new one cannot take its place. */
function putInPlace(draft: string, goal: string): void {
  syncFolder(draft);
  const old = `${draft}-old`;
  const replaced = existsSync(goal);
  if (replaced) renameSync(goal, old);
  try {
    renameSync(draft, goal);
  } catch (error) {
    if (replaced) renameSync(old, goal);
    throw error;
  }
  if (replaced) rmSync(old, { recursive: true, force: true });
  syncFolder(dirname(goal));
}

/** Removes empty folders from `folder` up to, not including, `end`. */
function removeEmpty(folder: string, end: string): void {
  for (let at = folder; at !== end && at.startsWith(end); at = dirname(at)) {
    try {
      rmdirSync(at);
    } catch {
      return; // no longer empty: somebody else's
    }
  }
}

function attempt<T>(folder: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw new RunFolderError(`${folder}: ${reasonOf(error)}; nothing was written, so name a folder you can write to`, { cause: error });
  }
}
