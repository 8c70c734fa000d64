/**
 * NONMEM-style event tables: one record a line, who (ID), when (TIME, h), what (EVID) and how much (AMT, mg). Read as NONMEM reads them,
 * except that a steady state (SS) and a reset of someone who already has a history (EVID 3, 4) are refused: a person keeps tolerance, and
 * no dose history makes a steady state of it. Rules [ET1–ET6].
 */
import type { DoseEvent, LifeEvent } from '../language/event.ts';
import { inOrder } from '../language/event.ts';
import { quoted } from '../units/quantity.ts';
import type { Catalogue } from './catalogue.ts';
import { cellFault, parseCsv, type Row, type Table } from './csv.ts';
import { distance, Faults, unknownWord } from './faults.ts';
import { ABSURD, LARGEST_DOSE, LONGEST } from './fields.ts';
import { MOST_EVENTS } from './timing.ts';

export interface TablePerson {
  readonly events: readonly LifeEvent[];
  /** Times of observation records (EVID 0, MDV not 1), h. */
  readonly observations: readonly number[];
  /** Time of the last record, h. */
  readonly until: number;
}

export interface EventTable {
  /** By ID, in the order of the file. */
  readonly people: ReadonlyMap<string, TablePerson>;
  /** Columns that were not read. */
  readonly ignored: readonly string[];
}

/** Used where the table has no such column. */
export interface TableDefaults {
  readonly substance?: string;
  readonly route?: string;
}

const READ = ['ID', 'TIME', 'AMT', 'RATE', 'EVID', 'II', 'ADDL', 'CMT', 'ROUTE', 'SUBSTANCE', 'SS', 'MDV'] as const;
type Column = (typeof READ)[number];
/** Other columns of the NONMEM convention, which an edit apart could be taken for one that is read. */
const KNOWN_OTHERS = ['DV', 'DVID', 'CENS', 'LIMIT', 'BLQ', 'LLOQ', 'OCC', 'DUR'];

type People = Map<string, { events: LifeEvent[]; observations: number[]; until: number }>;

interface Reading {
  readonly table: Table;
  readonly columns: Readonly<Partial<Record<Column, number>>>;
  readonly catalogue: Catalogue;
  readonly defaults: TableDefaults;
  readonly budget: { left: number };
}

/**
 * @param text a CSV with at least ID, TIME and AMT; `.` and an empty cell are missing values
 * @throws BadInput with one fault per bad cell
 */
export function readEventTable(text: string, file: string, catalogue: Catalogue, defaults: TableDefaults = {}): EventTable {
  const faults = new Faults(file);
  const table = parseCsv(text, faults);
  const { columns, ignored } = headerOf(table, defaults);
  if (faults.total > 0) throw faults.error();
  const people: People = new Map();
  const reading: Reading = { table, columns, catalogue, defaults, budget: { left: MOST_EVENTS } };
  for (const row of table.rows) readRow(row, reading, people);
  if (table.rows.length === 0) faults.add({ line: 1 }, '', 'no records', 'at least one record');
  if (faults.total > 0) throw faults.error();
  for (const person of people.values()) person.events = inOrder(person.events);
  return { people, ignored };
}

function headerOf(table: Table, defaults: TableDefaults): { columns: Reading['columns']; ignored: string[] } {
  const columns: Partial<Record<Column, number>> = {};
  const ignored: string[] = [];
  for (const [i, written] of table.header.entries()) {
    const name = written.trim().toUpperCase().replace(/^#/, '');
    const near = READ.find((known) => distance(known, name) === 1 && name.length > 2);
    if (READ.includes(name as Column)) {
      if (columns[name as Column] !== undefined)
        table.faults.add({ line: 1 }, name, `the column ${name} a second time`, 'each column once');
      columns[name as Column] = i;
    } else if (near && !KNOWN_OTHERS.includes(name)) table.faults.add({ line: 1 }, '', ...unknownWord(written, READ, 'a column'));
    else ignored.push(written);
  }
  const required = defaults.substance === undefined ? (['ID', 'TIME', 'AMT', 'SUBSTANCE'] as const) : (['ID', 'TIME', 'AMT'] as const);
  for (const name of required)
    if (columns[name] === undefined) table.faults.add({ line: 1 }, '', `no column ${name}`, `a header with ${required.join(', ')}`);
  return { columns, ignored };
}

function textOf(row: Row, column: Column, { columns }: Reading): string {
  const index = columns[column];
  const text = index === undefined ? '' : row.cells[index]!.trim();
  return text === '.' ? '' : text;
}

function refuse(row: Row, column: Column, reading: Reading, found: string, allowed: string): undefined {
  return cellFault(reading.table, row, reading.columns[column] ?? 0, found, allowed);
}

interface Limits {
  readonly least: number;
  readonly most: number;
  readonly whole?: boolean;
  readonly absent?: number;
  readonly says: string;
}

function numberOf(row: Row, column: Column, reading: Reading, limits: Limits): number | undefined {
  const text = textOf(row, column, reading);
  if (text === '' && limits.absent !== undefined) return limits.absent;
  const value = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text) ? Number(text) : Number.NaN;
  const good = value >= limits.least && value <= limits.most && (!limits.whole || Number.isInteger(value));
  return good ? value : refuse(row, column, reading, text === '' ? 'nothing' : quoted(text), limits.says);
}

