import { behaviour } from '../language/behaviour.ts';

/** Plasticity: lost with use, recovered at a speed that differs between people more than a hundredfold (Kasanetz 2010, C17, B-V51). */
export const plasticity = behaviour({
  name: 'plasticity',
  says: 'Ability to learn from what is worse than expected, and new ways',
  parameters: {
    loss: { value: 0.01, unit: '1', range: [0, 0.1], says: 'Share lost per full dose', from: 'pl_01' },
    recovery: { value: 160, unit: 'd', range: [5, 100000], spread: 3, says: 'Time constant of recovery', from: 'vul_01, pl_01' },
  },
  reads: {
    since: { from: 'day.since', unit: 'h', says: 'Time passed' },
    used: { from: 'using.used', unit: '1', says: '1 when a dose was just taken' },
    effect: { from: 'values.effect', unit: '1', says: 'Measured effect of the dose' },
  },
  states: { level: { unit: '1', start: 1, bounds: [0, 1], shown: true, says: 'Plasticity, 1 = healthy' } },
  after: ['values'],
  rules: (at) => ({
    pass: (v) => {
      const days = v[at.since] / 24;
      v[at.level] += (1 - v[at.level]) * (days / (days + v[at.recovery]));
    },
    learn: (v) => {
      if (v[at.used] === 1 && v[at.effect] > 0) v[at.level] *= 1 - (v[at.loss] * v[at.effect]) / (0.5 + v[at.effect]);
    },
  }),
});
