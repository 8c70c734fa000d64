import type { Course } from '../simulate/course.ts';
import { simulateCourses, standardBeing } from '../simulate/mind.ts';
import { ward } from './ward.ts';

/** Days: year of becoming dependent, wait until admission, stay, follow-up. */
const YEAR = 365;
const WAIT = 365;
const STAY = 28;

/** Means over a cohort of people who have just used for the first time; NaN where nobody was left to measure. */
export type Measures = Readonly<Record<string, number>>;

class Mean {
  private sum = 0;
  private count = 0;
  add(x: number): void {
    if (Number.isNaN(x)) return;
    this.sum += x;
    this.count++;
  }
  get value(): number {
    return this.sum / this.count;
  }
  get n(): number {
    return this.count;
  }
}

/** Share of waking hours spent on seeking and using, weeks [from, to). */
function drugTime(c: Course, from: number, to: number): number {
  const width = c.activities.length;
  const use = c.activities.indexOf('use');
  let [spent, all] = [0, 0];
  for (let w = from; w < to && (w + 1) * width <= c.hours.length; w++) {
    for (let a = 0; a < width; a++) all += c.hours[w * width + a]!;
    spent += c.hours[w * width + use]!;
  }
  return spent / all;
}

const useDaysIn = (c: Course, from: number, to: number): number =>
  c.useDays.slice(from, to).reduce((n, doses) => n + (doses > 0 ? 1 : 0), 0);

/** First day of use from `from` on, and first of five days with four of use (relapse, as daily use was asked for in B-V01), in days after it. */
export function returnToUse(c: Course, from: number): { readonly lapse: number; readonly relapse: number } {
  let lapse = Number.POSITIVE_INFINITY;
  for (let day = from; day < c.useDays.length; day++) {
    if (c.useDays[day] === 0) continue;
    lapse = Math.min(lapse, day - from);
    if (useDaysIn(c, day, day + 5) >= 4) return { lapse, relapse: day - from };
  }
  return { lapse, relapse: Number.POSITIVE_INFINITY };
}

/** What one course adds to the measures. */
function take(c: Course, add: (name: string, x: number) => void): void {
  const dependent = c.dependent !== undefined && c.dependent <= YEAR;
  add('dependent within a year', dependent ? 1 : 0);
  if (!dependent) {
    add('drug time of the others', drugTime(c, 0, 52));
    return;
  }
  add('drug time, first month', drugTime(c, 0, 4));
  if (c.entered === undefined) return;
  const admitted = Math.floor(c.entered / 24);
  const days = useDaysIn(c, admitted - 28, admitted);
  add('still using a year later', days >= 12 ? 1 : 0);
  if (days < 12) return;
  const week = Math.floor(admitted / 7) - 1;
  const at = (name: string) => c.weekly[name]![week]!;
  add('use days a week', days / 4);
  add('doses a use day', c.useDays.slice(admitted - 28, admitted).reduce((a, b) => a + b, 0) / days);
  add('drug time', drugTime(c, week - 3, week + 1));
  add('dose, over the first', at('using.bags') / c.weekly['using.bags']![0]!);
  add('D2-like receptors', at('d2Receptors.available'));
  add('discount rate, over that before use', at('discounting.rate') / c.weekly['discounting.rate']![0]!);
  // Who leaves early is discharged early.
  const out = c.left ?? admitted + STAY;
  // People who died before the end are followed as far as they went; it is no return to use.
  const { lapse, relapse } = returnToUse(c, out);
  for (const day of [7, 30, 365]) {
    add(`lapse by day ${day}`, lapse < day ? 1 : 0);
    add(`relapse by day ${day}`, relapse < day ? 1 : 0);
  }
  const end = c.useDays.length;
  if (end >= out + YEAR) add('use days a week, a year after', useDaysIn(c, end - 56, end) / 8);
}

/**
 * Lives a cohort from the first dose: a year in which some become dependent; those go on for a year, and those of them who still use are
 * admitted for four weeks and followed for another. One seed gives one cohort, whatever the parameters: common random numbers.
 */
export function naturalHistory(parameters: Readonly<Record<string, number>>, people: number, seed: number): Measures {
  const being = standardBeing([ward]);
  const means = new Map<string, Mean>();
  const add = (name: string, x: number): void => {
    const mean = means.get(name) ?? new Mean();
    mean.add(x);
    means.set(name, mean);
  };
  const entry = { treatments: ['ward'], from: 'dependence', after: WAIT, within: YEAR, lasts: STAY, followed: STAY + YEAR } as const;
  const until = (YEAR + WAIT + STAY + YEAR + 10) * 24;
  const lives = Array.from({ length: people }, (_, person) => ({ seed, person, until, parameters, entry }));
  let hours = 0;
  let hazard = 0;
  let counted = 0;
  let deaths = 0;
  for (const { course } of simulateCourses(being, lives)) {
    take(course, add);
    if (course.dependent === undefined) continue;
    hours += course.until;
    hazard += course.overdoseHazard;
    counted += course.overdoses.length;
    deaths += course.death?.cause === 'overdose' ? 1 : 0;
  }
  const measures = Object.fromEntries([...means].map(([name, mean]) => [name, mean.value]));
  const yearly = (x: number) => (x / hours) * 8766;
  return {
    ...measures,
    'people admitted': means.get('lapse by day 7')?.n ?? 0,
    'overdoses a year of dependence': yearly(counted),
    'overdoses expected a year of dependence': yearly(hazard),
    'deaths by overdose a thousand years of dependence': 1000 * yearly(deaths),
  };
}
