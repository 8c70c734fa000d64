import { behaviour } from '../language/behaviour.ts';
import { assumed, fitted } from '../language/component.ts';
import { exp } from '../numerics/elementary.ts';

/**
 * Friends and family, and the share of friends who use: stocks that use erodes and time together rebuilds. Those who use among the friends one had at first
 * stop in a year or two, as most who try do (nat_03), and with them goes the supply of whoever uses now and then. Whoever uses daily
 * comes to know people who go on: these stay for years, also after one has stopped oneself (soc_02).
 */
export const ties = behaviour({
  name: 'ties',
  says: 'Company: people who do not use, and people who do',
  parameters: {
    usual: {
      value: 0.65,
      unit: '1',
      range: [0.1, 0.97],
      spread: 0.6,
      shape: 'logit',
      says: 'Company at the start',
      from: assumed('behaviour-tried'),
    },
    users: {
      value: 0.115,
      unit: '1',
      range: [0.005, 0.95],
      spread: 1.2,
      shape: 'logit',
      says: 'Share of friends who use, at the start',
      from: fitted('B-V10'),
    },
    worth: { value: 0.95, unit: '1', range: [0, 3], says: 'Worth of company', from: assumed('behaviour-tried') },
    later: { value: 0.15, unit: '1', range: [0, 2], says: 'Worth that ties have later', from: assumed('behaviour-tried') },
    delay: { value: 7, unit: 'd', range: [1, 60], says: 'Delay of that', from: assumed('a week') },
    gain: { value: 0.01, unit: '1', range: [0, 0.1], says: 'Ties gained in an hour or three together', from: assumed('months to rebuild') },
    loss: { value: 0.004, unit: '1', range: [0, 0.05], says: 'Ties lost in a day', from: assumed('behaviour-tried') },
    byUse: { value: 0.003, unit: '1', range: [0, 0.05], says: 'Ties lost by a dose', from: assumed('behaviour-tried') },
    recruits: {
      value: 0.068,
      unit: '1',
      range: [0, 0.1],
      says: 'Friends who use won by a dose',
      from: fitted('C16: narrowing takes months'),
    },
    parts: {
      value: 0.0015,
      unit: '1',
      range: [0, 0.05],
      says: 'Friends who use left by an evening in other company',
      from: assumed('behaviour-tried'),
    },
    settling: {
      value: 2.4,
      unit: '1/yr',
      range: [0, 3],
      says: 'Rate at which friends who use leave the usual circle, as those of one age stop',
      from: fitted('nat_02, nat_03: few become dependent after the first year'),
    },
    bonds: {
      value: 0.0006,
      unit: '1',
      range: [0, 0.01],
      says: 'Lasting acquaintance with people who use, won by a dose',
      from: fitted('B-V08: a quarter use two decades after; after a year of daily use soc_02 gives the order'),
    },
    parting: {
      value: 0.05,
      unit: '1/yr',
      range: [0, 0.5],
      says: 'Rate at which such acquaintance ends, as those people stop or die',
      from: assumed('B-V07, B-V08: 2 to 3 % die and 2 % stop in a year after the third; nat_08 is of any abstinence'),
    },
    returns: { value: 0.0155, unit: '1', range: [0, 0.05], says: 'Return to the usual circle in a day', from: fitted('B-V01 with C16') },
  },
  reads: {
    chosen: { from: 'day.chosen', unit: '1', says: 'Activity chosen' },
    tone: { from: 'need.tone', unit: '1', says: 'Hedonic tone' },
    rate: { from: 'discounting.rate', unit: '1/d', says: 'Discount rate' },
    plasticity: { from: 'plasticity.level', unit: '1', says: 'Plasticity' },
    used: { from: 'using.used', unit: '1', says: '1 when a dose was just taken' },
  },
  activities: { company: { says: 'Time with friends and family' } },
  inputs: {
    support: { unit: '1', start: 0, bounds: [0, 3], cleared: 'never', says: 'Support by friends and family, beyond company' },
    leaving: { unit: '1/d', start: 0, bounds: [0, 1], cleared: 'never', says: 'Share of friends who use left in a day, with help' },
    parted: { unit: '1', start: 0, bounds: [0, 1], cleared: 'never', says: 'Share of friends who use just left' },
    helped: { unit: '1', start: 0, bounds: [0, 10], cleared: 'never', says: 'Ties that someone helped to, share of those missing' },
  },
  writes: { outcome: 'values.outcome' },
  states: {
    level: { unit: '1', start: 'usual', bounds: [0, 1], shown: true, says: 'Company: friends and family' },
    circle: { unit: '1', start: 'users', bounds: [0, 1], shown: true, says: 'Share of friends who use' },
    around: { unit: '1', start: 'users', bounds: [0, 1], says: 'Share of those around who use, as far as nobody was won by use' },
    known: {
      unit: '1',
      start: 0,
      bounds: [0, 1],
      says: 'Share of those around who use and have been known for good since one used oneself',
    },
  },
  after: ['need', 'using'],
  rules: (at) => {
    const worth = (v: { 0: number; readonly 1: number }) => v[at.worth] * (v[at.level] + v[at.support]) * v[at.tone];
    return {
      weigh: (v) => {
        v[at.company.planned] += worth(v) + v[at.later] / (1 + v[at.delay] * v[at.rate]) + 0.3 * v[at.support];
      },
      act: (v, world) => {
        if (v[at.chosen] !== at.company.number) return;
        v[at.outcome] += worth(v);
        world.reward('company', v[at.level] + v[at.support]);
        v[at.level] += v[at.gain] * (1 - v[at.level]) * (0.4 + 0.6 * v[at.plasticity]);
        v[at.circle] *= 1 - v[at.parts];
      },
      learn: (v) => {
        if (v[at.used] === 0) return;
        v[at.level] *= 1 - v[at.byUse];
        v[at.circle] += v[at.recruits] * (1 - v[at.circle]);
        v[at.known] += v[at.bonds] * (1 - v[at.known]);
      },
      night: (v) => {
        v[at.level] *= 1 - v[at.loss];
        v[at.level] += (1 - v[at.level]) * (1 - exp(-v[at.helped]));
        v[at.circle] *= exp(-v[at.leaving] - v[at.parted]);
        v[at.helped] = 0;
        v[at.parted] = 0;
        v[at.around] *= exp(-v[at.settling] / 365);
        v[at.known] *= exp(-v[at.parting] / 365);
        v[at.circle] += v[at.returns] * (1 - (1 - v[at.around]) * (1 - v[at.known]) - v[at.circle]);
      },
    };
  },
});
