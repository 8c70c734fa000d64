import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { cohort, studyKind } from '../src/index.ts';
import { openStudy } from '../src/node.ts';
import { queryCommand } from './query.ts';

let home: string;
let run: string;
const TEXT = 'title: A day\npeople: 3\nduration: 2 d\ntake: heroin 10 mg intravenous at 2 h\nrecord: { every: 12 h }\n';

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'accumbens-ask-'));
  run = join(home, 'run');
  const request = { kind: 'cohort', spec: cohort.read!(TEXT, 'day.yaml', 2) };
  const study = await cohort.begin(request.spec, studyKind);
  const opened = openStudy(run, request, study, { version: '1' });
  for (const shard of opened.missing) await opened.folder.keep(study, shard);
  opened.folder.finish();
  opened.close();
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

async function asked(...args: string[]): Promise<string> {
  let said = '';
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said += text;
    return true;
  });
  try {
    expect(await queryCommand(args)).toBe(0);
  } finally {
    spy.mockRestore();
  }
  return said;
}

describe('accumbens query', () => {
  it('[QC1] prints a table, JSON or CSV', async () => {
    const sql = 'select person, overdoses, followed_h / 7 as part, \'a "b", c\' as words from people order by person limit 2';
    expect(await asked(run, sql)).toBe(
      'person  overdoses     part  words\n     0          0  6.85714  a "b", c\n     1          0  6.85714  a "b", c\n',
    );
    expect(JSON.parse(await asked(run, sql, '--json'))).toEqual(
      [0, 1].map((person) => ({ person, overdoses: 0, part: 48 / 7, words: 'a "b", c' })),
    );
    expect(await asked(run, sql, '--csv')).toBe(`person,overdoses,part,words\n0,0,${48 / 7},"a ""b"", c"\n1,0,${48 / 7},"a ""b"", c"\n`);
    expect(await asked(run, 'select 1 as x where false', '--json')).toBe('[]\n');
  });

  it('[QC2] without a question says what can be asked, with units', async () => {
    const said = await asked(run);
    expect(said).toMatch(/^people: One row a person/);
    expect(said).toMatch(/\n {2}followed_h \[h\] {2}Length of the life/);
    expect(JSON.parse(await asked(run, '--json')).map(({ name }: { name: string }) => name)).toEqual([
      'people',
      'weeks',
      'phases',
      'events',
    ]);
  });

  it('[QC3] has a ready-made summary of every table', async () => {
    for (const table of ['people', 'weeks', 'phases', 'events'])
      expect(await asked(run, '--summary', table)).toMatch(/measure +unit +n +mean/);
    const rows = JSON.parse(await asked(run, '--summary', 'phases', '--json')) as { phase: string; measure: string; n: number }[];
    expect(rows.find(({ measure }) => measure === 'withdrawal_cows_highest')).toMatchObject({ phase: 'The whole run', n: 3 });
  });

  it('[QC4] refuses what cannot be meant, in one sentence each', async () => {
    const refused = (...args: string[]) => queryCommand(args).catch((error: Error) => `${error.name}: ${error.message}`);
    expect(await refused()).toMatch(/^UsageError: accumbens query: found no run/);
    expect(await refused(run, 'select 1', 'select 2')).toMatch(/found 3 words/);
    expect(await refused(run, 'select 1', '--summary', 'people')).toMatch(/found SQL and --summary/);
    expect(await refused(run, '--json', '--csv')).toMatch(/found --json and --csv/);
    expect(await refused(run, '--summary', 'peopel')).toMatch(/allowed are people, weeks, phases, events; did you mean people\?/);
    expect(await refused(run, 'select nothing from people')).toMatch(/^UsageError: accumbens query: .*nothing/);
    expect(await refused(home)).toMatch(/^RunFolderError: .*holds no run/);
  });
});
