import { behaviour, type Values } from '../language/behaviour.ts';
import { fitted } from '../language/component.ts';
import { exp } from '../numerics/elementary.ts';

/**
 * Resolve not to use: set by events (entering treatment, a consequence, a relationship), eroded by lapses as far as they are felt, fading
 * over months. It fades as memories do, by a power of time (rel_04): the longer it was kept, the slower, so that who has not used for years seldom
 * begins again (rel_05). Who uses may recommit: each such episode gives back part of it, which is how lapses end. Harm that was met makes that
 * likelier, and without any it does not come: three years pass between dependence and the first treatment (nat_01).
 */
export const resolve = behaviour({
  name: 'resolve',
  says: 'Resolve, and episodes of re-commitment',
  parameters: {
    weight: { value: 5.3, unit: '1', range: [0, 12], says: 'Utility that full resolve takes from use', from: fitted('B-V01, B-V02') },
    entry: {
      value: 0.48,
      unit: '1',
      range: [0.02, 0.98],
      says: 'Resolve when an event fully sets it, in the middle person',
      from: fitted('B-V01, B-V02'),
    },
    differs: {
      value: 3,
      unit: '1',
      range: [0, 5],
      says: 'Spread of that between people and events, log odds',
      from: fitted('B-V01, B-V02'),
    },
    time: { value: 230, unit: 'd', range: [20, 1000], says: 'Time constant of fading at first', from: fitted('B-V01, late part') },
    slowing: {
      value: 1,
      unit: '1',
      range: [0, 10],
      says: 'Days added to it by a day on which it was kept; 0: fades by a share a day',
      from: fitted('B-V02, late part; B-V08'),
    },
    erosion: {
      value: 0.608,
      unit: '1',
      range: [0, 1],
      says: 'Share lost in a lapse of full effect',
      from: fitted('lapse to relapse in B-V01'),
    },
    recommitment: {
      value: 0.065,
      unit: '1/d',
      range: [0, 0.2],
      spread: 0.8,
      says: 'Chance a day of recommitting while using every day, when much harm was met; half of it at a burden of 1',
      from: fitted('lapses that end, B-V60; C16, B-V08'),
    },
  },
  reads: {
    used: { from: 'using.used', unit: '1', says: '1 when a dose was just taken' },
    effect: { from: 'values.effect', unit: '1', says: 'Measured effect of the dose' },
    burden: { from: 'harm.burden', unit: '1', says: 'Harm learned' },
    recent: { from: 'discounting.recent', unit: '1', says: 'Share of recent days with use' },
  },
  inputs: {
    event: {
      unit: '1',
      start: 0,
      bounds: [0, 20],
      cleared: 'never',
      says: 'Strength of what happened that sets resolve anew; 1 = entering treatment',
    },
  },
  states: {
    own: { unit: '1', start: 0, bounds: [-8, 8], says: 'Firmness of the person, standard deviations' },
    level: { unit: '1', start: 0, bounds: [0, 1], shown: true, says: 'Resolve, 0 to 1' },
    kept: { unit: 'd', start: 0, bounds: [0, 1e5], says: 'Days for which it was kept: since the last felt dose' },
    push: { unit: '1', start: 0, bounds: [0, 12], says: 'What it takes from the planned value of use' },
    episodes: { unit: '1', start: 0, bounds: [0, 1e5], says: 'Times of re-commitment so far' },
  },
  draws: {
    born: 'how firmly this person resolves',
    recommits: 'whether the person recommits this night',
    set: 'how far an event sets resolve',
    strong: 'how strong the event is',
  },
  after: ['values', 'harm', 'discounting'],
  rules: (at) => {
    const settle = (v: Values, strength: number, luck: number): void => {
      // Half of the differences are between people, half between events; a lighter event sets less.
      const odds = exp(v[at.differs] * (Math.SQRT1_2 * v[at.own] + Math.SQRT1_2 * luck));
      const full = (v[at.entry] * odds) / (1 - v[at.entry] + v[at.entry] * odds);
      const aim = full * (1 - exp(-3 * strength));
      if (aim > v[at.level]) v[at.level] = aim;
    };
    return {
      begin: (v, world) => {
        v[at.own] = world.gauss(at.born);
      },
      pass: (v, world) => {
        if (v[at.event] === 0) return;
        settle(v, v[at.event], world.gauss(at.set));
        v[at.event] = 0;
      },
      weigh: (v) => {
        v[at.push] = v[at.weight] * v[at.level];
      },
      learn: (v) => {
        if (v[at.used] === 0 || v[at.effect] <= 0) return;
        const felt = (v[at.effect] * v[at.effect]) / (0.25 + v[at.effect] * v[at.effect]);
        v[at.level] *= 1 - v[at.erosion] * felt;
        v[at.kept] *= 1 - felt;
      },
      night: (v, world) => {
        v[at.level] *= exp(-1 / (v[at.time] + v[at.slowing] * v[at.kept]));
        v[at.kept] += 1;
        const met = v[at.burden] * v[at.burden];
        const chance = (v[at.recommitment] * v[at.recent] * met) / (1 + met);
        if (chance === 0 || world.chance(at.recommits) >= chance) return;
        v[at.episodes] += 1;
        settle(v, 0.1 + 0.9 * world.chance(at.strong), world.gauss(at.set));
      },
    };
  },
});
