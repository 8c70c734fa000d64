import { beforeAll, describe, expect, it } from 'vitest';
import { Bench, column, dailyHeroin, dose, ligand, peak, span, typicalLife } from '../../tests/_bench.ts';
import { receptor } from './receptor.ts';
import { withdrawal } from './withdrawal.ts';

const value = (name: keyof typeof withdrawal.parameters): number => withdrawal.parameters[name].value;
/** Softness at its least, so that the ramps are near the straight lines of the formulae. */
const bench = (odds: number) => new Bench([withdrawal], { 'receptor.odds': odds, 'tolerance.level': 0, 'withdrawal.softness': 1e-9 });
const DAY = 24;

describe('withdrawal, on paper', () => {
  it('[WD1] adaptation approaches O/(O + half), rising and falling by e in their times', () => {
    const odds = 2;
    const target = odds / (odds + value('half'));
    const b = bench(odds).wait(value('riseTime') * DAY);
    expect(b.read('withdrawal.adaptation')).toBeCloseTo(target * (1 - Math.exp(-1)), 7);
    const before = b.read('withdrawal.adaptation');
    b.set('receptor.odds', 0).wait(value('fallTime') * DAY);
    expect(b.read('withdrawal.adaptation')).toBeCloseTo(before * Math.exp(-1), 7);
  });

  it('[WD1a] tolerance shifts the log of the odds that the body comes to expect', () => {
    const odds = value('half') * Math.exp(value('toleranceGain') * 0.8);
    const b = new Bench([withdrawal], { 'receptor.odds': odds, 'tolerance.level': 0.8 });
    expect(b.read('withdrawal.stimulus')).toBeCloseTo(0.5, 12);
  });

  it('[WD2] after a sudden stop the slow branch is a difference of exponentials, the fast one a Bernoulli curve', () => {
    const b = bench(0).set('withdrawal.adaptation', 0.8).set('withdrawal.recent', 0.8);
    const [fall, lag, recent] = [value('fallTime') * DAY, value('lag'), value('recentTime')];
    for (const t of [1, 6, 24, 72]) {
      b.wait(t - b.t);
      const slow = ((0.8 * fall) / (fall - lag)) * (Math.exp(-t / fall) - Math.exp(-t / lag));
      // dr/dt = −(r/τ)(1 + k·r²), so 1/r² is linear in e^(2t/τ).
      const left = Math.exp((-2 * t) / recent) / (1 + value('unlearning') * 0.64 * (1 - Math.exp((-2 * t) / recent)));
      const fast = value('precipitated') * 0.8 * Math.sqrt(left);
      expect(b.read('withdrawal.slow')).toBeCloseTo(slow, 6);
      expect(b.read('withdrawal.drive')).toBeCloseTo(slow + fast, 6);
    }
  });

  it('[WD3] the score is 24 where the drive is at half of the scale', () => {
    expect(bench(0).set('withdrawal.slow', value('halfScore')).read('withdrawal.cows')).toBeCloseTo(24, 10);
    const doubled = 2 ** value('steepness');
    expect(
      bench(0)
        .set('withdrawal.slow', 2 * value('halfScore'))
        .read('withdrawal.cows'),
    ).toBeCloseTo((48 * doubled) / (1 + doubled), 10);
  });

  it('[WD4] a shortfall x counts as x³/(x² + softness²)', () => {
    const b = new Bench([withdrawal], { 'withdrawal.softness': 0.02 }).set('withdrawal.adaptation', 0.1).set('withdrawal.recent', 0.3);
    const missed = 0.1 + value('acuteShare') * 0.3;
    expect(b.read('withdrawal.drive')).toBeCloseTo((value('precipitated') * missed ** 3) / (missed ** 2 + 0.0004), 12);
  });
});

describe('withdrawal, the long adaptation on paper', () => {
  it('[WD11] rises and falls by e in its two times', () => {
    const odds = 2;
    const target = odds / (odds + value('half'));
    const b = bench(odds).wait(value('protractedRise') * DAY);
    expect(b.read('withdrawal.long')).toBeCloseTo(target * (1 - Math.exp(-1)), 7);
    const before = b.read('withdrawal.long');
    b.set('receptor.odds', 0).wait(value('protractedFall') * DAY);
    expect(b.read('withdrawal.long')).toBeCloseTo(before * Math.exp(-1), 7);
  });

  it('[WD12] protracted unease is what it expects and does not get, and none when it gets more', () => {
    expect(bench(0).set('withdrawal.long', 0.5).read('withdrawal.protracted')).toBeCloseTo(0.5, 7);
    expect(bench(5).set('withdrawal.long', 0.5).read('withdrawal.protracted')).toBe(0);
  });
});

