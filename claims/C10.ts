import { accessOf, type Claim, exp, lives, log } from '../src/index.ts';
import { above, conclude } from './_check.ts';
import { byDependence, dosesAWeek, enough, weeks } from './_lived.ts';
import { numbers, over, shown } from './_measure.ts';

const MONTH = 4; // weeks
const LAST = 52;

export const c10: Claim = {
  id: 'C10',
  statement: 'Larger and larger hits are sought, and more often',
  experiment:
    'A first dose, then a year in which dose and frequency are chosen freely: people who become dependent, first against last four weeks. And all people with the drug within reach for one or for five opportunities of the day, for eight weeks: change of what is taken in the opportunity both have',
  bound:
    'in people who become dependent the usual dose and the doses a week both rise; with long access intake rises more than with short access (B-V50)',
  evidence: ['nat_07', 'B-V50'],
  shares: 'year',
  run(cohort) {
    const { dependent } = byDependence(lives({ ...cohort, followed: 'year' }));
    enough(dependent, 'people became dependent');
    const dose = over(dependent, (s) => log(weeks(s, 'using.bags', LAST - MONTH, LAST) / weeks(s, 'using.bags', 0, MONTH)));
    const often = over(dependent, (s) => dosesAWeek(s, LAST - MONTH, LAST) - dosesAWeek(s, 0, MONTH));
    const pairs = accessOf(cohort, 0, cohort.people);
    const more = over(pairs, ({ short, long }) => long.last - long.first - (short.last - short.first));
    const ratio = { estimate: exp(dose.estimate), low: exp(dose.low), high: exp(dose.high) };
    const values = {
      ...numbers('doseRatio', ratio),
      ...numbers('dosesAWeek', often),
      ...numbers('longOverShort', more),
      dependent: dependent.length,
    };
    const measured = `${dependent.length} of ${cohort.people} became dependent; dose × ${shown(ratio, 2)}, doses a week by ${shown(often, 1)}; long over short access ${shown(more, 2)} bags in the shared opportunity`;
    return conclude(cohort, measured, values, [
      above('the usual dose rises in people who become dependent', ratio, 1, '×'),
      above('they use more often', often, 0, 'doses a week more'),
      above('intake rises more with long access than with short', more, 0, 'bags more'),
    ]);
  },
};
