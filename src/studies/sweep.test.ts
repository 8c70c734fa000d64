import { describe, expect, it } from 'vitest';
import { BadInput } from '../read/faults.ts';
import { readSweep } from '../read/sweep.ts';
import type { ShardTables, Study } from '../simulate/study.ts';
import { cohort } from './cohort.ts';
import { studyKind } from './kinds.ts';
import { sweep } from './sweep.ts';
import { PlaceError, pointsOf, put, type SweepSpec, settingsOf, sweepSpec } from './sweepSpec.ts';

const BASE = `title: Use
people: 2
phases:
  - { name: Use, lasts: 2 d, take: { substance: heroin, amount: 20 mg, route: intravenous, every: 8 h } }
  - { name: Stopping, lasts: 1 d }
record: { every: 12 h }
`;
const FILE = (vary: string, rest = 'design: grid\n') => `title: S\nof: use.yaml\n${rest}vary:\n${vary}`;
const specOf = (text: string, shardPeople = 4): Promise<SweepSpec> =>
  sweepSpec(readSweep(text, 's.yaml'), 's.yaml', BASE, studyKind, shardPeople);
const faultsOf = (text: string): Promise<string> =>
  specOf(text).then(
    () => '',
    (error) => (error instanceof BadInput ? error.message : Promise.reject(error)),
  );

async function rowsOf(study: Study, name: string): Promise<Record<string, unknown>[]> {
  const shards: ShardTables[] = [];
  for (let shard = 0; shard < study.shards; shard++) shards.push(await study.run(shard));
  return shards.flatMap((tables) => {
    const columns = Object.entries(tables[name]!);
    return Array.from({ length: columns[0]![1].length }, (_, i) => Object.fromEntries(columns.map(([key, values]) => [key, values[i]])));
  });
}

describe('places of a file', () => {
  it('[SP1] are parameters, keys, entries of lists, and single entries that stand for a list', () => {
    const data = { title: 'x', tolerance: 1e-6, phases: [{ take: { amount: '1 mg' } }, { take: [{ amount: '2 mg' }] }] } as Record<
      string,
      unknown
    >;
    put(data, 'tolerance.slowTime', '20 d');
    put(data, 'parameters.pk.volume', 3);
    put(data, 'tolerance', 1e-5);
    put(data, 'phases[0].take[0].amount', '5 mg');
    put(data, 'phases[1].take[0].every', '8 h');
    expect(data).toEqual({
      title: 'x',
      tolerance: 1e-5,
      parameters: { 'tolerance.slowTime': '20 d', 'pk.volume': 3 },
      phases: [{ take: { amount: '5 mg' } }, { take: [{ amount: '2 mg', every: '8 h' }] }],
    });
    for (const place of ['phases[2].take', 'phases.take', 'samples[1].at']) expect(() => put(data, place, 1), place).toThrow(PlaceError);
  });
});

describe('the points of a design', () => {
  it('[SP2] of a grid are all combinations, of ranges in equal steps or equal ratios', async () => {
    const spec = await specOf(FILE('  phases[0].take.amount: 5 mg to 20 mg in 3 levels by ratio\n  phases[1].lasts: [1 d, 2 d]\n'));
    expect(pointsOf(spec)).toBe(6);
    const settings = settingsOf(spec);
    expect(Array.from({ length: 6 }, (_, point) => settings(point).map(({ value }) => value))).toEqual(
      ['5 mg', '10 mg', '20 mg'].flatMap((dose) => ['1 d', '2 d'].map((lasts) => [dose, lasts])),
    );
  });

  it('[SP2] of Latin hypercube and Sobol designs stay inside the ranges and use every level', async () => {
    for (const design of ['latin hypercube', 'sobol']) {
      const measure = 'measure: people.overdoses\n';
      const spec = await specOf(
        `${FILE('  tolerance.slowTime: declared\n  phases[0].take.every: [6 h, 12 h]\n', `design: ${design}\npoints: 16\n`)}${measure}`,
      );
      const settings = settingsOf(spec);
      const all = Array.from({ length: pointsOf(spec) }, (_, point) => settings(point));
      expect(all).toHaveLength(design === 'sobol' ? 16 * 4 : 16);
      for (const [time, every] of all) {
        expect(time!.number).toBeGreaterThan(10);
        expect(time!.number).toBeLessThan(30);
        expect(time!.value).toBe(`${time!.number} d`);
        expect(['6 h', '12 h']).toContain(every!.value);
      }
      expect(new Set(all.map(([, every]) => every!.value)).size).toBe(2);
    }
  });
});

