/** What leaves the house: the contents of the package, the lockfile, and words that must not be in it. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const run = (command: string, args: string[]) =>
  execFileSync(command, args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1e8 });

function filesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    if (['node_modules', 'dist', 'runs', '.git', 'bench/results', 'artefacts'].includes(path)) return [];
    return entry.isDirectory() ? filesUnder(path) : [path];
  });
}

describe('the package', () => {
  let packed: string[];
  beforeAll(() => {
    if (!existsSync(join(root, 'dist/cli/main.js'))) run('npm', ['run', 'build']);
    const [listing] = JSON.parse(run('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'])) as { files: { path: string }[] }[];
    packed = (listing?.files ?? []).map((file) => file.path);
  });

  it('[PKG1] has the program, its types, and all it reads', () => {
    const needed = [
      'dist/cli/main.js',
      'dist/src/index.js',
      'dist/src/index.d.ts',
      'dist/web/index.html',
      'dist/web/evidence.json',
      'README.md',
      'LICENSE',
      'CHANGELOG.md',
      'CITATION.cff',
      'package.json',
    ];
    const folders = ['evidence', 'fits', 'scenarios', 'spec'].map((folder) => ({ folder, files: filesUnder(folder) }));
    for (const { folder, files } of folders) expect(files.length, `${folder}/ is empty`).toBeGreaterThan(0);
    expect([...needed, ...folders.flatMap(({ files }) => files)].filter((file) => !packed.includes(file))).toEqual([]);
  });

  it('[PKG2] has no tests, no scratch and no file whose source is gone', () => {
    const source = (file: string) => join(root, file.replace(/^dist\//, '').replace(/(\.d)?\.(js|ts)$/, '.ts'));
    const orphan = (file: string) => /^dist\/(?!web\/).*\.(js|ts)$/.test(file) && !existsSync(source(file));
    expect(packed.filter((file) => /\.test\.|^tests\/|^bench\/|^runs\//.test(file))).toEqual([]);
    expect(packed.filter(orphan), 'run: npm run build').toEqual([]);
  });

  it('[PKG3] starts from a checkout by its name', () => {
    expect(run('npx', ['accumbens', '--help'])).toContain('accumbens');
    expect(readFileSync(join(root, 'dist/cli/main.js'), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
  });

  it('[PKG4] says the same version in package.json, lockfile and citation', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { version: string };
    expect(lock.version).toBe(version);
    expect(readFileSync(join(root, 'CITATION.cff'), 'utf8')).toContain(`\nversion: ${version}\n`);
  });
});

describe('what the files say', () => {
  it('[PKG5] the lockfile names no server', () => {
    expect(readFileSync(join(root, 'package-lock.json'), 'utf8')).not.toContain('"resolved"');
  });

  it('[PKG6] no file names a place on somebody’s machine or the registry it was installed from', () => {
    // Written in parts, so that this file does not hold what it forbids.
    const places = [
      ['', 'work', 'main'],
      ['', 'work', 'shared'],
      ['', 'home', ''],
      ['', 'root', ''],
      ['', 'Users', ''],
      ['.', 'library', ''],
    ].map((parts) => parts.join('/').replace('./', '.'));
    const registry = new URL(run('npm', ['config', 'get', 'registry']).trim()).host;
    const forbidden = [...places, registry];
    const found = filesUnder('').flatMap((file) => {
      const text = readFileSync(join(root, file), 'utf8');
      const words = forbidden.filter((word) => text.includes(word));
      // Tests may look for real data beside the checkout; nothing else may.
      if (!file.endsWith('.test.ts') && !file.startsWith('tests/') && text.includes(['..', 'shared'].join('/')))
        words.push('the shared folder');
      return words.map((word) => `${file}: ${word}`);
    });
    expect(found).toEqual([]);
  });
});
