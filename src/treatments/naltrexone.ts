import { assumed } from '../language/component.ts';
import { treatment } from './_treatment.ts';
import { dispensing, dispensingSettings } from './care/dispensing.ts';

// biome-ignore format: a table
const settings = {
  ...dispensingSettings,
  dose: { value: 50, unit: 'mg', range: [10, 150], says: 'Daily dose', from: 'R023' },
  first: { value: 25, unit: 'mg', range: [5, 150], says: 'First dose', from: assumed('half a dose on the first day') },
  takeHome: { value: 6, unit: '1', range: [0, 30], says: 'Doses taken home at each visit', from: assumed('a weekly visit') },
  adherence: { value: 0.7, unit: '1', range: [0, 1], says: 'Chance that a dose at home is taken', from: assumed('oral naltrexone is taken poorly') },
  clean: { value: 7, unit: 'd', range: [0, 30], says: 'Days without opioids asked for before the first dose', from: assumed('label: 7–10 days') },
  patience: { value: 21, unit: 'd', range: [0, 60], says: 'Days for which the first dose is tried', from: assumed('three weeks of trying') },
  goal: { value: 1, unit: '1', range: [0, 1], says: 'How far not using is the goal', from: assumed('naltrexone is for people who want to be free of opioids') },
  price: { value: 6, unit: '$', range: [0, 3000], says: 'Cost of one dose with its share of a visit', from: assumed('generic tablets and a weekly visit') },
} as const;

/** Naltrexone by mouth. What it does to a dose of heroin, and to someone who still has opioids on board, is done in the body. */
export const naltrexone = treatment(
  { name: 'naltrexone', says: 'Naltrexone by mouth, after a week without opioids', settings, medication: 'naltrexone' },
  dispensing({ name: 'naltrexoneTablets', says: 'Naltrexone tablets', substance: 'naltrexone', route: 'oral', settings }),
);
