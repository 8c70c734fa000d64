import { protocols } from '../src/index.ts';
import { lies, retained, shareOf, tests, trialRow } from './_trial.ts';

const named = (name: string) => protocols.find((one) => one.name === name)!;
const [vouchers, stake] = [named('silverman-opiates'), named('medication-contingency')];

export const bV28 = trialRow({
  id: 'B-V28',
  statement: 'Vouchers, medication as the stake, and standard care on buprenorphine: retention and negative tests',
  published: 'retention 85, 58, 76 %; negative 76, 79, 69 % (Chopra 2009, N = 120)',
  trust: 'read',
  kind: 'predicted',
  bound: 'retention in that order, each within .15',
  weeks: 12,
  arms: {
    standard: [{ treatment: 'buprenorphine', settings: { dose: 16 } }],
    vouchers: [
      { treatment: 'buprenorphine', settings: { dose: 16 } },
      { treatment: 'contingency management', schedule: vouchers },
    ],
    medication: [
      { treatment: 'buprenorphine', settings: { dose: 16 } },
      { treatment: 'contingency management', schedule: stake },
    ],
  },
  judge: (arms) => {
    const kept = (arm: string) => retained(arms[arm]!).events / retained(arms[arm]!).people;
    return [
      lies('retention, vouchers', kept('vouchers'), 0.7, 1),
      lies('standard', kept('standard'), 0.61, 0.91),
      lies('medication contingency', kept('medication'), 0.43, Math.min(0.73, kept('standard'))),
      lies('negative, vouchers', shareOf(tests(arms.vouchers!, '-')), 0.61, 0.91),
      lies('negative, standard', shareOf(tests(arms.standard!, '-')), 0.54, 0.84),
    ];
  },
});
