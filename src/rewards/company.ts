import { assumed, component } from '../language/component.ts';

/** The company of someone liked. */
export const company = component({
  name: 'company',
  says: 'Good company',
  parameters: {
    size: {
      value: 0.3,
      unit: '1',
      range: [0, 3],
      spread: 0.2,
      says: 'Rise of dopamine firing while it lasts, in baselines',
      from: assumed('below a meal; no human number in the evidence'),
    },
    duration: { value: 30, unit: 'min', range: [1, 240], says: 'How long it lasts', from: assumed('a visit') },
  },
  inputs: { present: { unit: '1', start: 0, says: 'Size relative to the usual one while it lasts, else 0' } },
  lasts: 'duration',
  gives: { reward: { company: { drive: 'size * present' } } },
});
