/** Asking a run in SQL: DuckDB, inside this process, over the Parquet files as they lie. Rules [QY1–QY4]. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ColumnShape, TableShape } from '../simulate/study.ts';
import { RunFolderError } from './disk.ts';
import { isStudyFolder, readHeader, StudyFolder, tableFile } from './studyFolder.ts';

/** One table of a run: its files, and what is known of its columns. */
export interface KeptTable {
  readonly name: string;
  readonly files: readonly string[];
  /** Absent for a run that was kept in one piece. */
  readonly shape?: TableShape;
}

export interface KeptRun {
  readonly tables: readonly KeptTable[];
  /** Shards there are, of shards there will be. */
  readonly shards: { readonly kept: number; readonly all: number };
}

export type Cell = number | string | boolean | null;

/** An answer, in pieces: the names of the columns, then rows. */
export interface Answer {
  readonly columns: readonly string[];
  rows(): AsyncIterable<readonly (readonly Cell[])[]>;
}

/** The question cannot be answered: not SQL, or not about what is there. */
export class QueryError extends Error {
  override readonly name = 'QueryError';
}

/**
 * The tables of a run folder, of a study or of a single run. Shards that are not whole yet are left out.
 * @throws RunFolderError when the folder holds no run
 */
export function keptRun(folder: string): KeptRun {
  if (isStudyFolder(folder)) {
    const header = readHeader(folder);
    const marked = new StudyFolder(folder, header, '').marked();
    const tables = header.tables.map((shape) => ({
      name: shape.name,
      shape,
      files: marked.map((shard) => tableFile(folder, shape.name, shard)),
    }));
    return { tables, shards: { kept: marked.length, all: header.shards } };
  }
  if (!existsSync(join(folder, 'run.json')))
    throw new RunFolderError(`${folder}: holds no run (no study.json, no run.json); name the folder of a run`);
  const files = readdirSync(folder).filter((name) => name.endsWith('.parquet'));
  const tables = files.sort().map((name) => ({ name: name.replace(/\.parquet$/, ''), files: [join(folder, name)] }));
  return { tables, shards: { kept: 1, all: 1 } };
}

const word = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;

const SQL_TYPE: Readonly<Record<ColumnShape['type'], string>> = {
  whole: 'INTEGER',
  number: 'DOUBLE',
  short: 'FLOAT',
  text: 'VARCHAR',
  flag: 'BOOLEAN',
};

/** A view of all files of the table; before the first shard, an empty table. */
function viewOf({ name, files, shape }: KeptTable): string {
  if (files.length > 0) return `CREATE VIEW ${word(name)} AS SELECT * FROM read_parquet([${files.map(text).join(', ')}])`;
  const columns = (shape?.columns ?? []).map((column) => `${word(column.name)} ${SQL_TYPE[column.type]}`);
  return `CREATE TABLE ${word(name)} (${columns.join(', ')})`;
}

/** How many rows an answer comes in at a time is DuckDB's affair; a whole number that a double cannot hold comes as text. */
function cell(value: unknown): Cell {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (value === null || value === undefined) return null;
  if (typeof value === 'object') return JSON.stringify(value, (_, inner) => (typeof inner === 'bigint' ? Number(inner) : inner));
  return value as Cell;
}

/** Asked for DuckDB where it is not installed. */
const ABSENT = 'accumbens query: DuckDB is not installed here; install it with: npm install @duckdb/node-api@1.5.5-r.5 (68 MB)';

/** Whether an import failed because the package is not there. */
const isAbsent = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND';

/**
 * Answers one SQL statement about a run. Memory is bounded: what does not fit is put on disk by DuckDB, and rows come in pieces.
 * @param load gets DuckDB; for tests
 * @throws QueryError when the statement is wrong or DuckDB is absent
 */
export async function ask({ tables }: KeptRun, sql: string, load = () => import('@duckdb/node-api')): Promise<Answer> {
  const { DuckDBInstance } = await load().catch((error) => {
    throw isAbsent(error) ? new QueryError(ABSENT) : error;
  });
  // Nothing is fetched: what DuckDB has not built in, it does without.
  const settings = { memory_limit: '512MB', autoinstall_known_extensions: 'false', autoload_known_extensions: 'false' };
  const connection = await (await DuckDBInstance.create(':memory:', settings)).connect();
  for (const table of tables) await connection.run(viewOf(table));
  const result = await connection.stream(sql).catch((error: Error) => {
    throw new QueryError(`accumbens query: ${error.message}`);
  });
  return {
    columns: result.deduplicatedColumnNames(),
    async *rows() {
      for await (const rows of result.yieldRowsJs()) yield rows.map((row) => row.map(cell));
      connection.closeSync();
    },
  };
}

/**
 * The ready-made summary of a table: for each column of numbers, by what the table says it is grouped by, how many, mean, SD, and the middle with
 * the band that holds eight of ten.
 */
export function summarySql({ name, by = [], columns }: TableShape): string {
  const keys = by.map(word).join(', ');
  const skip = new Set(['person', ...by]);
  const numbers = columns.filter(
    ({ type, name: column }) => (type === 'number' || type === 'short' || type === 'whole') && !skip.has(column),
  );
  const parts = numbers.map(({ name: column, unit }, place) => {
    const c = word(column);
    const quantile = (p: number, as: string) => `quantile_cont(${c}, ${p}) AS ${as}`;
    const values = `count(${c}) AS n, avg(${c}) AS mean, stddev_samp(${c}) AS sd, ${quantile(0.1, 'low')}, ${quantile(0.5, 'middle')}, ${quantile(0.9, 'high')}`;
    const head = [`${place} AS "#"`, ...by.map(word), `${text(column)} AS measure`, `${text(unit)} AS unit`].join(', ');
    return `SELECT ${head}, ${values} FROM ${word(name)}${keys ? ` GROUP BY ${keys}` : ''}`;
  });
  const order = ['"#"', ...by.map(word)].join(', ');
  return `SELECT * EXCLUDE ("#") FROM (${parts.join('\nUNION ALL ')}) WHERE n > 0 ORDER BY ${order}`;
}
