import { assumed, component, fitted } from '../language/component.ts';

/**
 * Reward felt: the state of reward (dopamine scaled by the receptors that hear it) against a set point that rises with use and falls
 * over months. One set point only: several published opponent processes added together would count withdrawal twice.
 */
export const reward = component({
  name: 'reward',
  says: 'Reward state, hedonic set point and reward felt',
  parameters: {
    restPoint: {
      value: 1.25,
      unit: '1',
      range: [1, 1.6],
      spread: 0.1,
      says: 'Set point in health; a good day reaches above it',
      from: assumed('between rest and a good meal'),
    },
    rise: {
      value: 4.3,
      unit: '1',
      range: [0.5, 10],
      spread: 0.25,
      says: 'Rise of the set point by mean excess dopamine',
      from: fitted('C13, its sign'),
    },
    time: { value: 45, unit: 'd', range: [20, 120], spread: 0.25, says: 'Time constant of the set point', from: 'W009' },
    unease: {
      value: 0.3,
      unit: '1',
      range: [0, 1],
      says: 'Weight of protracted unease in reward felt',
      from: assumed('mood is worst for weeks after withdrawal is over, W009; the size is not known'),
    },
  },
  reads: {
    ratio: { unit: '1', from: 'dopamine.ratio', says: 'Dopamine over the healthy level' },
    receptors: { unit: '1', from: 'd2Receptors.available', says: 'D2-like receptors' },
    protracted: { unit: '1', from: 'withdrawal.protracted', says: 'Protracted unease' },
  },
  states: { setPointState: { unit: '1', start: 'restPoint', says: 'Set point' } },
  outputs: {
    state: { unit: '1', says: 'Reward state: dopamine as the receptors hear it; 1 = healthy rest', shown: true },
    setPoint: { unit: '1', says: 'Hedonic set point: the reward state that feels like enough', shown: true },
    felt: { unit: '1', says: 'Reward felt: state less set point, less protracted unease', shown: true },
  },
  equations: {
    state: 'receptors * ratio',
    'd/dt setPointState': '(restPoint + rise * positive(ratio - 1) - setPointState) / time',
    setPoint: 'setPointState',
    felt: 'state - setPoint - unease * protracted',
  },
});
