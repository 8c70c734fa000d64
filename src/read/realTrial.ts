/** Weekly patterns of a real trial by arm, from the tables of the CTN-0094 release. Rules [RL1–RL3]. */

import { patternFault } from '../outcomes/endpoints/pattern.ts';
import { quoted } from '../units/quantity.ts';
import { cellFault, columnsOf, parseCsv, type Row, type Table } from './csv.ts';
import { Faults, throwIfAny } from './faults.ts';
import type { TableText } from './trialTables.ts';

/** Tables that are read, with their columns. */
export const REAL_TABLES = {
  everybody: ['who', 'project'],
  randomization: ['who', 'treatment', 'which'],
  published_endpoints: ['who', 'usePatternUDS'],
} as const;
export type RealTableName = keyof typeof REAL_TABLES;

export interface RealArm {
  readonly name: string;
  readonly patterns: readonly string[];
}

/**
 * @param project number of the trial in the release: 27 is CTN-0027, 30 is CTN-0030
 * @returns everyone randomised in it, by the treatment of their first randomisation
 * @throws BadInput with every fault of every table
 */
export function readRealTrial(texts: Readonly<Record<RealTableName, TableText>>, project: number): RealArm[] {
  const all = (Object.keys(REAL_TABLES) as RealTableName[]).map((name) => {
    const faults = new Faults(texts[name].file);
    const table = parseCsv(texts[name].text, faults);
    return { name, faults, table, column: (columnsOf<string>(table, REAL_TABLES[name]) ?? {}) as Readonly<Record<string, number>> };
  });
  throwIfAny(...all.map(({ faults }) => faults));
  const [people, randomised, patterns] = all as [(typeof all)[number], (typeof all)[number], (typeof all)[number]];
  const cell = ({ column }: (typeof all)[number], row: Row, name: string) => row.cells[column[name]!]!;
  const inside = new Set(
    people.table.rows.filter((row) => cell(people, row, 'project') === `${project}`).map((row) => cell(people, row, 'who')),
  );
  const pattern = new Map(
    patterns.table.rows.map((row) => [cell(patterns, row, 'who'), checked(patterns.table, row, patterns.column.usePatternUDS!)]),
  );
  throwIfAny(...all.map(({ faults }) => faults));
  const arms = new Map<string, string[]>();
  for (const row of randomised.table.rows) {
    const who = cell(randomised, row, 'who');
    const [first, letters] = [cell(randomised, row, 'which') === '1', pattern.get(who)];
    const name = cell(randomised, row, 'treatment');
    if (!first || !inside.has(who) || letters === undefined || name === '' || name === 'NA') continue;
    arms.set(name, [...(arms.get(name) ?? []), letters]);
  }
  if (arms.size === 0)
    people.faults.add(
      { line: 1 },
      'project',
      `nobody randomised in project ${project}`,
      `a project of this table: ${projects(people.table, people.column.project!)}`,
    );
  throwIfAny(...all.map(({ faults }) => faults));
  return [...arms].map(([name, own]) => ({ name, patterns: own })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function checked(table: Table, row: Row, column: number): string | undefined {
  const text = row.cells[column]!;
  const fault = patternFault(text);
  return fault ? cellFault(table, row, column, fault.found, fault.allowed) : text;
}

const projects = (table: Table, column: number): string =>
  [...new Set(table.rows.map((row) => quoted(row.cells[column]!)))].slice(0, 10).join(', ');

/** Words by which an arm of the release is known. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/\bmethadone\b|\bMET\b/i, 'methadone'],
  [/\bBUP\b|buprenorphine/i, 'buprenorphine'],
];

/** Arms of a simulated trial by the arm of the real one they stand for: by name, or by the medication both names hold. */
export function matchArms(real: readonly string[], simulated: readonly string[]): Map<string, string> {
  const medication = (name: string) => WORDS.find(([pattern]) => pattern.test(name))?.[1];
  const pairs = real.flatMap((name): [string, string][] => {
    const same = simulated.find((other) => other.toLowerCase() === name.toLowerCase());
    const alike = simulated.filter((other) => medication(other) !== undefined && medication(other) === medication(name));
    const found = same ?? (alike.length === 1 ? alike[0] : undefined);
    return found === undefined ? [] : [[name, found]];
  });
  return new Map(pairs);
}
