import type { ValidationRow } from '../src/index.ts';
import { afterWard, judged, nobody, ofStudy, shareBy } from './_detoxified.ts';

export const bV01: ValidationRow = {
  id: 'B-V01',
  statement: 'Return to daily use after detoxification in a ward',
  published: '59 % by day 7, 71 % by day 30, 91 % by 18–36 months, of 109 people (Smyth 2010)',
  trust: 'read',
  kind: 'calibrated',
  bound: 'each share within the 95 % interval that 109 people leave; return to daily use is the first of five days with use on four',
  shares: 'years',
  run(cohort) {
    const people = afterWard(cohort, 'years');
    if (people.length === 0) return nobody('nobody of this cohort came out of the ward');
    const part = (says: string, day: number, share: number) => ({
      says,
      model: shareBy(people, (p) => p.relapse, day),
      agrees: ofStudy(share, 109),
    });
    return judged([part('day 7', 7, 0.59), part('day 30', 30, 0.71), part('27 months', 821, 0.91)]);
  },
};
