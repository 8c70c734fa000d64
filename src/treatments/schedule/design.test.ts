import { describe, expect, it } from 'vitest';
import { protocols } from '../protocols/registry.generated.ts';
import { designOf } from './design.ts';
import { schedule } from './parse.ts';
import type { Schedule } from './schedule.ts';

const named = (name: string): Schedule => protocols.find((of) => of.name === name)!;
const only = [{ negative: 0.5 }];
/** Two visits a week for a week, $2 rising by $1; a fair coin for a prize of $4. */
const small = schedule({
  name: 'small',
  says: 'x',
  currency: 'USD',
  targets: ['attendance'],
  phases: [
    {
      lasts: '1 weeks',
      days: ['Monday', 'Thursday'],
      rewards: [
        { kind: 'voucher', first: '2 USD', rise: '1 USD' },
        { kind: 'draws', first: 1 },
      ],
    },
  ],
  rungs: { climb: 'visit' },
  bowl: [
    { slips: 1, prize: '0 USD' },
    { slips: 1, prize: '4 USD' },
  ],
});

describe('the design of a schedule', () => {
  it('[DE1] on paper: worth, totals, what a lapse costs, the bill', () => {
    const { table, bills, worst, bowl, measures } = designOf(small, { chances: [{ negative: 0.5, missed: 0.25 }], people: 4 });
    expect(table.map(({ rung, money, draws, worth, total, at }) => [rung, money, draws, worth, total, at])).toEqual([
      [1, 200, 1, 400, 400, 0],
      [2, 300, 1, 500, 900, 72],
    ]);
    // A lapse at visit 1 leaves 2 + 2 at the first rung; one at visit 2 leaves visit 1.
    expect(table.map(({ lapse }) => lapse)).toEqual([500, 500]);
    // Visits are paid 4 with chance 1/2, 4 or 5 after nothing or a negative: 2 + (4 + 1/2)/2.
    expect(bills[0]!.paid).toBeCloseTo(200 + (400 + 50) / 2, 9);
    expect(bills[0]!.programme.mean).toBeCloseTo(4 * 425, 9);
    expect(bills[0]!.nothing).toBeCloseTo(0.25, 12);
    expect(worst).toEqual({ positive: 0, absent: 0 });
    expect(bowl).toMatchObject({
      mean: 200,
      wins: 0.5,
      odds: [
        { draws: 1, nothing: 0.5, top: 0.5 },
        { draws: 2, nothing: 0.25, top: 0.75 },
      ],
    });
    expect(measures).toMatchObject({ first: 400, highest: 500, gap: 72, delay: 0, perDay: 900 / 7 });
  });

  it('[DE2] the table ends at what someone always negative is expected to be paid, for every protocol of up to 60 visits', () => {
    for (const of of protocols.filter(({ phases }) => phases.every(({ days, weeks }) => days.length * weeks <= 60))) {
      const { table, best } = designOf(of, { chances: [] });
      expect(table.at(-1)!.total).toBeCloseTo(best.expected, 6);
    }
  });

  it('[DE3] the worked totals: $997.50, $599.00, 204 draws', () => {
    const higgins = designOf(named('higgins-vouchers'), { chances: [] });
    expect(higgins.table.filter(({ week }) => week <= 12).at(-1)!.total).toBe(99_750);
    expect(designOf(named('california-incentives'), { chances: [] }).best.sure).toBe(59_900);
    expect(designOf(named('ctn-0007-prizes'), { chances: [] }).best.draws).toBe(204);
  });

  it('[DE4] quantiles of an exact distribution bracket its mean; who is always negative is paid a sure amount', () => {
    const { bills } = designOf(named('california-incentives'), { chances: [{ negative: 0.5 }, { negative: 1 }] });
    expect(bills[0]!.exact).toEqual({ mean: true, quantiles: true });
    expect(bills[0]!.quantiles[0]).toBeLessThan(bills[0]!.paid);
    expect(bills[0]!.quantiles[4]).toBeGreaterThan(bills[0]!.paid);
    expect(bills[1]!.quantiles).toEqual([59_900, 59_900, 59_900, 59_900, 59_900]);
  });

  it('[DE5] where it must be simulated it says so, and agrees with what is exact', () => {
    const wide = schedule({
      name: 'wide',
      says: 'x',
      currency: 'USD',
      targets: ['attendance'],
      phases: [
        { lasts: '30 weeks', days: ['Monday', 'Wednesday', 'Friday'], rewards: [{ kind: 'voucher', first: '2.51 USD', rise: '1.37 USD' }] },
      ],
      rungs: { climb: 'visit', restore: { after: 3, to: 'onward' } },
    });
    const [bill] = designOf(wide, { chances: only }).bills;
    expect(bill!.exact.quantiles).toBe(false);
    expect(bill!.simulated).toBe(2000);
    expect(Math.abs(bill!.quantiles[2]! - bill!.paid)).toBeLessThan(bill!.sd);
  });

  it('[DE6] refuses chances that are none', () => {
    expect(() => designOf(small, { chances: [{ negative: 0.8, missed: 0.4 }] })).toThrow(/chances lie from 0 to 1/);
    expect(() => designOf(small, { people: 0 })).toThrow(/people is 0/);
  });
});
