import type { Course } from '../simulate/course.ts';
import type { Entry } from '../simulate/entry.ts';
import { simulateCourses, standardBeing } from '../simulate/mind.ts';
import { type LifeStory, lifeStories, narrowing } from '../tasks/_lives.ts';
import { firstDose, unoffered } from './beginnings.ts';
import { ward } from './ward.ts';

/** Days: year of becoming dependent, wait until admission, stay, follow-up. */
const YEAR = 365;
const WAIT = 365;
const STAY = 28;
/** Years by which dependence is counted beyond the first. */
const LATER = [2, 3, 5];
/** Years after the ward at which B-V08 asks who used in the last month. */
const ASKED = [3, 11, 19];
const MONTH = 30;

/** Sums over some people: of a measure x, of what it is counted over (1 a person, or the years lived) y, and of their products. */
interface Sum {
  x: number;
  y: number;
  xx: number;
  xy: number;
  yy: number;
  people: number;
}
export type PieceOfHistory = Readonly<Record<string, Readonly<Sum>>>;

/** Each measure over some people: Σx ÷ Σy, its standard error, and over how many. */
export type Measures = Readonly<Record<string, { readonly value: number; readonly error: number; readonly people: number }>>;

export class Sums {
  readonly of: Record<string, Sum> = {};
  /** A person's own ratio would give a life that ends on its second day the weight of one that lasts: rates are summed before they are divided. */
  add(name: string, x: number, y = 1): void {
    this.of[name] ??= { x: 0, y: 0, xx: 0, xy: 0, yy: 0, people: 0 };
    if (Number.isNaN(x)) return;
    const one = this.of[name]!;
    one.x += x;
    one.y += y;
    one.xx += x * x;
    one.xy += x * y;
    one.yy += y * y;
    one.people++;
  }
}

/** Joins pieces, in any number. The error of a ratio is by linearisation (Cochran 1977, Sampling Techniques, §6.4). */
export function measuresOf(pieces: readonly PieceOfHistory[]): Measures {
  const names = [...new Set(pieces.flatMap((piece) => Object.keys(piece)))];
  return Object.fromEntries(
    names.map((name) => {
      const total: Sum = { x: 0, y: 0, xx: 0, xy: 0, yy: 0, people: 0 };
      for (const piece of pieces) for (const key of Object.keys(total) as (keyof Sum)[]) total[key] += piece[name]?.[key] ?? 0;
      const { x, y, xx, xy, yy, people } = total;
      const value = x / y;
      const squares = Math.max(0, xx - 2 * value * xy + value * value * yy);
      return [name, { value, error: Math.sqrt((squares * people) / Math.max(1, people - 1)) / y, people }];
    }),
  );
}

