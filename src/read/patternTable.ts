/** A table with one row a person and a column of weekly urine patterns, as `accumbens endpoints` reads it. Rules [PT1–PT3]. */
import { patternFault } from '../outcomes/endpoints/pattern.ts';
import { quoted } from '../units/quantity.ts';
import { cellFault, columnsOf, parseCsv, type Table } from './csv.ts';
import { Faults, throwIfAny } from './faults.ts';

export interface PatternTable {
  /** Name of the column the patterns stood in. */
  readonly column: string;
  readonly people: readonly { readonly who: string; readonly pattern: string }[];
}

/** Columns that are taken for the patterns when none is named; the first is that of the published tables. */
const USUAL = ['usePatternUDS', 'pattern'];

function columnOf({ header, faults }: Table): string | undefined {
  const usual = USUAL.filter((name) => header.includes(name));
  if (usual.length === 1) return usual[0];
  const found = usual.length === 0 ? `the columns ${header.map(quoted).join(', ')}` : `both ${usual.join(' and ')}`;
  return faults.add({ line: 1 }, '', found, `one column of patterns, called ${USUAL.join(' or ')} or named with --pattern`);
}

function peopleOf(table: Table, column: string): PatternTable['people'] {
  const columns = columnsOf(table, ['who', column]);
  if (!columns) return [];
  const [whoAt, patternAt] = [columns.who as number, columns[column] as number];
  const lines = new Map<string, number>();
  return table.rows.map((row) => {
    const [who, pattern] = [row.cells[whoAt]!, row.cells[patternAt]!];
    const before = lines.get(who);
    if (who === '' || who === 'NA') cellFault(table, row, whoAt, who || 'nothing', 'the name or number of a person');
    else if (before !== undefined) cellFault(table, row, whoAt, `${quoted(who)}, who is on line ${before}`, 'each person once');
    lines.set(who, before ?? row.line);
    const fault = patternFault(pattern);
    if (fault) cellFault(table, row, patternAt, fault.found, fault.allowed);
    return { who, pattern };
  });
}

/**
 * @param file its name, for messages
 * @param named the column of patterns; by default the one called usePatternUDS or pattern
 * @throws BadInput with every fault: no such column, a person twice, a pattern with a symbol other than + - o *
 */
export function readPatterns(text: string, file: string, named?: string): PatternTable {
  const faults = new Faults(file);
  const table = parseCsv(text, faults);
  throwIfAny(faults);
  const column = named ?? columnOf(table);
  if (column === 'who') faults.add({ line: 1 }, '', 'who as the column of patterns', 'another column than that of the people');
  const people = column === undefined ? [] : peopleOf(table, column);
  if (table.rows.length === 0) faults.add({ line: 2 }, '', 'nobody', 'a row for each person');
  throwIfAny(faults);
  return { column: column!, people };
}
