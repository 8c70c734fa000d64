import { type Claim, proportionInterval, quantile } from '../src/index.ts';
import { above, conclude, told, within } from './_check.ts';
import { dailyUse, everyone } from './_cohort.ts';
import { numbers, over, percent, shown } from './_measure.ts';

const USE = 365; // d
const AVAILABLE = 'd2Receptors.available';
/** Wang 1997: 2.44 (SD 0.40) against 2.97 (SD 0.45), 11 and 11 people: ratio 0.822, its standard error 0.055 (delta method). */
const [LEAST, MOST] = [100 * (1 - 0.822 - 1.96 * 0.055), 100 * (1 - 0.822 + 1.96 * 0.055)];
/** People in whom loss lasts keep more than half of it for a year, people in whom it does not less than a quarter. Assumed. */
const [LASTS, GONE] = [0.5, 0.25];
/** Least share of people of either kind. Assumed: A009 saw both among 12 animals. */
const SOME = 0.05;

export const c09: Claim = {
  id: 'C09',
  statement: 'Receptors are lost, and in some people part of the loss lasts',
  experiment: `Availability of D2-like receptors after a year of three injections a day against the same people before it, and after a further 12 months without`,
  bound: `mean loss ${LEAST.toFixed(0)}–${MOST.toFixed(0)} % (−18 % and its 95 % interval); 12 months later more than half of the loss is left in at least ${100 * SOME} % of people and less than a quarter in at least ${100 * SOME} %`,
  evidence: ['P-V24', 'A009'],
  run(cohort) {
    const people = everyone(cohort, (person) => {
      const available = person.live(dailyUse(person, USE), [0, 24 * USE, 48 * USE], [AVAILABLE]).series[AVAILABLE] as Float64Array;
      const [before, used, later] = [...available] as [number, number, number];
      return { loss: 100 * (1 - used / before), later: 100 * (1 - later / before), left: (before - later) / (before - used) };
    });
    const loss = over(people, (p) => p.loss);
    const later = over(people, (p) => p.later);
    const left = people.map((p) => p.left);
    const share = (holds: (x: number) => boolean) => proportionInterval(left.filter(holds).length, left.length);
    const [lasting, gone] = [share((x) => x > LASTS), share((x) => x < GONE)];
    const [low, high] = [quantile(left, 0.1), quantile(left, 0.9)];
    const values = {
      ...numbers('loss', loss),
      ...numbers('lossYearLater', later),
      ...numbers('lasting', lasting),
      ...numbers('gone', gone),
      left10: low,
      left90: high,
    };
    const measured = `loss ${shown(loss, 1, '%')}, 12 months later ${shown(later, 1, '%')}; share of the loss then left ${low.toFixed(2)} to ${high.toFixed(2)} (10th to 90th percentile)`;
    return conclude(cohort, measured, values, [
      within('the loss is as large as Wang 1997 found', loss, [LEAST, MOST], '%'),
      above('in some people more than half of the loss lasts a year', percent(lasting), 100 * SOME, '% of people'),
      above('in some people less than a quarter of the loss is left after a year', percent(gone), 100 * SOME, '% of people'),
      told('loss 12 months later', later, '%'),
    ]);
  },
};
