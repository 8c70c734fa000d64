import { behaviour } from '../language/behaviour.ts';
import { assumed } from '../language/component.ts';

/** Skills for meeting craving and risky situations: taught in sessions, kept alive by use of them (B-V33); untaught people have almost none. */
export const skills = behaviour({
  name: 'skills',
  says: 'Coping skills',
  parameters: {
    session: {
      value: 0.075,
      unit: '1',
      range: [0, 0.5],
      spread: 0.4,
      says: 'Share of what is missing that a session teaches',
      from: assumed('12–16 sessions, cbt_02, teach most of it'),
    },
    practice: {
      value: 0.004,
      unit: '1',
      range: [0, 0.05],
      says: 'Share gained by each use of a skill',
      from: assumed('gain after the sessions, C20; conflict with B-V32'),
    },
    relief: { value: 0.6, unit: '1', range: [0, 1], says: 'Share of craving that coping takes away', from: assumed('behaviour-tried') },
    pause: { value: 0.12, unit: '1', range: [0, 0.5], says: 'Planned share gained by coping', from: assumed('behaviour-tried') },
    alarm: {
      value: 0.35,
      unit: '1',
      range: [0, 1],
      says: 'Craving from which coping is tried where nothing announces the drug',
      from: assumed('a craving one notices'),
    },
  },
  reads: {
    craving: { from: 'craving.raw', unit: '1', says: 'Craving' },
    stress: { from: 'stress.level', unit: '1', says: 'Stress' },
    scene: { from: 'cues.scene', unit: '1', says: '1 when a scene of use is met' },
  },
  inputs: {
    taught: {
      unit: '1',
      start: 0,
      bounds: [0, 10],
      cleared: 'never',
      says: 'Sessions attended and not yet learned from, weighted by homework',
    },
  },
  writes: { deliberation: 'arbitration.deliberation' },
  states: {
    level: { unit: '1', start: 0, bounds: [0, 1], shown: true, says: 'Skill, 0 to 1' },
    coped: { unit: '1', start: 0, bounds: [0, 1], says: 'Share of craving met by skill now' },
  },
  draws: { copes: 'whether skill is used' },
  after: ['craving'],
  rules: (at) => ({
    pass: (v) => {
      v[at.level] += (1 - v[at.level]) * (1 - 1 / (1 + v[at.session] * v[at.taught]));
      v[at.taught] = 0;
    },
    want: (v, world) => {
      v[at.coped] = 0;
      // Situations are taught as much as cravings: who to avoid, what to say when offered.
      if (v[at.level] === 0 || (v[at.craving] <= v[at.alarm] && v[at.scene] === 0)) return;
      if (world.chance(at.copes) >= v[at.level] / (1 + v[at.stress])) return;
      v[at.coped] = v[at.relief];
      v[at.deliberation] += v[at.pause];
      v[at.level] += v[at.practice] * (1 - v[at.level]);
    },
  }),
});
