import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import type { Run } from '../describe/run.ts';
import { sampleRun } from '../describe/sample.testdata.ts';
import { eventsParquet, outcomesParquet, peopleParquet, seriesParquet } from './parquet.ts';

const read = async (bytes: Uint8Array) => parquetReadObjects({ file: bytes.buffer as ArrayBuffer });
const metadata = (bytes: Uint8Array) =>
  Object.fromEntries((parquetMetadata(bytes.buffer as ArrayBuffer).key_value_metadata ?? []).map(({ key, value }) => [key, value]));

/** Two people; the second stopped early and lacks a series. */
function smallRun(): Run {
  const run = sampleRun(1, 24);
  const life = { person: 0, overdoses: [], samples: [], steps: { accepted: 1, rejected: 0 } };
  const [first, second] = [
    {
      ...life,
      times: Float64Array.of(0, 1, 2),
      series: { 'dopamine.percent': Float64Array.of(100, 0.1 + 0.2, 1e-300), 'tolerance.level': Float64Array.of(0, 1, 2) },
    },
    {
      ...life,
      person: 5,
      times: Float64Array.of(0, 1),
      series: { 'dopamine.percent': Float64Array.of(90, 80) },
      failure: { at: 1.5, reason: 'step too small' },
    },
  ];
  return { ...run, records: [first, second] };
}

describe('series.parquet', () => {
  it('gives back every value bit for bit, and null for what a person lacks', async () => {
    const rows = await read(seriesParquet(smallRun()));
    expect(rows).toEqual([
      { person: 0, time_h: 0, 'dopamine.percent': 100, 'tolerance.level': 0 },
      { person: 0, time_h: 1, 'dopamine.percent': 0.1 + 0.2, 'tolerance.level': 1 },
      { person: 0, time_h: 2, 'dopamine.percent': 1e-300, 'tolerance.level': 2 },
      { person: 5, time_h: 0, 'dopamine.percent': 90, 'tolerance.level': null },
      { person: 5, time_h: 1, 'dopamine.percent': 80, 'tolerance.level': null },
    ]);
  });

  it('says unit, meaning and provenance in its metadata', () => {
    const found = metadata(seriesParquet(smallRun()));
    expect(found).toMatchObject({
      'unit.time_h': 'h',
      'unit.dopamine.percent': '%',
      'accumbens.modelHash': 'c0ffee00c0ffee00',
      'accumbens.seed': '7',
    });
  });

  it('is the same bytes for the same run, and keeps a long run whole', async () => {
    const run = sampleRun(3, 6);
    expect(seriesParquet(run)).toEqual(seriesParquet(sampleRun(3, 6)));
    const rows = await read(seriesParquet(run));
    const last = run.records[2]!;
    expect(rows).toHaveLength(3 * last.times.length);
    expect(rows.at(-1)!['withdrawal.cows']).toBe(last.series['withdrawal.cows']!.at(-1));
  });
});

describe('events.parquet', () => {
  it('holds what was asked for everybody and what came of it for each person', async () => {
    const run = sampleRun(4, 6);
    const rows = await read(eventsParquet(run));
    expect(rows.filter(({ kind }) => kind === 'dose')).toHaveLength(540 + 164);
    expect(rows.find(({ kind }) => kind === 'dose')).toMatchObject({
      person: null,
      time_h: 176,
      what: 'heroin',
      route: 'intravenous',
      value: 20,
      unit: 'mg',
    });
    expect(rows.filter(({ kind }) => kind === 'overdose')).toEqual([
      expect.objectContaining({ person: 3, time_h: 192, value: 0.11, lasts_h: 0.2 }),
    ]);
    expect(rows.find(({ kind }) => kind === 'test')).toMatchObject({ person: 0, what: 'opiates 300', value: 1 });
  });

  it('names the person where people have events of their own, and the failure of a run', async () => {
    const run = { ...smallRun(), events: [[], [{ kind: 'context' as const, at: 3, usual: 0 }]] };
    const rows = await read(eventsParquet(run));
    expect(rows.map(({ person, kind, what }) => [person, kind, what])).toEqual([
      [5, 'failure', 'step too small'],
      [5, 'context', 'usual place'],
    ]);
  });

  it('is readable when nothing happened', async () => {
    const run = smallRun();
    const quiet = { ...run, scenario: { ...run.scenario, events: [] }, records: [run.records[0]!] };
    expect(await read(eventsParquet(quiet))).toEqual([]);
  });
});

describe('people.parquet and outcomes.parquet', () => {
  it('have one row a person, and one a person and outcome', async () => {
    const run = smallRun();
    expect(await read(peopleParquet(run, [{ 'pk.volume': 2 }, { 'pk.volume': 3 }]))).toEqual([
      { person: 0, 'pk.volume': 2 },
      { person: 5, 'pk.volume': 3 },
    ]);
    const outcome = { person: 5, name: 'peak', value: 1.5, unit: 'h' };
    expect(await read(outcomesParquet(run, [outcome]))).toEqual([outcome]);
  });
});
