import { protocols } from '../src/index.ts';
import { shareOf, so, tests, told, trialRow } from './_trial.ts';

const vouchers = protocols.find(({ name }) => name === 'preston-vouchers')!;

export const bV17 = trialRow({
  id: 'B-V17',
  statement: 'Vouchers and a higher dose of methadone, alone and together: tests negative',
  published: 'each raises negative tests, no enhancement when combined (Preston 2000, N = 120)',
  trust: 'read-direction-only',
  kind: 'predicted',
  bound: 'each alone at least 0.03 above neither; both not below either',
  weeks: 8,
  arms: {
    neither: [{ treatment: 'methadone', settings: { dose: 50 } }],
    voucher: [
      { treatment: 'methadone', settings: { dose: 50 } },
      { treatment: 'contingency management', schedule: vouchers },
    ],
    dose: [{ treatment: 'methadone', settings: { dose: 70 } }],
    both: [
      { treatment: 'methadone', settings: { dose: 70 } },
      { treatment: 'contingency management', schedule: vouchers },
    ],
  },
  judge: (arms) => {
    const share = (arm: string) => shareOf(tests(arms[arm]!, '-'));
    const [neither, voucher, dose, both] = ['neither', 'voucher', 'dose', 'both'].map(share) as [number, number, number, number];
    return [
      told('negative, neither', neither),
      so('voucher', voucher, voucher > neither + 0.03, 'vouchers add'),
      so('dose', dose, dose > neither + 0.03, 'dose adds'),
      so('both', both, both > Math.max(voucher, dose) - 0.03, 'together not less than either'),
    ];
  },
});
