import { assumed, drug, fitted } from '../language/component.ts';

/**
 * Buprenorphine under the tongue or as a monthly depot: two compartments, slow brain entry, slow dissociation; a partial agonist, so its
 * effect on breathing has a ceiling of its own. The apparent volume suits these routes; by vein it is too large (docs/not-modelled.md).
 */
export const buprenorphine = drug({
  name: 'buprenorphine',
  says: 'Buprenorphine under the tongue, by depot and by vein',
  parameters: {
    sublingualShare: {
      value: 0.3,
      unit: '1',
      range: [0.1, 0.6],
      spread: 0.57,
      shape: 'logit',
      says: 'Share of a dose under the tongue that reaches blood',
      from: 'PK036',
    },
    clearance: { value: 55, unit: 'L/h', range: [25, 120], spread: 0.3, says: 'Clearance', from: fitted('P-V07') },
    volume: { value: 500, unit: 'L', range: [100, 1000], spread: 0.2, says: 'Apparent central volume', from: fitted('P-V07') },
    exchange: { value: 70, unit: 'L/h', range: [5, 300], says: 'Exchange with tissue', from: fitted('P-V07, PK034') },
    tissueVolume: { value: 1000, unit: 'L', range: [100, 3000], says: 'Tissue volume', from: fitted('PK034, half-life 26 h') },
    uptake: { value: 0.35, unit: '1/h', range: [0.1, 2], spread: 0.3, says: 'Uptake from under the tongue', from: 'PK035' },
    depotFastShare: {
      value: 0.06,
      unit: '1',
      range: [0.01, 0.2],
      says: 'Share of the depot that is released within days',
      from: 'PK038, PK039',
    },
    depotFastHalfLife: { value: 24, unit: 'h', range: [6, 72], says: 'Half-time of the early release', from: 'PK038' },
    depotHalfLife: { value: 50, unit: 'd', range: [43, 60], spread: 0.2, says: 'Half-time of the lasting release', from: 'PK038' },
    brainHalfLife: { value: 2.58, unit: 'h', range: [1.9, 3.9], spread: 0.25, says: 'Half-time between plasma and brain', from: 'PK040' },
    affinity: {
      value: 1.1,
      unit: 'ng/mL',
      range: [0.8, 1.6],
      spread: 0.25,
      says: 'Plasma at which half the receptors are bound',
      from: 'R015, R007',
    },
    offRate: {
      value: 0.00418,
      unit: '1/min',
      range: [0.0035, 0.12],
      says: 'Dissociation; 166 min in vitro, 9 min in vivo',
      from: 'R006, R007',
    },
    efficacy: {
      value: 0.65,
      unit: '1',
      range: [0.2, 0.8],
      says: 'Intrinsic efficacy of a partial agonist',
      from: fitted('P-V08, withdrawal suppressed on 4 mg a day'),
    },
    unchanged: {
      value: 0.02,
      unit: '1',
      range: [0.005, 0.1],
      says: 'Share excreted in urine with its conjugates',
      from: assumed('mostly faecal; meets PK056'),
    },
  },
  states: {
    mouth: { unit: 'µg', start: 0, says: 'Under the tongue, not yet in blood' },
    depotFast: { unit: 'µg', start: 0, says: 'Depot, early part' },
    depot: { unit: 'µg', start: 0, says: 'Depot, lasting part' },
    central: { unit: 'µg', start: 0, says: 'Buprenorphine in blood' },
    tissue: { unit: 'µg', start: 0, says: 'Buprenorphine in tissue' },
    urine: { unit: 'µg', start: 0, says: 'Excreted in urine since the start' },
    brain: { unit: 'ng/mL', start: 0, says: 'Buprenorphine in the brain, as plasma equivalent' },
  },
  flows: [
    ['mouth', 'central', 'uptake'],
    ['depotFast', 'central', 'log(2) / depotFastHalfLife'],
    ['depot', 'central', 'log(2) / depotHalfLife'],
    ['central', 'tissue', 'exchange / volume'],
    ['tissue', 'central', 'exchange / tissueVolume'],
    ['central', 'urine', 'unchanged * clearance / volume'],
    ['central', 'out', '(1 - unchanged) * clearance / volume'],
  ],
  outputs: { plasma: { unit: 'ng/mL', says: 'Buprenorphine in plasma', shown: true } },
  equations: {
    'd/dt brain': 'log(2) / brainHalfLife * ((central / volume in ng/mL) - brain)',
    plasma: '(central / volume in ng/mL)',
  },
  routes: {
    sublingual: { into: { mouth: 'sublingualShare * (dose in µg)' }, says: 'Under the tongue' },
    depot: {
      into: { depotFast: 'depotFastShare * (dose in µg)', depot: '(1 - depotFastShare) * (dose in µg)' },
      says: 'Monthly injection under the skin',
    },
    intravenous: { into: { central: '(dose in µg)' }, says: 'Injected into a vein' },
  },
  gives: { ligand: { buprenorphine: { drive: 'positive(brain) / affinity', offRate: 'offRate', efficacy: 'efficacy' } } },
  excretes: { buprenorphine: '(urine in ng)' },
});
