import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { schedules } from '../../../tests/schedules.testdata.ts';
import { parseMoney, printMoney } from './money.ts';
import { parseSchedule, schedule } from './parse.ts';
import { printSchedule } from './print.ts';

const WRITTEN = `
name: my-clinic
says: Attendance pays, and so does a negative urine
currency: USD
targets: [attendance, stimulants]
phases:
  - lasts: 12 weeks
    days: [Monday, Thursday]
    rewards:
      - { kind: voucher, first: 2.50 USD, rise: 1.25 USD, most: 20 USD }
      - { kind: cash, first: 10 USD, every: 3 }
rungs:
  missed: back 2
  restore: { after: 5 }
cap: 400 USD
delay: 1 d
`;
const good = (): Record<string, unknown> => parse(WRITTEN) as Record<string, unknown>;
const faults = (over: Record<string, unknown>): string[] => parseSchedule({ ...good(), ...over }).faults.map(({ message }) => message);
const phase = (reward: object, over: object = {}) => ({ phases: [{ lasts: '1 weeks', days: ['Monday'], rewards: [reward], ...over }] });

describe('money', () => {
  it('[MO1] is read in whole cents, and only in its own currency', () => {
    expect(['2.50 USD', '2.5 USD', '2USD', ' 1000000.01 USD '].map((text) => parseMoney(text, 'USD'))).toEqual([250, 250, 200, 100000001]);
    expect(['2.505 USD', '2.50 EUR', '2.50', '$2.50', '-1 USD', '1,000 USD', '1e3 USD'].map((text) => parseMoney(text, 'USD'))).toEqual(
      Array.from({ length: 7 }),
    );
  });
  it('[MO2] is written as it is read', () => {
    fc.assert(
      fc.property(fc.nat(99_999_999), (cents) => {
        expect(parseMoney(printMoney(cents, 'GBP'), 'GBP')).toBe(cents);
      }),
    );
  });
});

