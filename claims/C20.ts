import { averageInterval, type Claim, liveArms, meanInterval, pointInterval } from '../src/index.ts';
import { armOf, seriesAt, useDays } from './_arms.ts';
import { above, conclude, lies, within } from './_check.ts';
import { numbers, shown } from './_measure.ts';

const SESSIONS = 12; // wk
const FOLLOWED = 24; // wk
const therapy = 'cognitive-behavioural therapy';
/** 100 people an arm tell days of use apart to 0.21 a week, 250 to 0.13: enough to tell a third of a day from half of one. */
const TIMES = 2.5;
const medication = { treatment: 'buprenorphine', settings: { dose: 16 } };

export const c20: Claim = {
  id: 'C20',
  statement: 'Cognitive-behavioural therapy changes how triggers and stress are met',
  experiment: `The same people with ${SESSIONS} sessions and without, drug-free and on buprenorphine; skill and days of use a week during and in the ${FOLLOWED} weeks after`,
  bound:
    'skill up by 0.1 or more, and further after the sessions in those who practised; days of use fewer without medication; on buprenorphine less than 0.5 days a week apart (B-V29, B-V30)',
  evidence: ['B-V29', 'B-V30', 'B-V32', 'B-V33'],
  run(cohort) {
    const { people, seed, parameters } = cohort;
    const common = { people: armOf(people, TIMES), seed, ...(parameters ? { parameters } : {}), weeks: SESSIONS + FOLLOWED };
    const { none, taught } = liveArms({
      ...common,
      arms: { none: ['waiting list'].map((treatment) => ({ treatment })), taught: [{ treatment: therapy }] },
    });
    const { medicated, both } = liveArms({ ...common, arms: { medicated: [medication], both: [medication, { treatment: therapy }] } });
    const skillAt = (week: number) => taught!.map((course) => seriesAt(course, 'skills.level', week));
    const [end, later] = [skillAt(SESSIONS), skillAt(SESSIONS + FOLLOWED - 2)];
    const learned = meanInterval(end.filter((x) => !Number.isNaN(x)));
    // Those with cravings to practise on: who learned anything and still used.
    const gained = end.flatMap((x, i) =>
      x > 0.05 && !Number.isNaN(later[i]) && useDays(taught![i]!, SESSIONS, SESSIONS + 4) > 0 ? [later[i]! - x] : [],
    );
    const apart = (one: typeof none, two: typeof none) =>
      meanInterval(
        one!.map((course, i) => useDays(course, SESSIONS, SESSIONS + FOLLOWED) - useDays(two![i]!, SESSIONS, SESSIONS + FOLLOWED)),
      );
    const [fewer, beside] = [apart(none, taught), apart(medicated, both)];
    const more = gained.length > 0 ? averageInterval(gained) : pointInterval(Number.NaN);
    const values = {
      ...numbers('skill', learned),
      gainedAfter: more.estimate,
      ...numbers('fewerDays', fewer),
      ...numbers('besideMedication', beside),
    };
    const measured = `skill ${shown(learned, 2)} after the sessions, ${more.estimate.toFixed(3)} more later in those who practised; ${shown(fewer, 2)} fewer days of use a week alone, ${shown(beside, 2)} beside buprenorphine`;
    return conclude(cohort, measured, values, [
      above('skill rises', learned, 0.1),
      lies('it rises on after the sessions', more, [0, null]),
      above('less use without medication', fewer, 0, 'days a week'),
      within('near nil beside medication', beside, [-0.5, 0.5], 'days a week'),
    ]);
  },
};
