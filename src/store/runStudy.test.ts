import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Study, StudyRequest } from '../simulate/study.ts';
import { inlinePort } from '../workers/serve.ts';
import { finishStudy, loadStudy, type OpenOptions, openStudy, shardWorker } from './runStudy.ts';
import { type ToySpec, toy, toyKind, toyRequest } from './study.testdata.ts';
import { tableFile } from './studyFolder.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'accumbens-study-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const begun = (request: StudyRequest): Study => toy.begin(request.spec as ToySpec, toyKind) as Study;
const open = (path: string, request: StudyRequest, options: Partial<OpenOptions> = {}) =>
  openStudy(path, request, begun(request), { version: '1.2.3', ...options });

async function runAll(path: string, request = toyRequest(), options: Partial<OpenOptions> & { workers?: number } = {}) {
  const opened = open(path, request, options);
  try {
    const handle = await shardWorker(toyKind, '1.2.3')({ folder: path });
    return await finishStudy(opened, { workers: options.workers ?? 2, spawn: () => inlinePort(handle) });
  } finally {
    opened.close();
  }
}

/** Every file below a folder with its bytes. */
function bytesOf(folder: string, at = ''): Record<string, string> {
  const entries = readdirSync(join(folder, at), { withFileTypes: true });
  return Object.assign(
    {},
    ...entries.map((e) =>
      e.isDirectory()
        ? bytesOf(folder, join(at, e.name))
        : { [join(at, e.name)]: readFileSync(join(folder, at, e.name)).toString('base64') },
    ),
  );
}
const read = (path: string) => {
  const bytes = readFileSync(path);
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
};

describe('the folder of a study', () => {
  it('[SF1] holds every row once, with units, meanings and provenance', async () => {
    const path = join(home, 'run');
    const manifest = await runAll(path);
    expect(readdirSync(path).sort()).toEqual(['done', 'manifest.json', 'people', 'study.json', 'weeks']);
    expect(manifest.tables).toMatchObject({ people: { rows: 50 }, weeks: { rows: 200 } });
    const rows = await parquetReadObjects({ file: read(tableFile(path, 'weeks', 6)) });
    expect(rows.map(({ person, week }) => [person, week])).toEqual([48, 49].flatMap((p) => [0, 1, 2, 3].map((w) => [p, w])));
    expect(rows[0]).toMatchObject({ place: expect.stringMatching(/home|street/), used: expect.any(Boolean) });
    const facts = Object.fromEntries(
      (parquetMetadata(read(tableFile(path, 'people', 0))).key_value_metadata ?? []).map(({ key, value }) => [key, value]),
    );
    expect(facts).toMatchObject({
      'unit.trait': 'mg',
      'says.trait': 'A trait',
      'accumbens.seed': '3',
      'accumbens.version': '1.2.3',
      'accumbens.shard': '0',
      'accumbens.modelHash': expect.stringMatching(/^[0-9a-f]{16}$/),
      'accumbens.specHash': expect.stringMatching(/^[0-9a-f]{16}$/),
    });
  });

  it('[SF2] is the same bytes for any number of workers and any order of the shards', async () => {
    await runAll(join(home, 'a'), toyRequest(), { workers: 1 });
    await runAll(join(home, 'b'), toyRequest(), { workers: 5 });
    const request = toyRequest();
    const opened = open(join(home, 'c'), request);
    for (const shard of [...opened.missing].reverse()) await opened.folder.keep(begun(request), shard);
    await opened.folder.keep(begun(request), 3);
    opened.folder.finish();
    opened.close();
    const [a, b, c] = ['a', 'b', 'c'].map((name) => bytesOf(join(home, name)));
    expect(a).toEqual(b);
    expect(a).toEqual(c);
  });

  it('[SF3] that holds a run is refused without --resume, replaced with --force', async () => {
    const path = join(home, 'run');
    await runAll(path);
    expect(() => open(path, toyRequest())).toThrow(/holds a finished run; go on with --resume, replace it with --force/);
    expect(() => open(path, toyRequest({ seed: 4 }), { resume: true })).toThrow(/holds another run: what is asked differs/);
    rmSync(join(path, 'manifest.json'));
    expect(() => open(path, toyRequest())).toThrow(/holds an unfinished run/);
    const anew = await runAll(path, toyRequest({ seed: 4 }), { force: true });
    expect(anew.tables).toMatchObject({ people: { rows: 50 } });
    expect(readdirSync(home)).toEqual(['run']);
  });

  it('[SF4] is never made of what is not a run', () => {
    const path = join(home, 'thesis');
    mkdirSync(join(path, 'people'), { recursive: true });
    writeFileSync(join(path, 'people', 'chapter.txt'), 'years of work');
    for (const option of [{}, { force: true }, { resume: true }])
      expect(() => open(path, toyRequest(), option)).toThrow(/holds other files and no study.json/);
    expect(() => open(join(path, 'people', 'chapter.txt'), toyRequest())).toThrow(/is a file/);
    expect(readFileSync(join(path, 'people', 'chapter.txt'), 'utf8')).toBe('years of work');
  });

  it('[SF5] is left as it is when nothing is missing', async () => {
    const path = join(home, 'run');
    await runAll(path);
    const before = statSync(join(path, 'weeks', '000002.parquet')).ino;
    await runAll(path, toyRequest(), { resume: true });
    expect(statSync(join(path, 'weeks', '000002.parquet')).ino).toBe(before);
  });
});

