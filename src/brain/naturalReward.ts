import { assumed, component } from '../language/component.ts';

/** Everyday rewards drive dopamine firing by the same path as everything else: while they last, and for some minutes after. */
export const naturalReward = component({
  name: 'naturalReward',
  says: 'Firing driven by meals, company, sex and other everyday rewards',
  parameters: {
    lag: {
      value: 12,
      unit: 'min',
      range: [2, 40],
      says: 'Time constant of its rise and fall',
      from: assumed('dialysis after a meal returns within an hour, D017'),
    },
  },
  families: {
    reward: { says: 'Everyday rewards', members: { drive: { unit: '1', says: 'Rise of firing while it lasts, in baselines' } } },
  },
  states: { level: { unit: '1', start: 0, scale: 0.1, says: 'Rise of firing by everyday rewards' } },
  equations: { 'd/dt level': '(sum(r: drive[r]) - level) / lag' },
});
