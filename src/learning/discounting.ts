import { behaviour } from '../language/behaviour.ts';
import { assumed, fitted } from '../language/component.ts';

/**
 * Delay discounting: a trait with a part that use adds and abstinence takes away (k_01, k_05, B-V47). What is consumed is discounted more
 * steeply than money, a drug no more than food (k_06), and the more so when it is missed (k_07).
 */
export const discounting = behaviour({
  name: 'discounting',
  says: 'Discount rate of later rewards',
  parameters: {
    trait: { value: 0.013, unit: '1/d', range: [1e-4, 2], spread: 1.3, says: 'Rate without use', from: 'k_01' },
    byUse: {
      value: 1.1,
      unit: '1',
      range: [0, 3],
      says: 'Rise with daily use, share of the trait',
      from: fitted('B-V47, by hand: part of the ratio in k_01 is who becomes dependent; the fit to k_01 alone gave 1.4'),
    },
    consumed: {
      value: 10,
      unit: '1',
      range: [1, 100],
      says: 'Rate for what is consumed, over that for money',
      from: assumed('k_06 gives the order; k_03 over k_02, recalled, is 19'),
    },
    byNeed: { value: 1, unit: '1', range: [0, 5], says: 'Rise of that in full withdrawal', from: assumed('k_07 gives the direction') },
    time: { value: 14, unit: 'd', range: [3, 60], says: 'Days of use that count', from: assumed('two weeks; k_05 gives no time course') },
  },
  reads: {
    withdrawn: { from: 'need.withdrawn', unit: '1', says: 'Withdrawal' },
    today: { from: 'using.today', unit: '1', says: 'Doses today' },
  },
  states: {
    recent: { unit: '1', start: 0, bounds: [0, 1], says: 'Share of recent days with use' },
    rate: { unit: '1/d', start: 'trait', bounds: [0, 10], shown: true, says: 'Discount rate of money' },
    goods: { unit: '1/d', start: 'trait', bounds: [0, 1000], says: 'Discount rate of what is consumed' },
  },
  after: ['using', 'need'],
  rules: (at) => ({
    pass: (v) => {
      v[at.goods] = v[at.rate] * v[at.consumed] * (1 + v[at.byNeed] * v[at.withdrawn]);
    },
    night: (v) => {
      v[at.recent] += ((v[at.today] > 0 ? 1 : 0) - v[at.recent]) / v[at.time];
      v[at.rate] = v[at.trait] * (1 + v[at.byUse] * v[at.recent]);
    },
  }),
});
