import { assumed } from '../language/component.ts';
import { treatment } from './_treatment.ts';
import { dispensing, dispensingSettings } from './care/dispensing.ts';

// biome-ignore format: a table
const settings = {
  ...dispensingSettings,
  dose: { value: 100, unit: 'mg', range: [20, 600], says: 'Monthly dose after the first two', from: 'PK039' },
  first: { value: 300, unit: 'mg', range: [20, 600], says: 'First two monthly doses', from: 'PK038' },
  every: { value: 2, unit: '1', range: [1, 60], says: 'Doses of the first size', from: assumed('label') },
  lasts: { value: 28, unit: 'd', range: [1, 60], says: 'Days until the next injection', from: 'PK039' },
  leadDose: { value: 12, unit: 'mg', range: [0, 32], says: 'Daily dose under the tongue before the first injection', from: assumed('label: 8–24 mg') },
  leadDays: { value: 7, unit: '1', range: [0, 60], says: 'Number of such doses', from: assumed('label: a week') },
  score: { value: 8, unit: '1', range: [0, 36], says: 'Withdrawal score asked for before the first dose', from: assumed('W004') },
  forgiven: { value: 28, unit: 'd', range: [1, 365], says: 'Days overdue after which treatment is over', from: assumed('the depot outlasts its month') },
  price: { value: 1600, unit: '$', range: [0, 3000], says: 'Cost of one injection with its visit', from: assumed('recalled: US list price') },
} as const;

/** Buprenorphine once a month under the skin, after a week of it under the tongue. */
export const buprenorphineDepot = treatment(
  { name: 'buprenorphine depot', says: 'Buprenorphine by monthly injection', settings, medication: 'buprenorphine' },
  dispensing({
    name: 'buprenorphineInjection',
    says: 'Buprenorphine maintenance by depot',
    substance: 'buprenorphine',
    route: 'depot',
    lead: { substance: 'buprenorphine', route: 'sublingual' },
    settings,
    binds: 0.1,
  }),
);
