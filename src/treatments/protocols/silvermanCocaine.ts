import { schedule } from '../schedule/parse.ts';
import { printSchedule } from '../schedule/print.ts';
import { silvermanOpiates } from './silvermanOpiates.ts';

/** The same vouchers for cocaine-negative urine; its control group was yoked (`yoke`): B-V16. */
export const silvermanCocaine = schedule({
  ...printSchedule(silvermanOpiates),
  name: 'silverman-cocaine',
  says: 'Vouchers that rise with every cocaine-negative urine, for people in methadone treatment; 12 weeks',
  targets: ['cocaine'],
  sources: ['CM010', 'CM012', 'B-V16'],
  doubts: [
    'Increment and maximum are recalled (medium) and not stated in the abstract.',
    'Bonus and restoration are those of the older schedule (CM004, CM006); the abstract does not state them.',
    'Whether a yoked person who missed a visit still got that day’s voucher is not said.',
  ],
});
