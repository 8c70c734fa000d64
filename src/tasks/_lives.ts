import { behaviour } from '../language/behaviour.ts';
import { assumed, fitted } from '../language/component.ts';
import type { Course } from '../simulate/course.ts';
import { simulateCourses, standardBeing } from '../simulate/mind.ts';
import { methadone } from '../treatments/methadone.ts';
import { residentialDetoxification } from '../treatments/residentialDetoxification.ts';

/** Beyond anything that speaks for or against. */
const DECIDED = 500;

/** Someone offers, and a first dose is taken: everyone in these lives has tried. What follows is their own choice. */
const trying = behaviour({
  name: 'trying',
  says: 'A first dose, on the first day',
  reads: {
    number: { from: 'day.number', unit: 'd', says: 'Day' },
    slot: { from: 'day.slot', unit: '1', says: 'Opportunity of the day' },
  },
  writes: { push: 'use.push' },
  rules: (at) => ({
    weigh: (v) => {
      if (v[at.number] === 0 && v[at.slot] === 2) v[at.push] += DECIDED;
    },
  }),
});

/** Notes which opportunities went into the drug: seeking it, using it, resting while ill for want of it. */
export const narrowing = behaviour({
  name: 'narrowing',
  says: 'Share of waking hours that goes into the drug',
  parameters: {
    ill: { value: 5, unit: '1', range: [1, 48], says: 'Withdrawal score from which resting is being ill', from: 'W006' },
  },
  reads: {
    chosen: { from: 'day.chosen', unit: '1', says: 'Activity chosen' },
    using: { from: 'use.number', unit: '1', says: 'Number of use' },
    resting: { from: 'rest.number', unit: '1', says: 'Number of rest' },
    cows: { from: 'withdrawal.cows', unit: '1', says: 'Withdrawal score' },
  },
  states: { share: { unit: '1', start: 0, bounds: [0, 1], shown: true, says: '1 when the hours went into the drug' } },
  rules: (at) => ({
    act: (v) => {
      v[at.share] = v[at.chosen] === v[at.using] || (v[at.chosen] === v[at.resting] && v[at.cows] >= v[at.ill]) ? 1 : 0;
    },
  }),
});

/** Moment by moment: stress, craving and use, and their products, so that weekly means give what goes with what within a person. */
const moments = behaviour({
  name: 'moments',
  says: 'Stress, craving and use at each opportunity',
  reads: {
    stressed: { from: 'stress.level', unit: '1', says: 'Stress' },
    craved: { from: 'craving.level', unit: '1', says: 'Craving' },
    chosen: { from: 'day.chosen', unit: '1', says: 'Activity chosen' },
    using: { from: 'use.number', unit: '1', says: 'Number of use' },
  },
  states: {
    used: { unit: '1', start: 0, bounds: [0, 1], shown: true, says: '1 when the opportunity went to use' },
    stressSquared: { unit: '1', start: 0, bounds: [0, 1000], shown: true, says: 'Stress, squared' },
    cravingSquared: { unit: '1', start: 0, bounds: [0, 1], shown: true, says: 'Craving, squared' },
    stressCraving: { unit: '1', start: 0, bounds: [0, 30], shown: true, says: 'Stress times craving' },
    stressUsed: { unit: '1', start: 0, bounds: [0, 30], shown: true, says: 'Stress, when use follows' },
  },
  rules: (at) => ({
    act: (v) => {
      const [z, c] = [v[at.stressed], v[at.craved]];
      v[at.used] = v[at.chosen] === v[at.using] ? 1 : 0;
      v[at.stressSquared] = z * z;
      v[at.cravingSquared] = c * c;
      v[at.stressCraving] = z * c;
      v[at.stressUsed] = z * v[at.used];
    },
  }),
});

/**
 * Coming back: after a first stay in a ward, treatment is sought again while using, by a weekly chance: mostly maintenance with methadone, which
 * lasts as long as it holds the person, else another stay in a ward.
 */
const readmission = behaviour({
  name: 'readmission',
  says: 'Later treatment: maintenance, or stays in a ward',
  parameters: {
    stay: { value: 28, unit: 'd', range: [5, 90], says: 'Days of a later stay', from: assumed('as the first') },
    seeks: {
      value: 0.03,
      unit: '1/wk',
      range: [0, 0.2],
      says: 'Chance a week of coming back while using',
      from: fitted('B-V08, in the trial implementation'),
    },
    maintained: {
      value: 0.6,
      unit: '1',
      range: [0, 1],
      says: 'Share of it that is maintenance',
      from: assumed('behaviour-tried; most of the cohort of B-V08 had maintenance at some time'),
    },
  },
  reads: {
    treated: { from: 'day.treated', unit: '1', says: '1 while in treatment' },
    recent: { from: 'discounting.recent', unit: '1', says: 'Share of recent days with use' },
  },
  writes: { barred: 'market.barred', context: 'cues.context', event: 'resolve.event' },
  states: {
    known: { unit: '1', start: 0, bounds: [0, 1], says: '1 after a first stay' },
    left: { unit: 'd', start: 0, bounds: [0, 90], says: 'Days left of a later stay' },
    stays: { unit: '1', start: 0, bounds: [0, 1e4], says: 'Later stays so far' },
    maintenances: { unit: '1', start: 0, bounds: [0, 1e4], says: 'Times of maintenance so far' },
  },
  draws: { returns: 'whether the person comes back to treatment this night', kind: 'to which' },
  rules: (at) => ({
    night: (v, world) => {
      if (v[at.treated] === 1) v[at.known] = 1;
      if (v[at.treated] === 1 || v[at.known] === 0) return;
      if (v[at.left] > 0) {
        v[at.left] -= 1;
        if (v[at.left] > 0) return;
        v[at.left] = 0;
        v[at.barred] = 0;
        v[at.context] = 0;
      } else if (v[at.recent] > 0.4 && world.chance(at.returns) < v[at.seeks] / 7) {
        if (world.chance(at.kind) < v[at.maintained]) {
          v[at.maintenances] += 1;
          return world.enrol('methadoneClinic');
        }
        v[at.left] = v[at.stay];
        v[at.barred] = 1;
        v[at.context] = 2;
        v[at.event] += 1;
        v[at.stays] += 1;
      }
    },
  }),
});

