import type { Cohort } from '../src/index.ts';
import { everyone } from './_people.ts';
import { bags, daysToReturn, startingOut, usualDose } from './_streetDose.ts';

/** Days of use, of absence, and from release on; three injections a day. */
const USE = 60;
const AWAY = 84;
const AGAIN = 84;
/** Rates in use are read from the second month, when the dose has settled. */
const SETTLED = 30;
export const INJECTIONS = 3 * (USE - SETTLED);

/** Overdoses of one person, by when they happened. */
export interface Counts {
  readonly inUse: number;
  /** Weeks 1–2, 3–4 and 5–12 after the absence. */
  readonly weeks: readonly [number, number, number];
}

/** Days of overdoses in one stretch of life: use; or use, absence and release, after which the usual dose is taken again from some day on. */
function overdoses(cohort: Cohort, released: boolean): number[][] {
  const back = USE + AWAY;
  const until = 24 * (released ? back + AGAIN : USE);
  return everyone(cohort, ['heroin', 'morphine'], (person) => {
    const usual = usualDose(cohort, person, 'heroin');
    const before = bags(cohort, person, 'heroin', usual, { from: 0, to: USE }, startingOut);
    const first = back + Math.min(AGAIN, daysToReturn(cohort, person.index));
    const after = released ? bags(cohort, person, 'heroin', usual, { from: first, to: back + AGAIN }, () => 1) : [];
    return person.live([...before, ...after], [until]).overdoses.map((o) => o.at / 24);
  });
}

const between = (days: readonly number[], from: number, to: number): number => days.filter((day) => day >= from && day < to).length;

/** Overdoses of every person in use and after an absence. */
export function afterAbsence(cohort: Cohort): Counts[] {
  const back = USE + AWAY;
  return overdoses(cohort, true).map((days) => ({
    inUse: between(days, SETTLED, USE),
    weeks: [between(days, back, back + 14), between(days, back + 14, back + 28), between(days, back + 28, back + 84)],
  }));
}

/** Overdoses per person in the settled month of use. */
export const inUse = (cohort: Cohort): number[] => overdoses(cohort, false).map((days) => between(days, SETTLED, USE));

export interface Ratio {
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
}

const sum = (xs: readonly number[]): number => xs.reduce((a, b) => a + b, 0);

/**
 * Ratio of two rates whose events cluster in people, with its 95 % interval: the variance of the log ratio is Σ (aᵢ/A − bᵢ/B)² over
 * people. Undefined when either count is 0.
 */
export function rateRatio(a: readonly number[], timeA: number, b: readonly number[], timeB: number): Ratio | undefined {
  const [A, B] = [sum(a), sum(b)];
  if (A === 0 || B === 0) return undefined;
  const ratio = A / timeA / (B / timeB);
  const error = Math.sqrt(sum(a.map((x, i) => (x / A - (b[i] as number) / B) ** 2)));
  return { ratio, low: ratio * Math.exp(-1.96 * error), high: ratio * Math.exp(1.96 * error) };
}
