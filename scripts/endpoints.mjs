/**
 * The published endpoints as data: writes src/outcomes/endpoints/definitions.generated.ts from evidence/endpoints.tsv, which is the one
 * place they are kept by hand. Run: node scripts/endpoints.mjs [--check]. With --check nothing is written and a stale file fails.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const GOAL = 'src/outcomes/endpoints/definitions.generated.ts';
/** Name in the table → name in the code. The notes stay in the evidence: nothing is computed from them. */
const KEPT = {
  id: 'id',
  group: 'group',
  type: 'type',
  quantity: 'says',
  missing: 'missing',
  steps: 'steps',
  source: 'source',
  doi: 'doi',
};

function render(table) {
  const [header, ...lines] = table
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));
  const entry = (cells) =>
    Object.entries(KEPT)
      .map(([column, name]) => `    ${name}: ${JSON.stringify(cells[header.indexOf(column)])},\n`)
      .join('');
  return [
    '// Generated from evidence/endpoints.tsv by: node scripts/endpoints.mjs\n',
    'export const definitions = [\n',
    ...lines.map((cells) => `  {\n${entry(cells)}  },\n`),
    '] as const;\n',
  ].join('');
}

const goal = join(root, GOAL);
const wanted = render(readFileSync(join(root, 'evidence/endpoints.tsv'), 'utf8'));
const stale = !existsSync(goal) || readFileSync(goal, 'utf8') !== wanted;
if (stale && process.argv.includes('--check')) {
  console.error(`${GOAL}: does not hold the rows of evidence/endpoints.tsv as they are; run: node scripts/endpoints.mjs`);
  process.exitCode = 1;
} else if (stale) {
  writeFileSync(goal, wanted);
  console.log(`wrote ${GOAL}`);
}