function readRow(row: Row, reading: Reading, people: People): undefined {
  const id = textOf(row, 'ID', reading);
  if (id === '') return refuse(row, 'ID', reading, 'nothing', 'who the record is about');
  const time = numberOf(row, 'TIME', reading, { least: 0, most: LONGEST, says: 'a time from 0 h to 876600 h (100 years)' });
  const amount = numberOf(row, 'AMT', reading, {
    least: 0,
    most: LARGEST_DOSE,
    absent: 0,
    says: `an amount from 0 mg to ${LARGEST_DOSE} mg (${ABSURD})`,
  });
  const kind = numberOf(row, 'EVID', reading, {
    least: 0,
    most: 4,
    whole: true,
    absent: (amount ?? 1) > 0 ? 1 : 0,
    says: '0, 1, 2, 3 or 4',
  });
  const missing = numberOf(row, 'MDV', reading, { least: 0, most: 1, whole: true, absent: kind === 0 ? 0 : 1, says: '0 or 1' });
  const first = !people.has(id);
  const person = people.get(id) ?? { events: [], observations: [], until: 0 };
  people.set(id, person);
  const steady = textOf(row, 'SS', reading);
  if (steady !== '' && Number(steady) !== 0)
    refuse(row, 'SS', reading, quoted(steady), '0: a steady state is not supported, write the doses out with ADDL and II');
  if (kind === undefined || time === undefined || amount === undefined) return undefined;
  if (time < person.until) return refuse(row, 'TIME', reading, `${time} h after ${person.until} h`, 'times that do not fall within one ID');
  person.until = time;
  if (kind >= 3 && !first)
    return refuse(
      row,
      'EVID',
      reading,
      `${kind}, a reset`,
      '0, 1 or 2 after the first record: a person keeps tolerance, so start a new ID',
    );
  if (kind === 0 && missing === 0) person.observations.push(time);
  if (kind === 1 || kind === 4) {
    for (const dose of dosesOf(row, time, amount, reading)) person.events.push(dose);
  } else if (amount > 0) refuse(row, 'AMT', reading, `${amount} mg with EVID ${kind}`, '0 or nothing, or EVID 1');
  return undefined;
}

function dosesOf(row: Row, at: number, amount: number, reading: Reading): DoseEvent[] {
  const rate = numberOf(row, 'RATE', reading, {
    least: 0,
    most: 1e9,
    absent: 0,
    says: 'a rate ≥ 0 mg/h (modelled rates, −1 and −2, are not supported)',
  });
  const more = numberOf(row, 'ADDL', reading, {
    least: 0,
    most: MOST_EVENTS,
    whole: true,
    absent: 0,
    says: `a whole number from 0 to ${MOST_EVENTS}`,
  });
  const gap = numberOf(row, 'II', reading, { least: 0, most: LONGEST, absent: 0, says: 'an interval ≥ 0 h' });
  const way = wayOf(row, reading);
  if (rate === undefined || more === undefined || gap === undefined || !way) return [];
  if (more > 0 && gap === 0)
    return refuse(row, 'II', reading, `${more} additional doses without an interval`, 'II above 0 h where ADDL is above 0') ?? [];
  if (at + more * gap > LONGEST)
    return refuse(row, 'ADDL', reading, `a last dose at ${at + more * gap} h`, 'doses within 876600 h (100 years)') ?? [];
  reading.budget.left -= more + 1;
  if (reading.budget.left < 0) return refuse(row, 'ADDL', reading, `${more + 1} more doses`, `at most ${MOST_EVENTS} in a table`) ?? [];
  const over = rate > 0 ? amount / rate : 0;
  if (over > LONGEST) return refuse(row, 'RATE', reading, `an infusion of ${over} h`, 'at most 876600 h (100 years)') ?? [];
  const dose = over > 0 ? { kind: 'dose' as const, ...way, amount, over } : { kind: 'dose' as const, ...way, amount };
  return Array.from({ length: more + 1 }, (_, i) => ({ ...dose, at: at + i * gap }));
}

/** Substance and route. CMT is a route's name, or its number in the order in which the drug declares its routes. */
function wayOf(row: Row, reading: Reading): { substance: string; route: string } | undefined {
  const { catalogue, defaults } = reading;
  const substance = textOf(row, 'SUBSTANCE', reading) || (defaults.substance ?? '');
  const names = Object.keys(catalogue.drugs);
  if (!names.includes(substance)) return refuse(row, 'SUBSTANCE', reading, ...unknownWord(substance, names, 'a substance'));
  const { routes } = catalogue.drugs[substance]!;
  const column = textOf(row, 'ROUTE', reading) !== '' ? 'ROUTE' : 'CMT';
  const written = textOf(row, column, reading) || (defaults.route ?? (routes.length === 1 ? routes[0]! : ''));
  const route = column === 'CMT' && /^\d+$/.test(written) ? (routes[Number(written) - 1] ?? written) : written;
  if (routes.includes(route)) return { substance, route };
  const counted = routes.map((name, i) => `${i + 1} ${name}`);
  return refuse(
    row,
    column,
    reading,
    unknownWord(route, routes, '')[0],
    `a route of ${substance}: ${(column === 'CMT' ? counted : routes).join(', ')}`,
  );
}
