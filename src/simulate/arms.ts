import type { Behaviour } from '../language/behaviour.ts';
import { assembleMind } from '../language/mind.ts';
import { learners } from '../learning/registry.generated.ts';
import { lifeParts } from '../life/registry.generated.ts';
import { assessments } from '../treatments/care/assessments.ts';
import { higginsVouchers } from '../treatments/protocols/higginsVouchers.ts';
import { treatments } from '../treatments/registry.generated.ts';
import type { Schedule } from '../treatments/schedule/schedule.ts';
import type { Course } from './course.ts';
import { type Being, type Origin, simulateCourses, standardBeing, TRIAL_TOLERANCE } from './mind.ts';

/** One treatment of an arm: its name, settings by their own names, its schedule. */
export interface ArmGiven {
  readonly treatment: string;
  readonly settings?: Readonly<Record<string, number>>;
  readonly schedule?: Schedule;
}

export interface ArmsAsked {
  /** People an arm: the same people in every arm. */
  readonly people: number;
  readonly seed: number;
  /** Overrides of parameters by id, in past and arms. */
  readonly parameters?: Readonly<Record<string, number>>;
  /** Overrides in the arms alone, of what has no part in a past. */
  readonly inArms?: Readonly<Record<string, number>>;
  /** Weeks of treatment, and of following people after it. */
  readonly weeks: number;
  readonly followUp?: number;
  readonly arms: Readonly<Record<string, readonly ArmGiven[]>>;
  /** Settings of the research visits. */
  readonly visits?: Readonly<Record<string, number>>;
}

/** Days from becoming dependent to treatment; use days in the last 28 asked for; lives tried for one place. */
const AFTER = 365;
const LEAST_DAYS = 12;
const ATTEMPTS = 60;

function mustBeKnown(name: string): void {
  if (treatments.some((one) => one.name === name)) return;
  throw new Error(`${name}: no such treatment; known are ${treatments.map((one) => one.name).join(', ')}`);
}

/** Every treatment as a module; those of schedules by the ones given. All are there in every arm, so that one past serves all. */
function modulesWith(given: readonly ArmGiven[]): Behaviour[] {
  return treatments.map((one) => {
    const own = given.find(({ treatment }) => treatment === one.name);
    return one.module(one.contingent ? (own?.schedule ?? higginsVouchers) : undefined);
  });
}

let base: Being | undefined;
/** Who lives in the arms: every treatment is there, and asleep unless given. */
export const armsBeing = (): Being => {
  base ??= standardBeing([...modulesWith([]), assessments]);
  return base;
};

interface Past {
  readonly person: number;
  readonly origin: Origin;
}
const kept = new Map<string, { readonly found: Past[]; next: number }>();

/** People dependent for a year who used on 12 of the last 28 days, on the threshold of treatment; kept for the next who asks. */
function pastsOf(people: number, seed: number, parameters: Readonly<Record<string, number>> = {}): readonly Past[] {
  const key = JSON.stringify([seed, parameters]);
  const known = kept.get(key) ?? { found: [], next: 0 };
  kept.set(key, known);
  const most = ATTEMPTS * people;
  const entry = { treatments: [], from: 'dependence' as const, after: AFTER, within: 365 };
  function* lives() {
    while (known.found.length < people && known.next < most) {
      const person = known.next++;
      yield { seed, person, until: 24 * (365 + AFTER + 7), parameters, entry, tolerance: TRIAL_TOLERANCE, untilEntry: true };
    }
  }
  for (const { course, origin } of simulateCourses(armsBeing(), lives())) {
    if (!origin) continue;
    const day = Math.floor(origin.life.at / 24);
    const days = course.useDays.subarray(day - 28, day).reduce((sum, doses) => sum + (doses > 0 ? 1 : 0), 0);
    if (days >= LEAST_DAYS) known.found.push({ person: course.person, origin });
  }
  if (known.found.length < people)
    throw new Error(`${known.found.length} of ${most} people use as people in trials do; ${people} are needed`);
  return known.found.slice(0, people);
}

/** Settings by their own names → parameters by id. Throws on a name the treatment does not have. */
function settingsOf(given: readonly ArmGiven[], modules: readonly Behaviour[]): Record<string, number> {
  return Object.fromEntries(
    given.flatMap(({ treatment, settings = {} }) => {
      const { name } = modules[treatments.findIndex((one) => one.name === treatment)]!;
      return Object.entries(settings).map(([setting, value]) => [`${name}.${setting}`, value] as const);
    }),
  );
}

/** Lives the same people in every arm, from one past each. Courses stand in the order of the people. */
export function liveArms(asked: ArmsAsked): Record<string, Course[]> {
  const { people, seed, parameters = {}, inArms = {}, weeks, followUp = 0, visits = {} } = asked;
  const from = pastsOf(people, seed, parameters);
  const { compiled } = armsBeing();
  const study = Object.fromEntries(Object.entries(visits).map(([name, value]) => [`assessments.${name}`, value]));
  const days = 7 * (weeks + followUp);
  const lived = Object.entries(asked.arms).map(([arm, given]) => {
    for (const { treatment } of given) mustBeKnown(treatment);
    const modules = modulesWith(given);
    const being = { compiled, mind: assembleMind([...learners, ...lifeParts, ...modules, assessments], compiled.model) };
    const names = given.map(({ treatment }) => modules[treatments.findIndex((one) => one.name === treatment)]!.name);
    const entry = {
      treatments: [...names, 'assessments'],
      from: 'dependence' as const,
      after: AFTER,
      lasts: 7 * weeks,
      followed: days + 1,
    };
    const own = { ...parameters, ...inArms, 'assessments.weeks': weeks, ...study, ...settingsOf(given, modules) };
    const lives = from.map(({ person, origin }) => {
      const until = origin.life.at + 24 * (days + 3);
      return { seed, person, arm, until, parameters: own, entry, tolerance: TRIAL_TOLERANCE, from: origin };
    });
    return [arm, Array.from(simulateCourses(being, lives), ({ course }) => course)] as const;
  });
  return Object.fromEntries(lived);
}
