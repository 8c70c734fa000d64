import { assumed } from '../language/component.ts';
import { treatment } from './_treatment.ts';
import { dispensing, dispensingSettings } from './care/dispensing.ts';

// biome-ignore format: a table
const settings = {
  ...dispensingSettings,
  dose: { value: 16, unit: 'mg', range: [0.5, 64], says: 'Daily dose aimed at', from: 'B-V38' },
  first: { value: 8, unit: 'mg', range: [0.5, 24], says: 'Dose of the first day', from: assumed('2–8 mg on the first day') },
  step: { value: 8, unit: 'mg', range: [0, 32], says: 'Rise of the dose at each step', from: assumed('full dose on the second or third day') },
  score: { value: 8, unit: '1', range: [0, 36], says: 'Withdrawal score asked for before the first dose', from: assumed('given to people not in withdrawal it precipitates it, W004') },
  reload: { value: 7, unit: 'd', range: [1, 100], says: 'Missed days after which half the way to the full dose is gone again', from: assumed('half-life of a day, slow dissociation') },
  price: { value: 16, unit: '$', range: [0, 3000], says: 'Cost of one dose with its share of a visit', from: assumed('recalled: $115 a week, US 2016') },
} as const;

/** Buprenorphine under the tongue, every day at the clinic or picked up for so many days (`takeHome`). */
export const buprenorphine = treatment(
  { name: 'buprenorphine', says: 'Buprenorphine under the tongue, observed or picked up', settings, medication: 'buprenorphine' },
  dispensing({
    name: 'buprenorphineClinic',
    says: 'Buprenorphine maintenance',
    substance: 'buprenorphine',
    route: 'sublingual',
    settings,
    binds: 0.1,
  }),
);
