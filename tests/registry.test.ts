import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

interface Registry {
  updateRegistries(root: string, options?: { check?: boolean }): { faults: string[]; written: string[] };
}
const script = new URL('../scripts/registry.mjs', import.meta.url).href;
const { updateRegistries } = (await import(script)) as Registry;

let root: string;
const put = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
const drugs = () => readFileSync(join(root, 'src/drugs/registry.generated.ts'), 'utf8');

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'registry-'));
  put('src/drugs/heroin.ts', 'export const heroin = 1;\n');
  put('src/drugs/fentanyl.ts', 'export const fentanyl = 2;\n');
});
afterEach(() => rmSync(root, { recursive: true }));

describe('registry', () => {
  it('[RG1] lists the content files of a folder in alphabetical order', () => {
    expect(updateRegistries(root)).toEqual({ faults: [], written: ['src/drugs/registry.generated.ts'] });
    expect(drugs()).toBe(
      [
        '// Generated from the files of this folder by: npm run registry',
        "import { fentanyl } from './fentanyl.ts';",
        "import { heroin } from './heroin.ts';",
        '',
        'export const drugs = [',
        '  fentanyl,',
        '  heroin,',
        '] as const;',
        '',
      ].join('\n'),
    );
  });

  it('[RG2] leaves out tests, index, generated and underscored files, and folders with nothing in them', () => {
    for (const name of ['heroin.test.ts', 'index.ts', '_shared.ts', 'notes.md']) put(`src/drugs/${name}`, 'export {};\n');
    mkdirSync(join(root, 'claims'));
    updateRegistries(root);
    expect(drugs().match(/from '(.*)'/g)).toEqual(["from './fentanyl.ts'", "from './heroin.ts'"]);
    expect(existsSync(join(root, 'claims/registry.generated.ts'))).toBe(false);
  });

  it('[RG3] names the export in camel case', () => {
    put('src/brain/hedonic-set-point.ts', 'export const hedonicSetPoint = 1;\n');
    put('claims/C01.ts', 'export const c01 = 1;\n');
    expect(updateRegistries(root).faults).toEqual([]);
    expect(readFileSync(join(root, 'src/brain/registry.generated.ts'), 'utf8')).toContain(
      'export const mechanisms = [\n  hedonicSetPoint,\n]',
    );
    expect(readFileSync(join(root, 'claims/registry.generated.ts'), 'utf8')).toContain("import { c01 } from './C01.ts';");
  });

  it('[RG4] fails when a file was added or taken away since, says what to run, and writes nothing', () => {
    updateRegistries(root);
    expect(updateRegistries(root, { check: true }).faults).toEqual([]);
    const before = drugs();
    const message = 'src/drugs/registry.generated.ts: does not list the files of src/drugs/ as they are; run: npm run registry';
    put('src/drugs/morphine.ts', 'export const morphine = 3;\n');
    expect(updateRegistries(root, { check: true }).faults).toEqual([message]);
    for (const name of ['morphine', 'heroin']) rmSync(join(root, `src/drugs/${name}.ts`));
    expect(updateRegistries(root, { check: true }).faults).toEqual([message]);
    expect(drugs()).toBe(before);
  });

  it('[RG5] refuses a content file that does not export its own name', () => {
    put('src/drugs/morphine.ts', 'export const morfine = 3;\n');
    expect(updateRegistries(root).faults).toEqual([
      'src/drugs/morphine.ts: exports no const morphine; a content file exports one const named as the file (or its name starts with _)',
    ]);
  });

  it('[RG6] gives the same bytes when run again', () => {
    updateRegistries(root);
    const first = drugs();
    expect(updateRegistries(root).written).toEqual([]);
    expect(drugs()).toBe(first);
  });
});
