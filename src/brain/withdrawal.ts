import { assumed, component, fitted } from '../language/component.ts';

/**
 * Dependence and withdrawal: one adaptation follows the stimulus; what it expects and does not get is withdrawal. Two branches: a slow
 * one that builds up over half a day, and a fast one for what was there a few hours ago and is gone now, by which antagonists
 * precipitate withdrawal without a rule of their own. Part of what the body expects is learned within hours, so that one dose
 * suffices (W010, W011); what is sorely missed is unlearned the faster, so that withdrawal after naloxone is over before its block is
 * and a second challenge finds less (W012). A third adaptation, over months, leaves protracted unease (W009).
 */
export const withdrawal = component({
  name: 'withdrawal',
  says: 'Dependence, and withdrawal on the 0–48 scale of the Clinical Opiate Withdrawal Scale',
  parameters: {
    half: {
      value: 0.55,
      unit: '1',
      range: [0.05, 3],
      spread: 0.2,
      says: 'Odds for half the dependence stimulus without tolerance',
      from: fitted('W001, W008'),
    },
    toleranceGain: { value: 1.24, unit: '1', range: [0, 2], says: 'Log shift of that at tolerance 1', from: assumed('as breathing') },
    riseTime: {
      value: 5,
      unit: 'd',
      range: [2, 10],
      spread: 0.2,
      says: 'Time constant of becoming dependent',
      from: assumed('days; a week of daily use suffices'),
    },
    fallTime: {
      value: 5.6,
      unit: 'd',
      range: [2, 10],
      spread: 0.25,
      says: 'Time constant of losing it',
      from: fitted('W002, W008, P-V32'),
    },
    recentTime: { value: 11, unit: 'h', range: [2, 16], says: 'Memory of the stimulus of the last hours', from: fitted('W001, W004') },
    unlearning: {
      value: 40,
      unit: '1',
      range: [0, 100],
      says: 'How many times faster that memory goes when all it expects is missing; grows with the square of what is missing',
      from: fitted('W004, how long; W012 shows it and gives no size'),
    },
    acuteShare: {
      value: 0.45,
      unit: '1',
      range: [0, 1],
      says: 'Share of that memory that is expected at once, without days of use',
      from: fitted('W004, after one dose; W010, W011 show it'),
    },
    lag: {
      value: 11.5,
      unit: 'h',
      range: [4, 24],
      spread: 0.25,
      says: 'Lag of spontaneous withdrawal',
      from: fitted('day of the peak in W008'),
    },
    precipitated: { value: 1.2, unit: '1', range: [0, 2], spread: 0.2, says: 'Weight of the fast branch', from: fitted('W004') },
    halfScore: {
      value: 0.72,
      unit: '1',
      range: [0.3, 1.5],
      spread: 0.2,
      says: 'Drive at half of the scale',
      from: fitted('height of W008'),
    },
    steepness: {
      value: 1.7,
      unit: '1',
      range: [1, 6],
      says: 'Steepness of the scale',
      from: fitted('W001, W002; W005 finds 5.4 against concentration, which is another scale'),
    },
    softness: {
      value: 0.02,
      unit: '1',
      range: [0.001, 0.1],
      says: 'Shortfall below which withdrawal grows with its cube: none is felt for a trifle',
      from: assumed('smooth onset; small against full withdrawal'),
    },
    sensitisation: {
      value: 0.8,
      unit: 'd',
      range: [0.3, 3],
      says: 'Delay from withdrawal to the raised response of dopamine',
      from: fitted('P-V17'),
    },
    protractedRise: {
      value: 30,
      unit: 'd',
      range: [10, 90],
      says: 'Time constant of the long adaptation, rising',
      from: assumed('weeks of use before it shows'),
    },
    protractedFall: { value: 75, unit: 'd', range: [30, 150], says: 'Time constant of the long adaptation, falling', from: 'W009' },
  },
  reads: {
    odds: { unit: '1', from: 'receptor.odds', says: 'Stimulus odds' },
    tolerance: { unit: '1', from: 'tolerance.level', says: 'Tolerance' },
  },
  states: {
    adaptation: { unit: '1', start: 0, scale: 0.03, says: 'What the body has come to expect, 0 to 1' },
    recent: { unit: '1', start: 0, scale: 0.1, says: 'Dependence stimulus of the last hours' },
    slow: { unit: '1', start: 0, scale: 0.01, says: 'Spontaneous withdrawal' },
    sensitised: { unit: '1', start: 0, scale: 0.1, says: 'Withdrawal as the dopamine system remembers it' },
    long: { unit: '1', start: 0, scale: 0.01, says: 'Long adaptation' },
  },
  outputs: {
    stimulus: { unit: '1', says: 'Dependence stimulus, 0 to 1' },
    drive: { unit: '1', says: 'Withdrawal drive, both branches' },
    cows: { unit: '1', says: 'Withdrawal on the 0–48 scale', shown: true },
    protracted: { unit: '1', says: 'Protracted unease: the long adaptation not met', shown: true },
  },
  equations: {
    stimulus: 'odds / (odds + half * exp(toleranceGain * tolerance))',
    'd/dt adaptation': '(stimulus - adaptation) / select(stimulus > adaptation, riseTime, fallTime)',
    'd/dt recent': '(stimulus - recent) / recentTime * (1 + unlearning * positive(recent - stimulus)^2)',
    'd/dt slow': '(ramp(adaptation - stimulus, softness) - slow) / lag',
    'd/dt sensitised': '(slow - sensitised) / sensitisation',
    'd/dt long': '(stimulus - long) / select(stimulus > long, protractedRise, protractedFall)',
    drive: 'positive(slow) + precipitated * ramp(min(adaptation + acuteShare * recent, recent) - stimulus, softness)',
    cows: '48 * (drive / halfScore)^steepness / (1 + (drive / halfScore)^steepness)',
    protracted: 'ramp(long - stimulus, softness)',
  },
});
