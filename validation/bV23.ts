import { printSchedule, protocols, schedule } from '../src/index.ts';
import { cohensD, more, negatives, told, trialRow } from './_trial.ts';

const vouchers = printSchedule(protocols.find(({ name }) => name === 'silverman-opiates')!);
const methadone = { treatment: 'methadone', settings: { dose: 80 } };
const rewarded = (changed: object) => [methadone, { treatment: 'contingency management', schedule: schedule({ ...vouchers, ...changed }) }];
/** The same schedule at a quarter of the money. */
const QUARTER = [
  {
    lasts: '12 weeks',
    days: ['Monday', 'Wednesday', 'Friday'],
    rewards: [
      { kind: 'voucher', first: '0.62 USD', rise: '0.38 USD' },
      { kind: 'voucher', of: 'bonus', first: '2.50 USD', every: 3 },
    ],
  },
];

export const bV23 = trialRow({
  id: 'B-V23',
  statement: 'Vouchers at once or a week later, whole or a quarter: size of the effect',
  published: 'larger when sooner and when worth more (Lussier 2006, 30 studies)',
  trust: 'read-direction-only',
  kind: 'predicted',
  bound: 'd of the share negative larger when sooner, and when worth more',
  weeks: 12,
  arms: {
    usual: [methadone],
    whole: rewarded({ name: 'whole' }),
    late: rewarded({ name: 'late', delay: '7 d' }),
    small: rewarded({ name: 'small', phases: QUARTER }),
  },
  judge: (arms) => {
    const d = (arm: string) => cohensD(negatives(arms.usual!), negatives(arms[arm]!));
    return [
      told('d, whole at once', d('whole')),
      more('more when sooner', d('whole'), d('late')),
      more('more when larger', d('whole'), d('small')),
    ];
  },
});
