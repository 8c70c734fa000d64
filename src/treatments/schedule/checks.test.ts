import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { schedules, vouchers } from '../../../tests/schedules.testdata.ts';
import { higginsVouchers } from '../protocols/higginsVouchers.ts';
import { checks } from './checks.ts';
import { LIMITS } from './limits.ts';

const codes = (over: Record<string, unknown>): string[] => checks(vouchers(over)).map(({ code }) => code);
const found = (over: Record<string, unknown>, code: string) => checks(vouchers(over)).find((check) => check.code === code);
const phases = (reward: object, over: object = {}) => ({
  phases: [{ lasts: '12 weeks', days: ['Monday', 'Thursday'], rewards: [reward], ...over }],
});
const bowl = [
  { slips: 95, prize: '0 USD' },
  { slips: 5, prize: '100 USD' },
];

describe('safety', () => {
  it.each([{}, { medication: 'methadone' }, { naloxone: true }])('[CK1] opioid abstinence rewarded with %j alone is a danger', (given) => {
    for (const targets of [['opioids'], ['attendance', 'opioids'], ['all drugs']]) {
      const danger = found({ targets, ...given }, 'opioid-abstinence');
      expect(danger?.level).toBe('danger');
      expect(danger?.says).toContain('lose their tolerance');
      expect(danger?.from).toContain('CM060');
    }
  });
  it('[CK1] names what is missing', () => {
    const says = (over: object) => found({ targets: ['opioids'], ...over }, 'opioid-abstinence')?.says;
    expect(says({ medication: 'methadone' })).toContain('without take-home naloxone:');
    expect(says({ naloxone: true })).toContain('without medication (methadone, buprenorphine or naltrexone):');
    expect(says({})).toContain('without medication (methadone, buprenorphine or naltrexone) and without take-home naloxone:');
  });
  it('[CK1] speaks of a second target too, and not of attendance or of a yoked control', () => {
    const rewards = [
      { kind: 'voucher', first: '5 USD' },
      { kind: 'voucher', first: '5 USD', also: true },
    ];
    expect(codes({ also: 'opioids', phases: [{ lasts: '12 weeks', days: ['Monday'], rewards }] })).toContain('opioid-abstinence');
    expect(codes({ targets: ['attendance'] })).not.toContain('opioid-abstinence');
    expect(codes({ targets: ['opioids'], ...phases({ kind: 'voucher', first: '5 USD', when: 'always' }) })).not.toContain(
      'opioid-abstinence',
    );
  });
  it('[CK1] with medication and naloxone remains a note', () => {
    expect(found({ targets: ['opioids'], medication: 'buprenorphine', naloxone: true }, 'opioid-abstinence')?.level).toBe('note');
  });
  it('[CK1] no schedule that rewards opioid abstinence without both escapes the danger', () => {
    fc.assert(
      fc.property(schedules, (any) => {
        const { medication: _, ...rest } = any;
        const rewards = [{ kind: 'voucher', steps: [100], by: 'rung', when: 'negative', each: 'visit', every: 1, also: false } as const];
        const bare = { ...rest, targets: ['opioids' as const], phases: any.phases.map((phase) => ({ ...phase, rewards })) };
        expect(checks(bare)[0]).toMatchObject({ level: 'danger', code: 'opioid-abstinence' });
        const { level } = checks({ ...bare, medication: 'methadone', naloxone: true }).find(({ code }) => code === 'opioid-abstinence')!;
        expect(level).toBe('note');
      }),
      { numRuns: 50 },
    );
  });
  it('[CK2] a dose cut is a danger', () => {
    expect(found({ rungs: { doseCut: '50 %' } }, 'dose-cut')?.level).toBe('danger');
  });
});

