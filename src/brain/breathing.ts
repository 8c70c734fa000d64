import { assumed, component, fitted } from '../language/component.ts';

/**
 * Breathing: ventilation at constant carbon dioxide falls with the odds; tolerance shifts the log of the odds that halve it. Without
 * tolerance that is at 75 % occupancy, with it at 91 % (O004, R034). Too little air for minutes adds up to an overdose.
 */
export const breathing = component({
  name: 'breathing',
  says: 'Ventilation, its reserve, and lack of air',
  parameters: {
    half: {
      value: 2.916,
      unit: '1',
      range: [1, 12],
      spread: 0.5,
      says: 'Odds that halve ventilation without tolerance; 0.745/0.255',
      from: 'R034, O004',
    },
    slope: { value: 1, unit: '1', range: [0.6, 3], says: 'Steepness', from: fitted('P-V-naive, P-V-chronic') },
    toleranceGain: {
      value: 1.238,
      unit: '1',
      range: [0, 2],
      spread: 0.2,
      says: 'Log shift at tolerance 1, ln(10.05/2.916); none was found in monkeys (R035)',
      from: 'R034, O004',
    },
    threshold: { value: 0.25, unit: '1', range: [0.05, 0.4], says: 'Ventilation below which oxygen runs out', from: fitted('P-V04') },
    reserveTime: {
      value: 3,
      unit: 'min',
      range: [1, 6],
      says: 'Time below the threshold that makes an overdose',
      from: assumed('oxygen stores last some minutes'),
    },
    softness: {
      value: 0.02,
      unit: '1',
      range: [1e-9, 0.1],
      says: 'Excess of the odds over their limit, as a share of it, at which the lack of air is half of full',
      from: assumed('small against any dose; without it air would run out in a jump, which no method of stepping can time well'),
    },
    recoveryTime: {
      value: 3,
      unit: 'min',
      range: [1, 10],
      says: 'Time constant of recovery once breathing resumes',
      from: assumed('as fast as stores emptied'),
    },
  },
  reads: {
    odds: { unit: '1', from: 'receptor.odds', says: 'Stimulus odds' },
    tolerance: { unit: '1', from: 'tolerance.level', says: 'Tolerance in this place' },
  },
  states: { airHunger: { unit: '1', start: 0, says: 'Spent share of what lack of air can be borne; at 1 an overdose' } },
  outputs: {
    limit: { unit: '1', says: 'Odds at which ventilation is at the threshold' },
    lack: { unit: '1', says: 'Lack of air: 0 above the threshold, 1 below' },
    ventilation: { unit: '1', says: 'Ventilation as a share of the person’s own baseline', shown: true },
    reserve: {
      unit: '1',
      says: 'Distance of ventilation from the overdose threshold; 1 = normal breathing, 0 = at the threshold',
      shown: true,
    },
  },
  equations: {
    ventilation: '1 / (1 + (positive(odds) / (half * exp(toleranceGain * tolerance)))^slope)',
    reserve: '(ventilation - threshold) / (1 - threshold)',
    limit: 'half * (1 / threshold - 1)^(1 / slope) * exp(toleranceGain * tolerance)',
    lack: 'positive(odds / limit - 1)^2 / (positive(odds / limit - 1)^2 + softness^2)',
    'd/dt airHunger': 'lack / reserveTime - (1 - lack) * airHunger / recoveryTime',
  },
});
