import { behaviour } from '../language/behaviour.ts';
import { assumed, fitted } from '../language/component.ts';

/**
 * Habit follows the reward felt of what one does at an opportunity, not the act: with the act, people on agonists who slip would use
 * daily. A habit once held comes back faster (savings; rapid reacquisition, B-V49).
 */
export const habit = behaviour({
  name: 'habit',
  says: 'Strength of the habit of use',
  parameters: {
    time: {
      value: 33.4,
      unit: 'd',
      range: [5, 200],
      spread: 0.3,
      says: 'Time constant when every opportunity is used',
      from: fitted('B-V01'),
    },
    savings: {
      value: 5.8,
      unit: '1',
      range: [0, 20],
      says: 'Faster return of a habit once held',
      from: fitted('rapid reacquisition, B-V49'),
    },
    half: {
      value: 0.5,
      unit: '1',
      range: [0.1, 2],
      says: 'Measured effect of a dose that trains habit at half strength',
      from: assumed('half of an everyday dose'),
    },
  },
  reads: {
    hours: { from: 'day.hours', unit: 'h', says: 'Waking hours of an opportunity' },
    used: { from: 'using.used', unit: '1', says: '1 when a dose was just taken' },
    effect: { from: 'values.effect', unit: '1', says: 'Measured effect of the dose' },
  },
  states: {
    level: { unit: '1', start: 0, bounds: [0, 1], shown: true, says: 'Habit, 0 to 1' },
    peak: { unit: '1', start: 0, bounds: [0, 1], says: 'Strongest it has been' },
  },
  after: ['values', 'using'],
  rules: (at) => ({
    learn: (v) => {
      const effect = v[at.effect] > 0 ? v[at.effect] : 0;
      const trained = v[at.used] === 1 ? effect / (effect + v[at.half]) : 0;
      const rising = trained > v[at.level] ? 1 + v[at.savings] * v[at.peak] : 1;
      const rate = (v[at.hours] / 16 / v[at.time]) * rising;
      v[at.level] += (trained - v[at.level]) * (rate / (1 + rate));
      if (v[at.level] > v[at.peak]) v[at.peak] = v[at.level];
    },
  }),
});
