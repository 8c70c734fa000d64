import { behaviour } from '../language/behaviour.ts';
import { assumed, fitted } from '../language/component.ts';
import { exp } from '../numerics/elementary.ts';

/** Stress: a level set by withdrawal, loneliness and insecurity, and events that come and pass. */
export const stress = behaviour({
  name: 'stress',
  says: 'Stress and life events',
  parameters: {
    reactivity: {
      value: 1,
      unit: '1',
      range: [0.1, 5],
      spread: 0.4,
      says: 'How strongly circumstances are felt',
      from: assumed('behaviour-tried'),
    },
    base: { value: 0.13, unit: '1', range: [0, 1], says: 'Stress of any life', from: assumed('behaviour-tried') },
    byWithdrawal: { value: 0.35, unit: '1', range: [0, 2], says: 'By withdrawal', from: assumed('behaviour-tried') },
    byLoneliness: { value: 0.25, unit: '1', range: [0, 2], says: 'By lack of company', from: assumed('behaviour-tried') },
    byHousing: { value: 0.1, unit: '1', range: [0, 2], says: 'By insecure housing', from: assumed('smaller than company') },
    time: { value: 4, unit: 'd', range: [1, 20], says: 'Time constant of the level', from: assumed('days') },
    events: { value: 0.009, unit: '1/d', range: [0, 0.1], says: 'Life events a day', from: fitted('B-V01, late part') },
    size: { value: 0.36, unit: '1', range: [0, 2], says: 'Size of an event', from: fitted('B-V01, late part') },
    passing: { value: 10, unit: 'd', range: [2, 60], says: 'Time constant of its passing', from: assumed('weeks') },
  },
  reads: {
    withdrawn: { from: 'need.withdrawn', unit: '1', says: 'Withdrawal' },
    ties: { from: 'ties.level', unit: '1', says: 'Company' },
    home: { from: 'purse.home', unit: '1', says: 'Housing' },
  },
  inputs: {
    calm: { unit: '1', start: 0, bounds: [0, 5], cleared: 'never', says: 'What eases stress, added to the divisor' },
    blow: { unit: '1', start: 0, bounds: [0, 10], cleared: 'never', says: 'Something that has just happened' },
  },
  states: {
    base0: { unit: '1', start: 'base', bounds: [0, 10], says: 'Stress by circumstances' },
    shock: { unit: '1', start: 0, bounds: [0, 20], says: 'Stress by events' },
    level: { unit: '1', start: 'base', bounds: [0, 30], shown: true, says: 'Stress' },
  },
  draws: { comes: 'whether a life event comes', heavy: 'how heavy it is' },
  after: ['ties', 'purse'],
  rules: (at) => ({
    night: (v, world) => {
      const aim =
        v[at.reactivity] *
        (v[at.base] + v[at.byWithdrawal] * v[at.withdrawn] + v[at.byLoneliness] * (1 - v[at.ties]) + v[at.byHousing] * (1 - v[at.home]));
      v[at.base0] += (aim - v[at.base0]) * (1 - exp(-1 / v[at.time]));
      v[at.shock] = v[at.shock] * exp(-1 / v[at.passing]) + v[at.blow];
      v[at.blow] = 0;
      if (world.chance(at.comes) < v[at.events]) v[at.shock] += v[at.size] * (0.5 + world.chance(at.heavy));
    },
    pass: (v) => {
      v[at.level] = (v[at.base0] + v[at.shock]) / (1 + v[at.calm]);
    },
  }),
});
