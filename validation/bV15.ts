import { protocols } from '../src/index.ts';
import { shareOf, so, tests, trialRow } from './_trial.ts';

const vouchers = protocols.find(({ name }) => name === 'silverman-opiates')!;

export const bV15 = trialRow({
  id: 'B-V15',
  statement: 'Vouchers for opiate-negative urine on methadone: before, during, after',
  published:
    'positive tests fall (p ≤ .01), rise after (p ≤ .01), stay below baseline (p ≤ .01); 5, 12 and 8 weeks (Silverman 1996, N = 13)',
  trust: 'read',
  kind: 'calibrated',
  bound: 'during < after < before, against the same people without vouchers',
  weeks: 37,
  arms: {
    usual: [{ treatment: 'methadone', settings: { dose: 80 } }],
    vouchers: [
      { treatment: 'methadone', settings: { dose: 80 } },
      { treatment: 'contingency management', schedule: vouchers, settings: { begins: 17 * 7 } },
    ],
  },
  judge: ({ usual, vouchers: rewarded }) => {
    const at = (from: number, to: number) => shareOf(tests(rewarded!, '+', from, to));
    const [before, during, after] = [at(12, 17), at(17, 29), at(29, 37)];
    const without = shareOf(tests(usual!, '+', 29, 37));
    return [
      so('positive before', before, before > 0, 'people use at baseline', [0, null]),
      so('during', during, during < 0.8 * before, 'positive tests fall by a fifth or more', [null, 0.8 * before]),
      so('after', after, after > during && after < before, 'they rise again and stay below baseline', [during, before]),
      so('at that time without vouchers', without, after < without + 0.03, 'below the same people without vouchers', [after - 0.03, null]),
    ];
  },
});
