import { behaviour } from '../language/behaviour.ts';
import { assumed } from '../language/component.ts';
import { exp } from '../numerics/elementary.ts';

/** Eating and resting: pleasures that a need opens and the act closes. */
export const needs = behaviour({
  name: 'needs',
  says: 'Hunger and fatigue, eating and resting',
  parameters: {
    hungerTime: {
      value: 14,
      unit: 'h',
      range: [4, 48],
      says: 'Time constant of growing hunger',
      from: assumed('two or three meals a day'),
    },
    fatigueTime: { value: 30, unit: 'h', range: [6, 96], says: 'Time constant of growing fatigue', from: assumed('a rest a day') },
    meal: { value: 0.25, unit: '1', range: [0, 2], says: 'Worth of a meal without hunger', from: assumed('behaviour-tried') },
    hunger: { value: 0.55, unit: '1', range: [0, 3], says: 'Worth added by hunger', from: assumed('behaviour-tried') },
    ease: { value: 0.2, unit: '1', range: [0, 2], says: 'Worth of rest', from: assumed('behaviour-tried') },
    tired: { value: 0.5, unit: '1', range: [0, 2], says: 'Worth added by fatigue', from: assumed('behaviour-tried') },
    ill: { value: 0.25, unit: '1', range: [0, 2], says: 'Worth of rest added by withdrawal', from: assumed('behaviour-tried') },
  },
  reads: {
    since: { from: 'day.since', unit: 'h', says: 'Time passed' },
    chosen: { from: 'day.chosen', unit: '1', says: 'Activity chosen' },
    tone: { from: 'need.tone', unit: '1', says: 'Hedonic tone' },
    withdrawn: { from: 'need.withdrawn', unit: '1', says: 'Withdrawal' },
  },
  activities: { eat: { says: 'A meal' }, rest: { says: 'Rest, sleep by day, being ill' } },
  writes: { outcome: 'values.outcome' },
  states: {
    hungry: { unit: '1', start: 0.5, bounds: [0, 1], says: 'Hunger' },
    tiring: { unit: '1', start: 0.3, bounds: [0, 1], says: 'Fatigue' },
  },
  after: ['need'],
  rules: (at) => {
    const eating = (v: { 0: number; readonly 1: number }) => (v[at.meal] + v[at.hunger] * v[at.hungry]) * v[at.tone];
    const resting = (v: { 0: number; readonly 1: number }) => v[at.ease] + v[at.tired] * v[at.tiring] + v[at.ill] * v[at.withdrawn];
    return {
      pass: (v) => {
        v[at.hungry] += (1 - v[at.hungry]) * (1 - exp(-v[at.since] / v[at.hungerTime]));
        v[at.tiring] += (1 - v[at.tiring]) * (1 - exp(-v[at.since] / v[at.fatigueTime]));
      },
      weigh: (v) => {
        v[at.eat.planned] += eating(v);
        v[at.rest.planned] += resting(v);
      },
      act: (v, world) => {
        if (v[at.chosen] === at.eat.number) {
          v[at.outcome] += eating(v);
          world.reward('meal', 0.5 + v[at.hungry]);
          v[at.hungry] *= 0.3;
        } else if (v[at.chosen] === at.rest.number) {
          v[at.outcome] += resting(v);
          v[at.tiring] *= 0.5;
        }
      },
    };
  },
});
