/** Rows on behaviour: their arithmetic on paper, and every one on a few people. The full cohort is: accumbens validate. */
import { describe, expect, it } from 'vitest';
import { type LifeStory, lifeStories, type ValidationRow } from '../src/index.ts';
import { usingAt } from './_decades.ts';
import { type After, courseOfUse, difference, judged, ofStudy, shareBy } from './_detoxified.ts';
import { bV01 } from './bV01.ts';
import { incubation } from './bV44.ts';
import { noIncubation } from './bV45.ts';
import { validations } from './registry.generated.ts';

const person = (uses: readonly number[], length = 100): After => {
  const days = new Uint8Array(length);
  for (const day of uses) days[day - 1] = 1;
  return { story: {} as LifeStory, days, death: Number.POSITIVE_INFINITY, ...courseOfUse(days) };
};

describe('after the ward, on paper', () => {
  it('[AW1] finds the first use, and the first of five days with four of use', () => {
    expect(courseOfUse(person([3]).days)).toEqual({ lapse: 3, relapse: Number.POSITIVE_INFINITY });
    expect(courseOfUse(person([3, 20, 21, 23, 24]).days)).toEqual({ lapse: 3, relapse: 20 });
    expect(courseOfUse(person([3, 20, 21, 25, 26]).days).relapse).toBe(Number.POSITIVE_INFINITY);
    expect(courseOfUse(new Uint8Array(0))).toEqual({ lapse: Number.POSITIVE_INFINITY, relapse: Number.POSITIVE_INFINITY });
  });

  it('[AW2] counts those who had it or were followed as long', () => {
    const people = [person([3]), person([50]), person([], 10), person([])];
    expect(shareBy(people, (p) => p.lapse, 7)!.estimate).toBeCloseTo(1 / 4, 12);
    expect(shareBy(people, (p) => p.lapse, 60)!.estimate).toBeCloseTo(2 / 3, 12);
    expect(shareBy(people, (p) => p.death, 2000)).toBeUndefined();
  });

  it('[AW3] asks who used in the days before, of those still followed', () => {
    const people = [person([28]), person([20]), person([28], 29)];
    expect(usingAt(people, 30, 3)!.estimate).toBe(0.5);
    expect(usingAt(people, 30, 30)!.estimate).toBe(1);
    expect(usingAt(people, 2000, 3)).toBeUndefined();
  });

  it('[AW4] passes inside, warns when only the interval reaches, fails when it does not', () => {
    const part = (estimate: number, low: number, high: number) => [
      { says: 'x', model: { estimate, low, high }, agrees: [0.5, 0.6] as const },
    ];
    expect(judged(part(0.55, 0.4, 0.7)).verdict).toBe('pass');
    expect(judged(part(0.65, 0.55, 0.7))).toMatchObject({ verdict: 'warn', because: 'x outside 50 % to 60 %' });
    expect(judged(part(0.8, 0.7, 0.9)).verdict).toBe('fail');
    expect(judged([{ says: 'x', model: undefined, agrees: [0, 1] }]).verdict).toBe('warn');
  });

  it('[AW5] takes the interval of a study from its count: 59 % of 109 is 50 to 68 %', () => {
    const [low, high] = ofStudy(0.59, 109);
    expect(low).toBeCloseTo(0.495, 2);
    expect(high).toBeCloseTo(0.677, 2);
  });

  it('[AW6] a difference of equal shares is 0 with an interval on both sides', () => {
    const half = { estimate: 0.5, low: 0.4, high: 0.6 };
    const { estimate, low, high } = difference(half, half);
    expect(estimate).toBe(0);
    expect(high).toBeCloseTo(Math.hypot(0.1, 0.1), 12);
    expect(low).toBeCloseTo(-high, 12);
  });
});

const rows: readonly ValidationRow[] = validations.filter((row) => /^(B-V(0[1-8]|10|34|4[4-9]|5[01])|nat_03)$/.test(row.id));

describe('rows on behaviour', () => {
  it('[BR1] are all there', () => {
    const wanted = '01 02 03 04 06 07 08 10 34 44 45 46 47 48 49 50 51'.split(' ').map((n) => `B-V${n}`);
    expect(rows.map((row) => row.id).sort()).toEqual([...wanted, 'nat_03']);
  });

  // Those on decades and on two arms of a ward are run by the commands; the arithmetic they share is tested above.
  it.each(
    rows.filter((row) => row.shares !== 'decades' && !['B-V34', 'B-V49', 'B-V50'].includes(row.id)).map((row) => [row.id, row] as const),
  )('[BR2] %s gives finite numbers, and a reason when it does not pass', (_, row) => {
    const found = row.run({ people: 10, seed: 1 });
    for (const [name, x] of Object.entries(found.values)) expect(Number.isFinite(x), name).toBe(true);
    expect(found.because !== undefined).toBe(found.verdict !== 'pass');
    expect(found.measured === 'could not be measured' || found.compared!.length > 0, 'a picture').toBe(true);
  });

  it('[BR3] a cohort in which nobody is admitted is told, not judged', () => {
    expect(bV01.run({ people: 2, seed: 1, parameters: { 'weather.reluctance': 3, 'market.strange': 3 } })).toMatchObject({
      verdict: 'warn',
    });
  });

  it('[BR4] B-V45 passes when craving falls and fails when it rises with time, on paper; B-V44 the other way round, and only warns', () => {
    const [falls, rises] = [
      [0.8, 0.7, 0.6, 0.5, 0.4, 0.3],
      [0.3, 0.4, 0.5, 0.6, 0.6, 0.7],
    ].map((one) => [one, one.map((x) => x + 0.01)]) as [number[][], number[][]];
    expect([noIncubation(falls).verdict, noIncubation(rises).verdict]).toEqual(['pass', 'fail']);
    expect([incubation(falls).verdict, incubation(rises).verdict]).toEqual(['warn', 'pass']);
  });

  it('[BR5] no state leaves its declared bounds in the shared lives', () => {
    for (const { year, detoxified } of lifeStories({ seed: 4, followed: 'years' }, 0, 12)) {
      expect(year.strayed).toEqual({});
      expect(detoxified?.strayed ?? {}).toEqual({});
    }
  });
});
