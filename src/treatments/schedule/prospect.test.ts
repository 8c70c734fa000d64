import { describe, expect, it } from 'vitest';
import { ctn0007Prizes } from '../protocols/ctn0007Prizes.ts';
import { higginsVouchers } from '../protocols/higginsVouchers.ts';
import { protocols } from '../protocols/registry.generated.ts';
import { schedule } from './parse.ts';
import { prospect, winChance } from './prospect.ts';
import { visitsOf } from './schedule.ts';
import { ledger } from './step.ts';
import { START, turn } from './turn.ts';
import { yoke } from './yoke.ts';

const plain = { rate: 0, confidence: 1, visits: 1000, privilege: 0 };
/** Place after n negatives. */
const following = (of: typeof higginsVouchers, n: number) => {
  let place = START;
  for (let i = 0; i < n; i++) place = turn(of, place, { result: 'negative', also: true }).next;
  return place;
};

describe('looking ahead on a schedule', () => {
  it('[PR1] on paper: two visits at 2 and 3 dollars, discounted and doubted', () => {
    const two = schedule({
      name: 'two',
      says: 'x',
      currency: 'USD',
      targets: ['opioids'],
      medication: 'methadone',
      naloxone: true,
      phases: [{ lasts: '2 weeks', days: ['Monday'], rewards: [{ kind: 'voucher', first: '2 USD', rise: '1 USD' }] }],
    });
    expect(prospect(two, START, 'negative', plain)).toBe(500);
    expect(prospect(two, START, 'positive', plain)).toBe(200);
    // The second visit is a week off: 300 · 0.5 / (1 + 7 · 0.1).
    expect(prospect(two, START, 'negative', { ...plain, rate: 0.1, confidence: 0.5 })).toBeCloseTo(200 + 150 / 1.7, 10);
  });

  it('[PR2] a lapse forfeits more than the day’s reward, and most in the middle of the programme', () => {
    const stake = (n: number) =>
      prospect(higginsVouchers, following(higginsVouchers, n), 'negative', plain) -
      prospect(higginsVouchers, following(higginsVouchers, n), 'positive', plain);
    const today = turn(higginsVouchers, following(higginsVouchers, 17), { result: 'negative' }).money;
    expect(stake(17)).toBeGreaterThan(3 * today);
    expect(stake(17)).toBeGreaterThan(stake(0));
    expect(stake(17)).toBeGreaterThan(stake(35));
    // CM008: with restoration one slip at sample 18 costs 997.50 − 753.75.
    expect(stake(17)).toBe(99_750 - 75_375);
  });

  it('[PR3] never pays to be positive, in any protocol', () => {
    for (const of of protocols.filter((one) => visitsOf(one) > 0)) {
      for (const n of [0, 5, 11]) {
        if (n >= visitsOf(of)) continue;
        const at = following(of, n);
        const sees = { rate: 0.02, confidence: 0.85, visits: 12, privilege: 1000 };
        expect(prospect(of, at, 'negative', sees)).toBeGreaterThanOrEqual(prospect(of, at, 'positive', sees));
      }
    }
  });

  it('[PR4] chance to win at once: vouchers 1; prizes 1 − ½ⁿ; a yoked control 0', () => {
    expect(winChance(higginsVouchers, START)).toBe(1);
    // One draw and two bonus draws, half of the slips blank.
    expect(winChance(ctn0007Prizes, START)).toBeCloseTo(1 - 0.125, 12);
    const control = yoke(higginsVouchers, ledger(higginsVouchers, ['negative', 'negative', 'positive']));
    expect(winChance(control, START)).toBe(0);
    expect(prospect(control, START, 'negative', plain)).toBe(prospect(control, START, 'positive', plain));
  });
});
