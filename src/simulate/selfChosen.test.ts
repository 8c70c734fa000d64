import { describe, expect, it } from 'vitest';
import type { Scenario } from './scenario.ts';
import { beingOf, LIFE_SERIES, liveFreely, livesFreely } from './selfChosen.ts';

const scenario: Scenario = {
  title: 'x',
  until: 40 * 24,
  seed: 1,
  people: 1,
  typical: false,
  parameters: {},
  phases: [],
  events: [],
  record: { series: ['reward.felt'], every: 12 },
  tolerance: 1e-4,
  lives: {},
};
/** Someone who has used before the cues are set: nothing would remind anybody else. */
const WHO = 5;
const life = liveFreely(beingOf(scenario, []), scenario, WHO, ['reward.felt']);
const at = (id: string) => life.record.series[id]!;

describe('a life of one’s own choosing, laws', () => {
  it('[SC1] the hours of a waking day add up', () => {
    const hours = ['use', 'company', 'work', 'eat', 'rest'].map((name) => at(`hours.${name}`)[10]!);
    expect(hours.reduce((a, b) => a + b, 0)).toBeCloseTo(16, 3);
  });

  it('[SC2] every series has a value at every recorded time', () => {
    for (const id of Object.keys(LIFE_SERIES)) {
      expect(at(id).length, id).toBe(life.record.times.length);
      expect([...at(id)].every(Number.isFinite), id).toBe(true);
    }
  });

  it('[SC3] what the person did to the body is told: as many doses as the course counts, and meals', () => {
    const doses = life.events.filter((event) => event.kind === 'dose' && event.substance === 'heroin').length;
    expect(doses).toBe(life.course.useDays.reduce((a, b) => a + b, 0));
    expect(doses).toBeGreaterThan(0);
    expect(life.events.some((event) => event.kind === 'reward' && event.reward === 'meal')).toBe(true);
  });

  it('[SC5] cues that are set are met from then on, and leave everything before as it was', () => {
    const reminded = { ...scenario, lives: { cues: [{ from: 21 * 24, to: 30 * 24 }] } };
    const other = liveFreely(beingOf(reminded, []), reminded, WHO, ['reward.felt']);
    const cues = (events: typeof life.events): number[] => events.flatMap((e) => (e.kind === 'reward' && e.reward === 'cue' ? [e.at] : []));
    const early = (events: typeof life.events) => events.filter((e) => e.at < 21 * 24);
    expect(early(other.events)).toEqual(early(life.events));
    const within = cues(other.events).filter((at) => at >= 21 * 24 && at < 30 * 24);
    expect(within.length).toBe(9 * 5);
  });

  it('[SC4] phases cover the life without a gap', () => {
    expect(life.phases[0]!.from).toBe(0);
    for (const [i, phase] of life.phases.entries()) expect(phase.to).toBe(life.phases[i + 1]?.from ?? life.course.until);
  });

  it('[SC6] several at a time, in any order, have the bits they have alone', () => {
    const being = beingOf(scenario, []);
    const people = [WHO, 0, 3, 7, 2, 6];
    const together = [...livesFreely(being, scenario, people, ['reward.felt'])];
    expect(together).toEqual(people.map((person) => liveFreely(being, scenario, person, ['reward.felt'])));
  });
});
