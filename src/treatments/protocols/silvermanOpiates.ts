import { schedule } from '../schedule/parse.ts';

/** Vouchers for opiate-negative urine of people in methadone treatment; the on/off design of B-V15. */
export const silvermanOpiates = schedule({
  name: 'silverman-opiates',
  says: 'Vouchers that rise with every opiate-negative urine, for people in methadone treatment; 12 weeks',
  currency: 'USD',
  targets: ['opioids'],
  medication: 'methadone',
  phases: [
    {
      lasts: '12 weeks',
      days: ['Monday', 'Wednesday', 'Friday'],
      rewards: [
        { kind: 'voucher', first: '2.50 USD', rise: '1.50 USD' },
        { kind: 'voucher', of: 'bonus', first: '10 USD', every: 3 },
      ],
    },
  ],
  rungs: { climb: 'visit', positive: 'reset', missed: 'reset', restore: { after: 5, to: 'highest', from: 'next' } },
  sources: ['CM010', 'CM011', 'B-V15'],
  doubts: [
    'Increment and maximum are recalled (medium); the maximum of $1,155 follows from the increment.',
    'Bonus and restoration are those of the older cocaine schedule (CM004, CM006); the abstract does not state them.',
    'The 5-week baseline and the 8-week return are phases of the trial, not of the schedule.',
    'The abstract does not mention take-home naloxone.',
  ],
});
