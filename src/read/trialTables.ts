/**
 * The tables of the CTN-0094 data release (public.ctn0094data, MIT; Balise et al., PLOS ONE 2024), as CSV, indexed by person.
 * Only the columns named here are read. Rules [TT1–TT3].
 */
import { quoted } from '../units/quantity.ts';
import { cellFault, columnsOf, parseCsv, type Row, type Table } from './csv.ts';
import { Faults, throwIfAny } from './faults.ts';

/** Columns that are read, by table. `everybody` and `tlfb` must be there. */
const COLUMNS = {
  everybody: ['who', 'project'],
  tlfb: ['who', 'what', 'when'],
  randomization: ['who', 'treatment', 'which', 'when'],
  treatment: ['who', 'amount', 'when'],
  withdrawal: ['who', 'withdrawal', 'when'],
  rbs: ['who', 'what', 'days'],
  rbs_iv: ['who', 'days', 'max', 'heroin_inject_days'],
  asi: ['who', 'used_iv'],
  demographics: ['who', 'age', 'is_male'],
} as const;
export type TrialTableName = keyof typeof COLUMNS;
export const TRIAL_TABLES = Object.keys(COLUMNS) as readonly TrialTableName[];
export const REQUIRED_TABLES = ['everybody', 'tlfb'] as const satisfies readonly TrialTableName[];

/** The text of a table and the name of its file, for messages. */
export interface TableText {
  readonly file: string;
  readonly text: string;
}

/** The tables of one folder, indexed by person. */
export interface Trial {
  readonly people: readonly number[];
  readonly tables: Readonly<Partial<Record<TrialTableName, Indexed>>>;
}

interface Indexed {
  readonly table: Table;
  readonly column: Readonly<Record<string, number>>;
  readonly rows: ReadonlyMap<number, readonly Row[]>;
}

/**
 * @param texts the tables that there are; the optional ones may be missing
 * @throws BadInput with every fault of every table
 */
export function readTrial(texts: Readonly<Partial<Record<TrialTableName, TableText>>>): Trial {
  const all: Faults[] = [];
  const tables: Partial<Record<TrialTableName, Indexed>> = {};
  for (const name of TRIAL_TABLES) {
    const given = texts[name];
    const faults = new Faults(given?.file ?? `${name}.csv`);
    all.push(faults);
    if (given) tables[name] = index(parseCsv(given.text, faults), COLUMNS[name]);
    else if ((REQUIRED_TABLES as readonly string[]).includes(name))
      faults.add({ line: 1 }, '', 'no such table', `a table ${name} with the columns ${COLUMNS[name].join(', ')}`);
  }
  throwIfAny(...all);
  return { people: [...tables.everybody!.rows.keys()], tables };
}

function index(table: Table, names: readonly string[]): Indexed {
  const column = columnsOf(table, names) ?? {};
  const rows = new Map<number, Row[]>();
  if (column.who === undefined) return { table, column, rows };
  for (const row of table.rows) {
    const who = personOf(table, row, column.who);
    if (who === undefined) continue;
    const own = rows.get(who);
    if (own) own.push(row);
    else rows.set(who, [row]);
  }
  return { table, column, rows };
}

const WHOLE = /^-?\d{1,9}$/;

function personOf(table: Table, row: Row, column: number): number | undefined {
  const text = row.cells[column]!;
  if (WHOLE.test(text)) return Number(text);
  return cellFault(table, row, column, text === '' ? 'nothing' : quoted(text), 'a person: a whole number');
}

/** The same tables with no faults yet, so that what is wrong with one person's rows is not told of another. */
export function afresh(trial: Trial): Trial {
  const tables = Object.entries(trial.tables).map(([name, indexed]) => {
    return [name, { ...indexed, table: { ...indexed.table, faults: new Faults(indexed.table.faults.file) } }] as const;
  });
  return { people: trial.people, tables: Object.fromEntries(tables) };
}

/** Rows of one person in one table, with readers of their cells. */
export class Own {
  readonly rows: readonly Row[];
  private readonly from: Indexed | undefined;
  constructor(trial: Trial, name: TrialTableName, who: number) {
    this.from = trial.tables[name];
    this.rows = this.from?.rows.get(who) ?? [];
  }
  /** Whether any row of the table, of whoever, has this text in the column. */
  anyone(column: string, text: string): boolean {
    return this.from?.table.rows.some((row) => row.cells[this.from!.column[column]!] === text) ?? false;
  }
  text(row: Row, column: string): string {
    const text = row.cells[this.from!.column[column]!]!;
    return text === 'NA' ? '' : text;
  }
  number(row: Row, column: string, least: number, most: number, form = /^-?\d{1,9}(\.\d+)?$/, kind = 'a number'): number | undefined {
    const place = this.from!.column[column]!;
    const text = row.cells[place]!;
    const value = form.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    return cellFault(this.from!.table, row, place, text === '' ? 'nothing' : quoted(text), `${kind} from ${least} to ${most}`);
  }
  whole(row: Row, column: string, least: number, most: number): number | undefined {
    return this.number(row, column, least, most, WHOLE, 'a whole number');
  }
  /** Undefined where the cell is empty. */
  optional(row: Row | undefined, column: string, most: number): number | undefined {
    return row === undefined || this.text(row, column) === '' ? undefined : this.whole(row, column, 0, most);
  }
}