describe('withdrawal, laws', () => {
  it('[WD5] none without use, and none while the stimulus stays', () => {
    expect(
      bench(0)
        .wait(50 * DAY)
        .read('withdrawal.cows'),
    ).toBe(0);
    expect(
      bench(3)
        .wait(200 * DAY)
        .read('withdrawal.cows'),
    ).toBeLessThan(1e-6);
  });

  it('[WD6] the score stays within 0–48 and grows with what is missing', () => {
    const scores = [0.1, 0.3, 0.6, 1].map((a) =>
      bench(0).set('withdrawal.adaptation', a).set('withdrawal.recent', a).read('withdrawal.cows'),
    );
    expect(scores).toEqual([...scores].sort((a, b) => a - b));
    expect(scores[0]).toBeGreaterThan(0);
    expect(scores.at(-1)).toBeLessThan(48);
  });

  it('[WD7] an antagonist precipitates it within minutes, and only in a dependent body', () => {
    const given = (odds: number) =>
      new Bench([withdrawal, receptor, ligand('agonist', 1), ligand('antagonist', 0)], { 'withdrawal.softness': 0.02 })
        .set('agonist.drive', odds)
        .wait(30 * DAY)
        .set('antagonist.drive', 1e3)
        .wait(0.2)
        .read('withdrawal.cows');
    expect(given(0)).toBe(0);
    expect(given(3)).toBeGreaterThan(10);
  });

  it('[WD13] the more is missed, the faster the recent memory goes', () => {
    const shares = [0.1, 0.3, 0.9].map((r) => bench(0).set('withdrawal.recent', r).wait(1).read('withdrawal.recent') / r);
    expect(shares).toEqual([...shares].sort((a, b) => b - a));
    expect(shares[0]).toBeLessThan(Math.exp(-1 / value('recentTime')));
  });

  it('[WD8] the dopamine system remembers it with a delay, and the long adaptation outlasts the short', () => {
    const b = bench(3)
      .wait(60 * DAY)
      .set('receptor.odds', 0)
      .wait(1.5 * DAY);
    const early = b.read('withdrawal.sensitised');
    expect(b.wait(DAY).read('withdrawal.sensitised')).toBeGreaterThan(early);
    b.wait(40 * DAY);
    expect(b.read('withdrawal.long')).toBeGreaterThan(10 * b.read('withdrawal.adaptation'));
  });
});

describe('withdrawal, published (typical person, 30 days of the usual dose)', () => {
  const last = 29 * DAY + 12;
  const after = span(0, 12 * DAY, 1);
  let score: number[] = [];
  beforeAll(() => {
    const times = after.map((t) => last + t);
    score = column(typicalLife(dailyHeroin(30), times, { series: ['withdrawal.cows'], tolerance: 1e-4 }), 'withdrawal.cows');
  });

  it('[WD9] W008: peaks at 15–22 on day 1.5–3 and is below 5 by day 7–10', () => {
    const top = peak(after, score);
    expect(top.height).toBeGreaterThan(15);
    expect(top.height).toBeLessThan(22);
    expect(top.at / DAY).toBeGreaterThan(1.5);
    expect(top.at / DAY).toBeLessThan(3);
    for (const [i, t] of after.entries()) if (t > 8.5 * DAY) expect(score[i]).toBeLessThan(5);
  });

  it('[WD10] W004: naloxone by vein precipitates it within minutes, and most is over in the hour or two', () => {
    const at = last + 4;
    const times = [at, at + 3 / 60, at + 10 / 60, at + 0.5, at + 3];
    const events = [...dailyHeroin(30), dose(at, 'naloxone', 'intravenous', 0.8)];
    const [before, , soon, , late] = column(
      typicalLife(events, times, { series: ['withdrawal.cows'], tolerance: 1e-4 }),
      'withdrawal.cows',
    );
    expect(before).toBeLessThan(2);
    expect(soon).toBeGreaterThan(8);
    expect(late).toBeLessThan(0.5 * soon!);
  });
});

describe('withdrawal, published (typical person, one dose of morphine 18 mg into muscle)', () => {
  /** Highest score of the hour after naloxone 10 mg at each of `at`, h, with morphine at 0. */
  const challenged = (milligrams: number, ...at: number[]): number => {
    const given = at.map((t) => dose(t, 'naloxone', 'intramuscular', 10));
    const from = at[at.length - 1] as number;
    const events = [dose(0, 'morphine', 'intramuscular', milligrams), ...given];
    return Math.max(
      ...column(typicalLife(events, span(from, from + 1, 1 / 60), { series: ['withdrawal.cows'], tolerance: 1e-4 }), 'withdrawal.cows'),
    );
  };

  it('[WD14] W010: nothing to precipitate after 15 min, something after six hours (published: from 45 min on; here it takes hours)', () => {
    expect(challenged(18, 0.25)).toBe(0);
    expect(challenged(18, 6)).toBeGreaterThan(1);
  });

  it('[WD15] W011: grows with the dose of morphine up to 10 mg; beyond, morphine itself resists the block (published: up to 17 mg)', () => {
    const scores = [1, 3, 5.6, 10].map((milligrams) => challenged(milligrams, 6));
    expect(scores).toEqual([...scores].sort((a, b) => a - b));
  });

  it('[WD16] W012: at 24 h less when naloxone had been given at 6 h', () => {
    expect(challenged(18, 6, 24)).toBeLessThan(0.9 * challenged(18, 24));
  });
});
