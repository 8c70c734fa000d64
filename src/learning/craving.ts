import { behaviour } from '../language/behaviour.ts';
import { assumed, fitted } from '../language/component.ts';
import { exp } from '../numerics/elementary.ts';

/** Craving is made when a cue is met: stored value times present state, without relearning (Zhang 2009). */
export const craving = behaviour({
  name: 'craving',
  says: 'Craving, computed at cue time, and priming by the last dose',
  parameters: {
    gain: { value: 2.4, unit: '1', range: [0.1, 10], says: 'Gain on the net value of cues', from: fitted('B-V01, B-V37') },
    threshold: { value: 3.1, unit: '1', range: [1, 6], says: 'Log odds against craving with no cue', from: fitted('B-V01') },
    byWithdrawal: { value: 0.33, unit: '1', range: [0, 2], says: 'Gain by withdrawal', from: assumed('weak; behaviour-tried') },
    byDeficit: { value: 0.3, unit: '1', range: [0, 2], says: 'Gain by deficit', from: assumed('behaviour-tried') },
    byStress: { value: 0.69, unit: '1', range: [0, 3], says: 'Gain by stress', from: assumed('B-V46; weak before use') },
    byPriming: { value: 0.6, unit: '1', range: [0, 3], says: 'Gain by priming', from: assumed('reinstatement by a small dose, B-V49') },
    satiety: {
      value: 0.0992,
      unit: '1',
      range: [0, 1],
      says: 'Share that full receptors take from wanting',
      from: fitted('nat_07: 2–4 doses a day'),
    },
    primingTime: { value: 2, unit: 'd', range: [0.5, 7], says: 'Time constant of priming', from: assumed('a day or two') },
    weight: { value: 1.14, unit: '1', range: [0, 3], says: 'Push of full craving towards use', from: fitted('B-V01') },
  },
  reads: {
    since: { from: 'day.since', unit: 'h', says: 'Time passed' },
    net: { from: 'cues.net', unit: '1', says: 'Net value of the cues met' },
    withdrawn: { from: 'need.withdrawn', unit: '1', says: 'Withdrawal' },
    deficit: { from: 'need.deficit', unit: '1', says: 'Deficit' },
    stress: { from: 'stress.level', unit: '1', says: 'Stress' },
    occupied: { from: 'receptor.occupied', unit: '1', says: 'Receptors occupied' },
    reward: { from: 'values.reward', unit: '1', says: 'Reward of the dose just taken' },
    used: { from: 'using.used', unit: '1', says: '1 when a dose was just taken' },
    coped: { from: 'skills.coped', unit: '1', says: 'Share of craving met by skill' },
  },
  writes: { push: 'use.push' },
  inputs: {
    sated: { unit: '1', start: 0, bounds: [0, 1], cleared: 'never', says: 'Satiety that steady medication adds, share of what is missing' },
  },
  states: {
    satiation: { unit: '1', start: 0, bounds: [0, 1], says: 'Share taken from wanting now' },
    priming: { unit: '1', start: 0, bounds: [0, 1], says: 'After-effect of the last dose on wanting' },
    raw: { unit: '1', start: 0, bounds: [0, 1], says: 'Craving before anything is done about it' },
    level: { unit: '1', start: 0, bounds: [0, 1], shown: true, says: 'Craving, 0 to 1' },
  },
  rules: (at) => ({
    pass: (v) => {
      v[at.priming] *= exp(-v[at.since] / (24 * v[at.primingTime]));
    },
    want: (v) => {
      const state =
        1 +
        v[at.byWithdrawal] * v[at.withdrawn] +
        v[at.byDeficit] * v[at.deficit] +
        v[at.byStress] * v[at.stress] +
        v[at.byPriming] * v[at.priming];
      v[at.satiation] = (v[at.satiety] + (1 - v[at.satiety]) * v[at.sated]) * v[at.occupied];
      const gain = v[at.gain] * (1 - v[at.satiation]) * state;
      v[at.raw] = 1 / (1 + exp(v[at.threshold] - gain * v[at.net]));
    },
    weigh: (v) => {
      v[at.level] = v[at.raw] * (1 - v[at.coped]);
      v[at.push] += v[at.weight] * v[at.level];
    },
    learn: (v) => {
      if (v[at.used] === 1 && v[at.reward] > 0) v[at.priming] += (1 - v[at.priming]) * (1 - exp(-v[at.reward]));
    },
  }),
});
