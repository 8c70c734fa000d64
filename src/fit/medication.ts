import { type ArmGiven, liveArms } from '../simulate/arms.ts';
import type { Course } from '../simulate/course.ts';

/** Shares of people a week: negative, positive, missing. */
export type Shares = readonly (readonly [number, number, number])[];

export type ArmName = 'methadone' | 'buprenorphine' | 'waiting list';

/** Arms whose weekly urine is published person by person (B-V60), the doses given there, and a drug-free arm to hold them against. */
const ARMS: Readonly<Record<ArmName, readonly ArmGiven[]>> = {
  methadone: [{ treatment: 'methadone', settings: { dose: 90 } }],
  buprenorphine: [{ treatment: 'buprenorphine', settings: { dose: 22 } }],
  'waiting list': [{ treatment: 'waiting list' }],
};

export const WEEKS = 24;

export interface ArmRun {
  readonly shares: Shares;
  /** Share still in treatment at the end. */
  readonly retained: number;
}

function runOf(courses: readonly Course[]): ArmRun {
  const counts = Array.from({ length: WEEKS }, (): [number, number, number] => [0, 0, 0]);
  for (const course of courses) {
    const day = Math.floor(course.entered! / 24);
    const letters = new Array<number>(WEEKS).fill(2);
    for (const { kind, day: on, sample } of course.visits) {
      const week = Math.floor((on - day) / 7);
      if (kind === 'assessments.weekly' && week < WEEKS && sample) letters[week] = sample === 'positive' ? 1 : 0;
    }
    for (const [week, letter] of letters.entries()) counts[week]![letter]! += 1 / courses.length;
  }
  return { shares: counts, retained: courses.filter((c) => c.left === undefined && !c.death).length / courses.length };
}

/** The same people in the three arms; `inArms` holds what the fit moves there alone, `parameters` what it moves in their past as well. */
export function runMedication(
  people: number,
  seed: number,
  inArms: Readonly<Record<string, number>>,
  parameters: Readonly<Record<string, number>> = {},
): Record<ArmName, ArmRun> {
  const lived = liveArms({ people, seed, weeks: WEEKS, inArms, parameters, arms: ARMS });
  return Object.fromEntries(Object.entries(lived).map(([arm, courses]) => [arm, runOf(courses)])) as Record<ArmName, ArmRun>;
}

/** Mean absolute difference of the weekly shares, over weeks [0, until): negative, positive, missing. */
export function distances(a: Shares, b: Shares, until = WEEKS - 1): [number, number, number] {
  const sum: [number, number, number] = [0, 0, 0];
  for (let week = 0; week < until; week++) for (const k of [0, 1, 2] as const) sum[k] += Math.abs(a[week]![k] - b[week]![k]) / until;
  return sum;
}
