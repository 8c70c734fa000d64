// Builds dist: the package by tsc, the page by scripts/web.mjs. What an earlier build left behind goes last, so that a program
// running from dist (`npx accumbens` may build while another runs) never finds it empty.
import { execFileSync } from 'node:child_process';
import { chmodSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const began = Date.now();
const run = (...args) => execFileSync(process.execPath, args, { cwd: root, stdio: 'inherit' });

const typescript = dirname(createRequire(import.meta.url).resolve('typescript/package.json'));
run(join(typescript, 'bin', 'tsc'), '-p', 'tsconfig.build.json');
chmodSync(join(dist, 'cli/main.js'), 0o755);
for (const name of readdirSync(dist, { recursive: true })) {
  const path = join(dist, name);
  const stat = statSync(path, { throwIfNoEntry: false });
  // A second of grace: file systems round times.
  if (stat?.isFile() && !name.startsWith('web') && stat.mtimeMs < began - 1000) rmSync(path);
}
run(join(root, 'scripts', 'web.mjs'));
