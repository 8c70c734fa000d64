import { assumed, component } from '../language/component.ts';

/** A palatable meal raises accumbens dopamine by 60–100 % on first exposure, less when familiar (D017). */
export const meal = component({
  name: 'meal',
  says: 'A good meal',
  parameters: {
    size: {
      value: 0.53,
      unit: '1',
      range: [0, 3],
      spread: 0.2,
      says: 'Rise of dopamine firing while it lasts, in baselines',
      from: 'D017',
    },
    duration: { value: 30, unit: 'min', range: [1, 240], says: 'How long it lasts', from: assumed('a meal') },
  },
  inputs: { present: { unit: '1', start: 0, says: 'Size relative to the usual one while it lasts, else 0' } },
  lasts: 'duration',
  gives: { reward: { meal: { drive: 'size * present' } } },
});
