import { assumed, component, fitted } from '../language/component.ts';
import { lossEquations, lossStates } from './_loss.ts';

/**
 * D2-like receptors fall within days of drug-evoked firing (A009) and come back over months; a share, different in every person, does
 * not come back. Driven by dopamine itself the loss would undo itself as tolerance grows; it follows the drug's drive, saturating.
 */
export const d2Receptors = component({
  name: 'd2Receptors',
  says: 'Availability of D2-like receptors in the striatum',
  parameters: {
    most: { value: 0.235, unit: '1', range: [0.05, 0.6], spread: 0.25, says: 'Largest share that can be lost', from: fitted('P-V24') },
    lossTime: { value: 6, unit: 'd', range: [3, 14], spread: 0.2, says: 'Time constant of loss', from: 'A009' },
    recoveryTime: { value: 180, unit: 'd', range: [90, 365], spread: 0.35, says: 'Time constant of recovery', from: 'A009, A008' },
    lastingShare: {
      value: 0.3,
      unit: '1',
      range: [0.01, 0.97],
      spread: 1.3,
      shape: 'logit',
      says: 'Share of a long-held loss that stays',
      from: assumed('some monkeys keep it for a year, some do not (A009); part may be trait (A008)'),
    },
    settling: { value: 120, unit: 'd', range: [30, 400], says: 'Time constant of loss becoming lasting', from: assumed('months of use') },
    window: { value: 2, unit: 'd', range: [1, 5], says: 'Days of drug drive that count', from: assumed('shorter than the loss itself') },
    enough: {
      value: 0.08,
      unit: '1',
      range: [0.02, 0.5],
      says: 'Mean drug drive at which half of the loss is reached (squared)',
      from: fitted('P-V24; daily use saturates it'),
    },
    occupancy: { value: 0.155, unit: '1', range: [0.09, 0.36], says: 'Share of receptors that dopamine occupies at rest', from: 'D015' },
  },
  reads: {
    drive: { unit: '1', from: 'disinhibition.drive', says: 'Drug-evoked firing' },
    ratio: { unit: '1', from: 'dopamine.ratio', says: 'Dopamine over the healthy level' },
  },
  states: {
    exposure: { unit: '1', start: 0, scale: 0.1, says: 'Drug drive of the last days' },
    ...lossStates,
  },
  outputs: {
    engagement: { unit: '1', says: 'How fully use drives adaptation, 0 to 1' },
    available: { unit: '1', says: 'Availability as a share of the person’s healthy one', shown: true },
    raclopride: { unit: '%', says: 'Change of raclopride binding by dopamine now', shown: true },
  },
  equations: {
    'd/dt exposure': '(drive - exposure) / window',
    engagement: 'exposure^2 / (exposure^2 + enough^2)',
    ...lossEquations,
    raclopride: '((1 - occupancy * ratio / (1 - occupancy + occupancy * ratio)) / (1 - occupancy) - 1 in %)',
  },
});
