import { behaviour } from '../language/behaviour.ts';
import { assumed } from '../language/component.ts';

/**
 * Planned value of use: what a dose is expected to do now, learned from what doses did, against harm that is known and discounted, what
 * is at stake in treatment, and what was resolved. Before the first dose expectation is hearsay.
 */
export const planning = behaviour({
  name: 'planning',
  says: 'Planned value of use',
  parameters: {
    hearsay: {
      value: 1.3,
      unit: '1',
      range: [0, 3],
      says: 'Euphoria expected before the first dose',
      from: assumed('near that of a first dose in the model'),
    },
    expect: { value: 0.15, unit: '1', range: [0.01, 1], says: 'Learning rate of expectation', from: assumed('a handful of doses') },
    horizon: { value: 30, unit: 'd', range: [1, 365], says: 'Delay at which harm is thought to come', from: assumed('weeks') },
  },
  reads: {
    deficit: { from: 'need.deficit', unit: '1', says: 'Deficit' },
    occupied: { from: 'receptor.occupied', unit: '1', says: 'Receptors occupied' },
    reliefWorth: { from: 'values.relief', unit: '1', says: 'Worth of relief' },
    euphoriaWorth: { from: 'values.euphoria', unit: '1', says: 'Worth of euphoria' },
    reliefFelt: { from: 'felt.relief', unit: '1', says: 'Relief measured' },
    euphoriaFelt: { from: 'felt.euphoria', unit: '1', says: 'Euphoria measured' },
    harm: { from: 'harm.known', unit: '1', says: 'Harm as the person knows it' },
    resolved: { from: 'resolve.push', unit: '1', says: 'What resolve takes from it' },
    rate: { from: 'discounting.rate', unit: '1/d', says: 'Discount rate' },
    used: { from: 'using.used', unit: '1', says: '1 when a dose was just taken' },
  },
  inputs: { stakes: { unit: '1', start: 0, bounds: [-50, 50], cleared: 'opportunity', says: 'Utility forfeited by use now' } },
  writes: { planned: 'use.planned' },
  states: {
    relieved: { unit: '1', start: 0.7, bounds: [-0.5, 2], says: 'Share of a deficit that a dose is expected to take away' },
    elation: { unit: '1', start: 'hearsay', bounds: [-1, 8], says: 'Euphoria expected of a dose' },
    use: { unit: '1', start: 0, bounds: [-60, 60], shown: true, says: 'Planned value of use' },
  },
  after: ['resolve', 'harm', 'using', 'values'],
  rules: (at) => ({
    weigh: (v) => {
      const hoped = v[at.reliefWorth] * v[at.relieved] * v[at.deficit] + v[at.euphoriaWorth] * v[at.elation] * (1 - v[at.occupied]);
      v[at.use] = hoped - v[at.harm] / (1 + v[at.horizon] * v[at.rate]) - v[at.resolved] - v[at.stakes];
      v[at.planned] += v[at.use];
    },
    learn: (v) => {
      if (v[at.used] === 0) return;
      v[at.elation] += v[at.expect] * (v[at.euphoriaFelt] - v[at.elation]);
      if (v[at.deficit] > 0.1) {
        // Relief and deficit are measured minutes apart; an overshoot is euphoria, so the share stays near 0..1.
        v[at.relieved] += v[at.expect] * (v[at.reliefFelt] / (v[at.deficit] + 0.05) - v[at.relieved]);
      }
    },
  }),
});
