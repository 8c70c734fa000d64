import { describe, expect, it } from 'vitest';
import { normalCdf } from './distributions.ts';
import { betaShare, gammaShare, invertIncreasing, logGamma } from './special.ts';

describe('the answer on paper', () => {
  it('Γ(n) = (n − 1)!, Γ(½) = √π, Γ(3/2) = √π ÷ 2', () => {
    let factorial = 1;
    for (let n = 1; n < 100; n++) {
      expect(Math.abs(logGamma(n) - Math.log(factorial))).toBeLessThan(1e-15 * Math.max(10, Math.log(factorial)));
      factorial *= n;
    }
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 14);
    expect(logGamma(1.5)).toBeCloseTo(Math.log(Math.PI) / 2 - Math.LN2, 14);
  });

  it('P(1, x) = 1 − e^−x and P(½, x²/2) = 2Φ(x) − 1', () => {
    for (const x of [1e-6, 0.1, 1, 1.9, 2.1, 5, 20]) {
      expect(gammaShare(1, x)).toBeCloseTo(-Math.expm1(-x), 14);
      expect(gammaShare(0.5, (x * x) / 2)).toBeCloseTo(1 - 2 * normalCdf(-x), 14);
    }
  });

  it('1 − P(n, μ) is the Poisson chance of fewer than n events', () => {
    for (const mu of [0.5, 3, 12, 40]) {
      let term = Math.exp(-mu);
      let sum = 0;
      for (let n = 1; n <= 60; n++) {
        sum += term;
        term *= mu / n;
        expect(1 - gammaShare(n, mu)).toBeCloseTo(sum, 13);
      }
    }
  });

  it('I_x(1, b) = 1 − (1 − x)^b, I_x(a, 1) = x^a, I_x(½, ½) = 2 arcsin(√x) ÷ π', () => {
    for (const x of [0, 0.001, 0.2, 0.5, 0.77, 0.999, 1]) {
      expect(betaShare(x, 1, 4.5)).toBeCloseTo(1 - (1 - x) ** 4.5, 14);
      expect(betaShare(x, 3.3, 1)).toBeCloseTo(x ** 3.3, 14);
      expect(betaShare(x, 0.5, 0.5)).toBeCloseTo((2 * Math.asin(Math.sqrt(x))) / Math.PI, 14);
    }
  });

  it('inverts x³ and an exponential share to the last place', () => {
    expect(invertIncreasing((x) => x * x * x, 27)).toBe(3);
    expect(invertIncreasing((x) => -Math.expm1(-x), 0.5)).toBeCloseTo(Math.LN2, 15);
  });

  it('answers NaN outside the domain', () => {
    const outside = [logGamma(0), logGamma(-1), gammaShare(0, 1), gammaShare(1, -1), betaShare(-0.1, 1, 1), betaShare(0.5, 0, 1)];
    expect(outside.every(Number.isNaN)).toBe(true);
  });
});

describe('laws', () => {
  it('Γ(x + 1) = x Γ(x)', () => {
    for (let x = 0.01; x < 60; x += 0.37) expect(logGamma(x + 1) - logGamma(x) - Math.log(x)).toBeCloseTo(0, 12);
  });

  it('P(a + 1, x) = P(a, x) − x^a e^−x ÷ Γ(a + 1), across the switch of method', () => {
    for (const a of [0.3, 1, 7.7, 60]) {
      for (const x of [a / 3, a, a + 1, 2 * a + 2]) {
        const step = Math.exp(a * Math.log(x) - x - logGamma(a + 1));
        expect(gammaShare(a + 1, x)).toBeCloseTo(gammaShare(a, x) - step, 12);
      }
    }
  });

  it('I_x(a, b) + I_{1−x}(b, a) = 1', () => {
    for (const x of [0.1, 0.4, 0.9]) expect(betaShare(x, 2.5, 7) + betaShare(1 - x, 7, 2.5)).toBeCloseTo(1, 14);
  });
});
