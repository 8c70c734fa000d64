import { behaviour } from '../language/behaviour.ts';
import { assumed, fitted } from '../language/component.ts';
import { exp } from '../numerics/elementary.ts';

/** Harm as the person knows it: hearsay at first, learned by use; it grows with age too, at a speed that differs (maturing out, B-V08). */
export const harm = behaviour({
  name: 'harm',
  says: 'Perceived harm of use',
  parameters: {
    hearsay: {
      value: 0.9,
      unit: '1',
      range: [0, 10],
      spread: 0.48,
      says: 'Harm thought of before any is met',
      from: fitted('B-V10, B-V01'),
    },
    learning: { value: 0.711, unit: '1', range: [0, 5], says: 'Burden learned per thousand felt doses', from: fitted('B-V02') },
    most: { value: 3, unit: '1', range: [1, 6], says: 'Burden at which nothing more is learned', from: assumed('bounded') },
    maturing: { value: 0.035, unit: '1/yr', range: [0, 1], spread: 3, says: 'Growth with age', from: fitted('B-V07, B-V08') },
  },
  reads: {
    days: { from: 'day.number', unit: 'd', says: 'Days lived' },
    used: { from: 'using.used', unit: '1', says: '1 when a dose was just taken' },
    effect: { from: 'values.effect', unit: '1', says: 'Measured effect of the dose' },
  },
  inputs: {
    consequence: { unit: '1', start: 0, bounds: [0, 10], cleared: 'never', says: 'Harm that has just happened, in units of burden' },
  },
  states: {
    burden: { unit: '1', start: 0, bounds: [0, 6], shown: true, says: 'Harm learned' },
    known: { unit: '1', start: 'hearsay', bounds: [0, 400], says: 'Harm as it weighs on a plan' },
  },
  after: ['values'],
  rules: (at) => ({
    learn: (v) => {
      if (v[at.used] === 0 || v[at.effect] <= 0) return;
      v[at.burden] += ((v[at.learning] / 1000) * v[at.effect] * (v[at.most] - v[at.burden])) / (0.5 + v[at.effect]);
    },
    night: (v) => {
      v[at.burden] += (v[at.most] - v[at.burden]) * (1 - exp(-v[at.consequence] / v[at.most]));
      v[at.consequence] = 0;
      const years = v[at.days] / 365;
      // Growth slows: a tenfold fear of harm is as far as it goes.
      const grown = exp(2.3 * (1 - exp((-v[at.maturing] * years) / 2.3)));
      v[at.known] = v[at.hearsay] * (1 + v[at.burden]) * grown;
    },
  }),
});
