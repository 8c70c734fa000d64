import { describe, expect, it } from 'vitest';
import { analyseTrial, type TrialResult, weeklyShares } from './analyse.ts';
import { CHANCES, type Chances, madeUp, TRIAL } from './lives.testdata.ts';
import type { Trial } from './spec.ts';
import { trialStudy } from './study.ts';
import { joinShards } from './tables.ts';

function ran(trial: Trial = TRIAL, chances: Chances = CHANCES): TrialResult {
  const study = trialStudy(trial, madeUp(trial, chances));
  const shards = Array.from({ length: study.shards }, (_, shard) => study.run(shard));
  return analyseTrial(trial, shards);
}
const outcome = (result: TrialResult, id: string) => result.comparisons[0]!.outcomes.find((one) => one.id === id)!;

describe('the analysis of a trial', () => {
  const result = ran();

  it('[AN1] on paper: shares of four patterns by week', () => {
    expect(weeklyShares(['-+', '-o', '*_', 'oo'], 2)).toEqual({ negative: [0.5, 0], positive: [0.25, 0.25], missing: [0.25, 0.5] });
  });

  it('[AN1] takes shards in one by one or joined, to the same bits', () => {
    const study = trialStudy(TRIAL, madeUp(TRIAL, CHANCES));
    const shards = Array.from({ length: study.shards }, (_, shard) => study.run(shard));
    expect(shards.length).toBeGreaterThan(1);
    expect(analyseTrial(TRIAL, [joinShards(study.tables, shards)])).toEqual(result);
  });

  it('[AN2] shares of every week sum to one, and the flow adds up', () => {
    for (const { weekly } of result.arms) {
      for (let week = 0; week < 8; week++)
        expect(weekly.negative[week]! + weekly.positive[week]! + weekly.missing[week]!).toBeCloseTo(1, 12);
    }
    const { flow } = result;
    expect(flow.entered + flow.unfilled).toBe(40);
    expect(Object.values(flow.excluded).reduce((sum, n) => sum + n, 0) + flow.entered).toBe(flow.looked);
    for (const arm of flow.arms) expect(arm.left + arm.toTheEnd + arm.died).toBe(arm.allocated);
  });

  it('[AN3] finds what was put in: less use, better staying, the cost of the medication', () => {
    const late = outcome(result, 'use_days');
    expect(Math.abs(late.control - 14)).toBeLessThan(4 * result.arms[0]!.outcomes.use_days!.error);
    expect(Math.abs(late.arm - 2.8)).toBeLessThan(4 * result.arms[1]!.outcomes.use_days!.error);
    expect(late.difference.high).toBeLessThan(0);
    expect(late.adjusted!).toBeLessThan(0.001);
    // Leaving: chances of .1 and .03 a week; the hazard ratio is near ln(.97)/ln(.9) = .29.
    const { leaving } = result.comparisons[0]!;
    expect(leaving.low).toBeLessThan(0.29);
    expect(leaving.high).toBeGreaterThan(0.29);
    expect(outcome(result, 'cost').difference).toMatchObject({ estimate: 100, error: 0 });
    expect(result.arms[1]!.costs).toEqual({ medication: 100, counselling: 40 });
    expect(result.arms[0]!.hours.use).toBeCloseTo(2, 9);
    expect(result.arms[0]!.hours.work).toBeCloseTo(6, 9);
    expect(result.arms[1]!.inside.cue_craving![0]).toBeCloseTo(0.5, 6);
  });

  it('[AN4] with the same people in every arm chance falls out of the difference; alike arms differ by nothing at all', () => {
    const same = { ...CHANCES, use: [0.4, 0.4], leave: [0.1, 0.1], miss: [0.2, 0.2] };
    const alike = ran(TRIAL, same);
    for (const { difference } of alike.comparisons[0]!.outcomes.filter(({ id }) => !['cost', 'dose_days'].includes(id))) {
      expect(difference).toMatchObject({ estimate: 0, error: 0 });
    }
    expect(alike.comparisons[0]!.leaving.estimate).toBeCloseTo(1, 9);
    expect(alike.comparisons[0]!.leaving.error).toBeCloseTo(0, 9);
    expect(alike.comparisons[0]!.tests.error).toBeCloseTo(0, 12);
    const apart: Trial = { ...TRIAL, allocation: { method: 'blocked', ratio: [1, 1], block: 4, strata: [] } };
    const other = ran(apart, same);
    expect(outcome(other, 'use_days').difference.error).toBeGreaterThan(0);
  });

  it('[AN5] the Monte-Carlo error is the spread of the estimate over seeds', () => {
    const runs = Array.from({ length: 30 }, (_, seed) => outcome(ran({ ...TRIAL, seed: seed + 100 }), 'negative').difference);
    const centre = runs.reduce((sum, { estimate }) => sum + estimate, 0) / 30;
    const spread = Math.sqrt(runs.reduce((sum, { estimate }) => sum + (estimate - centre) ** 2, 0) / 29);
    const told = runs.reduce((sum, { error }) => sum + error, 0) / 30;
    expect(spread / told).toBeGreaterThan(0.65);
    expect(spread / told).toBeLessThan(1.5);
  });

  it('[AN6] plans a real trial: fewer people for a larger effect, and all 61 endpoints are there', () => {
    const plan = (of: TrialResult, id: string) => of.comparisons[0]!.plans.find((one) => one.id === id)!;
    const small = ran(TRIAL, { ...CHANCES, use: [0.5, 0.4] });
    expect(plan(small, 'use_days').people).toBeGreaterThan(plan(result, 'use_days').people);
    expect(plan(result, 'use_days').power).toBeGreaterThan(0.99);
    expect(plan(result, 'tests').people).toBeGreaterThan(0);
    expect(Object.keys(result.arms[0]!.endpoints)).toHaveLength(61);
    expect(JSON.parse(JSON.stringify(result)).arms).toHaveLength(2);
  });

  it('[AN6] only primary outcomes are adjusted and planned for', () => {
    const one = ran({ ...TRIAL, outcomes: ['stayed'] });
    expect(one.comparisons[0]!.outcomes.filter(({ adjusted }) => adjusted !== undefined).map(({ id }) => id)).toEqual(['stayed']);
    expect(outcome(one, 'stayed').adjusted).toBe(outcome(one, 'stayed').p);
    expect(one.comparisons[0]!.plans.map(({ id }) => id)).toEqual(['stayed', 'leaving', 'tests']);
  });

  it('[AN6] an arm nobody entered is told of', () => {
    expect(() => ran(TRIAL, { ...CHANCES, dependent: 0 })).toThrow(/usual care: 0 people entered/);
  });
});
