import { schedule } from '../schedule/parse.ts';

/** Vouchers for cocaine-negative urine beside community reinforcement: 12 weeks that escalate, 12 weeks of lottery tickets. */
export const higginsVouchers = schedule({
  name: 'higgins-vouchers',
  says: 'Vouchers that rise with every cocaine-negative urine, with a bonus for three in a row; 24 weeks',
  currency: 'USD',
  targets: ['cocaine'],
  phases: [
    {
      lasts: '12 weeks',
      days: ['Monday', 'Wednesday', 'Friday'],
      rewards: [
        { kind: 'voucher', first: '2.50 USD', rise: '1.25 USD' },
        { kind: 'voucher', of: 'bonus', first: '10 USD', every: 3 },
      ],
    },
    {
      lasts: '12 weeks',
      days: ['Monday', 'Thursday'],
      rewards: [{ kind: 'goods', of: 'lottery ticket', first: '1 USD' }],
    },
  ],
  rungs: { climb: 'visit', positive: 'reset', missed: 'reset', restore: { after: 5, to: 'highest', from: 'next' } },
  sources: ['CM001', 'CM002', 'CM003', 'CM004', 'CM005', 'CM006', 'CM007', 'CM009'],
  doubts: [
    'Amounts, increment and maximum are recalled (high); the maximum of $997.50 follows from them.',
    'Sources do not say whether the fifth negative or the one after it is paid at the restored value; the one after is taken.',
    'Sources do not say whether the value before the reset or the one that would have been reached is restored; the one before is taken.',
    'One source pays the bonus at the end of a week with three negatives, another for any three in a row; three in a row is taken.',
    'How an excused visit counts is not said; it is taken to leave everything as it was.',
  ],
});
