import { behaviour } from '../language/behaviour.ts';
import { assumed, fitted } from '../language/component.ts';
import { log } from '../numerics/elementary.ts';

/** An overdose: who is there, who has naloxone, and how long a person lives without air. Decided in the body, minute by minute. */
export const rescue = behaviour({
  name: 'rescue',
  says: 'Company at an overdose, and naloxone',
  parameters: {
    survives: {
      value: 60,
      unit: 'min',
      range: [3, 300],
      says: 'Mean time a person survives breathing too weak to live on',
      from: fitted('B-V43: overdose deaths out of treatment'),
    },
    together: { value: 0.6, unit: '1', range: [0, 1], says: 'Chance that someone is there', from: assumed('most injecting is in company') },
    carries: {
      value: 0.1,
      unit: '1',
      range: [0, 1],
      says: 'Chance that naloxone is at hand',
      from: assumed('before programmes of take-home naloxone'),
    },
    notices: { value: 6, unit: 'min', range: [1, 30], says: 'Time until someone there acts', from: assumed('minutes') },
    keeps: {
      value: 0.5,
      unit: '1',
      range: [0, 1],
      says: 'Share of the risk left when someone shakes, calls and breathes for them',
      from: assumed('no number in the evidence'),
    },
  },
  reads: { minutes: { from: 'day.choking', unit: 'min', says: 'Minutes without enough air' } },
  inputs: {
    naloxone: {
      unit: '1',
      start: 0,
      bounds: [0, 1],
      cleared: 'never',
      says: 'Take-home naloxone and training, 1 = always at hand in company',
    },
  },
  writes: { consequence: 'harm.consequence', blow: 'stress.blow' },
  states: {
    bears: { unit: 'min', start: 1e9, bounds: [0, 1e10], says: 'Minutes this person survives this time' },
    watched: { unit: '1', start: 0, bounds: [0, 1], says: '1 when someone is there' },
  },
  draws: { bear: 'how long the person survives', seen: 'whether someone is there', kit: 'whether naloxone is at hand' },
  substances: ['naloxone'],
  rules: (at) => ({
    choke: (v, world) => {
      const m = v[at.minutes];
      if (m === 1) {
        v[at.watched] = world.chance(at.seen) < v[at.together] ? 1 : 0;
        v[at.bears] = (-v[at.survives] * log(world.chance(at.bear))) / (v[at.watched] === 1 ? v[at.keeps] : 1);
        v[at.consequence] += 0.05;
        v[at.blow] += 0.2;
      }
      if (m >= v[at.bears]) return world.die('overdose');
      const kit = v[at.carries] + (1 - v[at.carries]) * v[at.naloxone];
      if (v[at.watched] === 1 && Math.floor(m) === Math.floor(v[at.notices]) && world.chance(at.kit) < kit)
        world.dose('naloxone', 'nasal', 4);
    },
  }),
});
