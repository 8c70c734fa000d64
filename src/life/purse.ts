import { behaviour } from '../language/behaviour.ts';
import { assumed } from '../language/component.ts';
import { exp } from '../numerics/elementary.ts';

/** Money at hand and the roof over one's head: what comes in, what living costs, and what being poor does to housing. */
export const purse = behaviour({
  name: 'purse',
  says: 'Money and housing',
  parameters: {
    start: { value: 200, unit: '$', range: [0, 5000], spread: 0.8, says: 'Money at the start', from: assumed('a week of wages') },
    support: {
      value: 22,
      unit: '$',
      range: [0, 200],
      says: 'What comes in each day without work',
      from: assumed('benefits and family'),
    },
    spent: {
      value: 0.07,
      unit: '1',
      range: [0.01, 0.5],
      says: 'Share of money spent on living in a day',
      from: assumed('two weeks of reserve'),
    },
    rent: {
      value: 60,
      unit: '$',
      range: [5, 500],
      says: 'Money at which housing is as likely to be lost as kept',
      from: assumed('a few days of living'),
    },
    housing: { value: 60, unit: 'd', range: [10, 365], says: 'Time constant of losing or finding a home', from: assumed('months') },
  },
  reads: {},
  inputs: {
    earned: { unit: '$', start: 0, bounds: [-1e5, 1e6], cleared: 'never', says: 'Money earned, given or spent since the last look' },
    shelter: { unit: '1', start: 0, bounds: [0, 1], cleared: 'never', says: 'Housing given, 1 = a place of one’s own' },
  },
  states: {
    money: { unit: '$', start: 'start', bounds: [-1, 1e6], shown: true, says: 'Money at hand' },
    home: { unit: '1', start: 0.9, bounds: [0, 1], shown: true, says: 'Housing, 1 = secure' },
  },
  rules: (at) => {
    const settle = (v: { 0: number; readonly 1: number }): void => {
      v[at.money] += v[at.earned];
      v[at.earned] = 0;
    };
    return {
      pass: settle,
      night: (v) => {
        settle(v);
        v[at.money] += v[at.support] - v[at.spent] * v[at.money];
        const kept = v[at.money] / (v[at.money] + v[at.rent]);
        const aim = v[at.shelter] + (1 - v[at.shelter]) * kept;
        v[at.home] += (aim - v[at.home]) * (1 - exp(-1 / v[at.housing]));
      },
    };
  },
});
