/** What the page's evidence room shows, from the tables themselves: parameters, rows of evidence, claims and published results, limits. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Rows of the tables of a document under the heading that begins with `heading` (all tables when absent), as lists of cells. */
export function tableRows(text, heading) {
  const from = heading ? text.indexOf(`\n## ${heading}`) : 0;
  if (from < 0) throw new Error(`webEvidence: no heading "${heading}"`);
  const end = text.indexOf('\n## ', from + 4);
  const lines = text
    .slice(from, end < 0 ? undefined : end)
    .split('\n')
    .filter((line) => line.startsWith('|'));
  const cells = (line) =>
    line
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim().replaceAll('\\|', '|'));
  return lines.filter((line, i) => !/^\|[-| ]+\|$/.test(line) && !/^\|[-| ]+\|$/.test(lines[i + 1] ?? '')).map(cells);
}

/** id → measured, verdict and reason, as docs/results.md has them. */
function verdicts(text, heading, column) {
  return new Map(
    tableRows(text, heading).map((cells) => {
      const [, verdict, because] = /^\**(pass|fail|warn)\**(?:: ([\s\S]*))?$/.exec(cells.at(column.verdict)) ?? [];
      return [cells[0], { measured: cells.at(column.measured), verdict, ...(because ? { because } : {}) }];
    }),
  );
}

const provenance = (from) => (typeof from === 'string' ? { rows: from.split(/,\s*/) } : from);

export async function evidenceData(root) {
  const load = (path) => import(join(root, 'dist', path));
  const [{ assemble, declaredParameters, drugs, mechanisms, rewards }, { readEvidence }, { claims }, { validations }] = await Promise.all(
    ['src/index.js', 'cli/evidence.js', 'claims/registry.generated.js', 'validation/registry.generated.js'].map(load),
  );
  const model = assemble([...drugs, ...rewards, ...mechanisms]);
  const read = (path) => readFileSync(join(root, path), 'utf8');
  const results = read('docs/results.md');
  const ofClaims = verdicts(results, 'Claims', { measured: 2, verdict: 4 });
  const ofRows = verdicts(results, 'Published results', { measured: 3, verdict: 5 });
  const compared = JSON.parse(read('docs/results.json'));
  const told = (one, found) => {
    const { run: _, ...rest } = one;
    const beside = compared[one.id] ? { compared: compared[one.id] } : {};
    return { ...rest, ...beside, ...(found.get(one.id) ?? { measured: '', verdict: 'warn', because: 'not yet in docs/results.md' }) };
  };
  return {
    limits: tableRows(read('docs/not-modelled.md')),
    claims: claims.map((claim) => told(claim, ofClaims)),
    validations: validations.map((row) => told(row, ofRows)),
    parameters: declaredParameters().map(({ id, part, value, unit, range, spread, says, from }) => ({
      id,
      part,
      value,
      unit,
      range,
      spread,
      says,
      ...provenance(from),
    })),
    mechanisms: model.components.map(({ name, says, equations = {} }) => ({ name, says, equations })),
    evidence: Object.fromEntries(readEvidence().map(({ id, kind: _, at: __, ...row }) => [id, row])),
  };
}
