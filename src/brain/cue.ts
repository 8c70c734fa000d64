import { assumed, component, fitted } from '../language/component.ts';

/**
 * A cue that has come to announce the drug: dopamine neurons answer to what it announces, by the path of everything else that is better than
 * expected. `present` is the net value learned for what is met. A fully learned cue raises dopamine by 50–100 nM for seconds (D020); the path
 * of everyday rewards spreads that over minutes, so that 27 nM are reached here. Emerges within 11–30 pairings (D021); seen in people (P-V23).
 */
export const cue = component({
  name: 'cue',
  says: 'Dopamine neurons answer to a learned cue',
  parameters: {
    size: {
      value: 1.5,
      unit: '1',
      range: [0, 3],
      spread: 0.2,
      says: 'Rise of firing at a net value of 1, in baselines',
      from: fitted('D020, and C11 in its dopamine part: 0.6 gave +3 % where its bound asks 5 %'),
    },
    duration: { value: 5, unit: 'min', range: [1, 60], says: 'How long it lasts', from: assumed('a transient, as novelty') },
  },
  inputs: { present: { unit: '1', start: 0, says: 'Net value of the cue while it is met, else 0' } },
  lasts: 'duration',
  gives: { reward: { cue: { drive: 'size * present' } } },
});
