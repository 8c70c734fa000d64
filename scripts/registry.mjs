/**
 * The folder is the registry: lists every content file of a room in `registry.generated.ts`.
 * Run: node scripts/registry.mjs [--check] [folder]. With --check nothing is written and a stale list fails.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Folder → name of the list it exports. */
const REGISTRIES = {
  'src/drugs': 'drugs',
  'src/brain': 'mechanisms',
  'src/rewards': 'rewards',
  'src/learning': 'learners',
  'src/life': 'lifeParts',
  'src/treatments': 'treatments',
  'src/tasks': 'tasks',
  'src/treatments/protocols': 'protocols',
  claims: 'claims',
  validation: 'validations',
};
const LIST = 'registry.generated.ts';

const isContent = (name) => /\.ts$/.test(name) && !/\.(test|generated|d)\.ts$/.test(name) && name !== 'index.ts' && !name.startsWith('_');

/** 'precipitated-withdrawal' → 'precipitatedWithdrawal'; 'C01' → 'c01'. */
function camelCase(name) {
  const joined = name.replace(/[-.](.)/g, (_, letter) => letter.toUpperCase());
  return joined.charAt(0).toLowerCase() + joined.slice(1);
}

function listing(root, folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder))
    .filter(isContent)
    .sort()
    .map((name) => ({ name, exported: camelCase(name.slice(0, -3)) }));
}

function missingExport(root, folder, { name, exported }) {
  const text = readFileSync(join(root, folder, name), 'utf8');
  if (new RegExp(`^export const ${exported}\\b`, 'm').test(text)) return [];
  return [
    `${folder}/${name}: exports no const ${exported}; a content file exports one const named as the file (or its name starts with _)`,
  ];
}

function render(list, entries) {
  const imports = entries.map(({ name, exported }) => `import { ${exported} } from './${name}';`);
  const members = entries.map(({ exported }) => `  ${exported},`);
  return [
    '// Generated from the files of this folder by: npm run registry',
    ...imports,
    '',
    `export const ${list} = [`,
    ...members,
    '] as const;',
    '',
  ].join('\n');
}

/** Writes (or with `check` compares) every registry under `root`; returns the faults and the files written. */
export function updateRegistries(root, { check = false } = {}) {
  const faults = [];
  const written = [];
  for (const [folder, list] of Object.entries(REGISTRIES)) {
    const entries = listing(root, folder);
    const path = join(root, folder, LIST);
    const now = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
    if (entries.length === 0 && now === undefined) continue;
    faults.push(...entries.flatMap((entry) => missingExport(root, folder, entry)));
    const wanted = render(list, entries);
    if (now === wanted) continue;
    if (check) faults.push(`${folder}/${LIST}: does not list the files of ${folder}/ as they are; run: npm run registry`);
    else {
      writeFileSync(path, wanted);
      written.push(`${folder}/${LIST}`);
    }
  }
  return { faults, written };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const args = process.argv.slice(2);
  const root = args.find((arg) => !arg.startsWith('--')) ?? join(dirname(fileURLToPath(import.meta.url)), '..');
  const { faults, written } = updateRegistries(root, { check: args.includes('--check') });
  for (const file of written) console.log(`wrote ${file}`);
  for (const fault of faults) console.error(fault);
  process.exitCode = faults.length ? 1 : 0;
}
