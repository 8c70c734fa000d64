/** Rows judged on trials: their arithmetic on paper, and some of them on a few people. The full cohort is: accumbens validate. */
import { describe, expect, it } from 'vitest';
import type { Course } from '../src/index.ts';
import { type ArmResult, atLeast, cohensD, type Judged, lies, retained, shareOf, so, tests, trialRow, useDays } from './_trial.ts';
import { bV11 } from './bV11.ts';
import { bV37 } from './bV37.ts';

const course = (used: readonly number[]): Course => {
  const useDaysOf = new Uint8Array(60);
  for (const day of used) useDaysOf[10 + day] = 2;
  return { entered: 10 * 24, useDays: useDaysOf, visits: [], weekly: {}, costs: {} } as unknown as Course;
};
const arm: ArmResult = {
  courses: [course([0, 1, 7]), course([])],
  patterns: ['-+o*', '----'],
  stays: [2, 4],
  left: [1, 0],
  longest: [1, 4],
};

describe('a trial in numbers, on paper', () => {
  it('[TW1] days of use a week, from the day of entry', () => {
    expect(useDays(arm, 0, 1)).toEqual([2, 0]);
    expect(useDays(arm, 0, 2)).toEqual([1.5, 0]);
  });

  it('[TW2] tests count those given; a week with both is positive', () => {
    expect(tests(arm, '-')).toEqual({ events: [1, 4], looks: [3, 4] });
    expect(tests(arm, '+')).toEqual({ events: [2, 0], looks: [3, 4] });
    expect(shareOf(tests(arm, '-', 1, 3))).toBeCloseTo(2 / 3, 12);
  });

  it('[TW3] who stayed, and who was abstinent so long', () => {
    expect(retained(arm)).toEqual({ events: 1, people: 2 });
    expect(atLeast(arm, 4)).toEqual({ events: 1, people: 2 });
  });

  it('[TW4] a difference in standard deviations', () => {
    expect(cohensD([0, 2], [1, 3])).toBe(1);
    expect(cohensD([1, 1], [1, 1])).toBe(0);
  });

  it('[TW5] inside the bounds or not; ends count', () => {
    expect([lies('x', 1, 1, 2).holds, lies('x', { estimate: 2.1, low: 1, high: 3 }, 1, 2).holds, so('x', 1, false, 'y').holds]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('rows judged on trials', () => {
  it.each([bV11, bV37].map((row) => [row.id, row] as const))(
    '[TW6] %s gives finite numbers, and a reason when it does not pass',
    (_, row) => {
      const found = row.run({ people: 8, seed: 1 });
      for (const [name, x] of Object.entries(found.values)) expect(Number.isFinite(x), name).toBe(true);
      expect(found.because !== undefined).toBe(found.verdict !== 'pass');
      expect(found.compared!.length, 'a picture').toBe(Object.keys(found.values).length);
    },
  );

  it('[TW7] identical arms do not differ: the same people meet the same luck', () => {
    const row = trialRow({
      ...{ id: 'B-V60', statement: 'x', published: 'x', trust: 'read', kind: 'predicted', bound: 'x' },
      weeks: 4,
      arms: { one: ['methadone'], two: ['methadone'] },
      judge: ({ one, two }) => [
        so('same patterns', 1, one!.patterns.join() === two!.patterns.join(), 'patterns are the same'),
        so('same use', 1, useDays(one!, 0, 4).join() === useDays(two!, 0, 4).join(), 'use is the same'),
      ],
    });
    expect(row.run({ people: 8, seed: 1 }).verdict).toBe('pass');
  });

  /** Verdicts on days of use of 24 people; `judge` gets their mean and that of all of them, which is what is judged first. */
  function verdicts(judge: (mine: number, all: number) => Judged) {
    let all: number | undefined;
    return trialRow({
      ...{ id: 'B-V60', statement: 'x', published: 'x', trust: 'read', kind: 'predicted', bound: 'x' },
      weeks: 4,
      arms: { one: ['methadone'] },
      judge: ({ one }) => {
        const days = useDays(one!, 0, 4);
        const mine = days.reduce((a, b) => a + b, 0) / days.length;
        all ??= mine;
        return [judge(mine, all)];
      },
    }).run({ people: 24, seed: 1 });
  }
  const open = { verdict: 'warn', because: expect.stringMatching(/^not shown by 12 people/) };

  it('[TW9] what no sample of such people shows fails; what some of them show is not shown', () => {
    const from = (more: number) => verdicts((mine, all) => lies('days', mine, all + more, 100));
    expect(from(0)).toMatchObject({ verdict: 'pass' });
    expect(from(0.01)).toMatchObject(open);
    expect(from(8)).toMatchObject({ verdict: 'fail', because: expect.stringMatching(/^not so/) });
  });

  it('[TW9] a direction passes only when the people show it', () => {
    const shows = (way: (mine: number, all: number) => boolean) =>
      verdicts((mine, all) => so('days', mine, way(mine, all), 'as it should be'));
    expect(shows((mine) => mine < 8)).toMatchObject({ verdict: 'pass' });
    expect(shows((mine, all) => mine >= all)).toMatchObject(open);
  });

  it('[TW8] an unknown treatment or setting is an error that says so', () => {
    const row = (treatment: string, settings: Record<string, number>) =>
      trialRow({
        ...{ id: 'B-V60', statement: 'x', published: 'x', trust: 'read', kind: 'predicted', bound: 'x' },
        weeks: 1,
        arms: { one: [{ treatment, settings }] },
        judge: () => [],
      });
    expect(() => row('hypnosis', {}).run({ people: 8, seed: 1 })).toThrow('hypnosis: no such treatment');
    expect(() => row('methadone', { dosage: 1 }).run({ people: 8, seed: 1 })).toThrow('methadoneClinic.dosage: no parameter has this name');
  });
});
