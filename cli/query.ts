import { nearest } from '../src/index.ts';
import { ask, type Cell, type KeptRun, keptRun, QueryError, summarySql } from '../src/node.ts';
import { readArguments, UsageError } from './usage.ts';

const OPTIONS = { summary: { type: 'string' }, json: { type: 'boolean' }, csv: { type: 'boolean' } } as const;

/** Rows a terminal is shown before it is asked to be more exact. */
const MOST_ROWS = 200;

/** `accumbens query RUN [SQL]`: an answer, a ready-made summary, or what can be asked. */
export async function queryCommand(args: string[]): Promise<number> {
  const { values, positionals } = readArguments('query', args, OPTIONS);
  const [folder, sql, ...rest] = positionals;
  if (folder === undefined) throw new UsageError('accumbens query: found no run; name its folder, then ask in SQL');
  if (rest.length > 0)
    throw new UsageError(`accumbens query: found ${positionals.length} words; allowed are a folder and one SQL statement in quotes`);
  if (values.json && values.csv) throw new UsageError('accumbens query: found --json and --csv; allowed is one of them');
  if (sql !== undefined && values.summary !== undefined)
    throw new UsageError('accumbens query: found SQL and --summary; allowed is one of them');
  const kept = keptRun(folder);
  const { kept: there, all } = kept.shards;
  if (there < all) process.stderr.write(`${folder}: ${there} of ${all} shards are there; the answer is about them\n`);
  const question = sql ?? (values.summary === undefined ? undefined : readyMade(kept, values.summary));
  if (question === undefined) {
    process.stdout.write(values.json ? `${JSON.stringify(kept.tables.map(described), null, 1)}\n` : contents(kept));
    return 0;
  }
  try {
    const { columns, rows } = await ask(kept, question);
    await (values.json ? asJson : values.csv ? asCsv : asTable)(columns, rows());
    return 0;
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    throw new UsageError(error.message);
  }
}

function readyMade({ tables }: KeptRun, name: string): string {
  const shape = tables.find((table) => table.name === name)?.shape;
  if (shape) return summarySql(shape);
  const known = tables.flatMap((table) => (table.shape ? [table.name] : []));
  if (known.length === 0) throw new UsageError('accumbens query: a run kept in one piece has no ready-made summaries; ask in SQL');
  const close = nearest(name, known);
  throw new UsageError(
    `accumbens query: --summary is "${name}"; allowed are ${known.join(', ')}${close ? `; did you mean ${close}?` : ''}`,
  );
}

const described = ({ name, shape }: KeptRun['tables'][number]) => ({ name, says: shape?.says ?? '', columns: shape?.columns ?? [] });

/** What can be asked: tables and columns with units. */
function contents({ tables }: KeptRun): string {
  const lines = tables.flatMap(({ name, shape }) => [
    `${name}${shape ? `: ${shape.says}` : ''}`,
    ...(shape?.columns ?? []).map(({ name: column, unit, says }) => `  ${column}${unit && unit !== '1' ? ` [${unit}]` : ''}  ${says}`),
  ]);
  return `${lines.join('\n')}\n\nAsk: accumbens query RUN "select …", or --summary ${tables[0]?.name ?? 'TABLE'}\n`;
}

type Rows = AsyncIterable<readonly (readonly Cell[])[]>;

/** Waits where the reader is slower than the run is asked. */
async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await new Promise((drained) => process.stdout.once('drain', drained));
}

async function asJson(columns: readonly string[], pieces: Rows): Promise<void> {
  let before = '[';
  for await (const rows of pieces) {
    for (const row of rows) {
      await write(`${before}\n${JSON.stringify(Object.fromEntries(columns.map((name, i) => [name, row[i]])))}`);
      before = ',';
    }
  }
  await write(before === '[' ? '[]\n' : '\n]\n');
}

const csvCell = (value: Cell): string => {
  const text = value === null ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

async function asCsv(columns: readonly string[], pieces: Rows): Promise<void> {
  await write(`${columns.map(csvCell).join(',')}\n`);
  for await (const rows of pieces) await write(rows.map((row) => `${row.map(csvCell).join(',')}\n`).join(''));
}

/** Six significant digits: what a person reads. --csv and --json have them all. */
const shown = (value: Cell): string => {
  if (value === null) return '-';
  return typeof value === 'number' && !Number.isInteger(value) ? String(Number(value.toPrecision(6))) : String(value);
};

async function asTable(columns: readonly string[], pieces: Rows): Promise<void> {
  const shownRows: string[][] = [];
  let left = 0;
  const right = columns.map(() => true);
  for await (const rows of pieces) {
    for (const row of rows) {
      if (shownRows.length >= MOST_ROWS) left++;
      else shownRows.push(row.map(shown));
      for (const [i, value] of row.entries()) if (value !== null && typeof value !== 'number') right[i] = false;
    }
  }
  const table = [[...columns], ...shownRows];
  const widths = columns.map((_, i) => Math.max(...table.map((row) => row[i]!.length)));
  const line = (row: readonly string[]) =>
    row
      .map((text, i) => (right[i] ? text.padStart(widths[i]!) : text.padEnd(widths[i]!)))
      .join('  ')
      .trimEnd();
  await write(`${table.map(line).join('\n')}\n`);
  if (left > 0) process.stderr.write(`and ${left} more rows; all of them with --csv or --json\n`);
}
