import { describe, expect, it } from 'vitest';
import { type ShardTables, shapeFault } from '../simulate/study.ts';
import { armOf } from './allocate.ts';
import { CHANCES, madeUp, TRIAL } from './lives.testdata.ts';
import type { Lives, Recruited, Wanted } from './lives.ts';
import { exclusion, memberRow, patternOf, weekRows } from './member.ts';
import type { Allocation, Trial } from './spec.ts';
import { placesAShard, shardsOf, type TrialStudy, trialStudy } from './study.ts';

const all = (study: TrialStudy): ShardTables[] => Array.from({ length: study.shards }, (_, shard) => study.run(shard));
const column = (tables: readonly ShardTables[], table: string, name: string): unknown[] =>
  tables.flatMap((one) => Array.from(one[table]![name]! as ArrayLike<unknown>));
const blocked: Allocation = { method: 'blocked', ratio: [1, 2], block: 6, strata: [] };

describe('allocation', () => {
  it('[AL1] every full block has each arm by its part, and the order differs between blocks', () => {
    const queue = (place: number) => ({ site: 3, stratum: 0, place });
    const blocks = Array.from({ length: 8 }, (_, b) => Array.from({ length: 6 }, (_, i) => armOf(blocked, 1, 0, queue(6 * b + i))));
    for (const arms of blocks) expect(arms.filter((arm) => arm === 1)).toHaveLength(4);
    expect(new Set(blocks.map(String)).size).toBeGreaterThan(3);
  });

  it('[AL2] simple allocation keeps its parts on average and does not ask for the queue', () => {
    const simple: Allocation = { method: 'simple', ratio: [1, 3], block: 4, strata: [] };
    const arms = Array.from({ length: 4000 }, (_, person) => armOf(simple, 1, person, { site: 0, stratum: 0, place: 0 }));
    const second = arms.filter((arm) => arm === 1).length / 4000;
    expect(Math.abs(second - 0.75)).toBeLessThan(4 * Math.sqrt((0.75 * 0.25) / 4000));
  });
});

describe('a member of a trial', () => {
  const lives = madeUp();
  const lived = (wanted: Wanted) => [...lives.live([wanted])][0]!;
  const enters = [...Array(50).keys()].find((life) => lived(life).course.entered !== undefined)!;
  const past = lived(enters);
  const { course } = lived({ past, arm: 0 });

  it('[TM1] is counted from the day of entry', () => {
    const row = memberRow(TRIAL, course, 7, 'usual care');
    expect(row).toMatchObject({ person: 7, arm: 'usual care', entered: 70, followed: 84, cost: 40, paid: 0, death: null });
    const days = [...course.useDays.subarray(70, 70 + 56)].filter((n) => n > 0).length;
    expect(row.use_days).toBe(days);
    expect(row.weeks_negative + row.weeks_positive + row.weeks_missing).toBe(8);
  });

  it('[TM2] who has left is still due', () => {
    expect(patternOf(TRIAL, { ...course, visits: [] })).toBe('oooooooo');
    expect(patternOf({ ...TRIAL, visits: { 'assessments.every': 14, 'assessments.begins': 6 } }, { ...course, visits: [] })).toBe(
      'o_o_o_o_',
    );
  });

  it('[TM3] weeks carry the state at their middle', () => {
    const weeks = weekRows(TRIAL, lived({ past, arm: 1 }).course, 7, 'treatment', ['cue.craving']);
    expect(weeks).toHaveLength(12);
    expect(weeks[0]!['cue.craving']).toBeCloseTo(0.5, 6);
    expect(weeks[11]).toMatchObject({ week: 12, letter: '_' });
  });

  it('[TM4] is excluded for a reason that is told', () => {
    const { entered: _, ...never } = course;
    const population = (window: number, least: number) => ({ ...TRIAL.population, criteria: [{ window, least, most: 100 }] });
    expect(exclusion(never, TRIAL.population)).toBe('not dependent in the time allowed');
    expect(exclusion(course, population(28, 29))).toBe('use on fewer than 29 of 28 days');
    expect(exclusion(course, population(28, 0))).toBeUndefined();
    expect(exclusion({ ...course, entered: 24 * 400 }, population(28, 0))).toBe('not dependent in the time allowed');
  });
});

