import { describe, expect, it } from 'vitest';
import { drawPerson } from '../people/person.ts';
import { simulateLife } from '../simulate/life.ts';
import { scenarioLife } from '../simulate/scenarioLife.ts';
import { standardModel } from '../simulate/standard.ts';
import { type ShardTables, type Study, shapeFault } from '../simulate/study.ts';
import { type CohortSpec, cohort } from './cohort.ts';
import { WeeklyMeans } from './cohortTables.ts';
import { studyKind } from './kinds.ts';

const TEXT = `
title: Two weeks
people: 5
seed: 11
phases:
  - { name: Use, lasts: 8 d, take: heroin 20 mg intravenous every 12 h }
  - { name: Stopping, lasts: 6 d }
samples: every 7 d from 10 h
record: { every: 12 h, series: [withdrawal.cows, tolerance.level] }
`;
const spec = (shardPeople: number): CohortSpec => cohort.read!(TEXT, 'two-weeks.yaml', shardPeople);
const begun = (shardPeople: number): Study => cohort.begin(spec(shardPeople), studyKind) as Study;

/** All rows of a table over the shards, as objects. */
function rowsOf(study: Study, name: string): Record<string, unknown>[] {
  const shards = Array.from({ length: study.shards }, (_, shard) => study.run(shard) as ShardTables);
  return shards.flatMap((tables) => {
    const columns = Object.entries(tables[name]!);
    return Array.from({ length: columns[0]![1].length }, (_, i) => Object.fromEntries(columns.map(([key, values]) => [key, values[i]])));
  });
}

describe('weekly means', () => {
  it('[CO1] of a straight line are its middles; a change inside a week counts for as long as it lasts', () => {
    const means = (times: number[], values: number[], weeks: number) => [
      ...new WeeklyMeans(Float64Array.from(times), weeks).of(Float64Array.from(values)),
    ];
    const line = [0, 100, 400];
    for (const [week, middle] of [84, 252, 368].entries()) expect(means(line, line, 3)[week]).toBeCloseTo(middle, 10);
    expect(means([0, 84, 84, 168], [1, 1, 3, 3], 1)).toEqual([2]);
    expect(means([0, 168], [2, 2], 2)).toEqual([2, Number.NaN]);
  });
});

describe('a cohort as a study', () => {
  const study = begun(2);

  it('[CO2] has the declared tables, names that SQL takes unquoted, and a unit and a meaning everywhere', () => {
    expect(study.shards).toBe(3);
    expect(study.tables.map(({ name }) => name)).toEqual(['people', 'weeks', 'phases', 'events', 'series']);
    expect(shapeFault(study.tables, study.run(2) as ShardTables)).toBeUndefined();
    for (const { name, unit, type, says } of study.tables.flatMap(({ columns }) => columns)) {
      expect(name).toMatch(/^[A-Za-z][A-Za-z0-9_]*$/);
      expect(says).not.toBe('');
      if (type !== 'text' && name !== 'value') expect(unit).not.toBe('');
    }
  });

  it('[CO3] holds the people whom `run` would live, one row each', () => {
    const rows = rowsOf(study, 'people');
    expect(rows.map(({ person }) => person)).toEqual([0, 1, 2, 3, 4]);
    const { model } = standardModel(['heroin', 'morphine']);
    const drawn = drawPerson(model, { seed: 11, index: 3 });
    const place = model.parameters.findIndex(({ id }) => id === 'heroin.clearance');
    expect(rows[3]!.heroin_clearance).toBe(drawn[place]);
  });

  it('[CO4] gives the same rows however the people are cut into shards', () => {
    for (const { name } of study.tables) expect(rowsOf(begun(5), name)).toEqual(rowsOf(study, name));
  });

  it('[CO5] has a row a week and a phase, read off the same life', () => {
    const { scenario } = spec(2);
    const compiled = standardModel(['heroin', 'morphine']);
    const { parameters, events, options } = scenarioLife(compiled.model, scenario, 1, scenario.record.series);
    const record = simulateLife(compiled, parameters, events, options);
    const cows = record.series['withdrawal.cows']!;
    const own = (table: string) => rowsOf(study, table).filter(({ person }) => person === 1);
    expect(own('weeks').map(({ week }) => week)).toEqual([0, 1]);
    expect(own('phases').map(({ phase }) => phase)).toEqual(['Use', 'Stopping']);
    expect(Math.max(...own('phases').map(({ withdrawal_cows_highest: highest }) => highest as number))).toBe(Math.max(...cows));
    expect(own('series').map(({ withdrawal_cows }) => withdrawal_cows)).toEqual([...cows]);
    expect(own('events').filter(({ kind }) => kind === 'test').length).toBe(
      record.samples.flatMap(({ results }) => Object.keys(results)).length,
    );
  });
});
