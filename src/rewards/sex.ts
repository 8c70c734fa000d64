import { assumed, component } from '../language/component.ts';

/** Sex raises accumbens dopamine by 95 % in the rat (D018), the strongest everyday reward. */
export const sex = component({
  name: 'sex',
  says: 'Sex',
  parameters: {
    size: {
      value: 1.13,
      unit: '1',
      range: [0, 3],
      spread: 0.2,
      says: 'Rise of dopamine firing while it lasts, in baselines',
      from: 'D018',
    },
    duration: { value: 20, unit: 'min', range: [1, 240], says: 'How long it lasts', from: assumed('as dialysis samples') },
  },
  inputs: { present: { unit: '1', start: 0, says: 'Size relative to the usual one while it lasts, else 0' } },
  lasts: 'duration',
  gives: { reward: { sex: { drive: 'size * present' } } },
});
