import {
  type Cohort,
  type Finding,
  lives,
  proportionInterval,
  simulateCourses,
  standardBeing,
  treatments,
  UNTIL_WARD,
  type ValidationRow,
} from '../src/index.ts';
import { courseOfUse, difference, nobody } from './_detoxified.ts';

/** Days of a stay that has room for nine sessions, and days followed after it. */
const STAY = 42;
const FOLLOWED = 90;
/** Share of people by which either outcome may be lower with exposure and still count as no benefit. Assumed. */
const NO_BENEFIT = 0.05;

const module = (name: string) => treatments.find((t) => t.name === name)!.module();

interface Stay {
  readonly left: boolean;
  readonly relapsed: boolean;
}

/** The people of the cohort who become dependent in their first year, in a ward, with cue exposure or without; undefined: died before. */
function stays(cohort: Cohort, exposed: boolean): (Stay | undefined)[] {
  const { seed, parameters: given = {} } = cohort;
  const being = standardBeing([module('residential detoxification'), module('cue exposure')]);
  const entry = { treatments: exposed ? ['ward', 'exposure'] : ['ward'], from: 'dependence', after: UNTIL_WARD, lasts: STAY } as const;
  const parameters = { ...given, 'ward.taperFrom': 0, 'ward.days': STAY };
  const dependent = lives({ ...cohort, followed: 'year' }).filter((s) => s.year.dependent !== undefined);
  const people = dependent.map(({ person, year }) => {
    return { seed, person, entry, parameters, until: 24 * (year.dependent! + UNTIL_WARD + STAY + FOLLOWED + 1) };
  });
  return [...simulateCourses(being, people)].map(({ course }) => {
    if (course.entered === undefined) return undefined;
    const discharged = course.left ?? Math.floor(course.entered / 24) + STAY;
    const days = course.useDays.subarray(discharged + 1, discharged + 1 + FOLLOWED);
    return { left: course.left !== undefined, relapsed: courseOfUse(days).relapse <= FOLLOWED };
  });
}

export const bV34: ValidationRow = {
  id: 'B-V34',
  statement: 'Cue exposure in a ward',
  published: 'reactivity falls, drop-out and relapse are higher with exposure (Marissen 2007, 65 and 62 people); no difference (Dawe 1993)',
  trust: 'read',
  kind: 'predicted',
  bound: `neither drop-out nor return to daily use within ${FOLLOWED} days is lower with exposure by more than 5 points: it must not help`,
  shares: 'year',
  run(cohort): Finding {
    const [with_, without] = [stays(cohort, true), stays(cohort, false)];
    const both = with_.flatMap((a, i) => (a && without[i] ? [[a, without[i]!] as const] : []));
    if (both.length < 2) return nobody('too few of this cohort were admitted');
    const share = (arm: 0 | 1, what: keyof Stay) => proportionInterval(both.filter((pair) => pair[arm][what]).length, both.length);
    const [left, relapsed] = [difference(share(0, 'left'), share(1, 'left')), difference(share(0, 'relapsed'), share(1, 'relapsed'))];
    const points = (x: number) => `${Math.round(100 * x)}`.replace('-', '−');
    const told = ({ estimate, low, high }: typeof left) => `${points(estimate)} points (95 % CI ${points(low)} to ${points(high)})`;
    const measured = `${both.length} people in both arms; drop-out with exposure ${Math.round(100 * share(0, 'left').estimate)} %, more by ${told(left)}; return to daily use ${Math.round(100 * share(0, 'relapsed').estimate)} %, more by ${told(relapsed)}`;
    const values = { left: left.estimate, relapsed: relapsed.estimate, people: both.length };
    const compared = [
      { says: 'more drop-out with exposure', ...left, agrees: [-NO_BENEFIT, null] as const },
      { says: 'more return to daily use with exposure', ...relapsed, agrees: [-NO_BENEFIT, null] as const },
    ];
    const helped = [
      ['drop-out', left],
      ['return to daily use', relapsed],
    ] as const;
    const lower = helped.filter(([, d]) => d.estimate < -NO_BENEFIT);
    if (lower.length === 0) return { measured, values, compared, verdict: 'pass' };
    const because = `${lower.map(([what]) => what).join(' and ')} lower with exposure`;
    return { measured, values, compared, verdict: lower.some(([, d]) => d.high < 0) ? 'fail' : 'warn', because };
  },
};
