import { assumed, component } from '../language/component.ts';

/** Something sweet: a small, short version of a meal. */
export const sweet = component({
  name: 'sweet',
  says: 'Something sweet',
  parameters: {
    size: {
      value: 0.3,
      unit: '1',
      range: [0, 3],
      spread: 0.2,
      says: 'Rise of dopamine firing while it lasts, in baselines',
      from: assumed('half of a meal, D017'),
    },
    duration: { value: 10, unit: 'min', range: [1, 240], says: 'How long it lasts', from: assumed('a snack') },
  },
  inputs: { present: { unit: '1', start: 0, says: 'Size relative to the usual one while it lasts, else 0' } },
  lasts: 'duration',
  gives: { reward: { sweet: { drive: 'size * present' } } },
});
