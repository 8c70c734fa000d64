import type { ValidationRow } from '../src/index.ts';
import { usingAt } from './_decades.ts';
import { type After, afterWard, judged, nobody, ofStudy, shareBy } from './_detoxified.ts';

const YEAR = 365;

export const bV07: ValidationRow = {
  id: 'B-V07',
  statement: 'Thirty-three years after admission: who has died, who uses',
  published:
    'dead 13.8 / 27.7 / 48.9 % after about 12, 23 and 33 years; at 33 years urine positive in 20.7 % of those interviewed, use in the past year in 40.5 % (Hser 2001; 581 people, 242 interviewed)',
  trust: 'read',
  kind: 'calibrated',
  bound:
    'each share within the 95 % interval that the people of the study leave; a positive urine is use in the last three days. Prison is not in the model',
  shares: 'decades',
  run(cohort) {
    const people = afterWard(cohort, 'decades');
    if (people.length === 0) return nobody('nobody of this cohort came out of the ward');
    const dead = (year: number, share: number) => ({
      says: `dead at ${year} years`,
      model: shareBy(people, (p: After) => p.death, year * YEAR),
      agrees: ofStudy(share, 581),
    });
    const last = 33 * YEAR - 1;
    return judged([
      dead(12, 0.138),
      dead(23, 0.277),
      dead(33, 0.489),
      { says: 'used in three days', model: usingAt(people, last, 3), agrees: ofStudy(0.207, 242) },
      { says: 'used in a year', model: usingAt(people, last, YEAR), agrees: ofStudy(0.405, 242) },
    ]);
  },
};
