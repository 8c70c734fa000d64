import { behaviour } from '../language/behaviour.ts';
import { assumed, fitted } from '../language/component.ts';
import { exp } from '../numerics/elementary.ts';

/** What the drug costs to get: contacts, price, and what is in the bag, which nobody knows beforehand. */
export const market = behaviour({
  name: 'market',
  says: 'Access, price and purity',
  parameters: {
    bag: {
      value: 10,
      unit: 'mg',
      range: [2, 50],
      says: 'Heroin in a bag of median purity',
      from: assumed('street bags; order of a first dose'),
    },
    price: { value: 10, unit: '$', range: [1, 100], says: 'Price of a bag', from: assumed('street price') },
    spread: {
      value: 0.3,
      unit: '1',
      range: [0, 1.5],
      says: 'Spread of the log of purity from bag to bag',
      from: fitted('deaths by overdose, B-V43; seizures differ by some tens of per cent'),
    },
    dry: {
      value: 0.175,
      unit: '1',
      range: [0, 0.9],
      says: 'Chance that a day brings no supply to someone all of whose friends use',
      from: fitted('nat_06: use on 5.3 days a week'),
    },
    half: {
      value: 0.238,
      unit: '1',
      range: [0.01, 5],
      says: 'Share of friends who use at which supply is half of what it could become',
      from: fitted('nat_02, nat_03: most who try do not become dependent later either'),
    },
    strange: {
      value: 1,
      unit: '1',
      range: [0, 3],
      says: 'Cost of access without friends who use, utility',
      from: fitted('B-V10, C16'),
    },
  },
  reads: { circle: { from: 'ties.circle', unit: '1', says: 'Share of friends who use' } },
  inputs: {
    dearer: { unit: '1', start: 0, bounds: [-0.9, 20], cleared: 'never', says: 'Rise of price, share' },
    barred: { unit: '1', start: 0, bounds: [0, 1], cleared: 'never', says: '1 where there is no access at all' },
  },
  writes: { push: 'use.push' },
  states: {
    out: { unit: '1', start: 0, bounds: [0, 1], says: '1 on a day without supply' },
    now: { unit: '$', start: 'price', bounds: [0, 3000], says: 'Price of a bag today' },
    purity: { unit: '1', start: 1, bounds: [0, 50], says: 'Purity of the bag at hand, over the median' },
  },
  draws: { supply: 'whether the day brings supply', purityDrawn: 'what is in the bag' },
  rules: (at) => ({
    night: (v, world) => {
      const reached = ((1 + v[at.half]) * v[at.circle]) / (v[at.circle] + v[at.half]);
      v[at.out] = world.chance(at.supply) < 1 - (1 - v[at.dry]) * reached ? 1 : 0;
    },
    meet: (v, world) => {
      v[at.now] = v[at.price] * (1 + v[at.dearer]);
      // A day without supply brings no bag.
      if (v[at.out] === 0) v[at.purity] = exp(v[at.spread] * world.gauss(at.purityDrawn));
    },
    weigh: (v) => {
      const stranger = 1 - v[at.circle];
      v[at.push] -= v[at.strange] * stranger * stranger + 100 * (v[at.barred] + v[at.out]);
    },
  }),
});
