import { averageInterval, mean } from '../src/index.ts';
import { above, below, fixed, judge, lies, withInterval } from './_dopamine.ts';
import { column, dailyHeroin, eachPerson } from './_exposure.ts';
import type { ValidationRow } from './_row.ts';

const USE = 180; // d; the published people had used for years, the loss settles within months

export const pV25: ValidationRow = {
  id: 'P-V25',
  statement: 'Dopamine transporters in people who use heroin, and after a year without',
  published: '−31.6 % right, −33.2 % left (64 against 20 people; Xu 2015); at 12 months up, one side still below normal',
  trust: 'read',
  kind: 'calibrated',
  bound: 'mean −25 to −40 % (two standard errors at the spread of A005, 20 %); at 12 months higher, and still below normal',
  run(cohort) {
    const people = eachPerson(cohort, ['heroin', 'morphine'], (live) => {
      const times = [24 * USE, 24 * (USE + 365)];
      return Array.from(column(live(dailyHeroin(USE), times, ['transporter.available']), 'transporter.available'), (x) => 100 * (x - 1));
    });
    const [use, year] = [0, 1].map((i) => people.map((p) => p[i] as number)) as [number[], number[]];
    return judge(`${withInterval(use, 1)} %; after 12 months ${fixed(mean(year), 1)} %`, { use: mean(use), year: mean(year) }, [
      lies('size of the loss', averageInterval(use), [-40, -25], '%'),
      above('recovery in 12 months', averageInterval(people.map(([first, later]) => later! - first!)), 0, 'points'),
      below('left of the loss at 12 months', averageInterval(year), 0, '%'),
    ]);
  },
};
