import type { Claim } from '../src/index.ts';
import { above, conclude, told, within } from './_check.ts';
import { everyone } from './_cohort.ts';
import { everydayAnswers } from './_everyday.ts';
import { highest, numbers, over, shown } from './_measure.ts';
import { SINGLE, singleDose } from './_naive.ts';

export const c02: Claim = {
  id: 'C02',
  statement: 'Heroin’s surge of dopamine is bigger than that of any everyday pleasure',
  experiment: `${SINGLE} mg by vein to people without tolerance, and every everyday reward to the same people`,
  bound: 'rise above baseline at least 1.5 × that of the person’s strongest everyday reward; mean peak 150–300 % of baseline',
  evidence: ['P-V16', 'D018', 'S004'],
  run(cohort) {
    const people = everyone(cohort, (person) => {
      const peak = highest(singleDose(person, ['dopamine.percent'], { hours: 1 })['dopamine.percent']);
      const strongest = Math.max(...Object.values(everydayAnswers(person)).map((a) => a.rise));
      return { peak, strongest, times: (peak - 100) / strongest };
    });
    const peak = over(people, (p) => p.peak);
    const strongest = over(people, (p) => p.strongest);
    const times = over(people, (p) => p.times);
    const measured = `peak ${shown(peak, 0, '% of baseline')}; rise ${shown(times, 2, '×')} that of the strongest everyday reward`;
    return conclude(cohort, measured, { ...numbers('peak', peak), ...numbers('times', times), ...numbers('strongest', strongest) }, [
      above('the rise is at least 1.5 × that of the strongest everyday reward', times, 1.5, '×'),
      within('the mean peak lies in 150–300 % of baseline', peak, [150, 300], '% of baseline'),
      told('strongest everyday reward', strongest, '% above baseline'),
    ]);
  },
};
