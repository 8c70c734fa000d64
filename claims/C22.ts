import { type ArmGiven, type Claim, type Interval, liveArms, proportionInterval } from '../src/index.ts';
import { armOf, expectedOverdoses, treated as inTreatment, useDays } from './_arms.ts';
import { conclude, lies, told } from './_check.ts';
import { numbers, percent, shown } from './_measure.ts';

const STAY = 4; // wk
const HALF = 26; // wk
const LONG = 78; // wk
const ward: ArmGiven = { treatment: 'residential detoxification', settings: { days: 7 * STAY } };
const methadone: ArmGiven = { treatment: 'methadone', settings: { dose: 80 } };

export const c22: Claim = {
  id: 'C22',
  statement: 'It is not a death sentence, and it is dangerous',
  experiment: `Expected overdoses a person-year (chance of each dose over what could have been in the bag): half a year of people while they are on methadone, against the same people untreated; after ${STAY} weeks in a ward, the first two weeks against the ten after; and who is without use for a month ${LONG} weeks after entering methadone`,
  bound:
    'in treatment less than half of that out of it (B-V43: a fifth to a third); the two weeks after the ward at least 1.3 times the weeks after (P-V27: 2–4 times); at least 0.1 without use',
  evidence: ['B-V43', 'P-V27', 'B-V08', 'mort_03'],
  run(cohort) {
    const { people, seed, parameters } = cohort;
    const arm = armOf(people);
    const common = { people: arm, seed, ...(parameters ? { parameters } : {}) };
    const lived = (given: ArmGiven, weeks: number) => liveArms({ ...common, weeks, arms: { one: [given] } }).one!;
    const weeks = (from: number, to: number): [number, number] => [7 * from, 7 * to];
    const out = expectedOverdoses(lived({ treatment: 'waiting list' }, HALF), weeks(1, HALF), seed);
    const treated = expectedOverdoses(lived(methadone, HALF), weeks(1, HALF), seed, inTreatment);
    const away = lived(ward, STAY + 12);
    const [soon, later] = [STAY, STAY + 2].map((from, i) => expectedOverdoses(away, weeks(from, STAY + [2, 12][i]!), seed)) as [
      Interval,
      Interval,
    ];
    const free = lived(methadone, LONG).filter((course) => useDays(course, LONG - 4, LONG) === 0);
    const reached = proportionInterval(free.length, arm);
    const values = {
      ...{ out: out.estimate, treated: treated.estimate, soonAfterWard: soon.estimate, laterAfterWard: later.estimate },
      ...numbers('withoutUse', reached),
    };
    const measured = `expected overdoses a person-year: ${out.estimate.toFixed(3)} untreated, ${treated.estimate.toFixed(3)} on methadone; ${soon.estimate.toFixed(3)} in the two weeks after a ward, ${later.estimate.toFixed(3)} later; ${shown(reached, 2)} without use after ${LONG} weeks`;
    return conclude(cohort, measured, values, [
      lies('in treatment far below out of it', treated, [null, 0.5 * out.estimate], 'a person-year'),
      lies('the weeks after losing tolerance are the most dangerous', soon, [1.3 * later.estimate, null], 'a person-year'),
      lies('abstinence is reachable', percent(reached), [10, null], '% of people'),
      told('expected overdoses out of treatment', out, 'a person-year'),
      told('expected overdoses three to twelve weeks after a ward', later, 'a person-year'),
    ]);
  },
};
