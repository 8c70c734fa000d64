import { describe, expect, it } from 'vitest';
import { Bench, peak, span } from '../../tests/_bench.ts';
import type { Component } from '../language/component.ts';
import { meal } from '../rewards/meal.ts';
import { sex } from '../rewards/sex.ts';
import { dopamine } from './dopamine.ts';
import { naturalReward } from './naturalReward.ts';

const lag = naturalReward.parameters.lag.value / 60;
/** A reward of any size, turned by hand. */
const event = (name: string): Component => ({
  name,
  says: 'Something good',
  inputs: { present: { unit: '1', start: 0, says: 'Size' } },
  gives: { reward: { [name]: { drive: 'present' } } },
});
const bench = () => new Bench([naturalReward, event('a'), event('b')]);

describe('naturalReward, on paper', () => {
  it('[NR1] rises as 1 − e^(−t/lag) while it lasts and falls as e^(−t/lag) after', () => {
    const b = bench().set('a.present', 0.5).wait(0.5);
    const top = 0.5 * (1 - Math.exp(-0.5 / lag));
    expect(b.read('naturalReward.level')).toBeCloseTo(top, 8);
    expect(b.set('a.present', 0).wait(lag).read('naturalReward.level')).toBeCloseTo(top / Math.E, 8);
  });
});

describe('naturalReward, laws', () => {
  it('[NR2] nothing happens, nothing rises', () => expect(bench().wait(100).read('naturalReward.level')).toBe(0));

  it('[NR3] rewards at one time add', () => {
    const one = bench().set('a.present', 0.8).wait(0.3).read('naturalReward.level');
    const two = bench().set('a.present', 0.5).set('b.present', 0.3).wait(0.3).read('naturalReward.level');
    expect(two).toBeCloseTo(one, 8);
  });
});

describe('naturalReward, published', () => {
  /** Dopamine, % of rest, every minute for 2 h from the start of a reward. */
  const course = (reward: typeof meal | typeof sex) => {
    const b = new Bench([naturalReward, dopamine, reward]).set(`${reward.name}.present`, 1);
    const rising = b.course('dopamine.percent', span(1 / 60, reward.parameters.duration.value / 60, 1 / 60));
    return [...rising, ...b.set(`${reward.name}.present`, 0).course('dopamine.percent', span(1 / 60, 1.5, 1 / 60))];
  };

  it('[NR4] D018: sex raises dopamine by 95 % (within 10 points); rows on pleasure rank it above food', () => {
    const [top, food] = [sex, meal].map((reward) => Math.max(...course(reward)) - 100) as [number, number];
    expect(Math.abs(top - 95)).toBeLessThan(10);
    expect(food).toBeLessThan(top);
  });

  it('[NR5] D017: a meal raises it by half or more, short of the 100 % of a first one, and it is back within the hour after', () => {
    const values = course(meal);
    expect(peak(span(1, values.length, 1), values).height).toBeGreaterThan(140);
    expect(Math.max(...values)).toBeLessThan(200);
    expect(Math.abs(values[89]! - 100)).toBeLessThan(5);
  });
});
