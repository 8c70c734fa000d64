import { behaviour } from '../language/behaviour.ts';
import { assumed, fitted } from '../language/component.ts';
import { exp } from '../numerics/elementary.ts';

/** Death by causes other than overdose: more of it every year, as for everybody (mort_04, mort_05), and with the harm that use has done. */
export const lifespan = behaviour({
  name: 'lifespan',
  says: 'Death by other causes',
  parameters: {
    rate: {
      value: 1.2,
      unit: '1/yr',
      range: [0, 50],
      says: 'Deaths a year per thousand people without harm, at the start',
      from: assumed('a young adult; mort_05'),
    },
    doubling: { value: 10, unit: 'yr', range: [6, 15], says: 'Years in which it doubles', from: 'mort_04' },
    byHarm: {
      value: 1,
      unit: '1',
      range: [0, 10],
      says: 'Rise of it by learned harm',
      from: fitted('deaths of B-V07; mort_06, overdoses counted in, is six times that of other people out of treatment'),
    },
  },
  reads: {
    days: { from: 'day.number', unit: 'd', says: 'Days lived' },
    burden: { from: 'harm.burden', unit: '1', says: 'Harm' },
  },
  draws: { dies: 'whether the person dies this night' },
  rules: (at) => ({
    night: (v, world) => {
      const aged = exp((Math.LN2 * v[at.days]) / (365 * v[at.doubling]));
      if (world.chance(at.dies) < (v[at.rate] / 365000) * aged * (1 + v[at.byHarm] * v[at.burden])) world.die('other causes');
    },
  }),
});
