import type { ValidationRow } from '../src/index.ts';
import { afterWard, judged, nobody, ofStudy, shareBy } from './_detoxified.ts';

export const bV02: ValidationRow = {
  id: 'B-V02',
  statement: 'First use after detoxification in a ward',
  published: '66 % by day 7, 80 % by day 30, 94 % by 18–36 months, of 109 people (Lyons 2010; Ducray 2014)',
  trust: 'read',
  kind: 'calibrated',
  bound: 'each share within the 95 % interval that 109 people leave',
  shares: 'years',
  run(cohort) {
    const people = afterWard(cohort, 'years');
    if (people.length === 0) return nobody('nobody of this cohort came out of the ward');
    const part = (says: string, day: number, share: number) => ({
      says,
      model: shareBy(people, (p) => p.lapse, day),
      agrees: ofStudy(share, 109),
    });
    return judged([part('day 7', 7, 0.66), part('day 30', 30, 0.8), part('27 months', 821, 0.94)]);
  },
};
