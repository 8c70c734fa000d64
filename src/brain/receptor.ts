import { component } from '../language/component.ts';

/**
 * The μ-opioid receptor: every ligand present competes for the same sites, with its own speed of binding. What effects read is not the
 * stimulus s but its odds s/(1 − s): for one full agonist that is (C/K)^n, an antagonist divides it, and a partial agonist alone can
 * never exceed ε/(1 − ε), its ceiling. C50s at 75 % (naive) and 91 % (tolerant) occupancy (O004) with apnoea beyond them need it.
 */
export const receptor = component({
  name: 'receptor',
  says: 'μ-opioid receptors and what is bound to them',
  families: {
    ligand: {
      says: 'Substances that bind to the μ-opioid receptor',
      members: {
        drive: { unit: '1', says: 'Concentration over affinity, (C/K)^n' },
        offRate: { unit: '1/min', says: 'Dissociation' },
        efficacy: { unit: '1', says: 'Intrinsic efficacy' },
      },
    },
  },
  states: { bound: { unit: '1', start: 0, scale: 0.3, each: 'ligand', says: 'Share of receptors bound' } },
  outputs: {
    free: { unit: '1', says: 'Share of receptors free', shown: true },
    occupied: { unit: '1', says: 'Share of receptors bound by anything', shown: true },
    stimulus: { unit: '1', says: 'Efficacy-weighted occupancy', shown: true },
    odds: { unit: '1', says: 'Stimulus over what is left to stimulate, s/(1 − s)', shown: true },
  },
  equations: {
    'd/dt bound[l]': 'offRate[l] * (drive[l] * free - bound[l])',
    free: '1 - sum(l: bound[l])',
    occupied: 'sum(l: bound[l])',
    stimulus: 'sum(l: efficacy[l] * bound[l])',
    odds: 'stimulus / (free + sum(l: (1 - efficacy[l]) * bound[l]))',
  },
});
