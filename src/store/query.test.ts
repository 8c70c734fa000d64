import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleRun } from '../describe/sample.testdata.ts';
import { quantile, sd } from '../numerics/statistics.ts';
import type { Study } from '../simulate/study.ts';
import { ask, type Cell, keptRun, QueryError, summarySql } from './query.ts';
import { writeRunFolder } from './runFolder.ts';
import { openStudy } from './runStudy.ts';
import { type ToySpec, toy, toyKind, toyRequest } from './study.testdata.ts';

let home: string;
let run: string;
let half: string;
let none: string;
const traits: number[] = [];

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), "accumbens-query-it's-"));
  const request = toyRequest();
  const study = toy.begin(request.spec as ToySpec, toyKind) as Study;
  const kept = async (name: string, shards: number): Promise<string> => {
    const opened = openStudy(join(home, name), request, study, { version: '1' });
    for (let shard = 0; shard < shards; shard++) await opened.folder.keep(study, shard);
    opened.close();
    return join(home, name);
  };
  [run, half, none] = [await kept('run', 7), await kept('half', 3), await kept('none', 0)];
  for (let shard = 0; shard < 7; shard++) traits.push(...((await study.run(shard)).people!.trait as number[]));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

async function answer(folder: string, sql: string): Promise<{ columns: readonly string[]; rows: (readonly Cell[])[] }> {
  const { columns, rows } = await ask(keptRun(folder), sql);
  const all: (readonly Cell[])[] = [];
  for await (const piece of rows()) all.push(...piece);
  return { columns, rows: all };
}

describe('asking a run', () => {
  it('[QY1] sees every shard as one table, read by a program that did not write it', async () => {
    const { columns, rows } = await answer(
      run,
      'select count(*) as n, min(person) as low, max(person) as high, sum(trait) as sum from people',
    );
    expect(columns).toEqual(['n', 'low', 'high', 'sum']);
    expect(rows[0]!.slice(0, 3)).toEqual([50, 0, 49]);
    expect(rows[0]![3]).toBeCloseTo(
      traits.reduce((a, b) => a + b, 0),
      12,
    );
    const exact = await answer(run, 'select trait from people order by person');
    expect(exact.rows.map(([trait]) => trait)).toEqual(traits);
  });

  it('[QY1] keeps types: text, flags, nothing, whole numbers, and joins tables', async () => {
    const { rows } = await answer(
      run,
      'select place, used, craving, week from weeks join people using (person) order by person, week limit 20',
    );
    expect(
      rows.every(([place, used, , week]) => /home|street/.test(place as string) && typeof used === 'boolean' && Number.isInteger(week)),
    ).toBe(true);
    const gaps = await answer(
      run,
      'select count(*) - count(craving) as gaps, 9007199254740993::BIGINT as large, [1, 2] as list from weeks',
    );
    expect(gaps.rows[0]).toEqual([expect.any(Number), '9007199254740993', '[1,2]']);
    expect(gaps.rows[0]![0]).toBeGreaterThan(0);
  });

  it('[QY2] leaves out what is not whole yet, and knows the columns before the first shard', async () => {
    writeFileSync(join(half, 'people', '000005.parquet'), 'half a file');
    expect(keptRun(half).shards).toEqual({ kept: 3, all: 7 });
    expect((await answer(half, 'select count(*) from people')).rows).toEqual([[24]]);
    expect((await answer(none, 'select count(*), max(trait) from people')).rows).toEqual([[0, null]]);
  });

  it('[QY3] says what is wrong with a question, and what to install', async () => {
    await expect(answer(run, 'select height from people')).rejects.toThrow(/accumbens query: .*height/);
    await expect(answer(run, 'selct 1')).rejects.toThrow(QueryError);
    const absent = () => Promise.reject(Object.assign(new Error('not found'), { code: 'ERR_MODULE_NOT_FOUND' }));
    await expect(ask(keptRun(run), 'select 1', absent)).rejects.toThrow(
      /DuckDB is not installed here; install it with: npm install @duckdb\/node-api/,
    );
    expect(() => keptRun(home)).toThrow(/holds no run/);
  });

  it('[QY4] summarises a table by what it is grouped by, as our own statistics do', async () => {
    const { columns, rows } = await answer(run, summarySql(keptRun(run).tables[0]!.shape!));
    expect(columns).toEqual(['measure', 'unit', 'n', 'mean', 'sd', 'low', 'middle', 'high']);
    const [measure, unit, n, , spread, low, middle, high] = rows[0]!;
    expect([measure, unit, n]).toEqual(['trait', 'mg', 50]);
    expect(spread).toBeCloseTo(sd(traits), 12);
    for (const [value, p] of [
      [low, 0.1],
      [middle, 0.5],
      [high, 0.9],
    ] as const)
      expect(value).toBeCloseTo(quantile(traits, p), 12);
    const weeks = await answer(run, summarySql({ ...keptRun(run).tables[1]!.shape!, by: ['place', 'used'] }));
    expect(weeks.columns.slice(0, 4)).toEqual(['place', 'used', 'measure', 'unit']);
    expect(weeks.rows.map(([place, used, name]) => `${place} ${used} ${name}`)).toEqual([
      'home false week',
      'home true week',
      'street false week',
      'home false craving',
      'home true craving',
      'street false craving',
    ]);
  });

  it('[QY1] reads the metadata where SQL finds them, and a run kept in one piece as well', async () => {
    const file = join(run, 'people', '000000.parquet').replaceAll("'", "''");
    const { rows } = await answer(
      run,
      `select decode(key), decode(value) from parquet_kv_metadata('${file}') where decode(key) in ('unit.trait', 'accumbens.seed') order by 1`,
    );
    expect(rows).toEqual([
      ['accumbens.seed', '3'],
      ['unit.trait', 'mg'],
    ]);
    const single = join(home, 'single');
    writeRunFolder(single, sampleRun(2, 24), { report: '' });
    expect(readFileSync(join(single, 'run.json'), 'utf8')).toContain('"people": 2');
    expect((await answer(single, 'select count(distinct person) from series')).rows).toEqual([[2]]);
  });
});
