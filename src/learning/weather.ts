import { behaviour } from '../language/behaviour.ts';
import { assumed, fitted } from '../language/component.ts';
import { exp } from '../numerics/elementary.ts';

/**
 * Propensity: part of it is who one is, more of it changes over weeks (availability, commitment, company, mood that no other module
 * names). A static trait cannot carry both how many become dependent and how use comes and goes within a person; wide, it makes people who use
 * daily from the first month, which is not how dependence begins (C16).
 */
export const weather = behaviour({
  name: 'weather',
  says: 'Propensity to use: a trait and a slowly varying state',
  parameters: {
    reluctance: { value: 0.0339, unit: '1', range: [0, 3], says: 'Mean propensity against use, utility', from: fitted('B-V10') },
    trait: { value: 0.15, unit: '1', range: [0, 2], says: 'Spread of the trait between people, utility', from: fitted('B-V10, C16') },
    state: {
      value: 0.408,
      unit: '1',
      range: [0, 2],
      says: 'Spread of the state within a person, utility',
      from: fitted('B-V60: use days in positive weeks'),
    },
    time: { value: 49, unit: 'd', range: [28, 84], spread: 0.3, says: 'Time constant of the state', from: assumed('4–12 weeks') },
  },
  writes: { push: 'use.push' },
  states: {
    fixed: { unit: '1', start: 0, bounds: [-8, 8], says: 'Trait, standard deviations' },
    level: { unit: '1', start: 0, bounds: [-8, 8], shown: true, says: 'State, standard deviations' },
  },
  draws: { born: 'the trait', drift: 'change of the state in a night' },
  rules: (at) => ({
    begin: (v, world) => {
      v[at.fixed] = world.gauss(at.born);
      v[at.level] = world.gauss(at.drift);
    },
    night: (v, world) => {
      const kept = exp(-1 / v[at.time]);
      v[at.level] = kept * v[at.level] + Math.sqrt(1 - kept * kept) * world.gauss(at.drift);
    },
    weigh: (v) => {
      v[at.push] += v[at.trait] * v[at.fixed] + v[at.state] * v[at.level] - v[at.reluctance];
    },
  }),
});
