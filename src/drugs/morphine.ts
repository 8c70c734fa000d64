import { assumed, drug, fitted } from '../language/component.ts';

/**
 * Morphine, given or made from heroin: two compartments; the glucuronides M6G (active) and M3G one each, M3G with a slow tissue pool.
 * Its slow passage into the brain (hours) leaves the rush to 6-MAM. Urine collects free and conjugated morphine ("total morphine").
 */
export const morphine = drug({
  name: 'morphine',
  says: 'Morphine with its glucuronides, from blood to brain and urine',
  parameters: {
    molarMass: { value: 285.3, unit: 'g/mol', range: [285.3, 285.4], says: 'Molar mass of morphine', from: assumed('chemistry, C17H19NO3') },
    volume: { value: 50, unit: 'L', range: [15, 150], spread: 0.3, says: 'Central volume; with tissue near the 243 L of PK018', from: assumed('split of PK018') },
    clearance: { value: 73.6, unit: 'L/h', range: [50, 115], spread: 0.36, says: 'Total clearance', from: 'PK004, PK016, PK018' },
    exchange: { value: 150, unit: 'L/h', range: [20, 400], says: 'Exchange with tissue', from: assumed('order of tissue perfusion') },
    tissueVolume: { value: 150, unit: 'L', range: [50, 400], spread: 0.3, says: 'Tissue volume', from: 'PK015' },
    toM6G: { value: 0.12, unit: '1', range: [0.05, 0.2], says: 'Share of clearance to M6G', from: assumed('usually 0.10–0.15') },
    toM3G: { value: 0.57, unit: '1', range: [0.4, 0.65], says: 'Share of clearance to M3G', from: fitted('P-V30') },
    unchanged: { value: 0.1, unit: '1', range: [0.03, 0.15], says: 'Share excreted unchanged', from: assumed('about a tenth') },
    m6gClearance: { value: 8, unit: 'L/h', range: [6, 10], spread: 0.25, says: 'Renal clearance of M6G', from: 'PK005' },
    m6gVolume: { value: 25, unit: 'L', range: [10, 60], says: 'Volume of M6G; half-life 2.2 h', from: 'PK017, PK005' },
    m3gClearance: { value: 8, unit: 'L/h', range: [6, 10], spread: 0.25, says: 'Renal clearance of M3G', from: 'PK005' },
    m3gVolume: { value: 28, unit: 'L', range: [10, 60], says: 'Volume of M3G', from: fitted('excretion half-life of PK052') },
    m3gExchange: { value: 1.2, unit: 'L/h', range: [0.2, 5], says: 'Exchange of M3G with its slow pool', from: fitted('P-V30, slow M3G of PK017') },
    m3gSlowVolume: { value: 26, unit: 'L', range: [5, 80], says: 'Slow pool of M3G', from: fitted('P-V30, slow M3G of PK017') },
    muscleHalfLife: { value: 6, unit: 'min', range: [2, 30], spread: 0.3, says: 'Half-time of uptake from muscle', from: assumed('as heroin') },
    oralShare: { value: 0.33, unit: '1', range: [0.15, 0.65], spread: 0.4, shape: 'logit', says: 'Share of an oral dose that reaches blood', from: assumed('first pass; labels give about a third') },
    oralHalfLife: { value: 25, unit: 'min', range: [10, 90], spread: 0.3, says: 'Half-time of uptake from the gut', from: assumed('usual for solutions') },
    brainHalfLife: { value: 2.8, unit: 'h', range: [1.8, 4.4], spread: 0.3, says: 'Half-time between plasma and brain', from: 'PK019, PK021, PK022, PK023' },
    m6gBrainHalfLife: { value: 6.4, unit: 'h', range: [2, 16.2], spread: 0.3, says: 'Half-time between plasma and brain, M6G', from: 'PK020' },
    potency: { value: 27, unit: 'nM', range: [10, 100], spread: 0.3, says: 'Plasma-equivalent at which half the receptors are bound', from: 'PK022' },
    m6gPotency: { value: 480, unit: 'nM', range: [200, 1500], spread: 0.3, says: 'The same for M6G, which crosses poorly into the brain', from: 'PK022, R010' },
    offRate: { value: 0.5, unit: '1/min', range: [0.05, 5], says: 'Dissociation of morphine and M6G', from: assumed('fast against brain entry') },
    efficacy: { value: 0.97, unit: '1', range: [0.7, 1], says: 'Intrinsic efficacy of morphine and M6G', from: assumed('order of R014; below a full agonist') },
  },
  states: {
    muscle: { unit: 'nmol', start: 0, says: 'Injected into muscle, not yet in blood' },
    gut: { unit: 'nmol', start: 0, says: 'Swallowed, not yet in blood' },
    central: { unit: 'nmol', start: 0, says: 'Morphine in blood' },
    tissue: { unit: 'nmol', start: 0, says: 'Morphine in tissue' },
    m6g: { unit: 'nmol', start: 0, says: 'M6G' },
    m3g: { unit: 'nmol', start: 0, says: 'M3G' },
    m3gSlow: { unit: 'nmol', start: 0, says: 'M3G in its slow pool' },
    urine: { unit: 'nmol', start: 0, says: 'Total morphine excreted since the start' },
    brain: { unit: 'nM', start: 0, says: 'Morphine in the brain, as plasma equivalent' },
    m6gBrain: { unit: 'nM', start: 0, says: 'M6G in the brain, as plasma equivalent' },
  },
  flows: [
    ['muscle', 'central', 'log(2) / muscleHalfLife'],
    ['gut', 'central', 'log(2) / oralHalfLife'],
    ['central', 'tissue', 'exchange / volume'],
    ['tissue', 'central', 'exchange / tissueVolume'],
    ['central', 'm6g', 'toM6G * clearance / volume'],
    ['central', 'm3g', 'toM3G * clearance / volume'],
    ['central', 'urine', 'unchanged * clearance / volume'],
    ['central', 'out', '(1 - toM6G - toM3G - unchanged) * clearance / volume'],
    ['m6g', 'urine', 'm6gClearance / m6gVolume'],
    ['m3g', 'urine', 'm3gClearance / m3gVolume'],
    ['m3g', 'm3gSlow', 'm3gExchange / m3gVolume'],
    ['m3gSlow', 'm3g', 'm3gExchange / m3gSlowVolume'],
  ],
  outputs: {
    plasma: { unit: 'nM', says: 'Morphine in plasma', shown: true },
    inBrain: { unit: 'nM', says: 'Morphine in the brain, as plasma equivalent', shown: true },
  },
  equations: {
    'd/dt brain': 'log(2) / brainHalfLife * (central / volume - brain)',
    'd/dt m6gBrain': 'log(2) / m6gBrainHalfLife * (m6g / m6gVolume - m6gBrain)',
    plasma: 'central / volume',
    inBrain: 'brain',
  },
  routes: {
    intravenous: { into: { central: '(dose / molarMass in nmol)' }, says: 'Injected into a vein' },
    intramuscular: { into: { muscle: '(dose / molarMass in nmol)' }, says: 'Injected into muscle or under the skin' },
    oral: { into: { gut: 'oralShare * (dose / molarMass in nmol)' }, says: 'By mouth' },
  },
  gives: {
    ligand: {
      morphine: { drive: 'positive(brain) / potency', offRate: 'offRate', efficacy: 'efficacy' },
      m6g: { drive: 'positive(m6gBrain) / m6gPotency', offRate: 'offRate', efficacy: 'efficacy' },
    },
  },
  excretes: { opiates: '(urine * molarMass in ng)' },
});
