import { describe, expect, it } from 'vitest';
import { mean, sd } from '../numerics/statistics.ts';
import { ASSUMPTIONS, type Assumptions, diaryToEvents } from './diaryToEvents.ts';
import type { Diary, DiaryDay } from './timelineFollowback.ts';

const none = { heroin: false, otherOpioid: false, methadone: false, buprenorphine: false, others: [] };
const day = (number: number, what: Partial<DiaryDay> = {}): DiaryDay => ({ ...none, day: number, ...what });
const diary: Diary = {
  who: 1,
  project: 27,
  from: -2,
  to: 4,
  days: [
    day(-2, { heroin: true }),
    day(-1, { heroin: true }),
    day(0),
    day(1, { otherOpioid: true }),
    day(2, { methadone: true }),
    day(3, { buprenorphine: true }),
  ],
  randomised: 1,
  medication: [{ day: 2, substance: 'methadone', route: 'oral', mg: 30 }],
  withdrawalObserved: [],
  injects: { value: true, from: 'rbs_iv' },
  notes: [],
};
const plain: Assumptions = { before: 0, usesMean: 1, usesSd: 0, doseCv: 0, purityCv: 0, otherOpioidCv: 0 };
const heroin = (replicate: number, changed: Assumptions = {}, of: Diary = diary) =>
  diaryToEvents(of, 1, replicate, changed).events.flatMap((event) =>
    event.kind === 'dose' && event.substance === 'heroin' ? [event] : [],
  );

describe('diary to events', () => {
  it('[DE1] with every spread at 0 the life is as on paper', () => {
    const { events, until, startDay, phases } = diaryToEvents(diary, 1, 0, plain);
    expect(events.map((event) => event.kind === 'dose' && [event.substance, event.route, Math.floor(event.at / 24), event.amount])).toEqual(
      [
        ['heroin', 'intravenous', 0, 25],
        ['heroin', 'intravenous', 1, 25],
        ...Array(3).fill(['morphine', 'oral', 3, 100 / 3]),
        ['methadone', 'oral', 4, 30],
        ['methadone', 'oral', 4, 40],
        ['buprenorphine', 'sublingual', 5, 8],
      ],
    );
    expect([until, startDay]).toEqual([144, -2]);
    expect(phases).toEqual([
      { name: 'Before treatment', from: 0, to: 72 },
      { name: 'In treatment', from: 72, to: 120 },
      { name: 'After the last study medication', from: 120, to: 144 },
    ]);
  });

  it('[DE2] the past before the diary goes on as the days before treatment did', () => {
    const lives = Array.from({ length: 20 }, (_, i) => diaryToEvents(diary, 1, i, { ...plain, before: 300 }));
    const past = lives.flatMap(({ events }) => events.filter((event) => event.at < 300 * 24));
    expect(lives[0]!.startDay).toBe(-302);
    expect(lives[0]!.phases[0]).toEqual({ name: 'Before the diary (assumed)', from: 0, to: 7200 });
    // Two days of three had heroin; 6000 days know that share with a standard error of 0.006.
    expect(Math.abs(past.length / 6000 - 2 / 3)).toBeLessThan(0.025);
  });

  it('[DE3] a longer past leaves every dose of the diary as it was', () => {
    const reported = (before: number) =>
      heroin(3, { before }).flatMap(({ at, amount }) => (at < before * 24 ? [] : [[at - before * 24, amount]]));
    const [short, long] = [reported(10), reported(200)];
    expect(long.map(([, amount]) => amount)).toEqual(short.map(([, amount]) => amount));
    for (const [i, [at]] of long.entries()) expect(at).toBeCloseTo(short[i]![0]!, 8);
  });

  it('[DE4] the same seed and replicate give the same life; another replicate another one', () => {
    expect(heroin(5)).toEqual(heroin(5));
    expect(heroin(5)).not.toEqual(heroin(6));
  });

  it('[DE5] uses a day stay within what the person reported, and a person who does not inject snorts', () => {
    const few = Array.from({ length: 50 }, (_, i) => heroin(i, { before: 0 }, { ...diary, mostInjections: 2 }).length);
    expect(Math.max(...few)).toBe(4);
    expect(heroin(0, plain, { ...diary, injects: { value: false, from: 'asi' } })[0]).toMatchObject({ route: 'snorted', amount: 50 });
  });

  it('[DE6] over replicates, uses a day and amounts are those of S001, S003 and S004', () => {
    const lives = Array.from({ length: 3000 }, (_, i) => heroin(i, { before: 0, mostUses: 50 }));
    const perDay = lives.map((doses) => doses.length / 2);
    expect(mean(perDay)).toBeGreaterThan(2);
    expect(mean(perDay)).toBeLessThan(2.4);
    const first = lives.map((doses) => doses[0]!.amount);
    const cv = Math.sqrt((1 + ASSUMPTIONS.doseCv.value ** 2) * (1 + ASSUMPTIONS.purityCv.value ** 2) - 1);
    expect(Math.abs(mean(first) / 25 - 1)).toBeLessThan(0.06);
    expect(Math.abs(sd(first) / mean(first) / cv - 1)).toBeLessThan(0.12);
  });

  it('[DE7] every assumption lies in its range and says where it comes from', () => {
    for (const { value, range, says, from } of Object.values(ASSUMPTIONS)) {
      expect(value).toBeGreaterThanOrEqual(range[0]);
      expect(value).toBeLessThanOrEqual(range[1]);
      expect(says && from).toBeTruthy();
    }
  });
});
