import { behaviour } from '../language/behaviour.ts';
import { assumed } from '../language/component.ts';

/** Death by causes other than overdose, more of it with the harm that use has done. */
export const lifespan = behaviour({
  name: 'lifespan',
  says: 'Death by other causes',
  parameters: {
    rate: {
      value: 3,
      unit: '1/yr',
      range: [0, 50],
      says: 'Deaths a year per thousand people without harm',
      from: assumed('behaviour-tried; level of mort_01 in treatment'),
    },
    byHarm: { value: 0.5, unit: '1', range: [0, 10], says: 'Rise of it by learned harm', from: assumed('behaviour-tried') },
  },
  reads: { burden: { from: 'harm.burden', unit: '1', says: 'Harm' } },
  draws: { dies: 'whether the person dies this night' },
  rules: (at) => ({
    night: (v, world) => {
      if (world.chance(at.dies) < (v[at.rate] / 365000) * (1 + v[at.byHarm] * v[at.burden])) world.die('other causes');
    },
  }),
});
