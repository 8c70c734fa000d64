import { behaviour } from '../language/behaviour.ts';
import { assumed } from '../language/component.ts';

/**
 * What is missing now, and how much everyday pleasure can still be felt: read from the body, never stored elsewhere. Deficit is the
 * distance of reward felt below that of rest in health; it opens the value of the drug (state-dependent incentive, Zhang 2009).
 */
export const need = behaviour({
  name: 'need',
  says: 'Deficit, withdrawal and hedonic tone, as behaviour meets them',
  parameters: {
    full: {
      value: 24,
      unit: '1',
      range: [12, 48],
      says: 'Withdrawal score that counts as full need',
      from: assumed('moderate to severe on the 0–48 scale'),
    },
    dulling: {
      value: 0.4,
      unit: '1',
      range: [0, 1],
      says: 'Share of everyday pleasure that a full deficit takes',
      from: assumed('anhedonia; behaviour-tried'),
    },
  },
  reads: {
    felt: { from: 'reward.felt', unit: '1', says: 'Reward felt' },
    rest: { from: 'felt.rest', unit: '1', says: 'Reward felt at rest in health' },
    cows: { from: 'withdrawal.cows', unit: '1', says: 'Withdrawal score' },
    receptors: { from: 'd2Receptors.available', unit: '1', says: 'D2-like receptors' },
    terminals: { from: 'transporter.available', unit: '1', says: 'Terminals left' },
    damping: { from: 'dopamine.transporterDamping', unit: '1', says: 'Everyday response lost with them' },
  },
  states: {
    deficit: { unit: '1', start: 0, bounds: [0, 5], shown: true, says: 'Distance of reward felt below rest in health' },
    withdrawn: { unit: '1', start: 0, bounds: [0, 2], says: 'Withdrawal; 1 = the score that counts as full need' },
    tone: { unit: '1', start: 1, bounds: [0, 1.2], shown: true, says: 'Pleasure an everyday reward gives, against health' },
  },
  rules: (at) => ({
    pass: (v) => {
      const missing = v[at.rest] - v[at.felt];
      v[at.deficit] = missing > 0 ? missing : 0;
      v[at.withdrawn] = v[at.cows] / v[at.full];
      const d = v[at.deficit];
      v[at.tone] = v[at.receptors] * (1 - v[at.damping] * (1 - v[at.terminals])) * (1 - (v[at.dulling] * d) / (0.5 + d));
    },
  }),
});
