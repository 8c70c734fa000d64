import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';

const dist = new URL('../../dist/', import.meta.url);
const source = new URL('../../src/store/study.testdata.ts', import.meta.url);

const WORKER = `
import { serveBatches, shardWorker } from '${new URL('src/node.js', dist)}';
import { toyKind } from './toy.mjs';
serveBatches(shardWorker(toyKind, '1'));`;

/** node run.mjs FOLDER SPEC [resume]: exit code 1 and one line when the folder cannot be used. */
const RUN = `
import { finishStudy, nodePort, openStudy } from '${new URL('src/node.js', dist)}';
import { toy, toyKind, toyRequest } from './toy.mjs';
const [folder, spec, resume] = process.argv.slice(2);
const request = toyRequest(JSON.parse(spec));
try {
  const opened = openStudy(folder, request, toy.begin(request.spec), { version: '1', resume: resume === 'resume' });
  await finishStudy(opened, { workers: 2, spawn: () => nodePort(new URL('./worker.mjs', import.meta.url), { folder }) });
  opened.close();
} catch (error) {
  console.error(error.name + ': ' + error.message);
  process.exit(1);
}`;

/** A program that runs the toy study on two threads, in a folder of its own: the store alone, without the time a model takes. */
export function toyProgram(): { readonly program: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'accumbens-toy-'));
  const { outputText } = ts.transpileModule(readFileSync(source, 'utf8'), {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  });
  const toy = outputText.replace(/'\.\.\/(.*)\.ts'/g, (_, path) => `'${new URL(`src/${path}.js`, dist)}'`);
  for (const [name, text] of Object.entries({ 'toy.mjs': toy, 'worker.mjs': WORKER, 'run.mjs': RUN }))
    writeFileSync(join(folder, name), text);
  return { program: join(folder, 'run.mjs'), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Every file below a folder, by name, as text that keeps each byte. */
export function bytesOf(folder: string, at = ''): Record<string, string> {
  const entries = readdirSync(join(folder, at), { withFileTypes: true });
  const inside = entries.map((entry): Record<string, string> => {
    const path = join(at, entry.name);
    return entry.isDirectory() ? bytesOf(folder, path) : { [path]: readFileSync(join(folder, path)).toString('latin1') };
  });
  return Object.assign({}, ...inside);
}
