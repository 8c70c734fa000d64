import type { ValidationRow } from '../src/index.ts';
import { afterWard, judged, nobody, shareBy } from './_detoxified.ts';

export const bV04: ValidationRow = {
  id: 'B-V04',
  statement: 'Relapse pooled over programmes',
  published:
    'about 60 % by 3 months, 75 % or more by 12 months; read by others as about 70 % by 6 months and flat (Hunt 1971, 84 studies, three drugs)',
  trust: 'read',
  kind: 'predicted',
  bound: '55 to 70 % return to daily use by 3 months, 70 % or more by 12 months: the two readings and five points',
  shares: 'years',
  run(cohort) {
    const people = afterWard(cohort, 'years');
    if (people.length === 0) return nobody('nobody of this cohort came out of the ward');
    const by = (day: number) => shareBy(people, (p) => p.relapse, day);
    return judged([
      { says: '3 months', model: by(91), agrees: [0.55, 0.7] },
      { says: '12 months', model: by(365), agrees: [0.7, 1] },
    ]);
  },
};
