import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { costOf, costPerOutcome } from './cost.ts';
import { relapseDay, useIn } from './daysOfUse.ts';
import { endpointAnswers, endpoints } from './endpoints/endpoint.ts';
import { overdosesIn, ratePerThousandYears } from './overdose.ts';
import { qualityAdjustedDays } from './qualityAdjustedTime.ts';
import { stay } from './retention.ts';
import { timeBudget } from './timeBudget.ts';
import { lastAttended, longestAbstinence, patternCounts, shareNegative, weeklyPattern } from './weeklyPattern.ts';
import { meanOfWeeks } from './weeklyState.ts';

const some = fc.string({ unit: fc.constantFrom('+', '-', 'o', '*'), minLength: 15, maxLength: 39 });

describe('weekly patterns', () => {
  it('[WP1] a letter a week: positive beats nothing, both are mixed, what was due and not given is missed', () => {
    const visits = [
      { day: 0, sample: 'negative' as const },
      { day: 7, sample: 'positive' as const },
      { day: 15, sample: 'positive' as const },
      { day: 18, sample: 'negative' as const },
      { day: 20, sample: undefined },
      { day: 25, sample: undefined },
      { day: 35, sample: 'negative' as const },
    ];
    expect(weeklyPattern(visits, 7)).toBe('-+*oo-o');
    expect(weeklyPattern(visits, 7, (week) => week < 4)).toBe('-+*o_-_');
    expect(weeklyPattern([{ day: -3, sample: 'positive' }], 1)).toBe('o');
  });

  it('[WP2] shares: missing as positive is no more than of the samples given; letters add up', () => {
    expect(shareNegative('--+o*_')).toEqual({ missingPositive: 2 / 5, submitted: 2 / 4 });
    expect(shareNegative('oo')).toEqual({ missingPositive: 0, submitted: undefined });
    fc.assert(
      fc.property(some, (pattern) => {
        const { negative, positive, missing, due } = patternCounts(pattern);
        expect(negative + positive + missing).toBe(due);
        const { missingPositive, submitted } = shareNegative(pattern);
        expect(missingPositive!).toBeLessThanOrEqual(submitted ?? 1);
      }),
    );
  });

  it('[WP3] longest abstinence, last week attended', () => {
    expect([longestAbstinence('--o-+---'), longestAbstinence('--o-+---', 'skipped'), longestAbstinence('-_-')]).toEqual([3, 3, 2]);
    expect(longestAbstinence('--o--', 'skipped')).toBe(4);
    expect([lastAttended('-+o*oo'), lastAttended('ooo')]).toEqual([4, 0]);
  });

  it('[WP4] are what the published endpoints read: the share of Strain 1999 style endpoints agrees with the counts', () => {
    const reads = endpoints.filter(
      ({ steps }) => steps === 'set o to +; longest run without +' || steps === 'set o to +; set * to +; longest run without +',
    );
    fc.assert(
      fc.property(some, (pattern) => {
        for (const answer of endpointAnswers(pattern, reads)) expect(answer).toBe(longestAbstinence(pattern));
        expect(endpointAnswers(pattern)).toHaveLength(61);
      }),
    );
    expect(reads.length).toBeGreaterThan(0);
  });
});

describe('other outcomes', () => {
  it('[DU1] days of use in a stretch that is cut to what was followed', () => {
    expect(useIn([1, 0, 3, 0, 2], 1, 4)).toEqual({ days: 1, administrations: 3, of: 3 });
    expect(useIn([1, 1], 1, 9)).toEqual({ days: 1, administrations: 1, of: 1 });
    expect(useIn([1, 1], 5, 9)).toEqual({ days: 0, administrations: 0, of: 0 });
  });

  it('[DU2] relapse is the end of the first five days with four of use', () => {
    expect(relapseDay([0, 1, 1, 0, 1, 1, 0], 0)).toBe(5);
    expect(relapseDay([1, 1, 1, 1, 0, 0], 0)).toBe(4);
    expect(relapseDay([1, 1, 1, 1, 0, 0], 2)).toBeUndefined();
    expect(relapseDay([0, 1, 0, 1, 0, 1], 0)).toBeUndefined();
  });

  it('[RT1] staying: leaving is an event, the end and death cut time off', () => {
    expect(stay(undefined, undefined, 168)).toEqual({ days: 168, left: 0 });
    expect(stay(30, undefined, 168)).toEqual({ days: 30, left: 1 });
    expect(stay(30, 50, 168)).toEqual({ days: 30, left: 1 });
    expect(stay(undefined, 50, 168)).toEqual({ days: 50, left: 0 });
    expect(stay(200, undefined, 168)).toEqual({ days: 168, left: 0 });
  });

  it('[TB1] hours a day by activity; whatever the stretch, they sum to the hours there were', () => {
    expect(timeBudget([14, 7, 0, 21], ['use', 'work'], 0, 2)).toEqual({ use: 1, work: 2 });
    expect(timeBudget([14, 7], ['use', 'work'], 3, 5)).toEqual({});
    expect(meanOfWeeks([1, NaN, 3, 100], 0, 3)).toBe(2);
    expect(meanOfWeeks([1], 2, 3)).toBeUndefined();
  });

  it('[OD1] overdoses of a stretch, and their rate', () => {
    const events = [
      { day: 1, fatal: false, reversed: true },
      { day: 9, fatal: true, reversed: false },
    ];
    expect(overdosesIn(events, 0, 9)).toEqual({ all: 1, fatal: 0, reversed: 1 });
    const rate = ratePerThousandYears(10, 365.25 * 1000)!;
    expect(rate.estimate).toBe(10);
    // Garwood's exact interval of ten events
    expect([rate.low, rate.high].map((x) => Number(x.toFixed(2)))).toEqual([4.8, 18.39]);
    expect(ratePerThousandYears(0, 0)).toBeUndefined();
  });

  it('[CS1] costs by who pays; a ratio only where more costs more', () => {
    const costs = { medication: 100, incentives: 40, ambulance: 7 };
    expect([costOf(costs, 'programme'), costOf(costs, 'rewards'), costOf(costs, 'everything')]).toEqual([140, 40, 147]);
    expect(costPerOutcome(300, 2)).toEqual({ ratio: 150 });
    expect(costPerOutcome(-300, 2)).toEqual({ verdict: 'dominant' });
    expect(costPerOutcome(300, 0)).toEqual({ verdict: 'dominated' });
    expect(costPerOutcome(-300, -2)).toEqual({ ratio: 150 });
  });

  it('[QA1] a fortnight: a week of daily use, a week of one, death after ten days', () => {
    const uses = [1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0];
    expect(qualityAdjustedDays(uses, 0, 14, 99, { using: 0.5, lessUse: 0.6, treated: 0.8 })).toBeCloseTo(7 * 0.5 + 7 * 0.6, 12);
    expect(qualityAdjustedDays(uses, 0, 14, 10, { using: 0.5, lessUse: 0.6, treated: 0.8 })).toBeCloseTo(7 * 0.5 + 3 * 0.6, 12);
    expect(qualityAdjustedDays([], 0, 7, 7, { using: 0.5, lessUse: 0.6, treated: 0.8 })).toBeCloseTo(5.6, 12);
  });
});
