import { describe, expect, it } from 'vitest';
import { Bench } from '../../tests/_bench.ts';
import { uniform } from '../numerics/random.ts';
import { dopamine } from './dopamine.ts';

const p = dopamine.parameters;
const REST = 55.5;
/** Settled at this firing, Hz. */
const firing = (hertz: number, given = {}) =>
  new Bench([dopamine], { 'disinhibition.drive': hertz / p.firingRest.value - 1, ...given }).wait(0.2);

describe('dopamine, on paper', () => {
  it('[DA1] rests at the root of 5200 L² − 58000 L − 12.8·10⁶ = 0: 55.5 nM, 100 %', () => {
    const root = (58000 + Math.sqrt(58000 ** 2 + 4 * 5200 * 12.8e6)) / (2 * 5200);
    expect(root).toBeCloseTo(REST, 1);
    const b = new Bench([dopamine]);
    expect(b.read('dopamine.level')).toBeCloseTo(root, 9);
    expect(b.wait(10).read('dopamine.level')).toBeCloseTo(root, 6);
    expect(b.read('dopamine.percent')).toBeCloseTo(100, 6);
  });

  it.each([1, 4, 8, 16, 22])('[DA2] at %s Hz release equals uptake', (hertz) => {
    const level = firing(hertz).read('dopamine.level');
    const release = (p.release.value * hertz) / (1 + (p.autoreceptor.value * level) / (level + p.autoreceptorHalf.value));
    expect((p.uptakeMost.value * level) / (p.uptakeHalf.value + level) / release).toBeCloseTo(1, 7);
  });

  it('[DA3] firing adds opioid and everyday drive, takes withdrawal away, and keeps within its limits', () => {
    const at = (opioid: number, natural: number, withdrawal: number, lost = 0) =>
      new Bench([dopamine], {
        'disinhibition.drive': opioid,
        'naturalReward.level': natural,
        'withdrawal.drive': withdrawal,
        'transporter.lost': lost,
      }).read('dopamine.firing');
    expect(at(0.5, 0.25, 0)).toBeCloseTo(4 * 1.75, 12);
    expect(at(0, 0.5, 0, 0.4)).toBeCloseTo(4 * (1 + 0.5 * (1 - 0.6 * 0.4)), 12);
    expect(at(0, 0, 0.7)).toBeCloseTo(4 * (1 - 0.6 * Math.tanh(0.7)), 12);
    expect(at(100, 0, 0)).toBe(p.firingMost.value);
    expect(at(-1, 0, 0)).toBe(p.firingLeast.value);
  });
});

describe('dopamine, laws', () => {
  it('[DA4] more firing, more dopamine', () => {
    const levels = [0.5, 1, 2, 4, 8, 16, 22].map((hertz) => firing(hertz).read('dopamine.level'));
    expect(levels).toEqual([...levels].sort((a, b) => a - b));
  });

  it('[DA5] everyone rests at 100 %, whatever their parameters', () => {
    for (let person = 0; person < 50; person++) {
      const drawn = Object.entries(p).map(
        ([
          name,
          {
            range: [low, high],
          },
        ]) => [`dopamine.${name}`, low + (high - low) * uniform(2, person, name, 0)],
      );
      const b = new Bench([dopamine], Object.fromEntries(drawn));
      expect(b.read('dopamine.baseline')).toBeGreaterThan(0);
      expect(b.wait(1).read('dopamine.percent')).toBeCloseTo(100, 5);
    }
  });

  it('[DA6] lost terminals leave the rest where it was', () => {
    expect(new Bench([dopamine], { 'transporter.lost': 0.4 }).wait(1).read('dopamine.percent')).toBeCloseTo(100, 6);
  });
});

describe('dopamine, published', () => {
  // D011 is the steady state of the published model whose constants these are.
  it.each([
    [4, 55],
    [5, 69],
    [6, 82],
    [8, 112],
    [20, 508],
  ])('[DA7] D011: %s Hz gives %s nM (within 2 %%)', (hertz, level) => {
    expect(Math.abs(firing(hertz).read('dopamine.level') / level - 1)).toBeLessThan(0.02);
  });

  it('[DA8] D007: the autoreceptor takes about half of the release at rest', () => {
    const kept = 1 / (1 + (p.autoreceptor.value * REST) / (REST + p.autoreceptorHalf.value));
    expect(kept).toBeGreaterThan(0.4);
    expect(kept).toBeLessThan(0.6);
    expect(firing(4, { 'dopamine.autoreceptor': 1 }).read('dopamine.level')).toBeGreaterThan(REST);
  });
});