describe('good practice', () => {
  it('[CK3] a reset without restoration', () => {
    expect(codes({})).toContain('no-restoration');
    expect(codes({ rungs: { restore: { after: 3 } } })).not.toContain('no-restoration');
    expect(codes({ rungs: { positive: 'back 1', missed: 'back 1' } })).not.toContain('no-restoration');
  });
  it('[CK4] escalation that is absent, or late', () => {
    expect(codes(phases({ kind: 'voucher', first: '20 USD' }))).toContain('no-escalation');
    const late = phases({ kind: 'voucher', ladder: [...Array(12).fill('1 USD'), '50 USD'] });
    expect(found(late, 'late-escalation')?.says).toContain('the first quarter of the visits holds 1.0 %');
    expect(codes({})).not.toContain('late-escalation');
  });
  it('[CK5] what one lapse costs: Higgins without restoration loses 43 % at the middle, with it a quarter', () => {
    const { restore: _, ...rungs } = higginsVouchers.rungs;
    const lapse = checks({ ...higginsVouchers, rungs }).find(({ code }) => code === 'costly-lapse');
    expect(lapse?.says).toMatch(/^one positive at visit 1\d costs 4\d\d\.\d\d USD, 4\d % of all that can be earned$/);
    expect(checks(higginsVouchers).map(({ code }) => code)).not.toContain('costly-lapse');
  });
  it('[CK6] missing a visit that costs less than a positive', () => {
    expect(codes({ rungs: { missed: 'hold' } })).toContain('missed-holds');
    expect(codes({})).not.toContain('missed-holds');
  });
  it('[CK7] magnitude: $80 is a warning, $240 is enough, between them is a note', () => {
    const level = (first: string) => found(phases({ kind: 'voucher', first }), 'magnitude')?.level;
    expect(['3 USD', '9 USD', '10 USD'].map(level)).toEqual(['warning', 'note', undefined]);
  });
  it('[CK8] a bowl that seldom wins anything', () => {
    const { says } = found({ bowl, ...phases({ kind: 'draws', first: 1 }) }, 'first-reward')!;
    // Two draws with 95 % blanks.
    expect(says).toContain('90 % of people win nothing');
    expect(codes({})).not.toContain('first-reward');
  });
  it('[CK9] tests further apart than they look back', () => {
    expect(found({ detection: '2 d' }, 'test-frequency')?.says).toContain('up to 4 days lie between tests that look back 2 days');
    expect(codes({ detection: '5 d' })).not.toContain('test-frequency');
    expect(codes({ targets: ['opioids'] })).toContain('test-frequency');
    expect(codes({ targets: ['attendance'], detection: '2 d' })).not.toContain('test-frequency');
  });
  it('[CK10] delay', () => {
    expect(codes({ delay: '7 d' })).toContain('delay');
    expect(codes({})).not.toContain('delay');
  });
});

describe('money', () => {
  it('[CK11] surprises: a bill steep in success, a jackpot, a cap that stops the reward', () => {
    expect(checks(higginsVouchers).map(({ code }) => code)).toContain('budget');
    expect(codes({ bowl, ...phases({ kind: 'draws', first: 1 }) })).toContain('jackpot');
    expect(found({ cap: '10 USD' }, 'cap')?.says).toContain('the cap of 10.00 USD, out of 44.00 USD');
    expect(codes({ cap: '44 USD' })).not.toContain('cap');
    expect(codes({ bowl })).toContain('idle-bowl');
  });
  it('[CK12] US limits: each with its date, only of dollars, and cash where it is not allowed', () => {
    const over = checks(higginsVouchers).filter(({ level }) => level === 'limit');
    expect(over).toHaveLength(LIMITS.length);
    expect(over.every(({ says }) => says.includes('not legal advice'))).toBe(true);
    expect(codes(phases({ kind: 'cash', first: '1 USD' })).filter((code) => code.startsWith('limit'))).toHaveLength(4);
    expect(codes(phases({ kind: 'voucher', first: '1 USD' })).filter((code) => code.startsWith('limit'))).toEqual([]);
    expect(codes({ currency: 'EUR', ...phases({ kind: 'cash', first: '100 EUR' }) }).filter((code) => code.startsWith('limit'))).toEqual(
      [],
    );
    // $599 stays under the tax line, and is over every lower one.
    const at = (first: string) => codes(phases({ kind: 'voucher', first }, { lasts: '1 weeks', days: ['Monday'] }));
    expect(at('599 USD')).not.toContain('limit tax report line');
    expect(at('600 USD')).toContain('limit tax report line');
  });
  it('[CK12] every check speaks with a source', () => {
    fc.assert(
      fc.property(schedules, (any) => {
        for (const { says, from } of checks(any)) expect(Math.min(says.length, from.length)).toBeGreaterThan(0);
      }),
      { numRuns: 50 },
    );
  });
});
