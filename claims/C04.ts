import type { Claim } from '../src/index.ts';
import { above, conclude, told } from './_check.ts';
import { everyone } from './_cohort.ts';
import { everydayAnswers } from './_everyday.ts';
import { numbers, over, shown, timeAbove } from './_measure.ts';
import { SINGLE, singleDose } from './_naive.ts';

export const c04: Claim = {
  id: 'C04',
  statement: 'Heroin’s surge lasts longer',
  experiment: `Time of dopamine above 125 % of baseline after ${SINGLE} mg by vein and after a good meal, in the same people without tolerance`,
  bound: 'at least 3 × as long as after the meal',
  evidence: ['D017', 'P-V16'],
  run(cohort) {
    const people = everyone(cohort, (person) => ({
      drug: 60 * timeAbove(singleDose(person, ['dopamine.percent'], { hours: 24 })['dopamine.percent'], 125),
      meal: 60 * (everydayAnswers(person).meal?.above ?? 0),
    }));
    const [drug, meal] = [over(people, (p) => p.drug), over(people, (p) => p.meal)];
    // The difference of means, not a mean of ratios: some people's meal hardly passes 125 %.
    const beyond = over(people, (p) => p.drug - 3 * p.meal);
    const values = {
      ...numbers('drugMinutes', drug),
      ...numbers('mealMinutes', meal),
      times: drug.estimate / meal.estimate,
      ...numbers('beyondThreeMeals', beyond),
    };
    const measured = `${shown(drug, 0, 'min')} after heroin, ${shown(meal, 0, 'min')} after a meal: ${values.times.toFixed(1)} ×`;
    return conclude(cohort, measured, values, [
      above('heroin’s surge lasts at least 3 × a meal’s', beyond, 0, 'min beyond three meals'),
      told('after heroin', drug, 'min'),
      told('after a meal', meal, 'min'),
    ]);
  },
};
