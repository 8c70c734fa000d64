import { assumed, component } from '../language/component.ts';

/** Something new: a brief rise (D020). */
export const novelty = component({
  name: 'novelty',
  says: 'Something new',
  parameters: {
    size: { value: 0.6, unit: '1', range: [0, 3], spread: 0.2, says: 'Rise of dopamine firing while it lasts, in baselines', from: 'D020' },
    duration: { value: 5, unit: 'min', range: [1, 240], says: 'How long it lasts', from: assumed('a transient') },
  },
  inputs: { present: { unit: '1', start: 0, says: 'Size relative to the usual one while it lasts, else 0' } },
  lasts: 'duration',
  gives: { reward: { novelty: { drive: 'size * present' } } },
});