describe('schedules people write', () => {
  it('[SP1] are read from plain data, with what is left out filled in', () => {
    const read = schedule(good());
    expect(read.phases[0]).toEqual({
      weeks: 12,
      days: ['Monday', 'Thursday'],
      rewards: [
        {
          kind: 'voucher',
          steps: { first: 250, rise: 125, most: 2000 },
          by: 'rung',
          when: 'negative',
          each: 'visit',
          every: 1,
          also: false,
        },
        { kind: 'cash', steps: { first: 1000, rise: 0 }, by: 'rung', when: 'negative', each: 'visit', every: 3, also: false },
      ],
    });
    expect(read.rungs).toEqual({
      climb: 'visit',
      positive: 'reset',
      missed: 'back 2',
      excused: 'hold',
      restore: { after: 5, to: 'highest', from: 'next' },
      doseCut: 0,
    });
    expect(read).toMatchObject({ cap: 40_000, delay: 24, naloxone: false, bowl: [] });
  });

  it('[SP2] parse(print(x)) is x, through YAML too', () => {
    fc.assert(
      fc.property(schedules, (any) => {
        expect(schedule(printSchedule(any))).toEqual(any);
        expect(schedule(parse(stringify(printSchedule(any))))).toEqual(any);
      }),
      { numRuns: 300 },
    );
  });

  it.each<[Record<string, unknown>, string]>([
    [{ name: 3 }, 'name: found "3"; allowed is text'],
    [{ currency: 'dollars' }, 'currency: found "dollars"; allowed is three capital letters, like USD'],
    [{ targets: [] }, 'targets: found a list of 0; allowed is a list of at least 1 and at most 1000'],
    [{ naloxone: 'yes' }, 'naloxone: found "yes"; allowed is true or false'],
    [{ medication: 'heroin' }, 'medication: found "heroin"; allowed is methadone, buprenorphine, naltrexone'],
    [{ cap: 400 }, 'cap: found "400"; allowed is an amount with at most two decimals and its currency, like `2.50 USD`'],
    [{ delay: '1 month' }, 'delay: found "1 month"; allowed is a length of time'],
    [{ rungs: { missed: 'back' } }, 'rungs.missed: found "back"; allowed is reset, hold, or so many rungs back, like `back 2`'],
    [{ rungs: { restore: { after: 0 } } }, 'rungs.restore.after: found "0"; allowed is a whole number from 1 to 1000'],
    [{ rungs: { doseCut: '150 %' } }, 'rungs.doseCut: found "150 %"; allowed is a whole percentage of the dose from 0 % to 100 %'],
    [phase({ kind: 'voucher', first: '2.50 EUR' }), 'phases[0].rewards[0].first: found "2.50 EUR"; allowed is'],
    [phase({ kind: 'voucher' }), 'phases[0].rewards[0].first: found nothing; allowed is'],
    [phase({ kind: 'draws', first: 1 }), 'phases[0].rewards[0].kind: found "draws" without a bowl; allowed is'],
    [phase({ kind: 'voucher', ladder: ['2 USD', '1 USD'] }), 'phases[0].rewards[0].ladder[1]: found less than the rung before; allowed is'],
    [phase({ kind: 'voucher', ladder: ['2 USD'], rise: '1 USD' }), 'phases[0].rewards[0].rise: found "1 USD"; allowed is either'],
    [
      phase({ kind: 'voucher', first: '5 USD', most: '2 USD' }),
      'phases[0].rewards[0].most: found "2 USD"; allowed is no less than `first`',
    ],
    [phase({ kind: 'voucher', first: '5 USD', when: 'always', every: 2 }), 'phases[0].rewards[0].when: found "always" with a condition'],
    [phase({ kind: 'voucher', first: '5 USD', each: 'week', every: 2 }), 'phases[0].rewards[0].every: found "2"; allowed is 1'],
    [phase({ kind: 'voucher', first: '5 USD', also: true }), 'phases[0].rewards[0].also: found "true" without a second target'],
    [
      phase({ kind: 'voucher', first: '5 USD', hat: { drawn: 1, others: 2 } }),
      'phases[0].rewards[0].hat: found a hat with rewards of kind voucher',
    ],
    [phase({ kind: 'voucher', first: '5 USD' }, { lasts: '10 d' }), 'phases[0].lasts: found "10 d"; allowed is whole weeks'],
    [
      phase({ kind: 'voucher', first: '5 USD' }, { days: ['Friday', 'Monday'] }),
      'phases[0].days: found Friday, Monday; allowed is days of one week',
    ],
    [phase({ kind: 'voucher', first: '5 USD' }, { lasts: '521 weeks' }), 'phases[0].lasts: found "521 weeks"; allowed is'],
    [{ fases: [] }, 'fases: found a key that is not known; allowed is name, says'],
  ])('[SP3] %j has one fault, which says where, what was found and what is allowed', (over, message) => {
    const all = faults(over);
    expect(all).toHaveLength(1);
    expect(all[0]).toContain(message);
  });

  it('[SP4] have all their faults told at once, in the order of the keys', () => {
    expect(faults({ name: '', cap: '1', rungs: { climb: 'up' } }).map((message) => message.split(':')[0])).toEqual([
      'name',
      'rungs.climb',
      'cap',
    ]);
    expect(() => schedule({ ...good(), name: '', cap: '1' })).toThrow(/^name: found "".*\ncap: found "1"/);
  });

  it('[SP5] never make the reader fail, whatever is written', () => {
    fc.assert(
      fc.property(fc.anything(), (data) => {
        expect(parseSchedule(data).faults.length).toBeGreaterThan(0);
      }),
    );
    const key = fc.constantFrom(...Object.keys(good()), 'bowl', 'detection', 'sources');
    fc.assert(
      fc.property(key, fc.anything(), (name, data) => {
        const read = parseSchedule({ ...good(), [name]: data });
        expect('schedule' in read).toBe(read.faults.length === 0);
      }),
    );
  });
});
