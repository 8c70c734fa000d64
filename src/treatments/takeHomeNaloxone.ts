import { behaviour } from '../language/behaviour.ts';
import { assumed } from '../language/component.ts';
import { treatment } from './_treatment.ts';

// biome-ignore format: a table
const settings = {
  covers: { value: 0.8, unit: '1', range: [0, 1], says: 'Chance that the kit is at hand when someone else is', from: assumed('kits are carried, lent, forgotten') },
  lasts: { value: 730, unit: 'd', range: [1, 3650], says: 'Days until the kit must be replaced', from: assumed('shelf life') },
  price: { value: 45, unit: '$', range: [0, 500], says: 'Cost of a kit with training', from: assumed('two nasal doses') },
} as const;

/** A kit of nasal naloxone and training for those around: used by whoever is there; what it does is done in the body. */
export const takeHomeNaloxone = treatment(
  { name: 'take-home naloxone', says: 'A kit of naloxone, and training for those around', settings, naloxone: true },
  behaviour({
    name: 'naloxoneKit',
    says: 'Take-home naloxone',
    parameters: settings,
    writes: { naloxone: 'rescue.naloxone' },
    states: { left: { unit: 'd', start: 0, bounds: [0, 3650], says: 'Days for which the kit is good' } },
    substances: ['naloxone'],
    rules: (at) => ({
      // A kit stays with the person when treatment ends.
      enter: (v, world) => {
        v[at.left] = v[at.lasts];
        v[at.naloxone] = v[at.covers];
        world.pay('naloxone', v[at.price]);
      },
      night: (v) => {
        if (v[at.left] === 0) return;
        v[at.left] = Math.max(0, v[at.left] - 1);
        if (v[at.left] === 0) v[at.naloxone] = 0;
      },
    }),
  }),
);
