import { behaviour } from '../language/behaviour.ts';
import { assumed } from '../language/component.ts';

/** The waking day, and how soon after a dose its effect is felt. */
export const rhythm = behaviour({
  name: 'rhythm',
  says: 'Hours of waking and of choosing',
  parameters: {
    wake: { value: 7.5, unit: 'h', range: [4, 12], spread: 0.15, says: 'Hour of waking', from: assumed('a usual morning') },
    awake: { value: 16, unit: 'h', range: [12, 18], says: 'Waking hours a day', from: assumed('eight hours of sleep') },
    jitter: {
      value: 1.6,
      unit: 'h',
      range: [0, 3],
      says: 'Width within which an opportunity comes early or late',
      from: assumed('half the time between two'),
    },
    rush: {
      value: 6,
      unit: 'min',
      range: [1, 60],
      says: 'Time after a dose at which its effect is taken in',
      from: assumed('peak of the felt effect by vein in the model of the body'),
    },
    noticed: {
      value: 0.15,
      unit: '1',
      range: [0.01, 1],
      says: 'Change of reward felt below which a dose counts as blocked',
      from: assumed('a tenth of a first dose'),
    },
  },
  rules: () => ({}),
});
