/** The folder of a trial: its tables as Parquet, its result as JSON, its report, and what it takes to run it again. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import type { TableShape } from '../simulate/study.ts';
import type { TrialResult } from '../trial/analyse.ts';
import type { Trial } from '../trial/spec.ts';
import type { Joined } from '../trial/tables.ts';
import { writeFolder } from './runFolder.ts';
import { tableParquet } from './table.ts';

export interface TrialFolder {
  readonly trial: Trial;
  readonly result: TrialResult;
  readonly shapes: readonly TableShape[];
  readonly tables: Joined;
  readonly report: string;
  readonly version: string;
  readonly engine: string;
  readonly model: unknown;
  readonly parameters: unknown;
}

const hash = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);

/**
 * Written whole or not at all; equal trials give equal bytes.
 * @throws RunFolderError when the folder may not be written
 */
export function writeTrialFolder(
  folder: string,
  { trial, result, shapes, tables, report, version, engine, model, parameters }: TrialFolder,
  force: boolean,
): void {
  const text = (words: string) => new TextEncoder().encode(words);
  const facts = {
    accumbens: version,
    kind: 'trial',
    seed: trial.seed,
    modelHash: hash(model),
    parameterHash: hash(parameters),
    trialHash: hash(trial),
    engine,
    trial,
  };
  const provenance = { 'accumbens.trial': hash(trial), 'accumbens.model': hash(model), 'accumbens.seed': `${trial.seed}` };
  writeFolder(
    folder,
    () => [
      ['run.json', text(`${JSON.stringify(facts, null, 2)}\n`)],
      ['result.json', text(`${JSON.stringify(result, null, 1)}\n`)],
      ...shapes.map((shape) => [`${shape.name}.parquet`, tableParquet(shape, tables[shape.name]!, provenance, version)] as const),
      ['report.html', text(report)],
    ],
    force,
  );
}

/** What run.json of a trial's folder says; undefined when there is none, or it is of another kind of run. */
export function readTrialFolder(folder: string): { readonly trial: Trial } | undefined {
  const path = join(folder, 'run.json');
  if (!existsSync(path)) return undefined;
  const facts = JSON.parse(readFileSync(path, 'utf8')) as { kind?: string; trial?: Trial };
  return facts.kind === 'trial' && facts.trial ? { trial: facts.trial } : undefined;
}

/** Patterns of everyone by arm, from the table of people in a trial's folder. */
export async function readPatterns(folder: string): Promise<Map<string, string[]>> {
  const bytes = readFileSync(join(folder, 'people.parquet'));
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  const rows = (await parquetReadObjects({ file, columns: ['arm', 'pattern'] })) as { arm: string; pattern: string }[];
  const arms = new Map<string, string[]>();
  for (const { arm, pattern } of rows) arms.set(arm, [...(arms.get(arm) ?? []), pattern]);
  return arms;
}
