/** Every claim on a small cohort, and on models whose mechanism is taken away. The full cohort is: accumbens claims. */
import { beforeAll, describe, expect, it } from 'vitest';
import { type Claim, type Cohort, exp, type Finding, normal } from '../src/index.ts';
import { above, below, conclude, lies, told, within } from './_check.ts';
import { dailyUse, everyone, heroin, lastInjection, merged, nextInjection, span } from './_cohort.ts';
import { numbers, rise, type Stretch, shown, steepest, timeAbove, timeBelow, timeMean } from './_measure.ts';
import { c01 } from './C01.ts';
import { c02 } from './C02.ts';
import { c03 } from './C03.ts';
import { c04 } from './C04.ts';
import { c05 } from './C05.ts';
import { c06 } from './C06.ts';
import { c07 } from './C07.ts';
import { c08 } from './C08.ts';
import { c09 } from './C09.ts';
import { c13 } from './C13.ts';
import { c14 } from './C14.ts';

/** Each claim with parameters, inside their declared ranges, that take its mechanism away, and what then no longer shows. */
const CLAIMS: readonly (readonly [Claim, string, NonNullable<Cohort['parameters']>, string])[] = [
  [c01, 'sex gives no more than a snack', { 'sex.size': 0.2 }, 'food raises it less than sex'],
  [c02, 'opioids hardly reach dopamine neurons', { 'disinhibition.gain': 0.5 }, 'the rise is at least 1.5 ×'],
  [
    c03,
    'smoke is taken up slowly',
    { 'heroin.smokedHalfLife': 5, 'heroin.smokedShare': 0.25, 'heroin.snortedHalfLife': 1 },
    'faster smoked than snorted',
  ],
  [
    c04,
    'the response tires at once',
    { 'disinhibition.fading': 1, 'disinhibition.desensitising': 3, 'disinhibition.internalising': 20 },
    'lasts at least 3 ×',
  ],
  [
    c05,
    'withdrawal hardly reaches dopamine',
    { 'dopamine.withdrawalDip': 0.2, 'withdrawal.riseTime': 10, 'withdrawal.half': 3 },
    'dopamine is low after one dose',
  ],
  [
    c06,
    'no receptors or terminals are lost',
    { 'd2Receptors.most': 0.05, 'dopamine.transporterDamping': 0 },
    'the meal raises dopamine less',
  ],
  [
    c07,
    'nothing adapts over days',
    {
      'disinhibition.fastTolerance': 1e-3,
      'disinhibition.slowTolerance': 1e-3,
      'disinhibition.fading': 0.3,
      'dopamine.withdrawalDip': 0.2,
    },
    'more is needed after 30 days than after 7',
  ],
  [c08, 'no receptors or terminals are lost', { 'd2Receptors.most': 0.05, 'dopamine.transporterDamping': 0 }, 'less is felt in use'],
  [c09, 'hardly any receptors are lost', { 'd2Receptors.most': 0.05 }, 'as large as Wang 1997 found'],
  [c13, 'the set point hardly moves', { 'reward.rise': 0.5, 'd2Receptors.most': 0.05 }, 'the best day falls short'],
  [c14, 'the set point hardly moves', { 'reward.rise': 0.5, 'd2Receptors.most': 0.05 }, 'after a year it no longer does'],
];

describe('measures', () => {
  const ramp: Stretch = { t: [0, 1, 3], x: [0, 2, 0] };

  it('[CM1] integrates over time whatever the sampling, on paper', () => {
    expect(timeAbove(ramp, 1)).toBeCloseTo(1.5, 12);
    expect(timeBelow(ramp, 1)).toBeCloseTo(1.5, 12);
    expect(timeMean(ramp)).toBeCloseTo(1, 12);
    expect(timeAbove({ t: [0, 0.25, 0.5, 1, 2, 3], x: [0, 0.5, 1, 2, 1, 0] }, 1)).toBeCloseTo(1.5, 12);
  });

  it('[CM2] finds the steepest rise within a window between points, per minute', () => {
    expect(steepest({ t: [0, 1, 2, 3], x: [0, 1, 7, 7] }, 1)).toBeCloseTo(6 / 60, 12);
    expect(steepest({ t: [0, 1, 2, 3], x: [0, 1, 7, 7] }, 0.5)).toBeCloseTo(6 / 60, 12);
    expect(rise({ t: [0, 1, 2], x: [3, 5, 1] })).toBe(2);
  });

  it('[CM3] calls what an interval leaves open undecided, neither pass nor fail', () => {
    const wide = { estimate: 2, low: 1, high: 3 };
    const holds = (...checks: { holds: boolean | undefined }[]) => checks.map((one) => one.holds);
    expect(holds(above('', wide, 0.5), above('', wide, 2), above('', wide, 3))).toEqual([true, undefined, false]);
    expect(holds(below('', wide, 3.5), below('', wide, 2), below('', wide, 1))).toEqual([true, undefined, false]);
    expect(holds(within('', wide, [0, 4]), within('', wide, [2, 4]), within('', wide, [5, 6]))).toEqual([true, undefined, false]);
    expect(holds(lies('', wide, [2, null]), lies('', wide, [null, 1.9]), told('', wide))).toEqual([true, false, true]);
    const verdict = (bound: number) => conclude({ people: 12, seed: 1 }, '', {}, [told('a', 1), above('b', wide, bound, 'h')]);
    const compared = (bound: number) => [
      { says: 'a', estimate: 1, low: 1, high: 1 },
      { says: 'b', ...wide, unit: 'h', agrees: [bound, null] },
    ];
    expect(verdict(0)).toEqual({ measured: '', values: {}, compared: compared(0), verdict: 'pass' });
    expect(verdict(2)).toMatchObject({ verdict: 'warn', because: 'not shown by 12 people: b', compared: compared(2) });
    expect(verdict(4)).toMatchObject({ verdict: 'fail', because: 'not so: b' });
    expect(shown({ estimate: -1, low: -2.04, high: 0 }, 1, '%')).toBe('−1.0 % (95 % CI −2.0 to 0.0)');
    expect(numbers('x', wide)).toEqual({ x: 2, xLow: 1, xHigh: 3 });
  });
});

