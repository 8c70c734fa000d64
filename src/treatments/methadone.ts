import { assumed } from '../language/component.ts';
import { treatment } from './_treatment.ts';
import { dispensing, dispensingSettings } from './care/dispensing.ts';

// biome-ignore format: a table
const settings = {
  ...dispensingSettings,
  dose: { value: 80, unit: 'mg', range: [1, 300], says: 'Daily dose aimed at', from: assumed('60–100 mg is usual; trials reached 85–100') },
  first: { value: 30, unit: 'mg', range: [1, 60], says: 'First dose', from: assumed('the US limit of the first dose was 30 mg') },
  step: { value: 10, unit: 'mg', range: [0, 50], says: 'Rise of the dose at each step', from: assumed('start low, go slow') },
  every: { value: 3, unit: '1', range: [1, 30], says: 'Doses at each step', from: assumed('a steady level takes days at a half-life of 28 h') },
  takeHomeLater: { value: 1, unit: '1', range: [0, 30], says: 'Doses taken home at each visit once stable', from: 'CM050' },
} as const;

/** Methadone at a clinic: relief from withdrawal, tolerance kept, a lapse felt less, all by the doses themselves. */
export const methadone = treatment(
  { name: 'methadone', says: 'Methadone by mouth at a clinic, observed, with doses to take home later', settings, medication: 'methadone' },
  dispensing({ name: 'methadoneClinic', says: 'Methadone maintenance', substance: 'methadone', route: 'oral', settings, binds: 2.4 }),
);
