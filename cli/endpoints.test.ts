import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { endpoints } from '../src/index.ts';
import { endpointsCommand, splitOnly } from './endpoints.ts';
import { explain } from './usage.ts';

const folder = mkdtempSync(join(tmpdir(), 'accumbens-endpoints-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const path = (name: string) => join(folder, name);
function file(name: string, content: string | Buffer): string {
  writeFileSync(path(name), content);
  return path(name);
}

/** The command as it is typed: its exit code and what it prints. */
function accumbens(...args: string[]) {
  const [out, err] = [process.stdout, process.stderr].map((stream) => {
    const said: string[] = [];
    const spy = vi.spyOn(stream, 'write').mockImplementation((text) => said.push(String(text)) > 0);
    return { said, spy };
  });
  let status: number;
  try {
    status = endpointsCommand(args);
  } catch (error) {
    status = explain(error);
  } finally {
    out!.spy.mockRestore();
    err!.spy.mockRestore();
  }
  return { status, stdout: out!.said.join(''), stderr: err!.said.join('') };
}

const TABLE = 'who,arm,pattern\n7,"a, b",---------------\n"Doe, J",c,*---oo-o-o-o+oo\n';

describe('accumbens endpoints', () => {
  it('[CE1] writes who, the pattern and all 61, in the order of the published tables', () => {
    const { status, stdout, stderr } = accumbens(file('a.csv', TABLE));
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const [header, one, two, end] = stdout.split('\n');
    expect(header).toBe(['who', 'pattern', ...endpoints.map(({ id }) => id)].join(','));
    expect(one).toMatch(/^7,-{15},15,TRUE,TRUE,11,TRUE,TRUE,15,0,15,/);
    expect(two).toMatch(/^"Doe, J",\*---oo-o-o-o\+oo,6,TRUE,FALSE,3,FALSE,FALSE,1,1,6,/);
    expect(two).toContain(',0.43333333333333335,');
    expect(end).toBe('');
    expect(accumbens(file('b.csv', stdout))).toMatchObject({ status: 0, stdout });
  });

  it('[CE2] reads packed tables and another column, and writes only what is asked, in the order asked', () => {
    file('c.csv.gz', gzipSync('urine,who\n++--,7\n'));
    const asked = ['--only', 'fiellin2006_abs', 'kosten1993_isAbs', '--pattern', 'urine', '--only=fudala2003_red,fiellin2006_abs'];
    expect(accumbens(...asked, path('c.csv.gz')).stdout).toBe(
      'who,urine,fiellin2006_abs,kosten1993_isAbs,fudala2003_red\n7,++--,2,FALSE,0.5\n',
    );
    expect(splitOnly(['x.csv', '--only', 'a', 'b', '--json'])).toEqual({ only: ['a', 'b'], rest: ['x.csv', '--json'] });
    expect(splitOnly(['--only', 'a,b', './x', 'y'])).toEqual({ only: ['a', 'b'], rest: ['./x', 'y'] });
    expect(splitOnly(['x.csv'])).toEqual({ only: undefined, rest: ['x.csv'] });
  });

  it('[CE3] --json is an object a person, with null where there is no answer, and a note says so', () => {
    const { status, stdout, stderr } = accumbens(file('d.csv', 'who,pattern\n7,----++++++\n8,-\n'), '--json');
    expect(status).toBe(0);
    const people = JSON.parse(stdout) as Record<string, unknown>[];
    expect(people[0]).toMatchObject({ who: '7', pattern: '----++++++', fiellin2006_red: 0.4, ling1976o22_abs: null, lee2016_rel_time: 5 });
    expect(people[1]).toMatchObject({ who: '8', kosten1993_isAbs: false, lee2016_rel_time: null, mokri2016_abs_time: 1 });
    expect(stderr).toMatch(/^note: the patterns of 2 of 2 people are too short for some endpoints, which are NA: ling1976o22_abs, .*\n$/);
    expect(accumbens(path('d.csv'), '--only', 'ling1976o22_abs').stdout).toBe('who,pattern,ling1976o22_abs\n7,----++++++,NA\n8,-,0\n');
  });

  it('[CE4] --out is written whole, through a link too, and nothing is left beside it', () => {
    mkdirSync(path('out'));
    file('out/results.csv', 'old');
    symlinkSync('results.csv', path('out/link.csv'));
    const { stdout } = accumbens(file('a.csv', TABLE));
    expect(accumbens(path('a.csv'), '--out', path('out/link.csv'))).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(readFileSync(path('out/results.csv'), 'utf8')).toBe(stdout);
    expect(readdirSync(path('out')).sort()).toEqual(['link.csv', 'results.csv']);
  });

  it('[CE5] a place that cannot be written: exit 1, one sentence, nothing left', () => {
    file('a.csv', TABLE);
    mkdirSync(path('place'));
    for (const [place, why] of [
      [path('nowhere/x.csv'), 'leads to no folder that exists'],
      [path('a.csv/x.csv'), 'cannot be written (ENOTDIR)'],
      [path('place'), 'is no ordinary file'],
    ] as const) {
      const { status, stdout, stderr } = accumbens(path('a.csv'), '--out', place);
      expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
      expect(stderr).toContain(why);
      expect(stderr.trim().split('\n')).toHaveLength(1);
    }
    expect(readdirSync(path('place'))).toEqual([]);
  });

  it('[CE6] bad rows: each fault a line with its place, exit 2, nothing written', () => {
    file('bad.csv', 'who,pattern\n7,--x\n7,++\n,o\n');
    const { status, stdout, stderr } = accumbens(path('bad.csv'), '--out', path('never.csv'));
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr.trim().split('\n')).toEqual([
      expect.stringMatching(/bad\.csv:2:3 pattern: found "x" at visit 3; allowed is a symbol a visit/),
      expect.stringMatching(/bad\.csv:3:1 who: found "7", who is on line 2; allowed is each person once/),
      expect.stringMatching(/bad\.csv:4:1 who: found nothing; allowed is the name or number of a person/),
    ]);
    expect(existsSync(path('never.csv'))).toBe(false);
  });

  const refused: [string, () => string[], string][] = [
    ['no file', () => [], 'found no file; name a table'],
    ['two files', () => [path('a.csv'), path('b.csv')], 'found 2 files'],
    ['no such file', () => [path('none.csv')], 'there is no such file'],
    ['a folder', () => [folder], 'it is a folder'],
    ['torn gzip', () => [file('torn.csv.gz', 'who,pattern')], 'it cannot be unpacked'],
    ['another encoding', () => [file('utf16.csv', Buffer.from('\uFEFFwho,pattern\n7,-\n', 'utf16le'))], 'it is not text in UTF-8'],
    [
      'no such endpoint',
      () => [path('a.csv'), '--only', 'lee2018_rel_tiem'],
      'found no endpoint lee2018_rel_tiem; did you mean lee2018_rel_time?',
    ],
    ['no endpoint', () => [path('a.csv'), '--only'], '--only needs the name of an endpoint'],
    ['an unknown option', () => [path('a.csv'), '--patern', 'x'], 'did you mean --pattern?'],
    ['the table as its own result', () => [path('a.csv'), '--out', path('a.csv')], 'which is the table that is read'],
  ];
  it.each(refused)('[CE7] %s: exit 2 and one sentence', (_, args, message) => {
    file('a.csv', TABLE);
    const { status, stdout, stderr } = accumbens(...args());
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(readFileSync(path('a.csv'), 'utf8')).toBe(TABLE);
  });
});

/** The table in the folder named by ACCUMBENS_CTN0094, or in one called data/ctn0094 beside this checkout. */
function published(): string | undefined {
  const beside = fileURLToPath(new URL('../../', import.meta.url));
  const folders = [process.env.ACCUMBENS_CTN0094, ...readdirSync(beside).map((name) => `${beside}${name}/data/ctn0094`)];
  return folders.map((place) => `${place}/published_endpoints.csv.gz`).find((name) => existsSync(name));
}

describe('the published table of CTN-0027 and CTN-0030', () => {
  const table = published();
  const skipped = table ? '' : ' (skipped: set ACCUMBENS_CTN0094 to the folder of tables)';
  it.skipIf(!table)(`[CE8] read as it is, gives itself: 2,788 people, the same columns, every answer${skipped}`, () => {
    const { status, stdout, stderr } = accumbens(table!);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const cells = (text: string) =>
      text
        .trimEnd()
        .split('\n')
        .map((line) => line.replaceAll('"', '').split(','));
    const [ours, theirs] = [cells(stdout), cells(gunzipSync(readFileSync(table!)).toString())];
    expect(ours[0]).toEqual(theirs[0]);
    expect(ours).toHaveLength(2789);
    // The table prints fifteen digits of a number; src/outcomes/endpoints holds the last of them.
    const same = (a: string, b: string) => a === b || Math.abs(Number(a) - Number(b)) <= 1e-12;
    expect(ours.flatMap((row, i) => row.filter((cell, j) => !same(cell, theirs[i]![j]!)))).toEqual([]);
  });
});
