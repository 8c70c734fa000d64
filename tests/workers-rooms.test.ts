/** What the room table says of `src/workers`: which of its files may know Node, which web workers, and who may import them. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

const script = new URL('../scripts/rooms.mjs', import.meta.url).href;
const { checkRooms } = (await import(script)) as { checkRooms(root: string): string[] };

function faultsOf(files: Record<string, string>): string[] {
  const root = mkdtempSync(join(tmpdir(), 'rooms-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return checkRooms(root);
  } finally {
    rmSync(root, { recursive: true });
  }
}

const threads = { 'src/workers/node.ts': "import 'node:worker_threads';\nsetTimeout(() => console.log(Date.now()));\n" };
const web =
  "declare const Worker: new (url: string) => object;\ndeclare const self: object;\nexport const both = [new Worker('x'), self];\n";

it('node*.ts may use Node, and store and src/node.ts may import it', () => {
  const files = { 'src/workers/nodeLives.ts': "import './node.ts';\nimport '../simulate/life.ts';\n", 'src/simulate/life.ts': '' };
  const importers = { 'src/store/x.ts': "import '../workers/node.ts';\n", 'src/node.ts': "export * from './workers/node.ts';\n" };
  expect(faultsOf({ ...threads, ...files, ...importers })).toEqual([]);
});

it.each(['src/index.ts', 'src/workers/pool.ts', 'src/workers/web.ts'])('%s may import nothing that needs Node', (file) => {
  const name = file === 'src/index.ts' ? './workers/node.ts' : './node.ts';
  expect(faultsOf({ ...threads, [file]: `import '${name}';\n` })).toEqual([
    `${file}:1: imports src/workers/node.ts; it needs Node; only other workers/node*.ts, store and src/node.ts may import it`,
  ]);
});

it('the rest of the room is pure and free of Node', () => {
  const [node, clock] = faultsOf({ 'src/workers/pool.ts': "import 'node:os';\nDate.now();\n" });
  expect(node).toContain('src/workers/pool.ts:1: imports node:os; only store, cli and bench may import node: modules');
  expect(clock).toContain('src/workers/pool.ts:2: uses Date;');
});

it('web*.ts may speak with web workers and with nothing else of the page; declaring a name elsewhere does not allow it', () => {
  expect(faultsOf({ 'src/workers/web.ts': web })).toEqual([]);
  expect(faultsOf({ 'src/workers/web.ts': 'declare const document: object;\nexport const page = document;\n' })).toHaveLength(1);
  const elsewhere = faultsOf({ 'src/simulate/x.ts': web });
  expect(elsewhere.map((fault) => fault.slice(0, 30))).toEqual(['src/simulate/x.ts:3: uses Work', 'src/simulate/x.ts:3: uses self']);
});
