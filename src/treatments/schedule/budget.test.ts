import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { schedules, vouchers } from '../../../tests/schedules.testdata.ts';
import { bowlFacts, drawSlip } from './bowl.ts';
import { type Chances, distribution, expected, most } from './budget.ts';
import { checks } from './checks.ts';
import { momentsOf, quantileOf } from './distribution.ts';
import { DAYS, type Schedule, type Visit, visitsOf } from './schedule.ts';
import { ledger } from './step.ts';

/** Every course of results of these can be run. */
const short = schedules.filter((schedule) => visitsOf(schedule) <= 5);
const RESULTS = ['negative', 'positive', 'missed', 'excused'] as const;

/** Every course of results with its probability. */
function courses(visits: number, chances: Required<Chances>): { seen: Visit[]; probability: number }[] {
  const { negative, missed, excused, also } = chances;
  const one = RESULTS.flatMap((result): { visit: Visit; chance: number }[] => {
    const chance = { negative, missed, excused, positive: 1 - negative - missed - excused }[result];
    if (result !== 'negative') return [{ visit: { result }, chance }];
    return [true, false].map((both) => ({ visit: { result, also: both }, chance: chance * (both ? also : 1 - also) }));
  });
  let all: { seen: Visit[]; probability: number }[] = [{ seen: [], probability: 1 }];
  for (let i = 0; i < visits; i++) {
    all = all.flatMap(({ seen, probability }) =>
      one.map(({ visit, chance }) => ({ seen: [...seen, visit], probability: probability * chance })),
    );
  }
  return all;
}
const withoutDraws = (schedule: Schedule): Schedule => ({
  ...schedule,
  phases: schedule.phases.map((phase) => ({ ...phase, rewards: phase.rewards.filter(({ kind }) => kind !== 'draws') })),
});

describe('the bowl', () => {
  const bowl = [
    { slips: 250, prize: 0 },
    { slips: 209, prize: 100 },
    { slips: 40, prize: 2000 },
    { slips: 1, prize: 8000 },
  ];
  it('[BU1] on paper: $2.178 a draw, SD $6.36, half the slips win', () => {
    const { mean, sd, wins, top, slips } = bowlFacts(bowl);
    expect(mean).toBeCloseTo(217.8, 10);
    expect(sd / 100).toBeCloseTo(6.36, 2);
    expect([wins, top, slips]).toEqual([0.5, 8000, 500]);
  });
  it('[BU1] gives every slip its share of the numbers from 0 to 1, ends included', () => {
    const drawn = Array.from({ length: 500 }, (_, i) => drawSlip(bowl, (i + 0.5) / 500).prize);
    expect(bowl.map(({ prize }) => drawn.filter((found) => found === prize).length)).toEqual([250, 209, 40, 1]);
    expect([drawSlip(bowl, 0).prize, drawSlip(bowl, 1 - 2 ** -53).prize]).toEqual([0, 8000]);
    expect(() => drawSlip(bowl, 1)).toThrow('bowl: drawn with 1');
  });
});

