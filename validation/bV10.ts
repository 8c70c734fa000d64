import { lives, proportionInterval, type ValidationRow } from '../src/index.ts';
import { judged } from './_detoxified.ts';

export const bV10: ValidationRow = {
  id: 'B-V10',
  statement: 'Dependence within a year of the first dose',
  published: '23–38 % (Rivera 2018, 1021 people); 26 % (22–29) of users in their lifetime',
  trust: 'read',
  kind: 'calibrated',
  bound: 'share who meet three of seven criteria within four weeks of the first year: 23 to 38 %',
  shares: 'year',
  run(cohort) {
    const stories = lives({ ...cohort, followed: 'year' });
    const became = stories.filter((s) => s.year.dependent !== undefined).length;
    return judged([{ says: 'dependent', model: proportionInterval(became, stories.length), agrees: [0.23, 0.38] }]);
  },
};
