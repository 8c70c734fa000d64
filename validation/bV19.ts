import { printSchedule, protocols, schedule } from '../src/index.ts';
import { more, shareOf, tests, told, trialRow } from './_trial.ts';

const [INDUCTION, MAINTENANCE] = [8, 12]; // wk
const vouchers = printSchedule(protocols.find(({ name }) => name === 'silverman-opiates')!);
const lasting = (weeks: number) =>
  schedule({
    ...vouchers,
    name: `vouchers-${weeks}`,
    phases: (vouchers.phases as readonly object[]).map((phase) => ({ ...phase, lasts: `${weeks} weeks` })),
  });
const methadone = { treatment: 'methadone', settings: { dose: 60 } };
const rewarded = (weeks: number, begins = 0) => [
  methadone,
  { treatment: 'contingency management', schedule: lasting(weeks), settings: { begins } },
];

/** Lengths and dose are not in the abstract: vouchers of the same group and 60 mg are taken for both phases. */
export const bV19 = trialRow({
  id: 'B-V19',
  statement: 'Vouchers during induction, during maintenance, in both or in neither: negative tests in maintenance',
  published: 'contingent in both phases is best (Preston 2002, N = 110; sizes not seen)',
  trust: 'read-direction-only',
  kind: 'predicted',
  bound: 'both above either and above neither',
  weeks: INDUCTION + MAINTENANCE,
  arms: {
    neither: [methadone],
    induction: rewarded(INDUCTION),
    maintenance: rewarded(MAINTENANCE, 7 * INDUCTION),
    both: rewarded(INDUCTION + MAINTENANCE),
  },
  judge: (arms) => {
    const share = (arm: string) => shareOf(tests(arms[arm]!, '-', INDUCTION));
    const both = share('both');
    return [told('both', both), ...['neither', 'induction', 'maintenance'].map((arm) => more(`both over ${arm}`, both, share(arm)))];
  },
});
