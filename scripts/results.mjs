// Writes docs/results.md: the full tables of `accumbens claims` and `accumbens validate`, 200 people, seed 1. Some minutes of work.
//   node scripts/results.mjs [claims.json validation.json]   from files already made with --json
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The JSON a command prints; its exit code 1 says that something failed, which is a result. */
function table(command) {
  try {
    return execFileSync(process.execPath, [join(root, 'dist/cli/main.js'), command, '--json'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  } catch (error) {
    if (error.status === 1 && error.stdout) return error.stdout;
    throw error;
  }
}

const [claimsFile, validationFile] = process.argv.slice(2);
const claims = JSON.parse(claimsFile ? readFileSync(claimsFile, 'utf8') : table('claims'));
const rows = JSON.parse(validationFile ? readFileSync(validationFile, 'utf8') : table('validate'));

const cell = (text) =>
  String(text ?? '')
    .replaceAll('|', '\\|')
    .replaceAll('\n', ' ');
const count = (list, verdict) => list.filter((x) => x.verdict === verdict).length;
const summary = (list) => `${count(list, 'pass')} pass, ${count(list, 'fail')} fail, ${count(list, 'warn')} warn`;
const verdict = (x) => (x.verdict === 'fail' ? '**fail**' : x.verdict);

const text = `# Results

The full tables of \`accumbens claims\` and \`accumbens validate\`: 200 simulated people, seed 1. Made by \`npm run results\`; nothing here is edited by hand.
"Calibrated" means that a parameter was set on that very row, so that passing shows only that the equations can carry the number; "predicted" that none was.

## Claims: ${summary(claims)}

| id | statement | measured | bound | verdict |
|---|---|---|---|---|
${claims.map((c) => `| ${c.id} | ${cell(c.statement)} | ${cell(c.measured)} | ${cell(c.bound)} | ${verdict(c)}${c.because ? `: ${cell(c.because)}` : ''} |`).join('\n')}

## Published results: ${summary(rows)}

| id | what | published | measured | kind | verdict |
|---|---|---|---|---|---|
${rows.map((r) => `| ${r.id} | ${cell(r.statement)} | ${cell(r.published)} [${r.trust}] | ${cell(r.measured)} | ${r.kind} | ${verdict(r)}${r.because ? `: ${cell(r.because)}` : ''} |`).join('\n')}
`;
writeFileSync(join(root, 'docs/results.md'), text);
console.log(`docs/results.md: claims ${summary(claims)}; published results ${summary(rows)}`);
