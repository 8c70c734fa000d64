import { component, fitted } from '../language/component.ts';
import { lossEquations, lossStates } from './_loss.ts';

/**
 * Dopamine transporters, read as terminals: lost over weeks of use (A004, A005), back over a year or more. Release and uptake shrink
 * together, so the resting level stays; what everyday rewards can evoke does not.
 */
export const transporter = component({
  name: 'transporter',
  says: 'Dopamine transporters in the striatum',
  parameters: {
    most: { value: 0.43, unit: '1', range: [0.1, 0.7], spread: 0.25, says: 'Largest share that can be lost', from: fitted('P-V25') },
    lossTime: {
      value: 24,
      unit: 'd',
      range: [7, 90],
      spread: 0.2,
      says: 'Time constant of loss',
      from: { assumed: 'four times that of D2-like receptors' },
    },
    recoveryTime: { value: 180, unit: 'd', range: [90, 540], spread: 0.35, says: 'Time constant of recovery', from: 'A004, A007' },
    lastingShare: {
      value: 0.3,
      unit: '1',
      range: [0.01, 0.97],
      spread: 1.3,
      shape: 'logit',
      says: 'Share of a long-held loss that stays',
      from: { assumed: 'as D2-like receptors; one side was still low at 12 months in A004' },
    },
    settling: {
      value: 120,
      unit: 'd',
      range: [30, 400],
      says: 'Time constant of loss becoming lasting',
      from: { assumed: 'as D2-like receptors' },
    },
  },
  reads: { engagement: { unit: '1', from: 'd2Receptors.engagement', says: 'How fully use drives adaptation' } },
  states: {
    ...lossStates,
  },
  outputs: { available: { unit: '1', says: 'Transporters as a share of the person’s healthy ones', shown: true } },
  equations: {
    ...lossEquations,
  },
});
