import { protocols } from '../src/index.ts';
import { more, shareOf, so, tests, told, trialRow } from './_trial.ts';

const vouchers = protocols.find(({ name }) => name === 'preston-vouchers')!;

export const bV17 = trialRow({
  id: 'B-V17',
  statement: 'Vouchers and a higher dose of methadone, alone and together: tests negative',
  published: 'each raises negative tests, no enhancement when combined (Preston 2000, N = 120)',
  trust: 'read-direction-only',
  kind: 'predicted',
  bound: 'both main effects above 0; vouchers add no more at the higher dose',
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
      more('vouchers, main effect', (voucher + both) / 2, (neither + dose) / 2),
      more('dose, main effect', (dose + both) / 2, (neither + voucher) / 2),
      so('beyond the sum of both', both - dose - voucher + neither, both - dose <= voucher - neither, 'no enhancement when combined', [
        null,
        0,
      ]),
    ];
  },
});
