import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { schedules, visits, vouchers } from '../../../tests/schedules.testdata.ts';
import { uniform } from '../../numerics/random.ts';
import { most } from './budget.ts';
import { amountAt, type Result, visitsOf } from './schedule.ts';
import { ledger, start, step } from './step.ts';
import { yoke } from './yoke.ts';

const RESULTS: Readonly<Record<string, Result>> = { '-': 'negative', '+': 'positive', o: 'missed', e: 'excused' };
const results = (pattern: string): Result[] => [...pattern].map((sign) => RESULTS[sign] as Result);
/** Dollars paid at each visit. */
const paid = (over: Record<string, unknown>, pattern: string): number[] =>
  ledger(vouchers(over), results(pattern)).steps.map((one) => one.paid / 100);
const restoring = (restore: object) => ({ rungs: { restore } });
const random = (seed: number) => {
  let n = 0;
  return () => uniform(seed, 0, 'draw', n++);
};

describe('vouchers on paper', () => {
  it('[ST1] rise with every negative and start again after a positive or a missed visit', () => {
    expect(paid({}, '---+--o-')).toEqual([2, 3, 4, 0, 2, 3, 0, 2]);
  });
  it('[ST1] stay where they were at an excused visit, which pays nothing and does not break the run', () => {
    expect(paid({}, '--e--')).toEqual([2, 3, 0, 4, 5]);
    expect(paid({ rungs: { excused: 'reset' } }, '--e--')).toEqual([2, 3, 0, 2, 3]);
  });
  it('[ST1] step back or hold when the schedule says so', () => {
    expect(paid({ rungs: { positive: 'back 2', missed: 'hold' } }, '----+-o-')).toEqual([2, 3, 4, 5, 0, 4, 0, 5]);
  });
  it('[ST2] return to the rung lost, at the next negative or at once', () => {
    expect(paid(restoring({ after: 2, to: 'highest', from: 'next' }), '----+---')).toEqual([2, 3, 4, 5, 0, 2, 3, 6]);
    expect(paid(restoring({ after: 2, to: 'highest', from: 'same' }), '----+---')).toEqual([2, 3, 4, 5, 0, 2, 6, 7]);
  });
  it('[ST2] return to where the person would have been: every visit since counts', () => {
    expect(paid(restoring({ after: 2, to: 'onward', from: 'next' }), '----+---')).toEqual([2, 3, 4, 5, 0, 2, 3, 9]);
  });
  it('[ST2] after two lapses: to the highest rung lost, or to the one before the last', () => {
    expect(paid(restoring({ after: 2, to: 'highest' }), '---+-+---'.slice(0, 8))).toEqual([2, 3, 4, 0, 2, 0, 2, 3]);
    const long = {
      phases: [{ lasts: '5 weeks', days: ['Monday', 'Thursday'], rewards: [{ kind: 'voucher', first: '2 USD', rise: '1 USD' }] }],
    };
    expect(paid({ ...long, ...restoring({ after: 2, to: 'highest' }) }, '---+-+---')).toEqual([2, 3, 4, 0, 2, 0, 2, 3, 5]);
    expect(paid({ ...long, ...restoring({ after: 2, to: 'last' }) }, '---+-+---')).toEqual([2, 3, 4, 0, 2, 0, 2, 3, 4]);
  });
  it('[ST3] climb by the week: with an unbroken run, or only when every visit was negative', () => {
    expect(paid({ rungs: { climb: 'week' } }, '--+---')).toEqual([2, 2, 0, 2, 3, 3]);
    expect(paid({ rungs: { climb: 'full week' } }, '--+---')).toEqual([2, 2, 0, 2, 2, 2]);
    expect(paid({ rungs: { climb: 'full week' } }, '--e---')).toEqual([2, 2, 0, 3, 3, 3]);
  });
  it('[ST4] are cut at the cap, and the sentence says so', () => {
    const { steps } = ledger(vouchers({ cap: '6 USD' }), results('----'));
    expect(steps.map((one) => one.paid)).toEqual([200, 300, 100, 0]);
    expect(steps[2]?.text).toBe(
      'visit 3, negative: 1.00 USD (cut from 4.00 USD at the cap of 6.00 USD); the next negative is paid at rung 4',
    );
  });
  it('[ST5] tell what a lapse cost and what brings it back', () => {
    const { steps } = ledger(vouchers(restoring({ after: 3 })), results('--+-'));
    expect(steps[2]?.text).toBe(
      'visit 3, positive: nothing; the next negative is paid at rung 1; 3 more negatives in a row bring back rung 3',
    );
    expect(steps[3]?.text).toContain('2 more negatives in a row bring back rung 3');
  });
});

