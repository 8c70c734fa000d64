/** The tables of evidence/ that are shipped with the package, as rows. Rules [EV1–EV4]. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One published quantity or result. Texts are as in the table; '' is "the source does not say". */
export interface EvidenceRow {
  readonly id: string;
  /** `parameter` rows feed the model, `validation` rows judge it. */
  readonly kind: 'parameter' | 'validation';
  readonly quantity: string;
  readonly value: string;
  readonly unit: string;
  readonly spread: string;
  /** In whom and under what circumstances; of a validation row, what the values belong to. */
  readonly condition: string;
  readonly source: string;
  /** How far to trust the row: `read`, `computed`, `recalled-low` …, explained in evidence/README.md. */
  readonly checked: string;
  readonly note: string;
  /** File name and line. */
  readonly at: string;
}

/** Columns by the names they have in one table or another. */
const COLUMNS = {
  quantity: ['quantity', 'what'],
  value: ['value', 'y_values', 'values'],
  unit: ['unit'],
  spread: ['spread'],
  condition: ['species', 'population', 'route_or_condition', 'x_values', 'arms/x', 'N'],
  source: ['source'],
  checked: ['checked'],
  note: ['note'],
} as const;

/** The folder this program was installed in, whether it runs from dist/ or from source. */
export function packageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    if (dirname(folder) === folder) throw new Error('evidence: the installation has no package.json; install accumbens again');
    folder = dirname(folder);
  }
  return folder;
}

/** Version of this program. */
export function version(): string {
  return (JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8')) as { version: string }).version;
}

/** Rows of one table. A row with another number of cells than the header throws, naming its line. */
export function parseTable(text: string, name: string): EvidenceRow[] {
  const [header = '', ...lines] = text.replace(/\r?\n$/, '').split(/\r?\n/);
  const names = header.split('\t');
  return lines.map((line, index) => {
    const cells = line.split('\t');
    const at = `${name}:${index + 2}`;
    if (cells.length !== names.length) throw new Error(`evidence: ${at} has ${cells.length} cells; the header has ${names.length}`);
    const cell = (column: keyof typeof COLUMNS) =>
      COLUMNS[column]
        .map((alias) => cells[names.indexOf(alias)]?.trim() ?? '')
        .filter((content) => content !== '')
        .join('; ');
    return {
      id: cells[names.indexOf('id')] ?? '',
      kind: name.startsWith('validation') ? 'validation' : 'parameter',
      quantity: cell('quantity'),
      value: cell('value'),
      unit: cell('unit'),
      spread: cell('spread'),
      condition: cell('condition'),
      source: cell('source'),
      checked: cell('checked'),
      note: cell('note'),
      at,
    };
  });
}

/** Every row of every table in `folder`, in the order of the files. */
export function readEvidence(folder: string = join(packageFolder(), 'evidence')): EvidenceRow[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.tsv'))
    .sort()
    .flatMap((name) => parseTable(readFileSync(join(folder, name), 'utf8'), name));
}

/** The row with this id, upper or lower case. */
export function rowOf(rows: readonly EvidenceRow[], id: string): EvidenceRow | undefined {
  return rows.find((row) => row.id === id) ?? rows.find((row) => row.id.toLowerCase() === id.toLowerCase());
}

/** Single-letter edits that turn one word into the other. */
function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(change, previous[j]! + 1, current[j - 1]! + 1));
    }
    previous = current;
  }
  return previous[b.length]!;
}

/** The known name nearest to `wanted`, or undefined when none is near enough to be what was meant. */
export function nearest(known: readonly string[], wanted: string): string | undefined {
  const scored = known.map((name) => ({ name, far: distance(name.toLowerCase(), wanted.toLowerCase()) }));
  scored.sort((a, b) => a.far - b.far);
  const best = scored[0];
  return best && best.far <= Math.max(2, wanted.length / 3) ? best.name : undefined;
}