/** Share of waking hours that went into the drug, as C16 counts it: mean over weeks [from, to) as far as they were lived. */
function drugTime(c: Course, from: number, to: number): number {
  const weeks = c.weekly['narrowing.share']!.subarray(from, to);
  return weeks.reduce((sum, share) => sum + share, 0) / weeks.length;
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

/** What a course that was entered tells of the time before and, when it led through the ward, of the time after. */
function takeEntered(c: Course, entered: number, stay: number, add: (name: string, x: number, y?: number) => void): void {
  const admitted = Math.floor(entered / 24);
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
  if (stay === 0) return;
  // Who leaves early is discharged early; people who die are followed as far as they went, and it is no return to use.
  const out = c.left ?? admitted + stay;
  const { lapse, relapse } = returnToUse(c, out);
  for (const day of [7, 30, 365]) {
    add(`lapse by day ${day}`, lapse < day ? 1 : 0);
    add(`relapse by day ${day}`, relapse < day ? 1 : 0);
  }
}

/** How the first year changed someone who became dependent in it: means over its last four weeks, or those over the first four. */
function takeNarrowing(c: Course, add: (name: string, x: number, y?: number) => void): void {
  const month = (name: string, from: number) => c.weekly[name]!.subarray(from, from + 4).reduce((sum, x) => sum + x / 4, 0);
  const last = (name: string) => month(name, 48);
  add('drug time, last month of the year', drugTime(c, 48, 52));
  add('usual dose, last month over first', last('using.bags') / month('using.bags', 0));
  add('everyday pleasure, of that in health', last('need.tone'));
  add('plasticity, of that in health', last('plasticity.level'));
  add('company, last month over first', last('ties.level') / month('ties.level', 0));
}

function take(c: Course, stay: number, long: number, add: (name: string, x: number, y?: number) => void): void {
  const dependent = c.dependent !== undefined && c.dependent <= YEAR;
  add('dependent within a year', dependent ? 1 : 0);
  // Whoever dies before is counted too, as not dependent.
  for (const years of LATER)
    if (years <= long) add(`dependent within ${years} years`, (c.dependent ?? Number.POSITIVE_INFINITY) <= years * YEAR ? 1 : 0);
  add('drug time of the others', dependent ? Number.NaN : drugTime(c, 0, 52));
  add('drug time, first month', dependent ? drugTime(c, 0, 4) : Number.NaN);
  if (dependent && c.until >= YEAR * 24) takeNarrowing(c, add);
  if (dependent && c.entered !== undefined) takeEntered(c, c.entered, stay, add);
  const end = c.useDays.length;
  add('use days a week at the end', useDaysIn(c, end - 56, end) / 8);
  add('used in the last 30 days', useDaysIn(c, end - 30, end) > 0 ? 1 : 0);
  const years = c.until / 8766;
  const of = dependent ? 'of dependent people' : 'of the others';
  add(`overdoses a year ${of}`, c.overdoses.length, years);
  add(
    `overdoses expected a year ${of}`,
    c.overdoseHazard.reduce((sum, x) => sum + x, 0),
    years,
  );
  add(`dead by overdose ${of}`, c.death?.cause === 'overdose' ? 1 : 0);
  add('dead by other causes', c.death && c.death.cause !== 'overdose' ? 1 : 0);
  add('states that left their bounds', Object.keys(c.strayed).length);
  add('runs that failed', c.failure ? 1 : 0);
}

export interface HistoryAsked {
  readonly parameters: Readonly<Record<string, number>>;
  readonly seed: number;
  /** People [from, to) of the cohort of the seed. */
  readonly from: number;
  readonly to: number;
  /** Days lived, by those who are not followed from an entry. */
  readonly days: number;
  readonly entry?: Entry;
  /** Nobody is offered a first dose. */
  readonly never?: boolean;
}

/** Lives some people of a population. One seed gives one cohort, whatever the parameters: common random numbers. */
export function naturalHistoryPiece({ parameters, seed, from, to, days, entry, never }: HistoryAsked): PieceOfHistory {
  const being = standardBeing([never ? unoffered : firstDose, ward, narrowing]);
  const sums = new Sums();
  const until = 24 * Math.max(days, entry ? YEAR + entry.after + (entry.followed ?? days) + 2 : 0);
  const people = Array.from({ length: to - from }, (_, i) => ({ seed, person: from + i, until, parameters, ...(entry ? { entry } : {}) }));
  const stay = entry && entry.treatments.length > 0 ? (entry.lasts ?? 0) : 0;
  // Where who is not dependent by then goes on no further, nothing is known of later years.
  const long = entry?.within === undefined ? until / (24 * YEAR) : 0;
  for (const { course } of simulateCourses(being, people)) take(course, stay, long, (name, x, y) => sums.add(name, x, y));
  return sums.of;
}

/** Who used in the last month, and who had died, years after a ward: people who use again come back to methadone or to the ward, as in B-V08. */
function takeDecades({ detoxified, discharged }: LifeStory, add: (name: string, x: number) => void): void {
  if (!detoxified || discharged === undefined) return;
  const days = detoxified.useDays.subarray(discharged + 1);
  const died = detoxified.death ? Math.floor(detoxified.death.at / 24) - discharged : Number.POSITIVE_INFINITY;
  for (const years of ASKED) {
    const day = years * YEAR;
    if (days.length >= day)
      add(`used in the month, ${years} years after a ward`, days.subarray(day - MONTH, day).some((n) => n > 0) ? 1 : 0);
    if (died <= day || days.length >= day) add(`dead ${years} years after a ward`, died <= day ? 1 : 0);
  }
}

/**
 * Natural history as the fit asks for it: five years from the first dose, in whose first some become dependent; those go on for a year, and
 * those of them who still use are admitted for four weeks and followed for another. The same people once more, for what becomes of those
 * who became dependent in the first year in twenty years after a ward, with the treatments of B-V08 within reach; `inClinic` are numbers of
 * the clinic, which only these come to.
 */
export function naturalHistory(
  parameters: Readonly<Record<string, number>>,
  people: number,
  seed: number,
  inClinic: Readonly<Record<string, number>> = {},
): Measures {
  const entry: Entry = { treatments: ['ward'], from: 'dependence', after: WAIT, lasts: STAY, followed: STAY + YEAR };
  const decades = new Sums();
  for (const story of lifeStories({ seed, followed: 'twenty', parameters: { ...parameters, ...inClinic } }, 0, people))
    takeDecades(story, (name, x) => decades.add(name, x));
  return measuresOf([naturalHistoryPiece({ parameters, seed, from: 0, to: people, days: Math.max(...LATER) * YEAR, entry }), decades.of]);
}