describe('other rewards on paper', () => {
  const phase = (reward: object) => ({ phases: [{ lasts: '4 weeks', days: ['Monday', 'Thursday'], rewards: [reward] }] });

  it('[ST6] a bonus comes at every third negative in a row', () => {
    expect(paid(phase({ kind: 'cash', first: '10 USD', every: 3 }), '--+---e-')).toEqual([0, 0, 0, 0, 0, 10, 0, 0]);
    expect(paid(phase({ kind: 'cash', first: '10 USD', every: 3 }), '---e---+')).toEqual([0, 0, 10, 0, 0, 0, 10, 0]);
  });
  it('[ST6] attendance is paid whatever the result, and nothing when nobody came', () => {
    expect(paid(phase({ kind: 'goods', first: '1 USD', when: 'attended' }), '-+oe')).toEqual([1, 1, 0, 0]);
    expect(paid(phase({ kind: 'goods', first: '1 USD', when: 'always' }), '-+oe')).toEqual([1, 1, 1, 1]);
  });
  it('[ST6] a privilege comes for a full week, and costs no money', () => {
    const reward = { kind: 'privilege', of: 'take-home dose', each: 'week', ladder: [0, 1, 2] };
    const { steps, paid: money } = ledger(vouchers({ ...phase(reward), rungs: { climb: 'full week' } }), results('------+-'));
    expect(steps.map(({ given }) => given['take-home dose'] ?? 0)).toEqual([0, 0, 0, 1, 0, 2, 0, 0]);
    expect(money).toBe(0);
  });
  it('[ST6] a dose cut comes with a positive or missed visit only', () => {
    const { steps } = ledger(vouchers({ rungs: { doseCut: '50 %' } }), results('-+oe'));
    expect(steps.map((one) => one.doseCut)).toEqual([0, 0.5, 0.5, 0]);
  });
  it('[ST7] draws use one number each, and the slips lie in the order of the bowl', () => {
    const bowl = [
      { slips: 5, prize: '0 USD' },
      { slips: 4, prize: '1 USD' },
      { slips: 1, prize: '20 USD' },
    ];
    const prizes = vouchers({ ...phase({ kind: 'draws', first: 1, rise: 1 }), bowl });
    const { steps, draws } = ledger(prizes, results('--+-'), [0.49, 0.5, 0.9, 0.89]);
    expect(steps.map((one) => one.prizes)).toEqual([[0], [100, 2000], [], [100]]);
    expect(draws).toBe(4);
    expect(() => ledger(prizes, results('--'), [0.5])).toThrow('small: 1 uniform numbers are given; more draws are earned');
    expect(() => step(prizes, start(), 'negative')).toThrow('small: visit 1 earns draws; a source of uniform numbers must be given');
  });
  it('[ST7] the second target earns its draws only with the first', () => {
    const rewards = [
      { kind: 'draws', first: 1 },
      { kind: 'draws', first: 2, also: true },
    ];
    const both = vouchers({
      also: 'opioids',
      bowl: [{ slips: 1, prize: '1 USD' }],
      phases: [{ lasts: '4 weeks', days: ['Monday'], rewards }],
    });
    const seen = [{ result: 'negative' }, { result: 'negative', also: true }, { result: 'positive', also: true }] as const;
    expect(ledger(both, seen, () => 0.5).steps.map((one) => one.draws)).toEqual([1, 3, 0]);
  });
  it('[ST8] a name in the hat wins with its share of the names, then draws from the bowl', () => {
    const reward = { kind: 'draws', first: 1, rise: 1, hat: { drawn: 2, others: 3 } };
    const group = vouchers({ ...phase(reward), targets: ['attendance'], bowl: [{ slips: 1, prize: '5 USD' }] });
    // One name of four, then two of five: 0.3 wins only the second time.
    expect(ledger(group, results('--'), [0.3, 0.24, 0, 0.3, 0.41, 0]).steps.map((one) => one.prizes)).toEqual([[500], [500]]);
  });
  it('[ST9] nothing comes after the last visit', () => {
    expect(() => ledger(vouchers(), results('---------'))).toThrow('small: visit 9 is asked for; the programme has 8 visits');
  });
});

