import { assumed, drug } from '../language/component.ts';

const share = 'Share of the dose that reaches blood';

/**
 * Naloxone by vein, nose and muscle. The three published parameter sets have different volumes and are not merged: each is a system of
 * its own and their effect-site concentrations add (PK047, PK048, PK049).
 */
export const naloxone = drug({
  name: 'naloxone',
  says: 'Naloxone by vein, nose and muscle, to the receptor it frees',
  parameters: {
    molarMass: { value: 327.4, unit: 'g/mol', range: [327.3, 327.5], says: 'Molar mass of naloxone', from: assumed('chemistry, C19H21NO4') },
    volume: { value: 34.44, unit: 'L', range: [10, 120], spread: 0.3, says: 'Central volume, vein', from: 'PK048' },
    eliminated: { value: 0.001858, unit: '1/s', range: [5e-4, 6e-3], says: 'Elimination, vein', from: 'PK048' },
    toFast: { value: 0.001902, unit: '1/s', range: [3e-4, 1e-2], says: 'To fast tissue, vein', from: 'PK048' },
    fromFast: { value: 0.000934, unit: '1/s', range: [2e-4, 5e-3], says: 'Back from fast tissue, vein', from: 'PK048' },
    toSlow: { value: 0.000445, unit: '1/s', range: [1e-4, 2e-3], says: 'To slow tissue, vein', from: 'PK048' },
    fromSlow: { value: 0.000187, unit: '1/s', range: [4e-5, 1e-3], says: 'Back from slow tissue, vein', from: 'PK048' },
    noseShare: { value: 0.2563, unit: '1', range: [0.05, 0.8], spread: 0.6, shape: 'logit', says: share, from: 'PK047' },
    noseTransit: { value: 0.0105, unit: '1/s', range: [1e-3, 5e-2], spread: 0.5, says: 'Transit in the nose', from: 'PK047' },
    noseUptake: { value: 0.002657, unit: '1/s', range: [3e-4, 2e-2], spread: 0.5, says: 'Uptake from the nose', from: 'PK047' },
    noseVolume: { value: 114.3, unit: 'L', range: [30, 400], spread: 0.4, says: 'Central volume, nose', from: 'PK047' },
    noseClearance: { value: 38.8, unit: 'mL/s', range: [10, 150], spread: 0.4, says: 'Clearance, nose', from: 'PK047' },
    noseExchange: { value: 141.1, unit: 'mL/s', range: [20, 600], spread: 0.5, says: 'Exchange with tissue, nose', from: 'PK047' },
    noseTissue: { value: 113.8, unit: 'L', range: [30, 400], spread: 0.3, says: 'Tissue volume, nose', from: 'PK047' },
    muscleShare: { value: 0.638, unit: '1', range: [0.2, 0.95], spread: 0.8, shape: 'logit', says: share, from: 'PK049' },
    muscleTransit: { value: 0.00516, unit: '1/s', range: [5e-4, 3e-2], spread: 0.5, says: 'Transit in muscle', from: 'PK049' },
    muscleUptake: { value: 0.00524, unit: '1/s', range: [5e-4, 3e-2], spread: 0.5, says: 'Uptake from muscle', from: 'PK049' },
    muscleVolume: { value: 155, unit: 'L', range: [40, 500], spread: 0.4, says: 'Central volume, muscle', from: 'PK049' },
    muscleClearance: { value: 31.8, unit: 'mL/s', range: [10, 150], spread: 0.4, says: 'Clearance, muscle', from: 'PK049' },
    muscleExchange: { value: 100, unit: 'mL/s', range: [20, 600], says: 'Exchange with tissue, muscle', from: assumed('not published') },
    muscleTissue: { value: 314, unit: 'L', range: [80, 1000], spread: 0.4, says: 'Tissue volume, muscle', from: 'PK049' },
    brainRate: { value: 0.001774, unit: '1/s', range: [5e-4, 6e-3], spread: 0.3, says: 'Plasma to brain', from: 'PK050' },
    affinity: { value: 586, unit: 'pM', range: [150, 2500], spread: 0.3, says: 'Concentration at which half the receptors are bound', from: 'R003' },
    slope: { value: 0.858, unit: '1', range: [0.7, 1.1], says: 'Exponent of binding', from: 'R003' },
    offRate: { value: 0.03959, unit: '1/s', range: [0.01, 0.1], says: 'Dissociation', from: 'R003, R005' },
    efficacy: { value: 0, unit: '1', range: [0, 0.05], says: 'Intrinsic efficacy; an antagonist', from: assumed('definition') },
  },
  states: {
    central: { unit: 'µg', start: 0, says: 'In blood, given by vein' },
    fast: { unit: 'µg', start: 0, says: 'In fast tissue, given by vein' },
    slow: { unit: 'µg', start: 0, says: 'In slow tissue, given by vein' },
    brain: { unit: 'ng/mL', start: 0, says: 'At the effect site, given by vein' },
    noseDepot: { unit: 'µg', start: 0, says: 'In the nose' },
    noseWay: { unit: 'µg', start: 0, says: 'On the way from the nose' },
    noseCentral: { unit: 'µg', start: 0, says: 'In blood, given by nose' },
    nosePeripheral: { unit: 'µg', start: 0, says: 'In tissue, given by nose' },
    noseBrain: { unit: 'ng/mL', start: 0, says: 'At the effect site, given by nose' },
    muscleDepot: { unit: 'µg', start: 0, says: 'In muscle' },
    muscleWay: { unit: 'µg', start: 0, says: 'On the way from muscle' },
    muscleCentral: { unit: 'µg', start: 0, says: 'In blood, given into muscle' },
    musclePeripheral: { unit: 'µg', start: 0, says: 'In tissue, given into muscle' },
    muscleBrain: { unit: 'ng/mL', start: 0, says: 'At the effect site, given into muscle' },
  },
  flows: [
    ['central', 'fast', 'toFast'],
    ['fast', 'central', 'fromFast'],
    ['central', 'slow', 'toSlow'],
    ['slow', 'central', 'fromSlow'],
    ['central', 'out', 'eliminated'],
    ['noseDepot', 'noseWay', 'noseTransit'],
    ['noseWay', 'noseCentral', 'noseUptake'],
    ['noseCentral', 'nosePeripheral', '(noseExchange in L/s) / noseVolume'],
    ['nosePeripheral', 'noseCentral', '(noseExchange in L/s) / noseTissue'],
    ['noseCentral', 'out', '(noseClearance in L/s) / noseVolume'],
    ['muscleDepot', 'muscleWay', 'muscleTransit'],
    ['muscleWay', 'muscleCentral', 'muscleUptake'],
    ['muscleCentral', 'musclePeripheral', '(muscleExchange in L/s) / muscleVolume'],
    ['musclePeripheral', 'muscleCentral', '(muscleExchange in L/s) / muscleTissue'],
    ['muscleCentral', 'out', '(muscleClearance in L/s) / muscleVolume'],
  ],
  outputs: { plasma: { unit: 'ng/mL', says: 'Naloxone in plasma, all routes', shown: true } },
  equations: {
    'd/dt brain': 'brainRate * ((central / volume in ng/mL) - brain)',
    'd/dt noseBrain': 'brainRate * ((noseCentral / noseVolume in ng/mL) - noseBrain)',
    'd/dt muscleBrain': 'brainRate * ((muscleCentral / muscleVolume in ng/mL) - muscleBrain)',
    plasma: '(central / volume + noseCentral / noseVolume + muscleCentral / muscleVolume in ng/mL)',
  },
  routes: {
    intravenous: { into: { central: '(dose in µg)' }, says: 'Injected into a vein' },
    nasal: { into: { noseDepot: 'noseShare * (dose in µg)' }, says: 'Sprayed into the nose' },
    intramuscular: { into: { muscleDepot: 'muscleShare * (dose in µg)' }, says: 'Injected into muscle' },
  },
  gives: {
    ligand: {
      naloxone: {
        drive: '((positive(brain + noseBrain + muscleBrain) / molarMass in pM) / affinity)^slope',
        offRate: '(offRate in 1/min)',
        efficacy: 'efficacy',
      },
    },
  },
});
