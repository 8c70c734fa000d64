/** Documents drift: every path they name exists, every command they name is one, every example they show runs and prints what is shown. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const main = join(root, 'dist/cli/main.js');
const scripts = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> }).scripts;

/** Top-level names of the project; a first segment from this list makes a name a path that must exist. */
const TOP = 'src cli claims validation scenarios evidence spec docs decisions bench scripts tests .ci'.split(' ');
const markdown = (folder: string) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`);
const documents = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...markdown('docs'), ...markdown('decisions'), 'evidence/README.md'];

const withoutBlocks = (text: string) => text.replace(/^```[\s\S]*?^```/gm, '');
const inlineCode = (text: string) => [...withoutBlocks(text).matchAll(/`([^`\n]+)`/g)].map((match) => match[1] as string);

/** Names that must exist: inline code that is a project path, root documents in capitals, and relative links. */
function pathsNamed(text: string): string[] {
  const links = [...withoutBlocks(text).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)[^)]*\)/g)].map((match) => match[1] as string);
  const paths = inlineCode(text).filter((code) => /^[\w.@-]+(\/[\w.@-]+)*\/?$/.test(code));
  return [
    ...links,
    ...paths.filter((path) => /^[A-Z]+(\.md|\.cff)$/.test(path) || (path.includes('/') && TOP.includes(path.split('/')[0] ?? ''))),
  ];
}

/** Commands named in running text. */
const commandsNamed = (text: string) => inlineCode(text).filter((code) => /^(npx accumbens|accumbens|npm) \S/.test(code));

interface Example {
  readonly command: string;
  readonly shown: readonly string[];
}

