import type { ValidationRow } from '../src/index.ts';
import { usingAt } from './_decades.ts';
import { type After, afterWard, judged, nobody, ofStudy, shareBy } from './_detoxified.ts';

const YEAR = 365;
const MONTH = 30;

export const bV08: ValidationRow = {
  id: 'B-V08',
  statement: 'Use in the past month, and death, over twenty years after treatment began',
  published:
    'used in the past month: 34.0 % at 3 years, 24.8 % at 11, 24.4 % at 18–20; dead 10.2 % at 11 years, 17.7 % at 18–20 (Teesson 2015; ATOS 2023; 615 people)',
  trust: 'read',
  kind: 'calibrated',
  bound: 'each share within the 95 % interval that 615 people leave. People who use again come back to methadone or to the ward',
  shares: 'decades',
  run(cohort) {
    const people = afterWard(cohort, 'decades');
    if (people.length === 0) return nobody('nobody of this cohort came out of the ward');
    const uses = (year: number, share: number) => ({
      says: `used at ${year} years`,
      model: usingAt(people, year * YEAR, MONTH),
      agrees: ofStudy(share, 615),
    });
    const dead = (year: number, share: number) => ({
      says: `dead at ${year} years`,
      model: shareBy(people, (p: After) => p.death, year * YEAR),
      agrees: ofStudy(share, 615),
    });
    return judged([uses(3, 0.34), uses(11, 0.248), uses(19, 0.244), dead(11, 0.102), dead(19, 0.177)]);
  },
};
