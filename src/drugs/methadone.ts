import { assumed, drug } from '../language/component.ts';

/** Methadone by mouth: one compartment with first-order uptake; large differences between people (PK031, PK032). */
export const methadone = drug({
  name: 'methadone',
  says: 'Methadone by mouth, to brain and urine',
  parameters: {
    oralShare: {
      value: 0.79,
      unit: '1',
      range: [0.41, 0.99],
      spread: 1.19,
      shape: 'logit',
      says: 'Share of a dose that reaches blood',
      from: 'PK027',
    },
    clearance: { value: 8.8, unit: 'L/h', range: [2, 30], spread: 0.4, says: 'Clearance; half-life 28 h', from: 'PK033, PK028' },
    volume: { value: 350, unit: 'L', range: [70, 600], spread: 0.2, says: 'Volume', from: 'PK033, PK030' },
    uptake: { value: 0.9, unit: '1/h', range: [0.3, 2], spread: 0.3, says: 'Uptake from the gut', from: 'PK033' },
    brainHalfLife: {
      value: 0.5,
      unit: 'h',
      range: [0.1, 2],
      says: 'Half-time between plasma and brain',
      from: assumed('short against its half-life'),
    },
    potency: {
      value: 100,
      unit: 'ng/mL',
      range: [50, 400],
      spread: 0.3,
      says: 'Plasma at which half the receptors are bound',
      from: assumed('60–100 mg a day then binds two thirds to three quarters; R018 would say far less'),
    },
    offRate: { value: 0.3, unit: '1/min', range: [0.05, 5], says: 'Dissociation', from: assumed('fast against its kinetics') },
    efficacy: { value: 0.98, unit: '1', range: [0.8, 1], says: 'Intrinsic efficacy', from: 'R014' },
    unchanged: {
      value: 0.2,
      unit: '1',
      range: [0.05, 0.5],
      says: 'Share excreted unchanged; varies with the acidity of urine',
      from: assumed('PK028 shows the dependence; the share itself is not in the evidence'),
    },
  },
  states: {
    gut: { unit: 'µg', start: 0, says: 'Swallowed, not yet in blood' },
    central: { unit: 'µg', start: 0, says: 'Methadone in the body' },
    urine: { unit: 'µg', start: 0, says: 'Methadone excreted since the start' },
    brain: { unit: 'ng/mL', start: 0, says: 'Methadone in the brain, as plasma equivalent' },
  },
  flows: [
    ['gut', 'central', 'uptake'],
    ['central', 'urine', 'unchanged * clearance / volume'],
    ['central', 'out', '(1 - unchanged) * clearance / volume'],
  ],
  outputs: { plasma: { unit: 'ng/mL', says: 'Methadone in plasma', shown: true } },
  equations: {
    'd/dt brain': 'log(2) / brainHalfLife * ((central / volume in ng/mL) - brain)',
    plasma: '(central / volume in ng/mL)',
  },
  routes: { oral: { into: { gut: 'oralShare * (dose in µg)' }, says: 'By mouth' } },
  gives: { ligand: { methadone: { drive: 'positive(brain) / potency', offRate: 'offRate', efficacy: 'efficacy' } } },
  excretes: { methadone: '(urine in ng)' },
});
