import { schedule } from '../schedule/parse.ts';
import { printSchedule } from '../schedule/print.ts';
import { silvermanOpiates } from './silvermanOpiates.ts';

/** Eight weeks of the same vouchers, crossed with a methadone dose increase: B-V17. */
export const prestonVouchers = schedule({
  ...printSchedule(silvermanOpiates),
  name: 'preston-vouchers',
  says: 'Vouchers that rise with every opiate-negative urine, for people in methadone treatment; 8 weeks',
  phases: [
    {
      lasts: '8 weeks',
      days: ['Monday', 'Wednesday', 'Friday'],
      rewards: [
        { kind: 'voucher', first: '2.50 USD', rise: '1.50 USD' },
        { kind: 'voucher', of: 'bonus', first: '10 USD', every: 3 },
      ],
    },
  ],
  sources: ['CM010', 'CM013', 'B-V17'],
  doubts: [
    'Increment and maximum are recalled (medium); the maximum of $554 follows from the increment.',
    'Bonus and restoration are those of the older schedule (CM004, CM006); the abstract does not state them.',
    'The abstract does not mention take-home naloxone.',
  ],
});
