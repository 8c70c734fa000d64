import { assumed, component } from '../language/component.ts';

/**
 * Tolerance: the response learns to expect its usual stimulus, part of it within a day or two, part over weeks. Loss is a shift of the
 * log dose–response that decays with a half-life of 13.2 d (R029). A share belongs to the places where the drug was usually taken and
 * is absent elsewhere (Siegel 1975, R038); it is learned there and extinguished there without the drug.
 */
export const tolerance = component({
  name: 'tolerance',
  says: 'Adaptation of the μ-opioid response to sustained stimulus',
  parameters: {
    half: {
      value: 2,
      unit: '1',
      range: [0.3, 10],
      says: 'Odds at which the drive to tolerance is half its most',
      from: assumed('near the odds of a usual dose'),
    },
    reference: {
      value: 0.65,
      unit: '1',
      range: [0.3, 1],
      says: 'Mean drive in a person who uses three times a day; sets level 1',
      from: assumed('normalisation'),
    },
    fastShare: {
      value: 0.3,
      unit: '1',
      range: [0, 0.6],
      says: 'Share that comes and goes within days',
      from: assumed('a fast, imprecise phase precedes the slow one in R029'),
    },
    fastTime: { value: 1.5, unit: 'd', range: [0.5, 3], spread: 0.2, says: 'Time constant of the fast share', from: 'R029, R031' },
    slowTime: {
      value: 19,
      unit: 'd',
      range: [10, 30],
      spread: 0.2,
      says: 'Time constant of the slow share (half-life 13.2 d)',
      from: 'R029',
    },
    placeShare: {
      value: 0.25,
      unit: '1',
      range: [0, 0.6],
      says: 'Share that belongs to the usual place, once learned',
      from: assumed('R038 shows it and gives no size'),
    },
    placeLearning: {
      value: 10,
      unit: 'd',
      range: [2, 60],
      says: 'Time constant of learning the place, under full drive',
      from: assumed('some ten pairings'),
    },
    placeExtinction: {
      value: 20,
      unit: 'd',
      range: [5, 120],
      says: 'Time constant of extinction in that place without the drug',
      from: assumed('slower than learning; R038 shows extinction by placebo'),
    },
  },
  reads: { odds: { unit: '1', from: 'receptor.odds', says: 'Stimulus odds' } },
  inputs: { usualPlace: { unit: '1', start: 1, says: '1 in the places of usual use, 0 in a new one' } },
  states: {
    fast: { unit: '1', start: 0, says: 'Fast tolerance' },
    slow: { unit: '1', start: 0, says: 'Slow tolerance' },
    place: { unit: '1', start: 0, says: 'How well the place predicts the drug, 0 to 1' },
  },
  outputs: {
    drive: { unit: '1', says: 'Momentary drive to tolerance, 0 to 1' },
    level: { unit: '1', says: 'Tolerance in this place; near 1 in a person who uses three times a day', shown: true },
    fastLevel: { unit: '1', says: 'Fast tolerance in this place' },
    slowLevel: { unit: '1', says: 'Slow tolerance in this place' },
  },
  equations: {
    drive: 'odds / (odds + half)',
    'd/dt fast': '(drive / reference - fast) / fastTime',
    'd/dt slow': '(drive / reference - slow) / slowTime',
    'd/dt place': 'usualPlace * (drive * (1 - place) / placeLearning - (1 - drive) * place / placeExtinction)',
    fastLevel: 'fast * (1 - placeShare * place * (1 - usualPlace))',
    slowLevel: 'slow * (1 - placeShare * place * (1 - usualPlace))',
    level: 'fastShare * fastLevel + (1 - fastShare) * slowLevel',
  },
});