describe('a sweep as a study', () => {
  it('[SP3] has at each point the very rows that the file with those values gives', async () => {
    const spec = await specOf(FILE('  phases[0].take.amount: [10 mg, 30 mg]\n  tolerance.slowTime: [12 d, 25 d]\n'));
    const study = await sweep.begin(spec, studyKind);
    expect(study).toMatchObject({ people: 8, shards: 2 });
    expect(study.tables.map(({ name }) => name)).toEqual(['points', 'people', 'weeks', 'phases', 'events']);
    expect((await rowsOf(study, 'points'))[2]).toEqual({ point: 2, phases_0_take_amount: '30 mg', tolerance_slowTime: '12 d' });
    const alone = BASE.replace('20 mg', '30 mg').replace('people: 2', 'people: 2\nparameters: { tolerance.slowTime: 12 d }');
    const wanted = await rowsOf(await cohort.begin(cohort.read!(alone, 'a.yaml', 4), studyKind), 'phases');
    const found = (await rowsOf(study, 'phases')).filter(({ point }) => point === 2);
    expect(found).toEqual(wanted.map((row) => ({ point: 2, ...row })));
  });

  it('[SP4] gives the same rows however it is cut: many points a shard, or many shards a point', async () => {
    const text = FILE('  phases[0].take.amount: [10 mg, 30 mg, 40 mg]\n', 'design: grid\npeople: 3\nseed: 5\n');
    const [coarse, fine] = await Promise.all([100, 1].map(async (size) => sweep.begin(await specOf(text, size), studyKind)));
    expect([coarse!.shards, fine!.shards]).toEqual([1, 9]);
    for (const { name } of coarse!.tables) expect(await rowsOf(fine!, name), name).toEqual(await rowsOf(coarse!, name));
  });

  it('[SP5] with one mistake has one fault, at the line of the sweep, before any work', async () => {
    expect(await faultsOf(FILE('  tolerance.slowTme: 10 d to 30 d in 2 levels\n'))).toMatch(
      /^s.yaml:5 vary.tolerance.slowTme: found "10 d", with which use.yaml has parameters.tolerance.slowTme: "tolerance.slowTme" \(is "tolerance.slowTime" meant\?\); allowed is a parameter: [^\n]*$/,
    );
    expect(await faultsOf(FILE('  tolerance.slowTime: [12 d, 90 d]\n'))).toMatch(
      /^s.yaml:5 .*found "90 d".*allowed is a value from 10 d to 30 d$/,
    );
    expect(await faultsOf(FILE('  phases[4].lasts: [1 d, 2 d]\n'))).toMatch(
      /^s.yaml:5 .*there is no phases\[4\]; allowed is a place that is in the file$/,
    );
    expect(
      await faultsOf(FILE('  tolerance.slowTime: declared\n', 'design: latin hypercube\npoints: 4\n').replace('slowTime', 'slow')),
    ).toMatch(/declared range/);
    const measured = (measure: string) => faultsOf(`${FILE('  phases[1].lasts: [1 d, 2 d]\n')}measure: ${measure}\n`);
    expect(await measured('persons.overdoses')).toMatch(
      /^s.yaml:6 measure: found "persons".*allowed is a table: people, weeks, phases, events$/,
    );
    expect(await measured('people.overdose')).toMatch(/found "overdose" \(is "overdoses" meant\?\)/);
    expect(await measured('phases.withdrawal_cows_highest where phse = Use')).toMatch(/found "phse" \(is "phase" meant\?\)/);
  });
});
