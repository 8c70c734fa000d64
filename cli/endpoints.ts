import { readFileSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type Answer, type Endpoint, endpointAnswers, endpoints, nearest, type PatternTable, readPatterns } from '../src/index.ts';
import { readArguments, UsageError } from './usage.ts';
import { FileNotWritten, writeWholeFile } from './wholeFile.ts';

const OPTIONS = {
  pattern: { type: 'string' },
  out: { type: 'string' },
  json: { type: 'boolean' },
  only: { type: 'string' },
} as const;

/** `--only` takes every word up to the next option or file; it may stand anywhere and more than once, with commas or without. */
export function splitOnly(args: readonly string[]): { readonly only: readonly string[] | undefined; readonly rest: string[] } {
  const rest: string[] = [];
  let only: string[] | undefined;
  let taking = false;
  for (const word of args) {
    const typed = /^--only(?:=(.*))?$/s.exec(word);
    if (typed) {
      taking = true;
      only = [...(only ?? []), ...(typed[1] === undefined ? [] : [typed[1]])];
    } else if (taking && !/^-|[./\\]/.test(word)) only?.push(word);
    else {
      taking = false;
      rest.push(word);
    }
  }
  return { only: only?.flatMap((word) => word.split(',')).filter((word) => word !== ''), rest };
}

function chosen(only: readonly string[] | undefined): readonly Endpoint[] {
  if (!only) return endpoints;
  const ids = endpoints.map(({ id }) => id);
  if (only.length === 0) throw new UsageError('accumbens endpoints: --only needs the name of an endpoint, like lee2018_rel_time');
  const faults = [...new Set(only)].flatMap((name) => {
    if (ids.includes(name)) return [];
    const near = nearest(name, ids);
    return [`accumbens endpoints: found no endpoint ${name}; ${near ? `did you mean ${near}?` : `allowed are ${ids.join(', ')}`}`];
  });
  if (faults.length > 0) throw new UsageError(faults.join('\n'));
  return [...new Set(only)].map((name) => endpoints[ids.indexOf(name)] as Endpoint);
}

/** The text of a table, unpacked where its name ends in .gz. */
function textOf(file: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : `it cannot be read (${code})`;
    throw new UsageError(`${file}: ${why}; name a table with the columns who and pattern (.csv, .csv.gz)`);
  }
  try {
    if (/\.gz$/i.test(file)) bytes = gunzipSync(bytes);
  } catch {
    throw new UsageError(`${file}: it cannot be unpacked; a name that ends in .gz must hold a whole gzip file`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UsageError(
      `${file}: it is not text in UTF-8; save the table as CSV in UTF-8, or packed by gzip under a name that ends in .gz`,
    );
  }
}

/** A field of a table: quoted, a quote doubled, where its content would end it. */
const field = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
/** As the published tables have it: TRUE, FALSE, NA; numbers unrounded. */
const shown = (answer: Answer): string =>
  answer === null ? 'NA' : typeof answer === 'boolean' ? String(answer).toUpperCase() : `${answer}`;

type Rows = readonly { readonly who: string; readonly pattern: string; readonly answers: readonly Answer[] }[];

function csvText(column: string, wanted: readonly Endpoint[], rows: Rows): string {
  const header = ['who', field(column), ...wanted.map(({ id }) => id)];
  const lines = rows.map(({ who, pattern, answers }) => [field(who), pattern, ...answers.map(shown)].join(','));
  return `${[header.join(','), ...lines].join('\n')}\n`;
}

/** One object a person, one person a line; no answer is null. */
function jsonText(column: string, wanted: readonly Endpoint[], rows: Rows): string {
  const people = rows.map(({ who, pattern, answers }) =>
    JSON.stringify({ who, [column]: pattern, ...Object.fromEntries(wanted.map(({ id }, i) => [id, answers[i]])) }),
  );
  return `[\n${people.join(',\n')}\n]\n`;
}

/** Which endpoints had no answer, and for how many people; '' when all had. */
function silence(wanted: readonly Endpoint[], rows: Rows): string {
  const silent = wanted.filter((_, i) => rows.some(({ answers }) => answers[i] === null)).map(({ id }) => id);
  if (silent.length === 0) return '';
  const people = rows.filter(({ answers }) => answers.includes(null)).length;
  return `note: the patterns of ${people} of ${rows.length} people are too short for some endpoints, which are NA: ${silent.join(', ')}\n`;
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path); // not there, or not to be reached: whoever opens it will say so
  }
}

function fileOf(words: readonly string[], out: string | undefined): string {
  const [file, ...others] = words;
  if (file === undefined)
    throw new UsageError('accumbens endpoints: found no file; name a table with the columns who and pattern (.csv, .csv.gz)');
  if (others.length > 0) throw new UsageError(`accumbens endpoints: found ${words.length} files, ${words.join(' and ')}; allowed is one`);
  if (out !== undefined && realPath(file) === realPath(out))
    throw new UsageError(`accumbens endpoints: found --out ${out}, which is the table that is read; allowed is another file`);
  return file;
}

function answered({ people }: PatternTable, wanted: readonly Endpoint[]): Rows {
  return people.map(({ who, pattern }) => ({ who, pattern, answers: endpointAnswers(pattern, wanted) }));
}

/** `accumbens endpoints`: the published endpoints of everyone in a table of weekly urine patterns. Returns the exit code. */
export function endpointsCommand(args: string[]): number {
  const { only, rest } = splitOnly(args);
  const { values, positionals } = readArguments('endpoints', rest, OPTIONS);
  const wanted = chosen(only);
  const file = fileOf(positionals, values.out);
  const table = readPatterns(textOf(file), file, values.pattern);
  const rows = answered(table, wanted);
  const text = (values.json ? jsonText : csvText)(table.column, wanted, rows);
  if (values.out === undefined) process.stdout.write(text);
  else {
    try {
      writeWholeFile(values.out, text);
    } catch (error) {
      if (!(error instanceof FileNotWritten)) throw error;
      process.stderr.write(`${error.message}\n`);
      return 1;
    }
  }
  process.stderr.write(silence(wanted, rows));
  return 0;
}
