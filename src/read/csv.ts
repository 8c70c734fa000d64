/**
 * Comma-separated tables as RFC 4180 defines them: a header, records of as many fields, fields quoted with " when they hold a comma, a
 * quote (doubled) or a line break. Lines end in CRLF or LF. Anything else is a fault, not a guess. Rules [CSV1–CSV4].
 */
import { quoted } from '../units/quantity.ts';
import { type Faults, unknownWord } from './faults.ts';

export interface Row {
  /** Line on which the record starts, counted from 1. */
  readonly line: number;
  /** Offset of the record in the text. */
  readonly at: number;
  readonly cells: readonly string[];
}

export interface Table {
  readonly text: string;
  readonly header: readonly string[];
  readonly rows: readonly Row[];
  readonly faults: Faults;
}

interface Cursor {
  at: number;
  line: number;
}

const LF = 10;
const CR = 13;

/** Everything up to the next comma or line end. */
function bare(text: string, cursor: Cursor, faults: Faults): string {
  let end = cursor.at;
  while (end < text.length && text[end] !== ',' && text.charCodeAt(end) !== LF && text.charCodeAt(end) !== CR) end++;
  const cell = text.slice(cursor.at, end);
  if (cell.includes('"'))
    faults.add({ line: cursor.line }, '', `a quote inside ${quoted(cell)}`, 'quotes around the whole field, doubled inside');
  cursor.at = end;
  return cell;
}

/** A quoted field; the cursor stands on its first quote. */
function wrapped(text: string, cursor: Cursor, faults: Faults): string {
  const { line } = cursor;
  const start = cursor.at + 1;
  let end = text.indexOf('"', start);
  while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
  if (end < 0) {
    faults.add({ line }, '', 'a quote that is never closed', 'a closing quote');
    end = text.length;
  }
  const cell = text.slice(start, end).replaceAll('""', '"');
  for (let i = text.indexOf('\n', start); i >= 0 && i < end; i = text.indexOf('\n', i + 1)) cursor.line++;
  cursor.at = Math.min(text.length, end + 1);
  const next = text[cursor.at];
  if (next !== undefined && next !== ',' && next !== '\n' && next !== '\r') {
    faults.add({ line: cursor.line }, '', `${quoted(next)} after a closing quote`, 'a comma or the end of the line');
    bare(text, cursor, faults);
  }
  return cell;
}

/** One record; the cursor is left at the start of the next. `starts` takes the offset of each field. */
function record(text: string, cursor: Cursor, faults: Faults, starts?: number[]): string[] {
  const cells: string[] = [];
  for (;;) {
    starts?.push(cursor.at);
    cells.push(text[cursor.at] === '"' ? wrapped(text, cursor, faults) : bare(text, cursor, faults));
    if (text[cursor.at] !== ',') break;
    cursor.at++;
  }
  if (text.charCodeAt(cursor.at) === CR) {
    cursor.at++;
    if (text.charCodeAt(cursor.at) !== LF)
      faults.add({ line: cursor.line }, '', 'a carriage return inside a line', 'lines that end in CRLF or LF');
  }
  if (text.charCodeAt(cursor.at) === LF) cursor.at++;
  cursor.line++;
  return cells;
}

export function parseCsv(input: string, faults: Faults): Table {
  const text = input.startsWith('\uFEFF') ? input.slice(1) : input;
  const cursor: Cursor = { at: 0, line: 1 };
  const header = record(text, cursor, faults);
  if (text === '') faults.add({ line: 1 }, '', 'nothing', 'a header line with the names of the columns');
  for (const [i, name] of header.entries()) {
    if (header.indexOf(name) < i) faults.add({ line: 1 }, name, `the column ${quoted(name)} a second time`, 'each column once');
  }
  const rows: Row[] = [];
  while (cursor.at < text.length) {
    const { line, at } = cursor;
    const cells = record(text, cursor, faults);
    if (cells.length === header.length) rows.push({ line, at, cells });
    else faults.add({ line }, '', `${cells.length} ${cells.length === 1 ? 'field' : 'fields'}`, `${header.length}, as in the header`);
  }
  return { text, header, rows, faults };
}

/** A fault in one cell, with the line and the character at which the cell starts. */
export function cellFault(table: Table, row: Row, index: number, found: string, allowed: string): undefined {
  const starts: number[] = [];
  const quiet = { add: () => undefined } as unknown as Faults;
  record(table.text, { at: row.at, line: row.line }, quiet, starts);
  const start = starts[index] ?? row.at;
  const before = table.text.slice(row.at, start);
  const line = row.line + before.split('\n').length - 1;
  const column = before.length - before.lastIndexOf('\n');
  return table.faults.add({ line, column }, table.header[index] ?? '', found, allowed);
}

/** Index of each wanted column; a missing required one is a fault. */
export function columnsOf<Name extends string>(table: Table, required: readonly Name[]): Readonly<Record<Name, number>> | undefined {
  const missing = required.filter((name) => !table.header.includes(name));
  for (const name of missing) {
    const [found] = unknownWord(name, table.header, 'a column');
    table.faults.add({ line: 1 }, '', `no column ${found}`, `a header with ${required.join(', ')}`);
  }
  if (missing.length > 0) return undefined;
  return Object.fromEntries(required.map((name) => [name, table.header.indexOf(name)])) as Record<Name, number>;
}
