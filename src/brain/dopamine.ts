import { assumed, component } from '../language/component.ts';

/**
 * Dopamine in the nucleus accumbens: firing releases it, autoreceptors restrain release, the transporter takes it up (Michaelis–Menten).
 * Absolute levels differ twentyfold between methods (D001–D004), so it is reported in per cent of the person's own healthy baseline.
 */
export const dopamine = component({
  name: 'dopamine',
  says: 'Dopamine firing, release and uptake in the accumbens',
  parameters: {
    firingRest: { value: 4, unit: 'Hz', range: [2, 8], says: 'Firing at rest', from: 'D010' },
    firingLeast: { value: 0.4, unit: 'Hz', range: [0, 1], says: 'Lowest firing', from: assumed('neurons slow down, few fall silent') },
    firingMost: {
      value: 22,
      unit: 'Hz',
      range: [12, 28],
      says: 'Highest mean firing, short of depolarisation block',
      from: assumed('bursts of 20 Hz; uptake is exceeded near 30 Hz'),
    },
    release: { value: 200, unit: 'nM/s/Hz', range: [100, 270], says: 'Release by firing before the autoreceptor', from: 'D006' },
    autoreceptor: { value: 3, unit: '1', range: [1, 10], says: 'Strength of the terminal autoreceptor', from: 'D007' },
    autoreceptorHalf: { value: 100, unit: 'nM', range: [10, 1000], says: 'Dopamine that half-fills it', from: 'D007' },
    uptakeMost: { value: 1500, unit: 'nM/s', range: [1100, 4000], says: 'Highest uptake', from: 'D005, D014' },
    uptakeHalf: { value: 160, unit: 'nM', range: [100, 250], says: 'Dopamine at half of it', from: 'D005, D014' },
    withdrawalDip: {
      value: 0.6,
      unit: '1',
      range: [0.2, 1],
      spread: 0.2,
      says: 'Fall of firing in full withdrawal, in baselines',
      from: assumed('order tested by P-V18, P-V19'),
    },
    transporterDamping: {
      value: 0.6,
      unit: '1',
      range: [0, 1],
      says: 'Everyday response lost with terminals',
      from: assumed('terminals release and take up less together, D013'),
    },
  },
  reads: {
    opioid: { unit: '1', from: 'disinhibition.drive', says: 'Opioid drive' },
    natural: { unit: '1', from: 'naturalReward.level', says: 'Drive by everyday rewards' },
    withdrawal: { unit: '1', from: 'withdrawal.drive', says: 'Withdrawal drive' },
    lostTerminals: { unit: '1', from: 'transporter.lost', says: 'Share of transporters lost' },
  },
  states: {
    level: {
      unit: 'nM',
      start: 'baseline',
      scale: 100,
      says: 'Dopamine',
      quasiSteady: assumed('uptake clears it within a second, seconds at its peak (D005, D014); firing follows drugs over minutes'),
    },
  },
  outputs: {
    firing: { unit: 'Hz', says: 'Firing of dopamine neurons', shown: true },
    baseline: { unit: 'nM', says: 'The person’s healthy level: release and uptake balance at rest (a quadratic)' },
    quadratic: { unit: 'nM/s', says: 'Leading coefficient of that balance' },
    linear: { unit: 'nM^2/s', says: 'Second coefficient of that balance' },
    present: {
      unit: 'nM',
      says: 'Dopamine, none below zero: a step of a solver may pass it, where both saturating terms have their poles',
    },
    ratio: { unit: '1', says: 'Dopamine over the healthy level' },
    percent: { unit: '%', says: 'Dopamine, per cent of the person’s healthy level', shown: true },
  },
  equations: {
    firing:
      'max(firingLeast, min(firingMost, firingRest * (1 + opioid + natural * (1 - transporterDamping * lostTerminals) - withdrawalDip * tanh(withdrawal))))',
    quadratic: 'uptakeMost * (1 + autoreceptor) - release * firingRest',
    linear: 'uptakeMost * autoreceptorHalf - release * firingRest * (autoreceptorHalf + uptakeHalf)',
    baseline: '(sqrt(linear^2 + 4 * quadratic * release * firingRest * autoreceptorHalf * uptakeHalf) - linear) / (2 * quadratic)',
    present: 'max(0, level)',
    'd/dt level':
      'release * firing / (1 + autoreceptor * present / (present + autoreceptorHalf)) - uptakeMost * present / (uptakeHalf + present)',
    ratio: 'level / baseline',
    percent: '(ratio in %)',
  },
});
