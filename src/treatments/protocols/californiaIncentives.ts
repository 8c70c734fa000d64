import { schedule } from '../schedule/parse.ts';

/** California's Recovery Incentives Program (Medi-Cal): gift cards for stimulant-negative urine. */
export const californiaIncentives = schedule({
  name: 'california-incentives',
  says: 'Gift cards for stimulant-negative urine, rising weekly for 12 weeks and then fading out to week 24',
  currency: 'USD',
  targets: ['stimulants'],
  phases: [
    { lasts: '12 weeks', days: ['Monday', 'Thursday'], rewards: [{ kind: 'voucher', of: 'gift card', first: '10 USD', rise: '1.50 USD' }] },
    { lasts: '6 weeks', days: ['Monday'], rewards: [{ kind: 'voucher', of: 'gift card', first: '15 USD' }] },
    { lasts: '5 weeks', days: ['Monday'], rewards: [{ kind: 'voucher', of: 'gift card', first: '10 USD' }] },
    { lasts: '1 week', days: ['Monday'], rewards: [{ kind: 'voucher', of: 'gift card', first: '21 USD' }] },
  ],
  rungs: { climb: 'full week', positive: 'reset', missed: 'reset', excused: 'hold', restore: { after: 2, to: 'last', from: 'next' } },
  cap: '599 USD',
  sources: ['CM040', 'CM041', 'CM042', 'CM043'],
  doubts: [
    'The weekly table is recalled (high); it gives 36 tests, a top of $26.50 and $599, the three figures that were read.',
    'Reset at an unexcused absence and restoration after two negatives are recalled (medium).',
    'Which value comes back after two lapses close together is not said; the one before the last is taken.',
    'Whether an excused absence keeps a week from counting as two negatives is not said; it is taken to.',
    'The days of the visits are assumed.',
  ],
});
