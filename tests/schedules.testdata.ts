import fc from 'fast-check';
import { schedule } from '../src/treatments/schedule/parse.ts';
import * as S from '../src/treatments/schedule/schedule.ts';

/** A small voucher schedule; `over` replaces keys of what is written. */
export const vouchers = (over: Record<string, unknown> = {}): S.Schedule =>
  schedule({
    name: 'small',
    says: 'a schedule for tests',
    currency: 'USD',
    targets: ['cocaine'],
    phases: [{ lasts: '4 weeks', days: ['Monday', 'Thursday'], rewards: [{ kind: 'voucher', first: '2 USD', rise: '1 USD' }] }],
    ...over,
  });

const whole = (min: number, max: number) => fc.integer({ min, max });
const lapse = fc.constantFrom<S.Lapse>('reset', 'hold', 'back 1', 'back 3');
const optional = <Key extends string, T>(key: Key, value: fc.Arbitrary<T>) =>
  fc.option(value, { nil: undefined }).map((v) => (v === undefined ? {} : { [key]: v })) as fc.Arbitrary<{ [K in Key]?: T }>;

const steps: fc.Arbitrary<S.Steps> = fc.oneof(
  fc
    .tuple(whole(0, 900), whole(0, 300), optional('most', whole(900, 1000)))
    .map(([first, rise, most]) => ({ first, rise, ...most }) as S.Steps),
  fc.array(whole(0, 500), { minLength: 1, maxLength: 6 }).map((list) => list.sort((a, b) => a - b)),
);
/** Draws stay few, so that distributions can be worked out. */
const few: fc.Arbitrary<S.Steps> = fc.tuple(whole(0, 2), whole(0, 1), whole(2, 4)).map(([first, rise, most]) => ({ first, rise, most }));

const reward: fc.Arbitrary<S.Reward> = fc.constantFrom(...S.REWARD_KINDS).chain((kind) =>
  fc
    .tuple(
      kind === 'draws' ? few : steps,
      fc.constantFrom<S.Reward['when']>('negative', 'attended', 'always'),
      fc.constantFrom<S.Reward['each']>('visit', 'week'),
      whole(1, 3),
      fc.constantFrom<S.Reward['by']>('rung', 'visit'),
      fc.boolean(),
      kind === 'draws' ? optional('hat', fc.record({ drawn: whole(1, 3), others: whole(0, 9) })) : fc.constant({}),
      optional('of', fc.constantFrom('bonus', 'take-home dose')),
    )
    .map(([amount, when, each, every, by, also, hat, of]) => ({
      kind,
      steps: amount,
      by,
      when,
      each: when === 'negative' ? each : 'visit',
      every: when === 'negative' && each === 'visit' ? every : 1,
      also,
      ...hat,
      ...of,
    })),
);

const phase: fc.Arbitrary<S.Phase> = fc.record({
  weeks: whole(1, 3),
  days: fc.subarray([...S.DAYS], { minLength: 1, maxLength: 3 }),
  rewards: fc.array(reward, { maxLength: 3 }),
});

const restore: fc.Arbitrary<S.Restoration> = fc.record({
  after: whole(1, 4),
  to: fc.constantFrom<S.Restoration['to']>('highest', 'last', 'onward'),
  from: fc.constantFrom<S.Restoration['from']>('same', 'next'),
});

/** Any schedule, small enough to be run through by brute force. */
export const schedules: fc.Arbitrary<S.Schedule> = fc
  .tuple(
    fc.array(phase, { minLength: 1, maxLength: 2 }),
    fc.record({
      climb: fc.constantFrom<S.Rungs['climb']>('visit', 'week', 'full week', 'never'),
      positive: lapse,
      missed: lapse,
      excused: lapse,
      doseCut: whole(0, 100).map((percent) => percent / 100),
    }),
    optional('restore', restore),
    fc.record({
      name: fc.string({ minLength: 1 }).filter((text) => text.trim() !== ''),
      says: fc.constant('any schedule'),
      currency: fc.constantFrom('USD', 'EUR'),
      targets: fc.subarray([...S.TARGETS], { minLength: 1 }),
      naloxone: fc.boolean(),
      delay: fc.oneof(fc.constant(0), whole(1, 400), fc.double({ min: 0.01, max: 100, noNaN: true })),
      sources: fc.array(fc.constantFrom('CM001', 'CM002')),
      doubts: fc.constant([] as string[]),
    }),
    optional('cap', whole(0, 4000)),
    optional('detection', whole(1, 200)),
    optional('medication', fc.constantFrom(...S.MEDICATIONS)),
  )
  .map(([phases, rungs, restored, rest, ...more]) => ({
    ...rest,
    also: 'opioids' as const,
    phases,
    rungs: { ...rungs, ...restored },
    bowl: [
      { slips: 5, prize: 0, says: 'good job' },
      { slips: 4, prize: 100 },
      { slips: 1, prize: 700 },
    ],
    ...Object.assign({}, ...more),
  }));

export const visits: fc.Arbitrary<S.Visit> = fc.record({
  result: fc.constantFrom<S.Result>('negative', 'negative', 'positive', 'missed', 'excused'),
  also: fc.boolean(),
});
