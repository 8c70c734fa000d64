import { protocols } from '../src/index.ts';
import { cohensD, lies, negatives, trialRow } from './_trial.ts';

const vouchers = protocols.find(({ name }) => name === 'silverman-opiates')!;

export const bV54 = trialRow({
  id: 'B-V54',
  statement: 'Vouchers for opioid-negative tests on an agonist',
  published: 'd .58 (.30–.86) in one synthesis, none in another; taken as 0 to .6 (Bolivar 2021, Ainscough 2017)',
  trust: 'read',
  kind: 'predicted',
  bound: 'd from 0 to .86',
  weeks: 12,
  arms: {
    usual: [{ treatment: 'methadone', settings: { dose: 80 } }],
    vouchers: [
      { treatment: 'methadone', settings: { dose: 80 } },
      { treatment: 'contingency management', schedule: vouchers },
    ],
  },
  judge: ({ usual, vouchers: rewarded }) => [lies('d of the share negative', cohensD(negatives(usual!), negatives(rewarded!)), 0, 0.86)],
});