/** `$ command` lines of console blocks, each with the output lines shown under it. */
function examplesIn(text: string): Example[] {
  const examples: { command: string; shown: string[] }[] = [];
  for (const [, block = ''] of text.matchAll(/^```console\n([\s\S]*?)^```/gm)) {
    for (const line of block.trimEnd().split('\n')) {
      if (line.startsWith('$ ')) examples.push({ command: line.slice(2).replace(/\s+#.*$/, ''), shown: [] });
      else examples.at(-1)?.shown.push(line);
    }
  }
  return examples;
}

/** The shown lines as a pattern for the whole output: `…` stands for omitted text, alone on its line for omitted lines. */
function pattern(shown: readonly string[]): RegExp {
  const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const lines = shown.map((line) =>
    line.trim() === '…' ? '(?:[^\\n]*\\n)*?' : `${literal(line.trimEnd()).replaceAll('…', '[^\\n]*')}[ ]*\\n`,
  );
  return new RegExp(`^${lines.join('')}$`);
}

describe('the reading of documents', () => {
  it('[DOC1] finds paths and leaves other inline code alone', () => {
    const text =
      'In `src/brain/`, `LICENSE.md`, [a](docs/x.md#y), `ng/mL`, `d/dt x`, `runs/out`, `src/drugs/<name>.ts`, [w](https://a.b/c).';
    expect(pathsNamed(text)).toEqual(['docs/x.md', 'src/brain/', 'LICENSE.md']);
  });

  it('[DOC2] reads a console block as commands with their output', () => {
    const text = '```console\n$ npx accumbens a  # why\none\n…\n$ npm ci\n```\n`npm test`';
    expect(examplesIn(text)).toEqual([
      { command: 'npx accumbens a', shown: ['one', '…'] },
      { command: 'npm ci', shown: [] },
    ]);
    expect(commandsNamed(text)).toEqual(['npm test']);
  });

  it('[DOC3] compares every shown line; only … is free', () => {
    const shown = ['peak 212 %', 'took … s', '…', 'end'];
    expect('peak 212 %\ntook 3.1 s\na\nb\nend\n').toMatch(pattern(shown));
    expect('peak 213 %\ntook 3.1 s\na\nb\nend\n').not.toMatch(pattern(shown));
    expect('peak 212 %\ntook 3.1 s\na\nb\nend\nmore\n').not.toMatch(pattern(shown));
  });
});

describe.each(documents)('%s', (document) => {
  const text = () => readFileSync(join(root, document), 'utf8');

  it('[DOC4] names only files that exist', () => {
    expect(existsSync(join(root, document)), `${document} is missing`).toBe(true);
    const from = (path: string) =>
      document.includes('/') && !TOP.includes(path.split('/')[0] ?? '') ? join(root, document, '..', path) : join(root, path);
    const missing = pathsNamed(text()).filter((path) => !existsSync(from(path)) && !existsSync(join(root, path)));
    expect(missing, `${document} names files that do not exist`).toEqual([]);
  });

  it('[DOC5] names only npm commands that exist', () => {
    const builtIn = ['ci', 'install', 'i', 'test', 'start', 'pack', 'run', 'exec'];
    const all = [...commandsNamed(text()), ...examplesIn(text()).map((example) => example.command)];
    const unknown = all.filter((command) => {
      const [tool, verb = '', name = ''] = command.split(/\s+/);
      return tool === 'npm' && (!builtIn.includes(verb) || (verb === 'run' && !(name in scripts)));
    });
    expect(unknown).toEqual([]);
  });
});

describe('commands and examples', () => {
  let place: string;
  beforeAll(() => {
    if (!existsSync(main)) execFileSync('npm', ['run', 'build'], { cwd: root, stdio: 'inherit' });
    place = mkdtempSync(join(tmpdir(), 'documents-'));
    for (const name of readdirSync(root)) {
      if (!['runs', '.git', 'node_modules'].includes(name)) symlinkSync(join(root, name), join(place, name));
    }
  });
  afterAll(() => place && rmSync(place, { recursive: true }));

  const read = (document: string) => (existsSync(join(root, document)) ? readFileSync(join(root, document), 'utf8') : '');
  /** Real records may lie beside the checkout; without them the examples that name them are not run. */
  const records = join(root, '../shared/data/ctn0094');
  const fill = ({ command, shown }: Example): Example => ({
    command: (existsSync(records) ? command.replace('path/to/ctn0094', records) : command).replace(/^npm ci && /, ''),
    shown,
  });
  /** What can be run here: not npm's own work, and not what the reader must fill in. */
  const runnable = ({ command }: Example) => (/^npx accumbens /.test(command) || command === 'npm start') && !/[…<]|path\/to/.test(command);
  const examples = documents.flatMap((document) =>
    examplesIn(read(document))
      .map(fill)
      .filter(runnable)
      .map((example) => ({ document, ...example })),
  );

  it('[DOC6] every accumbens command named in a document is one the program knows', () => {
    const help = spawnSync(process.execPath, [main, '--help'], { encoding: 'utf8' }).stdout;
    const commands = documents.flatMap((document) => [
      ...commandsNamed(read(document)),
      ...examplesIn(read(document)).map((example) => example.command),
    ]);
    const words = commands.flatMap((command) => /^(?:npx )?accumbens ([a-z]+)/.exec(command)?.[1] ?? []);
    expect(help).toContain('accumbens');
    expect([...new Set(words)].filter((word) => !new RegExp(`\\b${word}\\b`).test(help))).toEqual([]);
  });

  it('[DOC7] the README shows at least two commands with their output', () => {
    expect(examplesIn(read('README.md')).filter((example) => example.shown.length > 0).length).toBeGreaterThanOrEqual(2);
  });

  // In the order written, in one place: a later example may read what an earlier one made.
  it.each(examples)('[DOC8] $document: $command', { timeout: 180_000 }, ({ command, shown }) => {
    const line = command === 'npm start' ? (scripts.start as string) : command.replace('npx accumbens', `"${process.execPath}" "${main}"`);
    const done = spawnSync(line, { shell: true, cwd: place, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1', COLUMNS: '80' } });
    expect(done.status, done.stderr).toBe(0);
    if (shown.length) expect(done.stdout).toMatch(pattern(shown));
  });
});