describe('laws', () => {
  const any = fc.tuple(schedules, fc.array(visits, { minLength: 18, maxLength: 18 }), fc.nat(1000));

  it('[ST10] nobody is paid less than nothing, or more than the most, or in parts of a cent', () => {
    fc.assert(
      fc.property(any, ([schedule, seen, seed]) => {
        const { steps, paid: total, draws, given } = ledger(schedule, seen.slice(0, visitsOf(schedule)), random(seed));
        const top = most(schedule);
        expect(steps.every((one) => Number.isInteger(one.paid) && one.paid >= 0)).toBe(true);
        expect(steps.reduce((sum, one) => sum + one.paid, 0)).toBe(total);
        expect(total).toBeLessThanOrEqual(top.paid);
        expect(draws).toBeLessThanOrEqual(top.draws);
        for (const [of, n] of Object.entries(given)) expect(n).toBeLessThanOrEqual(top.given[of] ?? 0);
      }),
      { numRuns: 400 },
    );
  });

  it('[ST11] a reset leads to rung 1 and no lapse to a higher rung; restoration never lowers one', () => {
    fc.assert(
      fc.property(any, ([schedule, seen, seed]) => {
        let state = start();
        for (const visit of seen.slice(0, visitsOf(schedule))) {
          const next = step(schedule, state, visit, random(seed)).state;
          if (visit.result === 'negative') expect(next.rung).toBeGreaterThanOrEqual(state.rung);
          else {
            const climb = schedule.rungs.climb === 'week' ? 1 : 0;
            expect(next.rung).toBeLessThanOrEqual(state.rung + climb);
            if (schedule.rungs[visit.result] === 'reset') expect(next).toMatchObject({ rung: 1, run: 0 });
          }
          state = next;
        }
      }),
      { numRuns: 300 },
    );
  });

  it('[ST12] enough negatives in a row bring back at least the rung lost', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 1, max: 6 }),
        fc.constantFrom('highest', 'last', 'onward'),
        (before, after, to) => {
          const schedule = vouchers({
            phases: [{ lasts: '20 weeks', days: ['Monday'], rewards: [{ kind: 'voucher', first: '2 USD', rise: '1 USD' }] }],
            rungs: { restore: { after, to } },
          });
          const { steps } = ledger(schedule, results(`${'-'.repeat(before)}+${'-'.repeat(after)}`));
          expect(steps.at(-1)?.state.rung).toBeGreaterThanOrEqual(before + 1);
          expect(steps.at(-1)?.state.lost).toBe(0);
        },
      ),
    );
  });

  it('[ST13] the same results and numbers give the same ledger, and the start of a ledger is the ledger of the start', () => {
    fc.assert(
      fc.property(any, ([schedule, seen, seed]) => {
        const all = seen.slice(0, visitsOf(schedule));
        const whole = ledger(schedule, all, random(seed));
        expect(ledger(schedule, all, random(seed))).toEqual(whole);
        expect(ledger(schedule, all.slice(0, 2), random(seed)).steps).toEqual(whole.steps.slice(0, 2));
      }),
      { numRuns: 100 },
    );
  });

  it('[ST14] a yoked person is paid what the partner earned, visit by visit, whatever the own results', () => {
    fc.assert(
      fc.property(any, ([schedule, seen, seed]) => {
        const partner = ledger(schedule, seen.slice(0, visitsOf(schedule)), random(seed));
        const yoked = yoke(schedule, partner);
        const own = ledger(
          yoked,
          partner.steps.map((_, i) => (i % 2 ? 'positive' : 'missed')),
        );
        expect(own.steps.map((one) => one.paid)).toEqual(partner.steps.map((one) => one.paid));
        const missed = ledger(
          yoke(schedule, partner, 'attended'),
          partner.steps.map(() => 'missed'),
        );
        expect(missed.paid).toBe(0);
      }),
      { numRuns: 100 },
    );
  });

  it('amounts never fall with the rung', () => {
    fc.assert(
      fc.property(schedules, fc.nat(30), (schedule, n) => {
        for (const { steps } of schedule.phases.flatMap((phase) => phase.rewards))
          expect(amountAt(steps, n + 2)).toBeGreaterThanOrEqual(amountAt(steps, n + 1));
      }),
    );
  });
});
