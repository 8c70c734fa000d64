import { behaviour } from '../language/behaviour.ts';
import { fitted } from '../language/component.ts';
import { exp } from '../numerics/elementary.ts';

/**
 * Resolve not to use: set by events (entering treatment, a consequence, a relationship), eroded by lapses as far as they are felt, fading
 * over months. After a lapse people may recommit: each such episode gives back part of it, which is how lapses end.
 */
export const resolve = behaviour({
  name: 'resolve',
  says: 'Resolve, and episodes of re-commitment',
  parameters: {
    weight: { value: 4, unit: '1', range: [0, 12], says: 'Utility that full resolve takes from use', from: fitted('B-V01, B-V02') },
    entry: {
      value: 0.5,
      unit: '1',
      range: [0.02, 0.98],
      spread: 1.4,
      shape: 'logit',
      says: 'Resolve when an event fully sets it',
      from: fitted('B-V01, B-V02'),
    },
    time: { value: 180, unit: 'd', range: [20, 1000], says: 'Time constant of fading', from: fitted('B-V01, late part') },
    erosion: {
      value: 0.36,
      unit: '1',
      range: [0, 1],
      says: 'Share lost in a lapse of full effect',
      from: fitted('lapse to relapse in B-V01'),
    },
    recommitment: {
      value: 0.012,
      unit: '1/d',
      range: [0, 0.2],
      spread: 0.8,
      says: 'Chance a day of recommitting while using against harm known',
      from: fitted('lapses that end, CTN-0027'),
    },
  },
  reads: {
    used: { from: 'using.used', unit: '1', says: '1 when a dose was just taken' },
    effect: { from: 'values.effect', unit: '1', says: 'Measured effect of the dose' },
    burden: { from: 'harm.burden', unit: '1', says: 'Harm learned' },
    recent: { from: 'discounting.recent', unit: '1', says: 'Share of recent days with use' },
  },
  inputs: {
    event: {
      unit: '1',
      start: 0,
      bounds: [0, 20],
      cleared: 'never',
      says: 'Strength of what happened that sets resolve anew; 1 = entering treatment',
    },
  },
  states: {
    level: { unit: '1', start: 0, bounds: [0, 1], shown: true, says: 'Resolve, 0 to 1' },
    push: { unit: '1', start: 0, bounds: [0, 12], says: 'What it takes from the planned value of use' },
    episodes: { unit: '1', start: 0, bounds: [0, 1e5], says: 'Times of re-commitment so far' },
  },
  draws: { recommits: 'whether the person recommits this night', set: 'how far an event sets resolve' },
  after: ['values', 'harm', 'discounting'],
  rules: (at) => {
    const settle = (v: { 0: number; readonly 1: number }, strength: number): void => {
      const aim = v[at.entry] * (strength / (strength + 0.25)) * 1.25;
      if (aim > v[at.level]) v[at.level] = aim / (1 + (aim > 1 ? aim - 1 : 0));
    };
    return {
      pass: (v) => {
        if (v[at.event] === 0) return;
        settle(v, v[at.event]);
        v[at.event] = 0;
      },
      weigh: (v) => {
        v[at.push] = v[at.weight] * v[at.level];
      },
      learn: (v) => {
        if (v[at.used] === 0 || v[at.effect] <= 0) return;
        const felt = (v[at.effect] * v[at.effect]) / (0.25 + v[at.effect] * v[at.effect]);
        v[at.level] *= 1 - v[at.erosion] * felt;
      },
      night: (v, world) => {
        v[at.level] *= exp(-1 / v[at.time]);
        const chance = v[at.recommitment] * v[at.recent] * (0.3 + v[at.burden]);
        if (chance === 0 || world.chance(at.recommits) >= chance) return;
        v[at.episodes] += 1;
        settle(v, 0.3 + 0.7 * world.chance(at.set));
      },
    };
  },
});
