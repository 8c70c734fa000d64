import { describe, expect, it } from 'vitest';
import { Bench, ligand } from '../../tests/_bench.ts';
import { morphine } from '../drugs/morphine.ts';
import { analgesia } from './analgesia.ts';
import { breathing } from './breathing.ts';
import { receptor } from './receptor.ts';

const { half, toleranceGain } = analgesia.parameters;
const relief = (odds: number, tolerance = 0): number =>
  new Bench([analgesia], { 'receptor.odds': odds, 'tolerance.level': tolerance }).read('analgesia.effect');

describe('analgesia, on paper', () => {
  it('[AN1] is half at odds 1.2 without tolerance, and at 1.2 · e^1.6 at tolerance 1', () => {
    expect(relief(half.value)).toBeCloseTo(0.5, 12);
    expect(relief(half.value * Math.exp(toleranceGain.value), 1)).toBeCloseTo(0.5, 12);
    expect(relief(3 * half.value)).toBeCloseTo(0.75, 12);
  });
});

describe('analgesia, laws', () => {
  it('[AN2] none without stimulus, more with more, never above 1', () => {
    const effects = [0, 0.1, 1, 10, 1e6].map((odds) => relief(odds));
    expect(effects[0]).toBe(0);
    expect(effects).toEqual([...effects].sort((a, b) => a - b));
    expect(effects.at(-1)).toBeLessThan(1);
  });

  it('[AN3] tolerance takes from it', () => {
    const effects = [0, 0.5, 1, 1.5].map((tolerance) => relief(2, tolerance));
    expect(effects).toEqual([...effects].sort((a, b) => b - a));
  });
});

describe('analgesia, published', () => {
  it('[AN4] R030, R035: tolerance shifts it further than breathing', () => {
    expect(toleranceGain.value).toBeGreaterThan(breathing.parameters.toleranceGain.value);
  });

  it('[AN5] PK021: half the relief at morphine 32 nM (within 20 %)', () => {
    const { potency, efficacy } = morphine.parameters;
    const effect = (nanomolar: number) =>
      new Bench([analgesia, receptor, ligand('morphine', efficacy.value)])
        .set('morphine.drive', nanomolar / potency.value)
        .wait(5)
        .read('analgesia.effect');
    expect(effect(32 * 0.8)).toBeLessThan(0.5);
    expect(effect(32 * 1.2)).toBeGreaterThan(0.5);
  });
});
