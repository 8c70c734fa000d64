import { describe, expect, it } from 'vitest';
import { uniform } from '../../numerics/random.ts';
import { cognitiveBehaviouralTherapy } from '../cognitiveBehaviouralTherapy.ts';
import { communityReinforcement } from '../communityReinforcement.ts';
import { cueExposure } from '../cueExposure.ts';
import { socialSupport } from '../socialSupport.ts';
import { Rig } from './rig.testdata.ts';

describe('sessions', () => {
  it('[SE1] on paper: twelve weekly sessions, then none', () => {
    const rig = new Rig(cognitiveBehaviouralTherapy.module());
    rig.run('enter');
    const on: number[] = [];
    for (let day = 0; day < 200; day++) if (rig.day().some(([what]) => what === 'visit')) on.push(day);
    expect(on).toEqual([0, 7, 14, 21, 28, 35, 42, 49, 56, 63, 70, 77]);
    expect(rig.get('kept')).toBe(12);
  });

  it('[SE2] a missed session teaches nothing; homework adds to the next', () => {
    const taught = (chance: number, kept: boolean): number => {
      const rig = new Rig(cognitiveBehaviouralTherapy.module());
      rig.chances = [chance];
      rig.run('enter');
      for (let day = 0; day < 90; day++) rig.day(() => kept);
      return rig.get('skills.taught');
    };
    expect(taught(0.9, false)).toBe(0);
    expect(taught(0.9, true)).toBe(12);
    // Homework of eleven sessions is there for the next one.
    expect(taught(0.1, true)).toBeCloseTo(12 + 11 * 0.7, 12);
  });

  it('[SE3] homework is done as often as it is set and begun: 72 % of 48 %', () => {
    const rig = new Rig(cognitiveBehaviouralTherapy.module(), { sessions: 200, every: 1 });
    rig.chances = Array.from({ length: 400 }, (_, i) => uniform(1, 0, 'homework', i));
    rig.run('enter');
    for (let day = 0; day < 200; day++) rig.day();
    expect(rig.get('homework') / 200).toBeGreaterThan(0.25);
    expect(rig.get('homework') / 200).toBeLessThan(0.45);
  });

  it('[SE4] a network is set to work by meetings and wears off', () => {
    const rig = new Rig(socialSupport.module());
    rig.run('enter');
    for (let day = 0; day < 60; day++) rig.day();
    const high = rig.get('ties.support');
    expect(high).toBeGreaterThan(0.2);
    expect(high).toBeLessThanOrEqual(0.3);
    for (let day = 0; day < 90; day++) rig.day();
    expect(rig.get('ties.support')).toBeLessThan(0.45 * high);
  });

  it('[SE5] cues are shown at the opportunities after a session, so many times', () => {
    const rig = new Rig(cueExposure.module(), { begins: 0, shows: 3, strength: 0.5 });
    rig.run('enter');
    rig.day();
    for (let i = 0; i < 5; i++) rig.run('pass');
    expect(rig.get('cues.exposed')).toBe(3 * 0.5);
    expect(rig.get('due')).toBe(0);
  });

  it('[SE6] community reinforcement adds to company and work by session', () => {
    const rig = new Rig(communityReinforcement.module());
    rig.run('enter');
    for (let day = 0; day < 29; day++) rig.day();
    expect(rig.get('ties.helped')).toBeCloseTo(5 * 0.02, 12);
    expect(rig.get('job.helped')).toBeCloseTo(5 * 0.02, 12);
  });

  it('[SE7] a session kept is an occasion to decide again, as far as not using is the goal', () => {
    const decided = (goal: number, kept: boolean): number => {
      const rig = new Rig(cognitiveBehaviouralTherapy.module(), { commits: 0.1 });
      rig.set('care.goal', goal);
      rig.run('enter');
      for (let day = 0; day < 90; day++) rig.day(() => kept);
      return rig.get('resolve.event');
    };
    expect(decided(1, true)).toBeCloseTo(12 * 0.1, 12);
    expect(decided(0.4, true)).toBeCloseTo(12 * 0.04, 12);
    expect(decided(1, false)).toBe(0);
  });
});
