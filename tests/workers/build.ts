import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Threads and web workers start from JavaScript, which Node 20 and browsers do not get from TypeScript by themselves: `src/workers` and
 * `tests/workers` as they stand, compiled file by file into a temporary folder, so that a stale build is never what is tested.
 */
export function buildWorkers(): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'accumbens-workers-'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  for (const room of ['src/workers', 'tests/workers']) {
    mkdirSync(join(folder, room), { recursive: true });
    for (const name of readdirSync(join(root, room)).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))) {
      const { outputText } = ts.transpileModule(readFileSync(join(root, room, name), 'utf8'), { compilerOptions, fileName: name });
      writeFileSync(join(folder, room, name.replace(/ts$/, 'js')), outputText);
    }
  }
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}

const compilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  verbatimModuleSyntax: true,
  rewriteRelativeImportExtensions: true,
};
