import { schedule } from '../schedule/parse.ts';

/** A year of vouchers and take-home doses for people who use cocaine in methadone treatment (Silverman 2004). */
export const yearOfVouchers = schedule({
  name: 'year-of-vouchers',
  says: 'Vouchers for cocaine-negative urine up to about $5,800 in a year, with take-home methadone; 52 weeks',
  currency: 'USD',
  targets: ['cocaine'],
  medication: 'methadone',
  phases: [
    {
      lasts: '52 weeks',
      days: ['Monday', 'Wednesday', 'Friday'],
      rewards: [
        { kind: 'voucher', first: '2.50 USD', rise: '1.50 USD', most: '40 USD' },
        { kind: 'privilege', of: 'take-home dose', first: 1 },
      ],
    },
  ],
  rungs: { climb: 'visit', positive: 'reset', missed: 'reset', restore: { after: 5, to: 'highest', from: 'next' } },
  sources: ['CM010', 'CM051'],
  doubts: [
    'Only the total is recalled (medium): up to $5,800. Steps of the older schedule with a cap of $40 a voucher give $5,752.50; the cap is inferred from that.',
    'One take-home dose per negative, the test days, reset and restoration are assumed.',
    'Take-home naloxone is not mentioned.',
  ],
});
