import { type Finding, meanInterval, type ValidationRow } from '../src/index.ts';
import { cueCraving, DAYS } from './_abstinence.ts';

/** Most that craving may rise above that of the first day, as a factor: the option the evidence leaves open. */
const MOST = 1.3;

/** Craving on `DAYS`, one list a person. */
export function noIncubation(all: readonly (readonly number[])[]): Finding {
  const of = (place: number) => meanInterval(all.map((c) => c[place]!));
  const late = meanInterval(all.map((c) => c[DAYS.length - 1]! - c[DAYS.indexOf(25)]!));
  const first = of(0).estimate;
  const highest = Math.max(...DAYS.map((_, i) => of(i).estimate));
  const values = { ...Object.fromEntries(DAYS.map((day, i) => [`day ${day}`, of(i).estimate])), late: late.estimate };
  const compared = [
    { says: 'a year above 25 days', ...late, agrees: [null, 0] as const },
    ...DAYS.map((day, i) => ({
      ...{ says: `day ${day}`, ...of(i), agrees: [null, MOST * first] as const },
      course: { name: 'craving at the sight of the drug', axis: 'day of abstinence', at: day },
    })),
  ];
  const measured = `craving on days ${DAYS.join(', ')}: ${DAYS.map((_, i) => of(i).estimate.toFixed(2)).join(', ')}`;
  const wrong = [
    ...(late.low > 0 ? ['craving after a year is higher than after 25 days'] : []),
    ...(highest > MOST * first ? [`it rises to ${(highest / first).toFixed(1)} times that of the first day`] : []),
  ];
  return wrong.length === 0
    ? { measured, values, compared, verdict: 'pass' }
    : { measured, values, compared, verdict: 'fail', because: wrong.join('; ') };
}

export const bV45: ValidationRow = {
  id: 'B-V45',
  statement: 'No incubation of craving in people who used heroin',
  published:
    'cue craving no higher after more than a year of abstinence than after less than a month; incubation shown for other drugs, not for heroin (PMC3288796, 29 and 26 people; PMC6157595)',
  trust: 'read',
  kind: 'predicted',
  bound: 'cue craving after a year no higher than after 25 days, and on no day above 1.3 times that of the first day',
  run: (cohort) => noIncubation(cueCraving(cohort)),
};
