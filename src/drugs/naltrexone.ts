import { assumed, drug, fitted } from '../language/component.ts';

/**
 * Naltrexone by mouth and as a monthly depot with its two peaks (PK043). The active metabolite 6β-naltrexol is not a state of its own:
 * the slow receptor off-rate, taken from blockade itself (P-V11), carries its part.
 */
export const naltrexone = drug({
  name: 'naltrexone',
  says: 'Naltrexone by mouth and by depot, to the receptor it blocks',
  parameters: {
    oralShare: {
      value: 0.077,
      unit: '1',
      range: [0.05, 0.4],
      spread: 0.43,
      shape: 'logit',
      says: 'Share of an oral dose that reaches blood',
      from: 'PK041, PK043',
    },
    clearance: {
      value: 94,
      unit: 'L/h',
      range: [40, 200],
      spread: 0.3,
      says: 'Clearance',
      from: assumed('volume over the half-life of PK041'),
    },
    volume: { value: 542, unit: 'L', range: [200, 1500], spread: 0.2, says: 'Volume; half-life 4 h', from: 'PK041' },
    uptake: { value: 1.5, unit: '1/h', range: [0.5, 4], spread: 0.3, says: 'Uptake from the gut', from: assumed('peak within an hour') },
    depotEarlyShare: {
      value: 0.03,
      unit: '1',
      range: [0, 0.1],
      says: 'Share of the depot that leaves at once',
      from: fitted('first peak of PK043'),
    },
    depotEarlyHalfLife: { value: 0.5, unit: 'h', range: [0.2, 12], says: 'Half-time of that share', from: fitted('first peak of PK043') },
    depotPeakShare: { value: 0.45, unit: '1', range: [0.2, 0.7], says: 'Share that makes the second peak', from: 'PK043' },
    hydration: {
      value: 1.6,
      unit: 'd',
      range: [0.2, 3],
      says: 'Mean time before that share is free to leave',
      from: fitted('second peak of PK043, with release'),
    },
    release: {
      value: 2.6,
      unit: 'd',
      range: [0.5, 5],
      spread: 0.2,
      says: 'Mean time it then takes to leave',
      from: fitted('second peak of PK043, with hydration'),
    },
    depotHalfLife: { value: 7.5, unit: 'd', range: [5, 10], spread: 0.2, says: 'Half-time of the rest', from: 'PK042' },
    bindingRate: {
      value: 0.28,
      unit: 'mL/ng/h',
      range: [0.05, 2],
      spread: 0.2,
      says: 'Association, with 6β-naltrexol in it',
      from: fitted('94.9 % blockade on 50 mg a day, R023'),
    },
    dissociation: { value: 90, unit: 'h', range: [72, 108], spread: 0.3, says: 'Half-life of blockade', from: 'P-V11, R023' },
    efficacy: { value: 0, unit: '1', range: [0, 0.05], says: 'Intrinsic efficacy; an antagonist', from: assumed('definition') },
  },
  states: {
    gut: { unit: 'µg', start: 0, says: 'Swallowed, not yet in blood' },
    depotEarly: { unit: 'µg', start: 0, says: 'Depot, at once' },
    depotDry: { unit: 'µg', start: 0, says: 'Depot, not yet hydrated' },
    depotWet: { unit: 'µg', start: 0, says: 'Depot, hydrated and leaving' },
    depot: { unit: 'µg', start: 0, says: 'Depot, lasting part' },
    central: { unit: 'µg', start: 0, says: 'Naltrexone in the body' },
  },
  flows: [
    ['gut', 'central', 'uptake'],
    ['depotEarly', 'central', 'log(2) / depotEarlyHalfLife'],
    ['depotDry', 'depotWet', '1 / hydration'],
    ['depotWet', 'central', '1 / release'],
    ['depot', 'central', 'log(2) / depotHalfLife'],
    ['central', 'out', 'clearance / volume'],
  ],
  outputs: { plasma: { unit: 'ng/mL', says: 'Naltrexone in plasma', shown: true } },
  equations: { plasma: '(central / volume in ng/mL)' },
  routes: {
    oral: { into: { gut: 'oralShare * (dose in µg)' }, says: 'By mouth' },
    depot: {
      into: {
        depotEarly: 'depotEarlyShare * (dose in µg)',
        depotDry: 'depotPeakShare * (dose in µg)',
        depot: '(1 - depotEarlyShare - depotPeakShare) * (dose in µg)',
      },
      says: 'Monthly injection into muscle',
    },
  },
  gives: {
    ligand: {
      naltrexone: {
        drive: 'bindingRate * (positive(central) / volume in ng/mL) * dissociation / log(2)',
        offRate: '(log(2) / dissociation in 1/min)',
        efficacy: 'efficacy',
      },
    },
  },
});
