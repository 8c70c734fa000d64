import type { Course } from '../src/index.ts';
import { type ArmResult, lies, told, trialRow } from './_trial.ts';

const YEAR = 365.25;

/** Overdoses a person-year out of treatment and in it, as `of` counts those of one day. */
function rates({ courses }: ArmResult, of: (course: Course, day: number) => number): { in: number; out: number } {
  const sums = { in: 0, out: 0, daysIn: 0, daysOut: 0 };
  for (const course of courses) {
    const end = course.overdoseHazard.length;
    const leaves = Math.min(course.left ?? end, end);
    for (let day = Math.floor(course.entered! / 24); day < end; day++) {
      const there = day < leaves;
      sums[there ? 'in' : 'out'] += of(course, day);
      sums[there ? 'daysIn' : 'daysOut'] += 1;
    }
  }
  return { in: (YEAR * sums.in) / Math.max(1, sums.daysIn), out: (YEAR * sums.out) / Math.max(1, sums.daysOut) };
}
const expected = (arm: ArmResult) => rates(arm, ({ overdoseHazard }, day) => overdoseHazard[day]!);
const counted = (arm: ArmResult) => rates(arm, ({ overdoses }, day) => overdoses.filter(({ at }) => Math.floor(at / 24) === day).length);

/** Deaths per 1,000 person-years, for all causes and all time. */
function deaths({ courses }: ArmResult): number {
  const years = courses.reduce((sum, { entered, until }) => sum + (until - entered!) / 24 / YEAR, 0);
  return (1000 * courses.filter(({ death }) => death).length) / years;
}

/**
 * Deaths are too few to be judged in a cohort that can be run here, and of overdoses in treatment there are a handful: expected overdoses, the chance of each
 * dose over what could have been in the bag, stand for deaths by overdose. What was counted is told beside them.
 */
export const bV43 = trialRow({
  id: 'B-V43',
  statement: 'Overdoses after leaving methadone or buprenorphine against those in treatment',
  published:
    'all deaths in and out: methadone 11.3 and 36.1, buprenorphine 4.3 and 9.5 per 1,000 person-years; by overdose 2.6 and 12.7, ratio 4.80 (2.90–7.96), and 1.4 and 4.6 (Sordo 2017)',
  trust: 'read',
  kind: 'predicted',
  bound: 'ratio out to in 2.90–7.96 for methadone; for buprenorphine, of which no interval is given, above 1 and at most 7.96',
  weeks: 52,
  arms: {
    methadone: [{ treatment: 'methadone', settings: { dose: 80 } }],
    buprenorphine: [{ treatment: 'buprenorphine', settings: { dose: 16 } }],
  },
  judge: ({ methadone, buprenorphine }) => {
    const [first, second] = [expected(methadone!), expected(buprenorphine!)];
    const seen = counted(methadone!);
    return [
      lies('expected overdoses out to in, methadone', first.out / first.in, 2.9, 7.96),
      lies('buprenorphine', second.out / second.in, 1, 7.96),
      told('expected a person-year on methadone', first.in),
      told('after leaving it', first.out),
      told('counted a person-year on methadone', seen.in),
      told('counted after leaving it', seen.out),
      told('deaths per 1,000 person-years, methadone', deaths(methadone!)),
      told('deaths, buprenorphine', deaths(buprenorphine!)),
    ];
  },
});
