import { type ArmGiven, type Claim, liveArms, mean, proportionInterval } from '../src/index.ts';
import { armOf, useDays } from './_arms.ts';
import { conclude } from './_cohort.ts';
import { numbers, shown } from './_measure.ts';

const STAY = 4; // wk
const LONG = 78; // wk
const ward: ArmGiven = { treatment: 'residential detoxification', settings: { days: 7 * STAY } };
const methadone: ArmGiven = { treatment: 'methadone', settings: { dose: 80 } };

export const c22: Claim = {
  id: 'C22',
  statement: 'It is not a death sentence, and it is dangerous',
  experiment: `Expected overdoses a person-year (chance of each dose over what could have been in the bag): half a year of methadone against none; after ${STAY} weeks in a ward, the first two weeks against the ten after; and who is without use for a month ${LONG} weeks after entering methadone`,
  bound:
    'in treatment less than half of that out of it (B-V43: a fifth to a third); the two weeks after the ward at least 1.3 times the weeks after (P-V27: 2–4 times); at least 0.1 without use',
  evidence: ['B-V43', 'P-V27', 'B-V08', 'mort_03'],
  run(cohort) {
    const { people, seed, parameters } = cohort;
    const arm = armOf(people);
    const common = { people: arm, seed, ...(parameters ? { parameters } : {}) };
    /** Expected overdoses a person by the end of so many weeks. */
    const sum = (given: ArmGiven, weeks: number) =>
      mean(liveArms({ ...common, weeks, arms: { one: [given] } }).one!.map((c) => c.overdoseHazard));
    const yearly = (given: ArmGiven, from: number, to: number) => ((sum(given, to) - sum(given, from)) * 52) / (to - from);
    const [out, treated] = [yearly({ treatment: 'waiting list' }, 1, 26), yearly(methadone, 1, 26)];
    const [soon, later] = [yearly(ward, STAY, STAY + 2), yearly(ward, STAY + 2, STAY + 12)];
    const free = liveArms({ ...common, weeks: LONG, arms: { one: [methadone] } }).one!.filter(
      (course) => useDays(course, LONG - 4, LONG) === 0,
    );
    const reached = proportionInterval(free.length, arm);
    const values = { out, treated, soonAfterWard: soon, laterAfterWard: later, ...numbers('withoutUse', reached) };
    const measured = `expected overdoses a person-year: ${out.toFixed(3)} untreated, ${treated.toFixed(3)} on methadone; ${soon.toFixed(3)} in the two weeks after a ward, ${later.toFixed(3)} later; ${shown(reached, 2)} without use after ${LONG} weeks`;
    return conclude(cohort, measured, values, [
      [treated < 0.5 * out, 'in treatment far below out of it'],
      [soon > 1.3 * later, 'the weeks after losing tolerance are the most dangerous'],
      [reached.estimate >= 0.1, 'abstinence is reachable'],
    ]);
  },
};
