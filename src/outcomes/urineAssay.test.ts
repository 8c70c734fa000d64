import { describe, expect, it } from 'vitest';
import { assays, urine, urineAssay, type Void, voidGap } from './urineAssay.ts';

const sample = (opiates: number, at = 10, since = 2): Void => ({ at, since, excreted: { opiates } });
const typical = urineAssay({ seed: 1, person: 0, typical: true });

describe('urine concentration', () => {
  it('is mass over flow times time: 51 µg in 2 h at 85 mL/h is 300 ng/mL', () => {
    expect(typical(sample(51_000)).concentrations.opiates).toBeCloseTo(300, 9);
    expect(urine.flow.value).toBe(0.085);
  });
  it('reads nothing when nothing was made, and never below zero', () => {
    expect(typical(sample(0, 0, 0)).concentrations.opiates).toBe(0);
    expect(typical(sample(-1e-9)).concentrations.opiates).toBe(0);
  });
  it('differs between people and voids, and the same sample reads the same', () => {
    const read = (person: number, at: number) => urineAssay({ seed: 1, person })(sample(51_000, at));
    expect(read(3, 10)).toEqual(read(3, 10));
    expect(read(3, 10).concentrations.opiates).not.toBe(read(4, 10).concentrations.opiates);
    expect(read(3, 10).concentrations.opiates).not.toBe(read(3, 13).concentrations.opiates);
  });
});

describe('assays', () => {
  it('turn at their cutoff: 300 ng/mL is positive at 300 and negative at 2000', () => {
    expect(typical(sample(51_001)).results).toEqual({ 'opiates 300': true, 'opiates 2000': false });
    expect(typical(sample(50_999)).results).toEqual({ 'opiates 300': false, 'opiates 2000': false });
    expect(typical(sample(340_001)).results).toEqual({ 'opiates 300': true, 'opiates 2000': true });
  });
  it('err as often as stated', () => {
    const read = (mass: number): number =>
      Array.from({ length: 4000 }, (_, person) => urineAssay({ seed: 2, person })(sample(mass)).results['opiates 300']).filter(Boolean)
        .length / 4000;
    const { sensitivity, specificity } = assays['opiates 300']!;
    expect(Math.abs(read(1e9) - sensitivity.value)).toBeLessThan(0.01);
    expect(Math.abs(read(0) - (1 - specificity.value))).toBeLessThan(0.01);
  });
  it('are read only for what the model excretes', () => {
    const { results } = typical({ at: 5, since: 2, excreted: { fentanyl: 1e6, norfentanyl: 0 } });
    expect(results).toEqual({ fentanyl: true, norfentanyl: false });
  });
});

describe('time since the last void', () => {
  it('lies between the stated ends, and never before the start', () => {
    for (let person = 0; person < 200; person++) {
      const gap = voidGap({ seed: 3, person }, 48);
      expect(gap).toBeGreaterThanOrEqual(urine.shortestGap.value);
      expect(gap).toBeLessThanOrEqual(urine.longestGap.value);
    }
    expect(voidGap({ seed: 3, person: 0, typical: true }, 48)).toBe(3);
    expect(voidGap({ seed: 3, person: 0 }, 0.5)).toBe(0.5);
  });
});
