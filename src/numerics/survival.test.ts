import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  designEffect,
  eventsForHazard,
  intraclass,
  peopleForHazard,
  peopleForMeans,
  peopleForShares,
  powerForMeans,
  powerForShares,
} from './sampleSize.ts';
import { hazardInfluence, hazardRatio, kaplanMeier, logRank, medianSurvival, survivalAt, type Times } from './survival.ts';

const times = (text: string): Times => {
  const all = text.split(' ');
  return { time: all.map((word) => Number.parseInt(word, 10)), event: all.map((word) => (word.endsWith('+') ? 0 : 1)) };
};
/** Weeks of remission (Freireich et al. 1963, Blood 21:699), the example of most textbooks. */
const mercaptopurine = times('6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+');
const placebo = times('1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23');

describe('survival', () => {
  it('[SU1] on paper: one of two has the event at 1, the other is cut off', () => {
    expect(kaplanMeier({ time: [1, 2], event: [1, 0] })).toMatchObject([
      { time: 1, atRisk: 2, events: 1, survival: 0.5, error: 0.5 * Math.sqrt(0.5) },
    ]);
    // Cut off at the time of an event is still at risk.
    expect(kaplanMeier({ time: [1, 1], event: [1, 0] })[0]!.survival).toBe(0.5);
    expect(kaplanMeier({ time: [3], event: [0] })).toEqual([]);
  });

  it('[SU2] without anyone cut off it is the share left; the unit of time does not matter', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 40 }), (time) => {
        const event = time.map(() => 1);
        for (const { time: at, survival, low, high } of kaplanMeier({ time, event })) {
          expect(survival).toBeCloseTo(time.filter((t) => t > at).length / time.length, 10);
          expect(low).toBeLessThanOrEqual(survival);
          expect(high).toBeGreaterThanOrEqual(survival);
        }
        const half = { time: time.map((t) => 7 * t), event };
        expect(hazardRatio(half, placebo).estimate).toBe(hazardRatio(half, placebo).estimate);
      }),
      { numRuns: 30 },
    );
    const swapped = hazardRatio(placebo, mercaptopurine).estimate;
    expect(swapped * hazardRatio(mercaptopurine, placebo).estimate).toBeCloseTo(1, 9);
  });

  it('[SU3] remission: survival .857 (.0764) at 6 weeks, .448 (.1346) at 23; medians 23 and 8', () => {
    const steps = kaplanMeier(mercaptopurine);
    expect(steps[0]!).toMatchObject({ time: 6, atRisk: 21, events: 3 });
    expect(steps[0]!.survival).toBeCloseTo(0.8571, 4);
    expect(steps[0]!.error).toBeCloseTo(0.0764, 4);
    expect(survivalAt(steps, 23)).toBeCloseTo(0.4482, 4);
    expect(steps.at(-1)!.error).toBeCloseTo(0.1346, 4);
    expect([medianSurvival(steps), medianSurvival(kaplanMeier(placebo))]).toEqual([23, 8]);
  });

  it('[SU3] remission: log-rank 16.79; Cox with Efron’s ties 1.5721 (0.4124), ratio 4.82 (2.15 to 10.81)', () => {
    expect(logRank(mercaptopurine, placebo).chiSquare).toBeCloseTo(16.79, 2);
    expect(logRank(mercaptopurine, placebo).p).toBeCloseTo(4.17e-5, 6);
    const cox = hazardRatio(mercaptopurine, placebo);
    expect(Math.log(cox.estimate)).toBeCloseTo(1.5721, 4);
    expect(cox.error).toBeCloseTo(0.4124, 4);
    expect([cox.low, cox.high].map((x) => Number(x.toFixed(2)))).toEqual([2.15, 10.81]);
  });

  it('[SU3] what each person adds sums to nothing, and to about the model’s variance in squares', () => {
    // Without ties the residuals of the score are those of Breslow, and sum to the score: zero at the estimate.
    const [a, b] = [
      { time: [1, 3, 5, 7, 9, 11, 13, 15], event: [1, 1, 1, 0, 1, 1, 0, 1] },
      { time: [2, 4, 6, 8, 10, 12, 14, 16], event: [1, 0, 1, 1, 1, 0, 1, 1] },
    ];
    const all = hazardInfluence(a, b).flatMap((part) => [...part]);
    expect(all.reduce((sum, x) => sum + x, 0)).toBeCloseTo(0, 9);
    const remission = hazardInfluence(mercaptopurine, placebo).flatMap((part) => [...part]);
    const robust = Math.sqrt(remission.reduce((sum, x) => sum + x * x, 0));
    expect(robust / hazardRatio(mercaptopurine, placebo).error).toBeGreaterThan(0.8);
    expect(robust / hazardRatio(mercaptopurine, placebo).error).toBeLessThan(1.2);
  });

  it('[SU4] a group without an event has no finite ratio, and is told', () => {
    expect(hazardRatio({ time: [5, 5], event: [0, 0] }, placebo)).toMatchObject({ estimate: NaN, low: 0, high: Infinity });
    expect(() => kaplanMeier({ time: [-1], event: [1] })).toThrow(/time 0 is -1/);
  });
});

describe('sample size', () => {
  it('[SS1] as R’s power.prop.test and power.t.test print it', () => {
    expect(peopleForShares(0.5, 0.75, { power: 0.9 })).toBeCloseTo(76.7, 1);
    expect(powerForShares(50, 0.5, 0.75)).toBeCloseTo(0.7401, 3);
    // Exact is 22.021; the approximation is within a twentieth of a person.
    expect(peopleForMeans(1, 1, { power: 0.9 })).toBeCloseTo(22.0, 1);
  });

  it('[SS2] what is needed has the power that was asked for', () => {
    expect(powerForShares(peopleForShares(0.3, 0.45), 0.3, 0.45)).toBeCloseTo(0.8, 9);
    expect(powerForMeans(peopleForMeans(0.4, 1) - 1.959963984540054 ** 2 / 4, 0.4, 1)).toBeCloseTo(0.8, 9);
  });

  it('[SS3] Collett 2003, example 9.1: a hazard ratio of 0.57 at 90 % power needs 133 events', () => {
    expect(Math.round(eventsForHazard(0.57, { power: 0.9 }))).toBe(133);
    expect(peopleForHazard(0.57, 0.5, { power: 0.9 })).toBeCloseTo(eventsForHazard(0.57, { power: 0.9 }), 9);
  });

  it('[SS4] repeated tests: all alike is one test a person, independent is many', () => {
    expect(designEffect(12, 0)).toBe(1);
    expect(designEffect(12, 1)).toBe(12);
    expect(intraclass([4, 0, 4, 0], [4, 4, 4, 4])).toBe(1);
    expect(intraclass([2, 2, 2, 2], [4, 4, 4, 4])).toBeCloseTo(-1 / 3, 9);
  });
});
