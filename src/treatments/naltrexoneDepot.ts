import { assumed } from '../language/component.ts';
import { treatment } from './_treatment.ts';
import { dispensing, dispensingSettings } from './care/dispensing.ts';

// biome-ignore format: a table
const settings = {
  ...dispensingSettings,
  dose: { value: 380, unit: 'mg', range: [50, 760], says: 'Monthly dose', from: 'PK043' },
  first: { value: 380, unit: 'mg', range: [50, 760], says: 'First dose', from: 'PK043' },
  lasts: { value: 28, unit: 'd', range: [1, 60], says: 'Days until the next injection', from: 'PK043' },
  leadDose: { value: 25, unit: 'mg', range: [0, 100], says: 'Dose by mouth that tests readiness', from: assumed('a challenge before a dose that cannot be taken back') },
  leadDays: { value: 1, unit: '1', range: [0, 60], says: 'Number of such doses', from: assumed('one') },
  clean: { value: 7, unit: 'd', range: [0, 30], says: 'Days without opioids asked for before the first dose', from: assumed('label: 7–10 days') },
  patience: { value: 21, unit: 'd', range: [0, 60], says: 'Days for which the first dose is tried', from: 'ext_01' },
  forgiven: { value: 14, unit: 'd', range: [1, 365], says: 'Days overdue after which treatment is over', from: assumed('blockade is gone after six weeks') },
  goal: { value: 1, unit: '1', range: [0, 1], says: 'How far not using is the goal', from: assumed('naltrexone is for people who want to be free of opioids') },
  price: { value: 1176, unit: '$', range: [0, 3000], says: 'Cost of one injection with its visit', from: assumed('recalled: a month of treatment, US 2016') },
} as const;

/** Naltrexone once a month into muscle. A lapse under it brings nothing: habit, value and cues unlearn at home (B-V41). */
export const naltrexoneDepot = treatment(
  { name: 'naltrexone depot', says: 'Naltrexone by monthly injection, after a week without opioids', settings, medication: 'naltrexone' },
  dispensing({
    name: 'naltrexoneInjection',
    says: 'Naltrexone by depot',
    substance: 'naltrexone',
    route: 'depot',
    lead: { substance: 'naltrexone', route: 'oral' },
    settings,
  }),
);
