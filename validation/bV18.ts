import { protocols } from '../src/index.ts';
import { more, shareOf, tests, told, trialRow } from './_trial.ts';

const vouchers = protocols.find(({ name }) => name === 'silverman-opiates')!;
const at = (dose: number) => [
  { treatment: 'methadone', settings: { dose } },
  { treatment: 'contingency management', schedule: vouchers },
];

/** Of what was published only the use of heroin can be told: the model knows one drug, so neither the split schedule nor joint abstinence. */
export const bV18 = trialRow({
  id: 'B-V18',
  statement: 'Methadone 70 and 100 mg, both with vouchers: use of heroin',
  published: 'the higher dose lowers use of heroin (Epstein 2009, N = 252; size not seen)',
  trust: 'read-direction-only',
  kind: 'predicted',
  bound: 'fewer tests positive at 100 mg',
  weeks: 25,
  arms: { lower: at(70), higher: at(100) },
  judge: ({ lower, higher }) => {
    const [seventy, hundred] = [shareOf(tests(lower!, '+')), shareOf(tests(higher!, '+'))];
    return [told('positive at 70 mg', seventy), more('positive less at 100 mg', seventy, hundred)];
  },
});
