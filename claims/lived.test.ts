/** Claims on choice and learning, on a few people, and on models whose mechanism is taken away. The full cohort is: accumbens claims. */
import { describe, expect, it } from 'vitest';
import { type Claim, type Cohort, keepLives, lifeStories, lives } from '../src/index.ts';
import { daily, dosesAWeek, weeks } from './_lived.ts';
import { c10 } from './C10.ts';
import { c11 } from './C11.ts';
import { c12 } from './C12.ts';
import { c15 } from './C15.ts';
import { c16 } from './C16.ts';
import { c17 } from './C17.ts';
import { c18 } from './C18.ts';

/** Claim, people enough to show it, parameters inside their ranges that take its mechanism away, and what then no longer shows. */
const ON_HISTORIES: readonly (readonly [Claim, number, string, NonNullable<Cohort['parameters']>, string])[] = [
  [c11, 12, 'hardly anything is learned of cues', { 'cues.excite': 1e-4 }, 'a paired cue alone raises dopamine'],
  [c12, 4, 'craving pushes to nothing', { 'craving.weight': 0 }, 'the cue raises seeking'],
  [c15, 3, 'plasticity is not lost', { 'plasticity.loss': 0 }, 'reversal takes more trials after 728 days'],
  [c17, 6, 'all recover within days', { 'plasticity.recovery': 5 }, 'some lose it for good'],
  [c18, 4, 'nothing is inhibited', { 'cues.inhibit': 0 }, 'the scene comes to be inhibited'],
];

describe('lives, on paper and laws', () => {
  it('[LV1] a day of the history has three doses or none', () => {
    expect(daily(0).daily).toBe(0);
    expect(daily(364, 10)).toMatchObject({ days: 364, daily: 3, after: 10 });
  });

  it('[LV2] a person is the same whoever else is lived; shorter lives are served from longer ones', () => {
    const asked = { seed: 5, followed: 'year' } as const;
    const [three] = lifeStories(asked, 3, 4);
    expect(lifeStories(asked, 2, 5)[1]).toEqual(three);
    const made = [{ person: 0, year: three!.year }];
    keepLives({ seed: 5, people: 1, followed: 'decades' }, made);
    expect(lives({ seed: 5, people: 1, followed: 'year' })).toBe(made);
    expect(lives({ seed: 6, people: 1, followed: 'year' })).not.toBe(made);
  });

  it('[LV3] everyone takes a first dose; doses a week and weekly means are those of the course', () => {
    const [story] = lifeStories({ seed: 5, followed: 'year' }, 0, 1);
    expect(story!.year.useDays[0]).toBeGreaterThan(0);
    const year = { ...story!.year, useDays: Uint8Array.from({ length: 28 }, (_, day) => (day < 14 ? 1 : 3)) };
    expect([dosesAWeek({ person: 0, year }, 0, 2), dosesAWeek({ person: 0, year }, 2, 4)]).toEqual([7, 21]);
    const weekly = { bags: Float32Array.from([1, 2, 6]) };
    expect(weeks({ person: 0, year: { ...year, weekly } }, 'bags', 1, 3)).toBe(4);
  });
});

describe.each(ON_HISTORIES)('$id', (claim, people, without, parameters, lost) => {
  const small = claim.run({ people, seed: 1 });

  it('[CL1] gives a verdict, finite numbers and an interval, and does not fail on a few people', () => {
    expect(Object.entries(small.values).filter(([, x]) => !Number.isFinite(x))).toEqual([]);
    expect(small.measured).toMatch(/95 % CI/);
    expect(small.compared!.filter(({ agrees }) => agrees).length, 'a picture of what is judged').toBeGreaterThan(0);
    expect(small.because !== undefined, small.because).toBe(small.verdict !== 'pass');
    expect(small.verdict, small.because).not.toBe('fail');
  });

  it(`[CL3] does not hold when the mechanism is gone: ${without}`, () => {
    expect(claim.run({ people, seed: 1, parameters }).because ?? '').toContain(lost);
  });
});

describe('C10 and C16, on the shared lives', () => {
  const cohort = { people: 16, seed: 1 };
  const [dose, share] = [c10.run(cohort), c16.run(cohort)];

  it('[CL1] give finite numbers with intervals', () => {
    for (const { values, measured, verdict, because } of [dose, share]) {
      expect(Object.entries(values).filter(([, x]) => !Number.isFinite(x))).toEqual([]);
      expect(measured).toMatch(/95 % CI/);
      expect(because !== undefined).toBe(verdict !== 'pass');
    }
  });

  it('[CL2] are the same when run again', () => {
    expect(c16.run(cohort)).toEqual(share);
  });

  it('[CL3] C10 does not hold when nobody asks for more: a dose that is not adjusted does not grow', () => {
    const parameters = { 'using.appetite': 0, 'using.adjust': 0.001, 'using.forget': 0, 'using.first': 0.8 };
    expect(c10.run({ ...cohort, parameters }).values.doseRatio).toBeLessThan(1.1);
  });

  it('[CL3] C16 does not hold when nobody is drawn to the drug', () => {
    expect(() => c16.run({ ...cohort, people: 4, parameters: { 'weather.reluctance': 3, 'market.strange': 3 } })).toThrow(
      'became dependent',
    );
  });
});
