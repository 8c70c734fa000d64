import { describe, expect, it } from 'vitest';
import type { Scenario } from '../simulate/scenario.ts';
import { beingOf, liveFreely } from '../simulate/selfChosen.ts';
import { enterable } from '../trial/enterable.ts';
import { whyMind } from './whyMind.ts';

const DAYS = 150;
const SEED = 2;
const scenario: Scenario = {
  title: 'x',
  until: DAYS * 24,
  seed: SEED,
  people: 1,
  typical: false,
  parameters: {},
  phases: [],
  events: [],
  record: { series: [], every: 12 },
  tolerance: 1e-4,
  lives: {
    entry: { treatments: ['methadone', 'take-home naloxone'], from: 'start', after: 100 },
    blows: [60 * 24],
    cues: [{ from: 90 * 24, to: 120 * 24 }],
  },
};
const being = beingOf(scenario, enterable);
const life = liveFreely(being, scenario, 0, []);
const weekly = (id: string, at: number): number => life.record.series[id]![life.record.times.findIndex((t) => t >= at)]!;
const ask = (id: string, day: number) => whyMind(being, scenario, 0, id, day * 24)!;
const left = ({ value, rest, pushes }: ReturnType<typeof ask>): number => value - rest - pushes.reduce((sum, { share }) => sum + share, 0);

describe('why a person who chooses is where they are', () => {
  it.each(['craving.level', 'habit.level', 'plasticity.level', 'resolve.level', 'ties.level', 'job.level', 'hours.use', 'hours.company'])(
    '[WM1] %s: the value explained is that of the weekly curve, and nothing is left over',
    (id) => {
      for (const day of [10, 95, 140]) {
        const why = ask(id, day);
        expect(why.value, `${id} day ${day}`).toBeCloseTo(weekly(id, day * 24), 4);
        // But for pushes below 1e-9, which are not told.
        expect(left(why), `${id} day ${day}`).toBeCloseTo(0, 8);
      }
    },
  );

  it('[WM2] craving: cues that were set push it up while they last', () => {
    const push = (day: number): number => ask('craving.level', day).pushes.find(({ id }) => id === 'cues.net')?.share ?? 0;
    expect(push(95)).toBeGreaterThan(push(85));
  });

  it('[WM3] plasticity is lost by doses and by nothing else', () => {
    const { pushes, rest } = ask('plasticity.level', 95);
    expect(rest).toBe(1);
    expect(pushes.map(({ id }) => id).sort()).toEqual(['using.used', 'values.effect']);
    for (const { share } of pushes) expect(share).toBeLessThan(0);
    expect(ask('plasticity.level', 95).weekly).toEqual({ parameter: 'plasticity.loss' });
    expect(ask('hours.use', 95).weekly).toEqual({ parameter: 'using.least' });
  });

  it('[WM4] a port: what each module adds to the reasons to use', () => {
    const why = ask('use.push', 95);
    expect(left(why)).toBeCloseTo(0, 9);
    expect(why.pushes.map(({ id }) => id)).toContain('craving');
  });

  it('[WM5] whatever is read can be asked in turn, down to the body', () => {
    for (const { id, closed } of ask('craving.level', 95).pushes) {
      if (closed) continue;
      const next = whyMind(being, scenario, 0, id, 95 * 24);
      if (next) expect(left(next), id).toBeCloseTo(0, 9);
      else expect(being.being.compiled.model.outputs.some((output) => output.id === id) || id.includes('.'), id).toBe(true);
    }
  });

  it('[WM6] what the body has is left to the body', () => {
    expect(whyMind(being, scenario, 0, 'dopamine.percent', 10)).toBeUndefined();
  });
});
