import { describe, expect, it } from 'vitest';
import type { LifeEvent } from '../language/event.ts';
import { drawPerson } from '../people/person.ts';
import { type LifeOptions, regularTimes, simulateLife } from './life.ts';
import type { LifeRecord } from './scenario.ts';
import { standardModel } from './standard.ts';

const compiled = standardModel(['heroin', 'morphine', 'naloxone']);
const person = (index: number): Float64Array => drawPerson(compiled.model, { seed: 5, index });
const dose = (at: number, amount: number, more: Partial<Extract<LifeEvent, { kind: 'dose' }>> = {}): LifeEvent => ({
  kind: 'dose',
  at,
  substance: 'heroin',
  route: 'intravenous',
  amount,
  ...more,
});
const WEEK = 168;
const use: readonly LifeEvent[] = [
  ...Array.from({ length: 18 }, (_, i) => dose(8 * i, 20)),
  { kind: 'reward', at: 30, reward: 'meal', size: 1 },
  { kind: 'context', at: 60, usual: 0 },
  { kind: 'context', at: 72, usual: 1 },
  dose(150, 2, { substance: 'naloxone', route: 'intramuscular' }),
];
const live = (index: number, events: readonly LifeEvent[], more: Partial<LifeOptions> = {}): LifeRecord =>
  simulateLife(compiled, person(index), events, { until: WEEK, times: regularTimes(WEEK, 1.7), ...more });

/** Largest difference of any series, as a share of its largest value. */
function difference(a: LifeRecord, b: LifeRecord): number {
  const shares = Object.entries(b.series).map(([name, exact]) => {
    const size = exact.reduce((most, x) => Math.max(most, Math.abs(x)), 0) || 1;
    return exact.reduce((most, x, i) => Math.max(most, Math.abs(x - a.series[name]![i]!)), 0) / size;
  });
  return Math.max(...shares);
}

describe('the block method', () => {
  it('[BS1] agrees with the generic method, and the better the smaller the tolerance', () => {
    for (const index of [0, 1, 2]) {
      const exact = live(index, use, { tolerance: 1e-10 });
      const [coarse, fine] = [1e-3, 1e-6].map((tolerance) => difference(live(index, use, { tolerance }), exact)) as [number, number];
      expect(coarse).toBeLessThan(1e-2);
      expect(fine).toBeLessThan(5e-5);
      expect(fine).toBeLessThan(coarse);
    }
  });

  it('[BS2] takes fewer steps than the generic method for the same tolerance, and stays within ten times its error', () => {
    const [blocks, generic] = (['blocks', 'generic'] as const).map((method) => live(0, use, { method }));
    const exact = live(0, use, { tolerance: 1e-10 });
    expect(blocks!.steps.accepted).toBeLessThan(generic!.steps.accepted);
    expect(difference(blocks!, exact)).toBeLessThan(10 * difference(generic!, exact));
  });

  it('[BS3] leaves an infusion to the generic method and goes on after it', () => {
    const events = [dose(1, 20), dose(10, 60, { over: 5 }), dose(40, 20)];
    const [found, exact] = [live(1, events), live(1, events, { tolerance: 1e-10 })];
    expect(difference(found, exact)).toBeLessThan(5e-5);
  });

  it('[BS4] misses no short overdose between two recorded times', () => {
    const events = [dose(1, 400)];
    const few = { times: [0, WEEK] };
    const [blocks, generic] = (['blocks', 'generic'] as const).map((method) => live(2, events, { ...few, method }));
    expect(generic!.overdoses.length).toBeGreaterThan(0);
    expect(blocks!.overdoses.length).toBe(generic!.overdoses.length);
    expect(blocks!.overdoses[0]!.at).toBeCloseTo(generic!.overdoses[0]!.at, 1);
  });

  it('[BS5] gives the same bits whoever lives on the same kernel before or in between', () => {
    const first = live(0, use);
    const disturbed = live(0, use, { watch: (t) => void (t < 20 && live(1, [dose(0, 3)], { until: 5, times: [5] })) });
    expect(disturbed.series).toEqual(first.series);
  });

  it('[BS6] does not pass over the turn from going inside to coming back, which daily use makes sharp, at any tolerance', () => {
    const days = 20;
    const daily = Array.from({ length: 4 * days }, (_, i) => dose(6 * i, 20));
    const options = { until: 24 * days, times: regularTimes(24 * days, 0.73), series: ['disinhibition.drive'] };
    for (const index of [0, 2]) {
      const exact = live(index, daily, { ...options, tolerance: 1e-10 });
      expect(difference(live(index, daily, { ...options, tolerance: 1e-2 }), exact)).toBeLessThan(2e-4);
      expect(difference(live(index, daily, { ...options, tolerance: 1e-4 }), exact)).toBeLessThan(1.5e-5);
    }
  });

  it('[BS7] follows what inputs alone drive exactly, at any tolerance', () => {
    const model = compiled.model;
    const parameter = (id: string) => person(0)[model.parameters.findIndex((p) => p.id === id)]!;
    const [lag, lasts, drive] = ['naturalReward.lag', 'meal.duration', 'meal.size'].map(parameter) as [number, number, number];
    const level = model.states.findIndex(({ id }) => id === 'naturalReward.level');
    const reaches = drive * (1 - Math.exp(-lasts / lag));
    const seen: [number, number][] = [];
    const watch = (t: number, state: Float64Array) => void seen.push([t, state[level]!]);
    live(0, [{ kind: 'reward', at: 1, reward: 'meal', size: 1 }], { tolerance: 1e-2, until: 4, times: regularTimes(4, 0.13), watch });
    for (const [t, found] of seen) {
      const after = 60 * (t - 1);
      const expected = after <= 0 ? 0 : after < lasts ? drive * (1 - Math.exp(-after / lag)) : reaches * Math.exp(-(after - lasts) / lag);
      expect(Math.abs(found - expected)).toBeLessThan(1e-14);
    }
    expect(seen.some(([, found]) => found > reaches / 2)).toBe(true);
  });
});
