import { behaviour } from '../language/behaviour.ts';
import { assumed } from '../language/component.ts';

import type { Course } from '../simulate/course.ts';
import { simulateCourses, standardBeing } from '../simulate/mind.ts';

/** Beyond anything that speaks for or against. */
const DECIDED = 500;
/** Opportunity of the day that both groups have. */
const SHARED = 4;
const OPPORTUNITIES = 5;

/** Two weeks of one arranged dose a day, then the drug is within reach for one opportunity of the day, or for all five. */
const access = behaviour({
  name: 'access',
  says: 'Short or long daily access to the drug',
  parameters: {
    trained: { value: 14, unit: 'd', range: [0, 100], says: 'Days of arranged use before', from: assumed('acquisition, as in B-V50') },
    long: { value: 1, unit: '1', range: [0, 1], says: '1 for long access, 0 for short', from: assumed('set by the experiment') },
  },
  reads: {
    number: { from: 'day.number', unit: 'd', says: 'Day' },
    slot: { from: 'day.slot', unit: '1', says: 'Opportunity of the day' },
    used: { from: 'using.used', unit: '1', says: '1 when a dose was just taken' },
    bags: { from: 'using.bags', unit: '1', says: 'Usual dose' },
    price: { from: 'market.now', unit: '$', says: 'Price of a bag' },
  },
  writes: { push: 'use.push', barred: 'market.barred', earned: 'purse.earned' },
  states: {
    hour: { unit: '1', start: 0, bounds: [0, 40], shown: true, says: 'Bags taken, when it is the opportunity both groups have' },
    day: { unit: '1', start: 0, bounds: [0, 40], shown: true, says: 'Bags taken' },
  },
  after: ['using'],
  rules: (at) => ({
    pass: (v) => {
      v[at.barred] = v[at.slot] === SHARED || (v[at.long] === 1 && v[at.number] >= v[at.trained]) ? 0 : 1;
    },
    weigh: (v) => {
      if (v[at.number] < v[at.trained] && v[at.slot] === SHARED) v[at.push] += DECIDED;
    },
    act: (v) => {
      v[at.day] = v[at.used] * v[at.bags];
      v[at.hour] = v[at.slot] === SHARED ? v[at.day] : 0;
      // The drug is free, as in the experiment this is held against: what was paid is given back.
      v[at.earned] += v[at.day] * v[at.price];
    },
  }),
});

/** Weeks of access, compared at their start and at their end. */
const WEEKS = 8;

/** Bags in the shared opportunity of a day, and in a whole day, in the first and in the last two weeks of access. */
export interface Access {
  readonly first: number;
  readonly last: number;
  readonly dayFirst: number;
  readonly dayLast: number;
}

/** People `from` to `to` − 1 of the cohort, each twice, with short and with long access: same traits, same chance. Lives that ended are left out. */
export function accessOf(
  { seed, parameters = {} }: { readonly seed: number; readonly parameters?: Readonly<Record<string, number>> },
  from: number,
  to: number,
): { readonly short: Access; readonly long: Access }[] {
  const until = 24 * 7 * (2 + WEEKS);
  const both = Array.from({ length: 2 * (to - from) }, (_, i) => {
    return { seed, person: from + (i >> 1), until, parameters: { ...parameters, 'access.long': i & 1 } };
  });
  const lived = [...simulateCourses(standardBeing([access]), both)].map(({ course }) =>
    course.until < until ? undefined : accessIn(course),
  );
  return Array.from({ length: to - from }, (_, i) => ({ short: lived[2 * i], long: lived[2 * i + 1] })).filter(
    (pair): pair is { short: Access; long: Access } => pair.short !== undefined && pair.long !== undefined,
  );
}

function accessIn(course: Course): Access {
  const mean = (name: string, week: number) => (OPPORTUNITIES * (course.weekly[name]![week]! + course.weekly[name]![week + 1]!)) / 2;
  return {
    first: mean('access.hour', 2),
    last: mean('access.hour', WEEKS),
    dayFirst: mean('access.day', 2),
    dayLast: mean('access.day', WEEKS),
  };
}
