import { assumed, component } from '../language/component.ts';

/** Relief of pain: the effect that tolerance costs most (R030, R035). */
export const analgesia = component({
  name: 'analgesia',
  says: 'Relief of pain',
  parameters: {
    half: {
      value: 1.2,
      unit: '1',
      range: [0.2, 5],
      spread: 0.3,
      says: 'Odds for half the effect without tolerance',
      from: assumed('below breathing; patients breathe at analgesic doses'),
    },
    toleranceGain: {
      value: 1.6,
      unit: '1',
      range: [0.5, 3],
      spread: 0.2,
      says: 'Log shift at tolerance 1; more than for breathing',
      from: assumed('order of R030, R035'),
    },
  },
  reads: {
    odds: { unit: '1', from: 'receptor.odds', says: 'Stimulus odds' },
    tolerance: { unit: '1', from: 'tolerance.level', says: 'Tolerance' },
  },
  outputs: { effect: { unit: '1', says: 'Relief of pain, 0 to 1', shown: true } },
  equations: { effect: 'odds / (odds + half * exp(toleranceGain * tolerance))' },
});