/** How far lives are followed: a year from the first dose, or years from a ward for those who became dependent in that year. */
export const FOLLOWED = { year: 0, years: 3, twenty: 20, decades: 33 } as const;
export type Followed = keyof typeof FOLLOWED;

/** Days followed from the first dose; from dependence to the ward; in the ward. */
export const FIRST_YEAR = 364;
export const UNTIL_WARD = 180;
export const IN_WARD = 28;
/** Use days in the four weeks before, from which a person is one who would be admitted. Assumed. */
const ADMITTED_AT = 12;

export interface LivesAsked {
  readonly seed: number;
  readonly people: number;
  readonly followed: Followed;
  readonly parameters?: Readonly<Record<string, number>>;
}

/** One person: the first year, and the life after a ward when they became dependent in it, were still using when admitted, and came out. */
export interface LifeStory {
  readonly person: number;
  readonly year: Course;
  readonly detoxified?: Course;
  /** Day on which the ward was left, from the start of the life. */
  readonly discharged?: number;
}

const modules = [trying, narrowing, moments, readmission, residentialDetoxification.module(), methadone.module()];
/** No taper: what follows is to be seen without medication. */
const UNMEDICATED = { 'ward.taperFrom': 0 };

/** People `from` to `to` − 1 of the cohort; each the same whoever else is asked for. */
export function lifeStories({ seed, followed, parameters: given = {} }: Omit<LivesAsked, 'people'>, from: number, to: number): LifeStory[] {
  const being = standardBeing(modules);
  const parameters = { ...UNMEDICATED, ...given };
  const everyone = Array.from({ length: to - from }, (_, i) => ({ seed, person: from + i, until: 24 * FIRST_YEAR, parameters }));
  const stories = [...simulateCourses(being, everyone)].map(({ course }): LifeStory => ({ person: course.person, year: course }));
  if (FOLLOWED[followed] === 0) return stories;
  const dependent = stories.filter(({ year }) => year.dependent !== undefined);
  const entry = { treatments: ['ward'], from: 'dependence', after: UNTIL_WARD, lasts: IN_WARD } as const;
  // Days are counted from the day the ward is left, which begins after admission's hour: two more hold the last of them whole.
  const days = UNTIL_WARD + IN_WARD + 365 * FOLLOWED[followed] + 2;
  const later = dependent.map(({ person, year }) => {
    return { seed, person, parameters, entry, until: 24 * (year.dependent! + days) };
  });
  const after = new Map([...simulateCourses(being, later)].map(({ course }) => [course.person, course]));
  return stories.map((story) => ({ ...story, ...admitted(after.get(story.person)) }));
}

/** What a life after the ward is told by, when the person was still using at admission and came out alive. */
function admitted(course: Course | undefined): Pick<LifeStory, 'detoxified' | 'discharged'> {
  if (course?.entered === undefined) return {};
  const day = Math.floor(course.entered / 24);
  const before = course.useDays.subarray(Math.max(0, day - 28), day).filter((uses) => uses > 0).length;
  const discharged = course.left ?? day + IN_WARD;
  return before < ADMITTED_AT || course.until <= 24 * (discharged + 1) ? {} : { detoxified: course, discharged };
}

/** Lives kept from the last time they were asked for, so that what asks different things of the same people lives them once. */
let kept: { readonly asked: string; readonly followed: Followed; readonly lives: readonly LifeStory[] } | undefined;
const key = ({ seed, people, parameters = {} }: LivesAsked): string => JSON.stringify([seed, people, parameters]);

/** Puts lives aside that were lived elsewhere (in other threads). */
export function keepLives(asked: LivesAsked, lives: readonly LifeStory[]): void {
  kept = { asked: key(asked), followed: asked.followed, lives };
}

/** The lives of a cohort. Longer lives begin as shorter ones do, so those kept serve whoever asks for less. */
export function lives(asked: LivesAsked): readonly LifeStory[] {
  const serves = kept && kept.asked === key(asked) && FOLLOWED[kept.followed] >= FOLLOWED[asked.followed];
  if (kept && serves) return kept.lives;
  const lived = lifeStories(asked, 0, asked.people);
  keepLives(asked, lived);
  return lived;
}
