import { describe, expect, it } from 'vitest';
import { Bench } from '../../tests/_bench.ts';
import { reward } from './reward.ts';

const p = reward.parameters;
const DAY = 24;
const bench = (ratio: number, receptors = 1, protracted = 0) =>
  new Bench([reward], { 'dopamine.ratio': ratio, 'd2Receptors.available': receptors, 'withdrawal.protracted': protracted });

describe('reward, on paper', () => {
  it('[RW1] at healthy rest the state is 1, the set point 1.25 and a quarter is missing', () => {
    const b = bench(1);
    expect([b.read('reward.state'), b.read('reward.setPoint'), b.read('reward.felt')]).toEqual([1, 1.25, -0.25]);
  });

  it('[RW2] the state is dopamine as the receptors hear it; unease takes its weight', () => {
    expect(bench(1.5, 0.8).read('reward.state')).toBeCloseTo(1.2, 12);
    expect(bench(1.5, 0.8, 0.4).read('reward.felt')).toBeCloseTo(1.2 - 1.25 - 0.3 * 0.4, 12);
  });

  it('[RW3] lasting excess x lifts the set point by rise · x · (1 − e^(−t/time))', () => {
    const b = bench(1.2).wait(p.time.value * DAY);
    expect(b.read('reward.setPoint')).toBeCloseTo(p.restPoint.value + p.rise.value * 0.2 * (1 - Math.exp(-1)), 7);
  });
});

describe('reward, laws', () => {
  it('[RW4] rests in health', () =>
    expect(
      bench(1)
        .wait(1000 * DAY)
        .read('reward.setPoint'),
    ).toBe(p.restPoint.value));

  it('[RW5] more dopamine at once feels better; the same dopamine for months feels worse', () => {
    const now = [0.5, 1, 1.5, 2].map((ratio) => bench(ratio).read('reward.felt'));
    expect(now).toEqual([...now].sort((a, b) => a - b));
    const b = bench(1.3);
    const first = b.read('reward.felt');
    expect(b.wait(90 * DAY).read('reward.felt')).toBeLessThan(first);
  });

  it('[RW6] a lack of dopamine does not lower the set point', () => {
    expect(
      bench(0.4)
        .wait(200 * DAY)
        .read('reward.setPoint'),
    ).toBe(p.restPoint.value);
  });
});

describe('reward, published', () => {
  it('[RW7] W009: after use the raised set point is still there at 6 weeks and gone by 30', () => {
    const b = bench(1.15).wait(180 * DAY);
    const raised = b.read('reward.setPoint') - p.restPoint.value;
    const left = (weeks: number) => (b.wait(weeks * 7 * DAY - (b.t - 180 * DAY)).read('reward.setPoint') - p.restPoint.value) / raised;
    b.set('dopamine.ratio', 1);
    expect(left(6)).toBeGreaterThan(0.25);
    expect(left(30)).toBeLessThan(0.02);
  });
});
