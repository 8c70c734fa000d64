import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';

interface Rooms {
  checkRooms(root: string, options?: { limit?: number; longer?: Record<string, string> }): string[];
}
const script = new URL('../scripts/rooms.mjs', import.meta.url).href;
const { checkRooms } = (await import(script)) as Rooms;

const trees: string[] = [];
afterEach(() => {
  for (const tree of trees.splice(0)) rmSync(tree, { recursive: true });
});

function faultsOf(files: Record<string, string>, options?: Parameters<typeof checkRooms>[1]): string[] {
  const root = mkdtempSync(join(tmpdir(), 'rooms-'));
  trees.push(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return checkRooms(root, options);
}

const sound = {
  'src/units/unit.ts': 'export const one = 1;\n',
  'src/language/component.ts': "import { one } from '../units/unit.ts';\nexport const two = one + 1;\n",
  'src/brain/receptor.ts': "import { two } from '../language/component.ts';\nexport const receptor = two;\n",
  'src/store/files.ts': "import { readFileSync } from 'node:fs';\nexport const now = () => Date.now() + readFileSync('x').length;\n",
  'src/index.ts': "export * from './brain/receptor.ts';\n",
  'claims/c01.ts': "import { receptor } from '../src/index.ts';\nexport const c01 = receptor;\n",
  'cli/main.ts': "import { claims } from '../claims/registry.generated.ts';\nconsole.log(claims);\n",
};

describe('room table', () => {
  it('[RM1] finds nothing wrong with a sound tree', () => {
    expect(faultsOf(sound)).toEqual([]);
  });

  it.each([
    [
      'a higher room',
      'src/units/x.ts',
      "\nimport { two } from '../language/component.ts';",
      'src/units/x.ts:2: imports src/language/component.ts; units may import no other room',
    ],
    [
      'another content room',
      'src/drugs/x.ts',
      "export * from '../brain/receptor.ts';",
      'src/drugs/x.ts:1: imports src/brain/receptor.ts; drugs may import units, numerics, language, compile',
    ],
    [
      'content from outcomes',
      'src/outcomes/x.ts',
      "import '../brain/receptor.ts';",
      'src/outcomes/x.ts:1: imports src/brain/receptor.ts; outcomes may import units, numerics, language, compile',
    ],
    [
      'an inner file from outside',
      'claims/x.ts',
      "import type { R } from '../src/brain/receptor.ts';",
      'claims/x.ts:1: imports src/brain/receptor.ts; claims may import only src/index.ts',
    ],
    [
      'the command line from below',
      'src/store/x.ts',
      "import '../../cli/main.ts';",
      'src/store/x.ts:1: imports cli/main.ts; store may import',
    ],
    [
      'a type by import()',
      'src/units/x.ts',
      "export type T = import('../brain/receptor.ts').R;",
      'src/units/x.ts:1: imports src/brain/receptor.ts; units',
    ],
    [
      'an import at run time',
      'src/units/x.ts',
      "await import('../brain/receptor.ts');",
      'src/units/x.ts:1: imports src/brain/receptor.ts; units',
    ],
    ['a computed import', 'cli/x.ts', 'await import(process.argv[2]);', 'cli/x.ts:1: imports a computed name; an import names its file'],
    [
      'a node: module',
      'src/simulate/x.ts',
      "import 'node:fs';",
      'src/simulate/x.ts:1: imports node:fs; only store, cli and bench may import node: modules',
    ],
    ['a package', 'src/simulate/x.ts', "import 'yaml';", 'src/simulate/x.ts:1: imports yaml; simulate may import no package'],
    ['a room nobody knows', 'src/misc/x.ts', '', 'src/misc/x.ts:1: stands in no room; src/ has units'],
    ['a file beside index', 'src/helpers.ts', '', 'src/helpers.ts:1: stands in no room; src/ has units'],
  ])('[RM2] refuses %s', (_, path, text, message) => {
    const faults = faultsOf({ ...sound, [path]: text });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(message);
  });

  it('[RM3] refuses a circle, once, with the way round', () => {
    const faults = faultsOf({
      'src/brain/a.ts': "import './b.ts';",
      'src/brain/b.ts': "import './c.ts';",
      'src/brain/c.ts': "import './a.ts';",
    });
    expect(faults).toEqual([
      'src/brain/a.ts:1: imports itself by src/brain/a.ts → src/brain/b.ts → src/brain/c.ts → src/brain/a.ts; no circles are allowed',
    ]);
  });
});

describe('purity', () => {
  it.each([
    ['the clock', 'const t = Date.now();', 'uses Date;'],
    ['a new clock', 'const t = new Date();', 'uses Date;'],
    ['chance', 'const u = Math.random();', 'uses Math.random;'],
    ['the console', "console.log('x');", 'uses console;'],
    ['the page', 'document.title;', 'uses document;'],
    ['an inexact function', 'const y = Math.exp(1);', 'uses Math.exp;'],
    ['an inexact hypot', 'const y = Math.hypot(1, 2);', 'uses Math.hypot;'],
    ['Math taken apart', 'const { exp } = Math;', 'uses Math as a value;'],
    ['Math by index', "const y = Math['exp'](1);", 'uses Math as a value;'],
    ['a power sign', 'const y = 10 ** -3;', 'uses **;'],
    ['generated code', 'const code = (x: string) => `return Math.pow($' + '{x}, 2)`;', 'writes Math.pow into generated code;'],
  ])('[RM4] refuses %s in the core, with its line', (_, text, message) => {
    const faults = faultsOf({ 'src/numerics/x.ts': `\n${text}\n` });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(`src/numerics/x.ts:2: ${message}`);
  });

  it('[RM5] leaves alone what only looks alike', () => {
    const text = [
      '// Date.now() and Math.exp(x) are named in a comment',
      'export const y = Math.sqrt(Math.abs(Math.PI)) ** 2 * 2 ** -32;',
      'export const title = (document: { window: number }) => document.window;',
      'export const row = { console: 1 };',
      'export interface Process { Date: number }',
    ];
    expect(faultsOf({ 'src/numerics/x.ts': text.join('\n') })).toEqual([]);
  });

  it('[RM6] lets tests, store, the command line and the bench touch the world', () => {
    const text = 'console.log(Date.now(), Math.exp(1), 2 ** 3);\n';
    expect(faultsOf({ 'src/numerics/x.test.ts': text, 'src/store/x.ts': text, 'cli/x.ts': text, 'bench/x.ts': text })).toEqual([]);
  });
});

describe('length', () => {
  const lines = (count: number) => 'export {};\n'.repeat(count);

  it('[RM7] allows exactly 400 lines and no more, in tests too', () => {
    const faults = faultsOf({ 'src/units/a.ts': lines(400), 'src/units/b.ts': lines(401), 'tests/c.test.ts': lines(401) });
    expect(faults.map((fault) => fault.slice(0, 34))).toEqual(['src/units/b.ts:401: has 401 lines;', 'tests/c.test.ts:401: has 401 lines']);
  });

  it('[RM8] lets a listed file be longer, and refuses a stale listing', () => {
    const longer = { 'src/units/b.ts': 'a kernel', 'src/units/a.ts': 'no longer true', 'src/units/gone.ts': 'removed' };
    const faults = faultsOf({ 'src/units/a.ts': lines(3), 'src/units/b.ts': lines(401) }, { longer });
    expect(faults).toHaveLength(2);
    expect(faults[0]).toContain('src/units/a.ts:1: has 3 lines but is listed as longer');
    expect(faults[1]).toContain('LONGER names src/units/gone.ts, which does not exist');
  });
});