describe('budgets', () => {
  it('[BU2] on paper: two visits at 2 and 3 dollars, half of them negative', () => {
    const two = vouchers({
      phases: [{ lasts: '2 weeks', days: ['Monday'], rewards: [{ kind: 'voucher', first: '2 USD', rise: '1 USD' }] }],
    });
    // Nothing, 2 (twice) or 5 dollars, each a quarter: mean 2.25, mean square 8.25.
    expect(distribution(two, 0.5)).toEqual([
      { paid: 0, probability: 0.25 },
      { paid: 200, probability: 0.5 },
      { paid: 500, probability: 0.25 },
    ]);
    const { paid, sd } = expected(two, 0.5);
    expect(paid).toBe(225);
    expect(sd).toBeCloseTo(Math.sqrt(82500 - 225 * 225), 9);
    expect([0.25, 0.26, 0.75, 0.76, 1].map((share) => quantileOf(distribution(two, 0.5), share))).toEqual([0, 200, 200, 500, 500]);
    expect(expected(two, (visit) => (visit === 0 ? 1 : 0)).paid).toBe(200);
  });

  it('[BU3] are what running every course of results gives', () => {
    const chances = { negative: 0.5, missed: 0.2, excused: 0.1, also: 0.3 };
    fc.assert(
      fc.property(short.map(withoutDraws), (schedule) => {
        let [mean, square] = [0, 0];
        for (const { seen, probability } of courses(visitsOf(schedule), chances)) {
          const { paid } = ledger(schedule, seen);
          mean += probability * paid;
          square += probability * paid * paid;
        }
        const found = expected(schedule, chances);
        expect(found.paid).toBeCloseTo(mean, 6);
        expect(found.sd).toBeCloseTo(Math.sqrt(Math.max(0, square - mean * mean)), 3);
      }),
      { numRuns: 40 },
    );
  });

  it('[BU3] of the largest prizes: no course of results pays more than the most, and one pays it', () => {
    const sure = { negative: 0.4, missed: 0.2, excused: 0.2, also: 1 };
    fc.assert(
      fc.property(short, (schedule) => {
        const jackpot = () => 1 - 2 ** -53;
        // Of a hat the smallest number wins; of the bowl the largest draws the top prize. So without hats.
        const plain = {
          ...schedule,
          phases: schedule.phases.map((phase) => ({ ...phase, rewards: phase.rewards.map(({ hat: _, ...reward }) => reward) })),
        };
        const all = courses(visitsOf(plain), sure).filter(({ probability }) => probability > 0);
        // A second target can be met beside a positive or missed first one, and then pays what is given always.
        const paid = all.map(
          ({ seen }) =>
            ledger(
              plain,
              seen.map((visit) => ({ ...visit, also: true })),
              jackpot,
            ).paid,
        );
        expect(most(plain).paid).toBe(paid.reduce((top, one) => Math.max(top, one), 0));
      }),
      { numRuns: 40 },
    );
  });

  it('[BU4] the distribution has the mean and the spread of the recursion, and sums to one', () => {
    fc.assert(
      fc.property(short, (schedule) => {
        const outlook = { negative: 0.6, missed: 0.1, excused: 0.1, also: 0.4 };
        const { cap: _, ...uncapped } = schedule;
        const spread = distribution(uncapped, outlook);
        const { mean, sd } = momentsOf(spread);
        const found = expected(uncapped, outlook);
        expect(spread.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 9);
        expect(mean).toBeCloseTo(found.paid, 5);
        expect(sd).toBeCloseTo(found.sd, 3);
        if (schedule.cap !== undefined) {
          const cut = spread.reduce((sum, { paid, probability }) => sum + probability * Math.min(paid, schedule.cap as number), 0);
          expect(expected(schedule, outlook).paid).toBeCloseTo(cut, 5);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('[BU6] says when a schedule is too large, and checks say it too', () => {
    const reward = { kind: 'voucher', first: '2 USD', rise: '1 USD' };
    const large = vouchers({ phases: [{ lasts: '60 weeks', days: [...DAYS], rewards: [reward] }], rungs: { restore: { after: 200 } } });
    expect(() => expected(large, 0.5)).toThrow('small: people can stand at more than 4000 places on this schedule');
    expect(most(large).paid).toBe(100 * (420 * 2 + (420 * 419) / 2));
    expect(checks(large).map(({ code }) => code)).toContain('not-checked');
  });

  it('[BU5] refuses chances that are none', () => {
    expect(() => expected(vouchers(), 1.2)).toThrow('visit 1: the chance of negative is 1.2; chances lie from 0 to 1');
    expect(() => expected(vouchers(), { negative: 0.7, missed: 0.4 })).toThrow('visit 1: the chance of positive is');
  });
});
