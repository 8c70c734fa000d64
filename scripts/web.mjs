/**
 * Builds the page into dist/web: bundles web/ with vite, writes the colours from the palette, the evidence from the tables, and the list
 * of files for working offline. Needs dist/src, so it runs after tsc. Run: node scripts/web.mjs
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const out = join(root, 'dist/web');
const { LIGHT, DARK } = await import(join(root, 'dist/src/describe/palette.js'));

const properties = (palette) =>
  Object.entries(palette)
    .map(([name, value]) => `--${name}:${value}`)
    .join(';');

/** One source for colours: light, dark when the screen asks for it, and either when the reader does. */
const COLOURS = [
  `:root{color-scheme:light;${properties(LIGHT)}}`,
  `@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){color-scheme:dark;${properties(DARK)}}}`,
  `@media screen{:root[data-theme=dark]{color-scheme:dark;${properties(DARK)}}}`,
].join('\n');

const palette = {
  name: 'palette',
  transform: (code, id) => (id.endsWith('web/style.css') ? code.replace('/* COLOURS */', COLOURS) : undefined),
  enforce: 'pre',
};

await build({
  configFile: false,
  root: join(root, 'web'),
  base: './',
  logLevel: 'error',
  plugins: [palette],
  worker: { format: 'es' },
  build: {
    outDir: out,
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { treeshake: { moduleSideEffects: (id) => !/\/(src|claims|validation)\//.test(id) } },
  },
});

const evidence = join(root, 'scripts/webEvidence.mjs');
if (existsSync(evidence)) {
  const { evidenceData } = await import(evidence);
  writeFileSync(join(out, 'evidence.json'), JSON.stringify(await evidenceData(root)));
}

function filesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(path) : [path];
  });
}

const files = filesUnder(out).sort();
const name = createHash('sha256');
for (const file of files) name.update(readFileSync(file));
const listed = ['./', ...files.map((file) => `./${relative(out, file).split(sep).join('/')}`)].filter((file) => file !== './index.html');
const offline = readFileSync(join(root, 'web/offline.js'), 'utf8')
  .replace('BUILD_NAME', name.digest('hex').slice(0, 12))
  .replace('BUILD_FILES', JSON.stringify(listed));
writeFileSync(join(out, 'offline.js'), offline);