describe('cohort', () => {
  it('[CC1] works up from the first dose to the usual one in two weeks, three injections a day', () => {
    const person = { index: 0, usual: 20, first: 6, live: () => expect.fail() };
    const events = dailyUse(person, 20);
    expect(events).toHaveLength(60);
    expect(events[0]).toEqual(heroin(9, 6));
    expect(events.filter((e) => e.kind === 'dose' && e.amount === 20)).toHaveLength(18);
    expect(events[59]?.at).toBe(lastInjection(20));
    expect(nextInjection(20)).toBe(lastInjection(20) + 12);
    expect(merged(span(0, 1, 0.1), span(0.5, 1.5, 0.1)).every((t, i, all) => i === 0 || t > (all[i - 1] as number))).toBe(true);
  });

  it('[CC2] titrates to the breathing margin: what stops breathing is the declared factor above the usual dose', () => {
    // Without tolerance in breathing the margin can be tried on the first day.
    const cohort = { people: 6, seed: 3, parameters: { 'breathing.toleranceGain': 1e-6 } };
    const stopped = everyone(cohort, (person) => {
      const stopping = (4.5 * person.usual) / exp(0.25 * normal(3, person.index, 'usual dose', 0));
      return [0.95, 1.05].map((times) => person.live([heroin(0, stopping * times)], [0, 2], []).overdoses.length);
    });
    expect(stopped).toEqual(stopped.map(() => [0, 1]));
  });

  it('[CC3] refuses a cohort without an interval', () => {
    expect(() => everyone({ people: 1, seed: 1 }, () => 0)).toThrow('claims: people is 1; it must be a whole number ≥ 2');
  });
});

describe.each(CLAIMS)('$id', (claim, without, parameters, lost) => {
  // Claims about single doses are cheap, and twelve people are too few for their ratios; so they are for where a year's use ends (C13, C14).
  const people = claim.id <= 'C05' ? 60 : ['C13', 'C14'].includes(claim.id) ? 24 : 12;
  let small: Finding;
  beforeAll(() => {
    small = claim.run({ people, seed: 1 });
  });

  it('[CL1] gives a verdict, finite numbers and an interval, and does not fail on a small cohort', () => {
    expect(Object.entries(small.values).filter(([, x]) => !Number.isFinite(x))).toEqual([]);
    expect(small.measured).toMatch(/95 % CI/);
    expect(small.compared!.filter(({ agrees }) => agrees).length, 'a picture of what is judged').toBeGreaterThan(0);
    for (const name of Object.keys(small.values).filter((n) => `${n}Low` in small.values)) {
      expect(small.values[`${name}Low`], name).toBeLessThanOrEqual(small.values[name] as number);
      expect(small.values[`${name}High`], name).toBeGreaterThanOrEqual(small.values[name] as number);
    }
    expect(small.because !== undefined, small.because).toBe(small.verdict !== 'pass');
    expect(small.verdict, small.because).not.toBe('fail');
  });

  it('[CL2] is the same when run again, and other people when the seed is another', () => {
    const again = claim.run({ people: 2, seed: 6 });
    expect(claim.run({ people: 2, seed: 6 })).toEqual(again);
    expect(claim.run({ people: 2, seed: 7 }).values).not.toEqual(again.values);
  });

  it(`[CL3] does not hold when the mechanism is gone: ${without}`, () => {
    expect(small.because ?? '').not.toContain(lost);
    expect(claim.run({ people: Math.ceil(people / 2), seed: 1, parameters }).because).toContain(lost);
  });
});
