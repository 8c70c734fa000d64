import { behaviour } from '../language/behaviour.ts';
import { assumed } from '../language/component.ts';
import { exp } from '../numerics/elementary.ts';

/** Work: a standing that working builds and use wears down; it pays by the hour. */
export const job = behaviour({
  name: 'job',
  says: 'Work and its pay',
  parameters: {
    standing: {
      value: 0.7,
      unit: '1',
      range: [0.05, 0.97],
      spread: 0.6,
      shape: 'logit',
      says: 'Standing at work at the start',
      from: assumed('behaviour-tried'),
    },
    worth: { value: 0.55, unit: '1', range: [0, 2], says: 'Worth of work as it is felt', from: assumed('behaviour-tried') },
    least: { value: 0.1, unit: '1', range: [0, 1], says: 'Worth of work that needs no pleasure', from: assumed('behaviour-tried') },
    later: { value: 0.45, unit: '1', range: [0, 2], says: 'Worth that comes later', from: assumed('behaviour-tried') },
    delay: { value: 14, unit: 'd', range: [1, 60], says: 'Delay of that', from: assumed('pay day') },
    gain: { value: 0.008, unit: '1', range: [0, 0.1], says: 'Standing gained at work', from: assumed('behaviour-tried') },
    loss: { value: 0.003, unit: '1', range: [0, 0.05], says: 'Standing lost in a day', from: assumed('behaviour-tried') },
    byUse: { value: 0.003, unit: '1', range: [0, 0.05], says: 'Standing lost by a dose', from: assumed('behaviour-tried') },
    wage: { value: 12, unit: '$/h', range: [3, 60], spread: 0.4, says: 'Pay at full standing', from: assumed('low wages') },
  },
  reads: {
    chosen: { from: 'day.chosen', unit: '1', says: 'Activity chosen' },
    hours: { from: 'day.hours', unit: 'h', says: 'Waking hours of an opportunity' },
    tone: { from: 'need.tone', unit: '1', says: 'Hedonic tone' },
    rate: { from: 'discounting.rate', unit: '1/d', says: 'Discount rate' },
    plasticity: { from: 'plasticity.level', unit: '1', says: 'Plasticity' },
    used: { from: 'using.used', unit: '1', says: '1 when a dose was just taken' },
  },
  activities: { work: { says: 'Work, or looking for it' } },
  inputs: {
    helped: {
      unit: '1',
      start: 0,
      bounds: [0, 10],
      cleared: 'never',
      says: 'Standing at work that someone helped to, share of what is missing',
    },
  },
  writes: { outcome: 'values.outcome', earned: 'purse.earned' },
  states: { level: { unit: '1', start: 'standing', bounds: [0, 1], shown: true, says: 'Standing at work' } },
  after: ['need', 'using'],
  rules: (at) => {
    const worth = (v: { 0: number; readonly 1: number }) => v[at.worth] * v[at.level] * v[at.tone] + v[at.least];
    return {
      weigh: (v) => {
        v[at.work.planned] += worth(v) + (v[at.later] * v[at.level]) / (1 + v[at.delay] * v[at.rate]);
      },
      act: (v) => {
        if (v[at.chosen] !== at.work.number) return;
        v[at.outcome] += worth(v);
        v[at.earned] += v[at.wage] * v[at.hours] * v[at.level];
        v[at.level] += v[at.gain] * (1 - v[at.level]) * (0.4 + 0.6 * v[at.plasticity]);
      },
      learn: (v) => {
        if (v[at.used] === 1) v[at.level] *= 1 - v[at.byUse];
      },
      night: (v) => {
        v[at.level] *= 1 - v[at.loss];
        v[at.level] += (1 - v[at.level]) * (1 - exp(-v[at.helped]));
        v[at.helped] = 0;
      },
    };
  },
});
