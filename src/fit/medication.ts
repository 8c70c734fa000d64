import type { Behaviour } from '../language/behaviour.ts';
import type { Course } from '../simulate/course.ts';
import { type Being, type Origin, simulateCourses, standardBeing } from '../simulate/mind.ts';
import { assessments } from '../treatments/care/assessments.ts';
import { treatments } from '../treatments/registry.generated.ts';

/** Shares of people a week: negative, positive, missing. */
export type Shares = readonly (readonly [number, number, number])[];

export interface Past {
  readonly person: number;
  readonly origin: Origin;
}

/** Arms whose weekly urine is published person by person (B-V60), the doses given there, and a drug-free arm to hold them against. */
export const ARMS = [
  { name: 'methadone', module: 'methadoneClinic', settings: { 'methadoneClinic.dose': 90 } },
  { name: 'buprenorphine', module: 'buprenorphineClinic', settings: { 'buprenorphineClinic.dose': 22 } },
  { name: 'waiting list', module: 'waiting', settings: {} },
] as const;
export type ArmName = (typeof ARMS)[number]['name'];

export const WEEKS = 24;
const YEAR = 365;
const TOLERANCE = 1e-3;

export const medicationBeing = (): Being => {
  const module = (name: string): Behaviour => treatments.find((one) => one.name === name)!.module();
  return standardBeing([...ARMS.map(({ name }) => module(name)), assessments]);
};

/** People dependent for a year who used on 12 of the last 28 days, up to the threshold of treatment. */
export function pasts(being: Being, count: number, seed: number, first = 0): Past[] {
  const found: Past[] = [];
  function* lives() {
    for (let person = first; found.length < count && person < first + 60 * count; person++) {
      const entry = { treatments: [], from: 'dependence' as const, after: YEAR, within: YEAR };
      yield { seed, person, until: 24 * (2 * YEAR + 7), tolerance: TOLERANCE, entry, untilEntry: true };
    }
  }
  for (const { course, origin } of simulateCourses(being, lives())) {
    if (!origin) continue;
    const day = Math.floor(origin.life.at / 24);
    const days = course.useDays.subarray(day - 28, day).reduce((sum, doses) => sum + (doses > 0 ? 1 : 0), 0);
    if (days >= 12 && found.length < count) found.push({ person: course.person, origin });
  }
  return found;
}

export interface ArmRun {
  readonly shares: Shares;
  /** Share still in treatment at the end. */
  readonly retained: number;
  readonly courses: readonly Course[];
}

/** One arm, from the pasts on. */
export function runArm(
  being: Being,
  from: readonly Past[],
  arm: ArmName,
  parameters: Readonly<Record<string, number>>,
  seed: number,
): ArmRun {
  const { module, settings } = ARMS.find(({ name }) => name === arm)!;
  const entry = {
    treatments: [module, 'assessments'],
    from: 'dependence' as const,
    after: YEAR,
    within: YEAR,
    lasts: 7 * WEEKS,
    followed: 7 * WEEKS + 1,
  };
  const counts = Array.from({ length: WEEKS }, (): [number, number, number] => [0, 0, 0]);
  const courses: Course[] = [];
  const lives = from.map(({ person, origin }) => {
    const until = origin.life.at + 24 * (7 * WEEKS + 3);
    return { seed, person, until, tolerance: TOLERANCE, parameters: { ...settings, ...parameters }, entry, from: origin };
  });
  for (const { course } of simulateCourses(being, lives)) {
    const day = Math.floor(course.entered! / 24);
    const letters = new Array<number>(WEEKS).fill(2);
    for (const { kind, day: on, sample } of course.visits) {
      const week = Math.floor((on - day) / 7);
      if (kind === 'assessments.weekly' && week < WEEKS && sample) letters[week] = sample === 'positive' ? 1 : 0;
    }
    for (const [week, letter] of letters.entries()) counts[week]![letter]! += 1 / from.length;
    courses.push(course);
  }
  return { shares: counts, retained: courses.filter((c) => c.left === undefined && !c.death).length / courses.length, courses };
}

/** Mean absolute difference of the weekly shares, over weeks [0, until): negative, positive, missing. */
export function distances(a: Shares, b: Shares, until = WEEKS - 1): [number, number, number] {
  const sum: [number, number, number] = [0, 0, 0];
  for (let week = 0; week < until; week++) for (const k of [0, 1, 2] as const) sum[k] += Math.abs(a[week]![k] - b[week]![k]) / until;
  return sum;
}