describe('a damaged shard', () => {
  const flip = (path: string) => {
    const bytes = readFileSync(path);
    bytes[bytes.length >> 1]! ^= 1;
    writeFileSync(path, bytes);
  };
  const damages: Record<string, (path: string) => void> = {
    'one bit turned': (path) => flip(tableFile(path, 'weeks', 2)),
    'cut short': (path) => truncateSync(tableFile(path, 'people', 2), 100),
    'file gone': (path) => rmSync(tableFile(path, 'people', 2)),
    'mark unreadable': (path) => writeFileSync(join(path, 'done', '000002.json'), '{"shard":2'),
    'mark of another shard': (path) => writeFileSync(join(path, 'done', '000002.json'), readFileSync(join(path, 'done', '000003.json'))),
  };
  for (const [name, damage] of Object.entries(damages)) {
    it(`[SF6] is noticed and computed anew: ${name}`, async () => {
      const path = join(home, 'run');
      await runAll(path);
      const whole = bytesOf(path);
      damage(path);
      const opened = open(path, toyRequest(), { resume: true });
      expect(opened.missing).toEqual([2]);
      expect(opened.damaged).toEqual([2]);
      expect(opened.folder.finished).toBe(false);
      opened.close();
      await runAll(path, toyRequest(), { resume: true });
      expect(bytesOf(path)).toEqual(whole);
    });
  }
});

describe('running the shards', () => {
  it('[RS1] keeps the shards before one that cannot be computed', async () => {
    const path = join(home, 'run');
    await expect(runAll(path, toyRequest({ broken: 3 }), { workers: 1 })).rejects.toThrow('shard 3 is broken');
    const opened = open(path, toyRequest({ broken: 3 }), { resume: true });
    expect(opened.missing[0]).toBe(3);
    opened.close();
  });

  it('[RS2] is for one at a time', () => {
    const path = join(home, 'run');
    const opened = open(path, toyRequest());
    expect(() => open(path, toyRequest(), { resume: true })).toThrow(`process ${process.pid} on`);
    expect(() => open(path, toyRequest(), { force: true })).toThrow(`process ${process.pid} on`);
    opened.close();
    open(path, toyRequest(), { resume: true }).close();
  });

  it('[RS3] is refused to a program that would not compute the same', async () => {
    const path = join(home, 'run');
    open(path, toyRequest()).close();
    await expect(loadStudy(path, toyKind, '9.9.9')).rejects.toThrow(/it was begun by version 1.2.3, this is 9.9.9/);
    const changed = { ...toy, begin: (spec: ToySpec) => ({ ...(toy.begin(spec, toyKind) as Study), model: { toy: 2 } }) };
    await expect(loadStudy(path, () => changed as never, '1.2.3')).rejects.toThrow(/the model differs/);
    await expect(loadStudy(join(home, 'none'), toyKind, '1.2.3')).rejects.toThrow(/has no study.json/);
  });

  it('[RS4] takes up a folder whose run was killed before it was told what to do', () => {
    const path = join(home, 'run');
    mkdirSync(join(path, 'lock'), { recursive: true });
    mkdirSync(join(path, 'done'));
    writeFileSync(join(path, '.unfinished-x-study.json'), '{');
    const opened = open(path, toyRequest(), { resume: true });
    expect(opened.missing).toHaveLength(7);
    expect(readdirSync(path).sort()).toEqual(['done', 'lock', 'people', 'study.json', 'weeks']);
    opened.close();
  });
});