describe('a trial as a study', () => {
  it('[TS1] everyone lives in every arm, each place is filled by the first life that fits', () => {
    const study = trialStudy(TRIAL, madeUp());
    const tables = all(study);
    for (const one of tables) expect(shapeFault(study.tables, one)).toBeUndefined();
    expect(study).toMatchObject({ people: 80, shards: 2 });
    expect(column(tables, 'people', 'person')).toHaveLength(80);
    expect(column(tables, 'people', 'arm').slice(0, 2)).toEqual(['usual care', 'treatment']);
    const excluded = column(tables, 'screened', 'excluded').filter((reason) => reason !== null);
    expect(excluded.length).toBeGreaterThan(2);
  });

  it('[TS2] shards of a large trial are alike and a multiple of four, unless they are sites of an allocated one', () => {
    const shards = (people: number, allocation: Allocation = { method: 'all arms' }) => {
      const trial = { ...TRIAL, people, allocation };
      return [shardsOf(trial), placesAShard(trial)];
    };
    expect([shards(100), shards(1000), shards(3000)]).toEqual([
      [5, 20],
      [16, 63],
      [40, 75],
    ]);
    expect(shards(500, blocked)).toEqual([13, 80]);
  });

  it('[TS2] a shard alone is the same as among others', () => {
    const study = trialStudy(TRIAL, madeUp());
    const [, second] = all(study);
    expect(trialStudy(TRIAL, madeUp()).run(1)).toEqual(second);
  });

  it('[TS2] pasts that were kept give the same tables, and are not lived again', () => {
    const store = new Map<number, Recruited>();
    const kept = {
      read: (shard: number) => store.get(shard),
      write: (shard: number, recruited: Recruited) => void store.set(shard, recruited),
    };
    const first = trialStudy(TRIAL, madeUp(), kept).run(0);
    const made = madeUp();
    const lives: Lives = {
      ...made,
      live: (wanted) => {
        const all = [...wanted];
        expect(all.filter((one) => typeof one === 'number')).toEqual([]);
        return made.live(all);
      },
    };
    expect(trialStudy(TRIAL, lives, kept).run(0)).toEqual(first);
  });

  it('[TS3] allocated trials give each person one arm, by parts', () => {
    const trial: Trial = { ...TRIAL, people: 60, allocation: { method: 'blocked', ratio: [1, 1], block: 4, strata: [] } };
    const tables = all(trialStudy(trial, madeUp(trial)));
    const people = column(tables, 'people', 'person');
    expect(new Set(people).size).toBe(people.length);
    expect(people).toHaveLength(120);
    expect(column(tables, 'people', 'arm').filter((arm) => arm === 'treatment')).toHaveLength(60);
  });

  it('[TS3] strata keep arms level within them', () => {
    const trial: Trial = {
      ...TRIAL,
      people: 100,
      allocation: { method: 'blocked', ratio: [1, 1], block: 2, strata: [{ window: 28, cut: 23 }] },
    };
    const tables = all(trialStudy(trial, madeUp(trial)));
    const arms = column(tables, 'people', 'arm');
    const high = column(tables, 'people', 'use_before').map((days) => (days as number) >= 23);
    const treated = arms.filter((arm, i) => high[i] && arm === 'treatment').length;
    const others = arms.filter((arm, i) => high[i] && arm !== 'treatment').length;
    // Ten sites, each with at most one unfinished pair.
    expect(treated + others).toBeGreaterThan(40);
    expect(Math.abs(treated - others)).toBeLessThanOrEqual(10);
  });

  it('[TS4] a place nobody fits stays empty, and says so', () => {
    const nobody = all(trialStudy(TRIAL, madeUp(TRIAL, { ...CHANCES, dependent: 0 })));
    expect(column(nobody, 'people', 'person')).toEqual([]);
    expect(column(nobody, 'screened', 'life')).toHaveLength(40 * 5);
  });

  it('[TS6] lives are looked at a site: a place takes what others did not need', () => {
    const tables = all(trialStudy(TRIAL, madeUp(TRIAL, { ...CHANCES, dependent: 0.4 })));
    const looked = new Map<unknown, number>();
    for (const person of column(tables, 'screened', 'person')) looked.set(person, (looked.get(person) ?? 0) + 1);
    expect(Math.max(...looked.values())).toBeGreaterThan(5);
    expect(column(tables, 'people', 'person')).toHaveLength(40 * 2);
    expect(new Set(column(tables, 'screened', 'life')).size).toBe(column(tables, 'screened', 'life').length);
  });

  it('[TS5] the same luck in every arm: where arms are alike, so are the courses', () => {
    const same = { ...CHANCES, use: [0.4, 0.4], leave: [0.1, 0.1], miss: [0.2, 0.2] };
    const patterns = column(all(trialStudy(TRIAL, madeUp(TRIAL, same))), 'people', 'pattern');
    for (let i = 0; i < patterns.length; i += 2) expect(patterns[i]).toBe(patterns[i + 1]);
  });
});
