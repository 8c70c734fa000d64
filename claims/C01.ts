import { type Claim, mean } from '../src/index.ts';
import { above, conclude, lies, within } from './_check.ts';
import { everyone } from './_cohort.ts';
import { everydayAnswers } from './_everyday.ts';
import { numbers, over, percent, shareOf, shown } from './_measure.ts';

export const c01: Claim = {
  id: 'C01',
  statement: 'The nucleus accumbens answers everyday pleasures with dopamine',
  experiment:
    'A good meal, company and sex, hours apart, to people who never used; peak rise of accumbens dopamine and time back to baseline',
  bound:
    'rise by sex 95 % of baseline ± 20 % of that; by a meal 30–100 % (60–100 % the first time, less once familiar); food below sex; each back within 5 % of baseline 2 h after it began, in everybody',
  evidence: ['D017', 'D018'],
  run(cohort) {
    const people = everyone(cohort, everydayAnswers);
    const riseBy = (name: string) => over(people, (p) => p[name]?.rise as number);
    const [meal, company, sex] = [riseBy('meal'), riseBy('company'), riseBy('sex')];
    const further = over(people, (p) => (p.sex?.rise as number) - (p.meal?.rise as number));
    const back = shareOf(people, (p) => ['meal', 'company', 'sex'].every((name) => (p[name]?.left as number) <= 5));
    const measured = `rise by a meal ${shown(meal, 0, '%')}, company ${shown(company, 0, '%')}, sex ${shown(sex, 0, '%')}; back within 2 h in ${Math.round(100 * back.estimate)} % of people`;
    const values = {
      ...numbers('meal', meal),
      ...numbers('company', company),
      ...numbers('sex', sex),
      ...numbers('sexLessMeal', further),
      back: back.estimate,
      mealMinutesAbove125: 60 * mean(people.map((p) => p.meal?.above as number)),
    };
    return conclude(cohort, measured, values, [
      within('a meal raises dopamine by 30–100 %', meal, [30, 100], '%'),
      within('sex raises dopamine by 76–114 %', sex, [76, 114], '%'),
      above('company raises dopamine', company, 0, '%'),
      above('food raises it less than sex', further, 0, '%'),
      lies('dopamine is back within 2 h in everybody', percent(back), [100, null], '% of people'),
    ]);
  },
};
