// Writes docs/results.md: the tables of `accumbens claims` and `accumbens validate`, 200 people, seed 1. Some ten minutes on two quiet cores.
//   node scripts/results.mjs [claims.json validation.json] [--people N]   from files already made with --json, of so many people
// What is missing from such files is named as missing. Several files of a kind may be joined by commas: claims.json,more.json.
// docs/results.json keeps the numbers behind every verdict, each beside its bound, for pictures.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values: options, positionals } = parseArgs({ allowPositionals: true, options: { people: { type: 'string', default: '200' } } });
const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The JSON a command prints; its exit code 1 says that something failed, which is a result. */
function table(command) {
  try {
    return execFileSync(process.execPath, [join(root, 'dist/cli/main.js'), command, '--json', '--people', options.people], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  } catch (error) {
    if (error.status === 1 && error.stdout) return error.stdout;
    throw error;
  }
}

const [claimsFile, validationFile] = positionals;
const read = (files) => files.split(',').flatMap((file) => JSON.parse(readFileSync(file, 'utf8')));
const byId = (a, b) => (a.id < b.id ? -1 : 1);
const claims = (claimsFile ? read(claimsFile) : JSON.parse(table('claims'))).sort(byId);
const rows = (validationFile ? read(validationFile) : JSON.parse(table('validate'))).sort(byId);

const cell = (text) =>
  String(text ?? '')
    .replaceAll('|', '\\|')
    .replaceAll('\n', ' ');
const count = (list, verdict) => list.filter((x) => x.verdict === verdict).length;
const summary = (list) => `${count(list, 'pass')} pass, ${count(list, 'fail')} fail, ${count(list, 'warn')} warn`;
const verdict = (x) => (x.verdict === 'fail' ? '**fail**' : x.verdict);

/** Ids with a file of their own that are not among those shown: 'pV04' stands for P-V04, 'c01' for C01. */
const plain = (id) => id.toLowerCase().replace(/[^a-z0-9]/g, '');
function missing(folder, shown) {
  const had = new Set(shown.map((x) => plain(x.id)));
  const files = readdirSync(join(root, folder)).filter((name) => /^[A-Za-z]+\d+\w*\.ts$/.test(name));
  const ids = files.map((name) => name.slice(0, -3)).filter((name) => !had.has(plain(name)));
  const told = ids.map((name) => name.replace(/^([a-z])V/, (_, letter) => `${letter.toUpperCase()}-V`));
  return told.length === 0
    ? ''
    : `\nNot run for this table: ${told.join(', ')}. \`accumbens ${folder === 'claims' ? 'claims' : 'validate'} ID\` runs one.\n`;
}

const text = `# Results

The tables of \`accumbens claims\` and \`accumbens validate\`: ${options.people} simulated people, seed 1. Made by \`npm run results\`; nothing here is edited by hand.
"Calibrated" means that a parameter was set on that very row, so that passing shows only that the equations can carry the number; "predicted" that none was.

## Claims: ${summary(claims)}
${missing('claims', claims)}
| id | statement | measured | bound | verdict |
|---|---|---|---|---|
${claims.map((c) => `| ${c.id} | ${cell(c.statement)} | ${cell(c.measured)} | ${cell(c.bound)} | ${verdict(c)}${c.because ? `: ${cell(c.because)}` : ''} |`).join('\n')}

## Published results: ${summary(rows)}
${missing('validation', rows)}
| id | what | published | measured | kind | verdict |
|---|---|---|---|---|---|
${rows.map((r) => `| ${r.id} | ${cell(r.statement)} | ${cell(r.published)} [${r.trust}] | ${cell(r.measured)} | ${r.kind} | ${verdict(r)}${r.because ? `: ${cell(r.because)}` : ''} |`).join('\n')}
`;
const finite = ({ estimate, low, high }) => [estimate, low, high].every((x) => typeof x === 'number' && Number.isFinite(x));
const short = (x) => (x === null ? null : Number(x.toPrecision(6)));
const kept = ({ estimate, low, high, agrees, ...told }) => {
  const [e, l, h] = [estimate, low, high].map(short);
  return { ...told, estimate: e, low: l, high: h, ...(agrees ? { agrees: agrees.map(short) } : {}) };
};
const numbers = [...claims, ...rows].flatMap(({ id, compared = [] }) => {
  const known = compared.filter(finite);
  return known.length > 0 ? [[id, known.map(kept)]] : [];
});
writeFileSync(join(root, 'docs/results.md'), text);
writeFileSync(
  join(root, 'docs/results.json'),
  `{\n${numbers.map(([id, all]) => ` ${JSON.stringify(id)}: [\n${all.map((one) => `  ${JSON.stringify(one)}`).join(',\n')}\n ]`).join(',\n')}\n}\n`,
);
const bare = [...claims, ...rows].filter(({ id, measured }) => measured !== 'not evaluated' && !numbers.some(([had]) => had === id));
if (bare.length > 0) console.log(`docs/results.json: no numbers of ${bare.map(({ id }) => id).join(', ')}`);
console.log(`docs/results.md: claims ${summary(claims)}; published results ${summary(rows)}`);
