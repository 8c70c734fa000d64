import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleRun } from '../describe/sample.testdata.ts';
import { RunFolderError, type RunFolderOptions, writeRunFolder } from './runFolder.ts';

const run = sampleRun(2, 24);
const report = '<!doctype html><title>t</title>';
let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'accumbens-test-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const bytesOf = (folder: string) =>
  Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((name) => [name, readFileSync(join(folder, name)).toString('base64')]),
  );

describe('a run folder', () => {
  it('holds the files of a run, readable by others, and the scenario that repeats it', () => {
    const folder = join(home, 'deep', 'er', 'run');
    const files = writeRunFolder(folder, run, { report, people: [{ 'a.b': 1 }, { 'a.b': 2 }] });
    expect(readdirSync(folder).sort()).toEqual([
      'events.parquet',
      'outcomes.parquet',
      'people.parquet',
      'report.html',
      'run.json',
      'series.parquet',
    ]);
    for (const { name, bytes } of files) expect(statSync(join(folder, name)).size).toBe(bytes);
    expect(JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8'))).toMatchObject({
      seed: 7,
      modelHash: run.meta.modelHash,
      people: 2,
      scenario: { until: 8760 },
    });
    expect(statSync(folder).mode & 0o777).toBe(0o777 & ~process.umask());
  });

  it('is the same bytes for the same run, however long it took', () => {
    writeRunFolder(join(home, 'a'), run, { report });
    writeRunFolder(join(home, 'b'), { ...sampleRun(2, 24), meta: { ...run.meta, seconds: 12.3 } }, { report });
    expect(bytesOf(join(home, 'a'))).toEqual(bytesOf(join(home, 'b')));
  });

  it('is refused over an older run unless forced, and leaves nothing beside it', () => {
    const folder = join(home, 'run');
    writeRunFolder(folder, run, { report });
    expect(() => writeRunFolder(folder, run, { report: 'new' })).toThrow(/run: holds a run already; name another folder, or use --force/);
    expect(readFileSync(join(folder, 'report.html'), 'utf8')).toBe(report);
    writeRunFolder(folder, run, { report: 'new', force: true });
    expect(readFileSync(join(folder, 'report.html'), 'utf8')).toBe('new');
    expect(readdirSync(home)).toEqual(['run']);
  });

  it('never replaces what is not a run, forced or not', () => {
    const folder = join(home, 'thesis');
    mkdirSync(folder);
    writeFileSync(join(folder, 'chapter.txt'), 'years of work');
    expect(() => writeRunFolder(folder, run, { report, force: true })).toThrow(RunFolderError);
    expect(() => writeRunFolder(join(folder, 'chapter.txt'), run, { report, force: true })).toThrow(/is a file/);
    expect(readFileSync(join(folder, 'chapter.txt'), 'utf8')).toBe('years of work');
  });

  it('takes an empty folder that stands ready', () => {
    mkdirSync(join(home, 'empty'));
    writeRunFolder(join(home, 'empty'), run, { report });
    expect(existsSync(join(home, 'empty', 'run.json'))).toBe(true);
  });

  it('that cannot be written says so in one sentence and leaves nothing', () => {
    writeFileSync(join(home, 'file'), '');
    expect(() => writeRunFolder(join(home, 'file', 'run'), run, { report })).toThrow(
      /run: lies inside something that is a file, not a folder; nothing was written/,
    );
    expect(readdirSync(home)).toEqual(['file']);
  });

  it('that fails half-way leaves neither a half nor the folders made for it, and keeps the older run', () => {
    writeRunFolder(join(home, 'old'), run, { report });
    const breaks: RunFolderOptions = {
      force: true,
      get report(): string {
        throw new Error('half-way');
      },
    };
    expect(() => writeRunFolder(join(home, 'new', 'er', 'run'), run, breaks)).toThrow('half-way');
    expect(() => writeRunFolder(join(home, 'old'), run, breaks)).toThrow('half-way');
    expect(readdirSync(home)).toEqual(['old']);
    expect(readFileSync(join(home, 'old', 'report.html'), 'utf8')).toBe(report);
  });
});
