import { assumed, drug, fitted } from '../language/component.ts';

/**
 * Heroin (diacetylmorphine): two compartments, all of it becomes 6-monoacetylmorphine (6-MAM, two compartments), all of that becomes
 * morphine (Rook 2006). Swallowed heroin arrives as morphine only (PK006b, PK009). 6-MAM reaches the brain in minutes and carries the rush.
 */
export const heroin = drug({
  name: 'heroin',
  says: 'Heroin and its first metabolite 6-MAM, from every route to the brain',
  requires: ['morphine'],
  parameters: {
    molarMass: { value: 369.4, unit: 'g/mol', range: [369.4, 369.5], says: 'Molar mass of diacetylmorphine', from: assumed('chemistry, C21H23NO5') },
    volume: { value: 6, unit: 'L', range: [2, 80], spread: 0.2, says: 'Central volume; clearance over half-lives of 3 to 7.6 min', from: 'PK006, PK001' },
    clearance: { value: 129, unit: 'L/h', range: [60, 250], spread: 0.2, says: 'Deacetylation to 6-MAM, at 70 kg', from: 'PK006b' },
    exchange: { value: 24, unit: 'L/h', range: [1, 100], says: 'Exchange with tissue', from: fitted('P-V13') },
    tissueVolume: { value: 3.6, unit: 'L', range: [0.5, 50], says: 'Tissue volume', from: fitted('P-V13') },
    monoVolume: { value: 25, unit: 'L', range: [5, 100], spread: 0.3, says: 'Central volume of 6-MAM', from: assumed('no human value in the evidence') },
    monoClearance: { value: 300, unit: 'L/h', range: [60, 600], spread: 0.25, says: 'Deacetylation of 6-MAM to morphine', from: assumed('as above; weakly held by P-V14') },
    monoExchange: { value: 80, unit: 'L/h', range: [1, 300], says: 'Exchange of 6-MAM with tissue', from: assumed('order of tissue perfusion') },
    monoTissueVolume: { value: 31.8, unit: 'L', range: [5, 100], says: 'Tissue volume of 6-MAM', from: fitted('P-V13') },
    smokedShare: { value: 0.53, unit: '1', range: [0.2, 0.8], spread: 0.53, shape: 'logit', says: 'Share of a smoked dose that reaches blood', from: 'PK003, PK012' },
    smokedHalfLife: { value: 1, unit: 'min', range: [0.2, 5], says: 'Half-time of uptake from the lung', from: assumed('minutes, as inhaled morphine in PK023') },
    snortedShare: { value: 0.5, unit: '1', range: [0.2, 0.8], spread: 0.4, shape: 'logit', says: 'Share of a snorted dose that reaches blood', from: 'PK011' },
    snortedHalfLife: { value: 2.5, unit: 'min', range: [1, 10], spread: 0.3, says: 'Half-time of uptake from the nose', from: 'PK010' },
    muscleHalfLife: { value: 6, unit: 'min', range: [2, 30], spread: 0.3, says: 'Half-time of uptake from muscle', from: assumed('PK008 asks for slow uptake at F = 1') },
    swallowedShare: { value: 0.67, unit: '1', range: [0.2, 0.95], spread: 0.85, shape: 'logit', says: 'Share of a swallowed dose that reaches blood, as morphine', from: 'PK009' },
    swallowedHalfLife: { value: 25, unit: 'min', range: [10, 90], spread: 0.3, says: 'Half-time of uptake from the gut', from: assumed('usual for solutions') },
    brainHalfLife: { value: 2, unit: 'min', range: [1, 4], spread: 0.3, says: 'Half-time between plasma and brain, 6-MAM', from: 'PK014, PK013' },
    potency: { value: 80, unit: 'nM', range: [10, 300], spread: 0.3, says: '6-MAM at which half the receptors are bound', from: fitted('P-V16 and, with the dose of S004, P-V29') },
    offRate: { value: 0.5, unit: '1/min', range: [0.05, 5], says: 'Dissociation of 6-MAM', from: assumed('fast against its plasma–brain half-time') },
    efficacy: { value: 1, unit: '1', range: [0.9, 1], says: 'Intrinsic efficacy of 6-MAM; a full agonist', from: 'R013' },
  },
  states: {
    lung: { unit: 'nmol', start: 0, says: 'Smoked, not yet in blood' },
    nose: { unit: 'nmol', start: 0, says: 'Snorted, not yet in blood' },
    muscle: { unit: 'nmol', start: 0, says: 'Injected into muscle, not yet in blood' },
    gut: { unit: 'nmol', start: 0, says: 'Swallowed, not yet in blood' },
    central: { unit: 'nmol', start: 0, says: 'Heroin in blood' },
    tissue: { unit: 'nmol', start: 0, says: 'Heroin in tissue' },
    mono: { unit: 'nmol', start: 0, says: '6-MAM in blood' },
    monoTissue: { unit: 'nmol', start: 0, says: '6-MAM in tissue' },
    brain: { unit: 'nM', start: 0, says: '6-MAM in the brain, as plasma equivalent' },
  },
  flows: [
    ['lung', 'central', 'log(2) / smokedHalfLife'],
    ['nose', 'central', 'log(2) / snortedHalfLife'],
    ['muscle', 'central', 'log(2) / muscleHalfLife'],
    ['gut', 'morphine.central', 'log(2) / swallowedHalfLife'],
    ['central', 'tissue', 'exchange / volume'],
    ['tissue', 'central', 'exchange / tissueVolume'],
    ['central', 'mono', 'clearance / volume'],
    ['mono', 'monoTissue', 'monoExchange / monoVolume'],
    ['monoTissue', 'mono', 'monoExchange / monoTissueVolume'],
    ['mono', 'morphine.central', 'monoClearance / monoVolume'],
  ],
  outputs: {
    plasma: { unit: 'nM', says: 'Heroin in plasma', shown: true },
    monoPlasma: { unit: 'nM', says: '6-MAM in plasma', shown: true },
    monoBrain: { unit: 'nM', says: '6-MAM in the brain, as plasma equivalent', shown: true },
  },
  equations: {
    'd/dt brain': 'log(2) / brainHalfLife * (mono / monoVolume - brain)',
    plasma: 'central / volume',
    monoPlasma: 'mono / monoVolume',
    monoBrain: 'brain',
  },
  routes: {
    intravenous: { into: { central: '(dose / molarMass in nmol)' }, says: 'Injected into a vein' },
    smoked: { into: { lung: 'smokedShare * (dose / molarMass in nmol)' }, says: 'Inhaled from foil' },
    snorted: { into: { nose: 'snortedShare * (dose / molarMass in nmol)' }, says: 'Through the nose' },
    intramuscular: { into: { muscle: '(dose / molarMass in nmol)' }, says: 'Injected into muscle; all of it arrives (PK008)' },
    swallowed: { into: { gut: 'swallowedShare * (dose / molarMass in nmol)' }, says: 'By mouth; arrives as morphine' },
  },
  gives: {
    ligand: { acetylmorphine: { drive: 'positive(brain) / potency', offRate: 'offRate', efficacy: 'efficacy' } },
  },
});
