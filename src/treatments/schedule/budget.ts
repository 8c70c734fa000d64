/** What a schedule can cost and is expected to cost, by recursion over everywhere a person can stand. Rules [BU1–BU5]. */
import { type BowlFacts, bowlFacts } from './bowl.ts';
import { canonical } from './canonical.ts';
import { compound, type Distribution, momentsOf } from './distribution.ts';
import { type Schedule, type Steps, type Visit, visitsOf } from './schedule.ts';
import { nameOf, type Place, START, type Turn, turn } from './turn.ts';

/** Chances of the results of one visit, independent of the visits before; the rest is positive. A number is `negative`. */
export interface Chances {
  readonly negative: number;
  /** Default 0. */
  readonly missed?: number;
  /** Default 0. */
  readonly excused?: number;
  /** The second target is met, given a negative. Default 0. */
  readonly also?: number;
}
export type Outlook = number | Chances | ((visit: number) => number | Chances);

export interface Most {
  /** Most that anyone can be paid, whatever the results, every slip the largest prize, under the cap; cents. */
  readonly paid: number;
  /** Most draws, and most of each privilege, that anyone can have. */
  readonly draws: number;
  readonly given: Readonly<Record<string, number>>;
  /** Of someone who meets every target: what depends on no luck, under the cap, and the expected payment before it; cents. */
  readonly sure: number;
  readonly expected: number;
}

/**
 * Someone always negative is paid most by any ordinary schedule. Where bonuses for runs rise or come late they can fall better otherwise;
 * the most is then looked for over every course of results.
 * @throws RangeError when that search is too large
 */
export function most(schedule: Schedule): Most {
  const { top, mean } = bowlFacts(schedule.bowl);
  const cap = schedule.cap ?? Number.POSITIVE_INFINITY;
  const drawn = ({ draws, hats }: Turn) => hats.reduce((sum, hat) => sum + hat.drawn, draws);
  const privileges = schedule.phases.flatMap(({ rewards }) => rewards.filter(({ kind }) => kind === 'privilege').map(nameOf));
  let [place, money, likely] = [START, 0, 0];
  for (let visit = visitsOf(schedule); visit > 0; visit--) {
    const earned = turn(schedule, place, { result: 'negative', also: true });
    place = earned.next;
    money += earned.money;
    likely += drawMoments(earned).mean;
  }
  return {
    paid: Math.min(
      cap,
      best(schedule, (earned) => earned.money + top * drawn(earned)),
    ),
    draws: best(schedule, drawn),
    given: Object.fromEntries(privileges.map((of) => [of, best(schedule, ({ given }) => given[of] ?? 0)])),
    sure: Math.min(cap, money),
    expected: money + likely * mean,
  };
}

const ANY: readonly Visit[] = [
  { result: 'negative', also: true },
  { result: 'positive', also: true },
  { result: 'missed', also: true },
  { result: 'excused', also: true },
];

/** Ladders never fall and no lapse raises a rung: only when a bonus for a run falls can matter, and not for an equal one from the start. */
const negativeIsBest = ({ phases }: Schedule): boolean =>
  phases.every(({ rewards }, i) => rewards.every(({ every, steps }) => every === 1 || (i === 0 && isConstant(steps))));
const isConstant = (steps: Steps): boolean => ('first' in steps ? steps.rise === 0 : steps.length === 1);

/** Largest sum of `worth` over any course of results. */
function best(schedule: Schedule, worth: (earned: Turn) => number): number {
  const courses = negativeIsBest(schedule) ? ANY.slice(0, 1) : ANY;
  const alike = canonical(schedule);
  let paths = new Map<number, { place: Place; sum: number }>([[0, { place: START, sum: 0 }]]);
  for (let visit = visitsOf(schedule); visit > 0; visit--) {
    const next: typeof paths = new Map();
    for (const { place, sum } of paths.values()) {
      for (const seen of courses) {
        const earned = turn(schedule, place, seen);
        const to = alike(earned.next);
        const total = sum + worth(earned);
        if (total >= (next.get(keyOf(to))?.sum ?? 0)) next.set(keyOf(to), { place: to, sum: total });
      }
    }
    paths = bounded(next, schedule);
  }
  return [...paths.values()].reduce((top, { sum }) => Math.max(top, sum), 0);
}

export interface Expected {
  /** Mean payment to one person and its standard deviation, cents. */
  readonly paid: number;
  readonly sd: number;
  /** Mean number of draws. */
  readonly draws: number;
  readonly given: Readonly<Record<string, number>>;
}

/**
 * Mean and standard deviation of what one person is paid; exact but for rounding. Under a cap that can be reached the whole
 * distribution is worked out.
 * @throws RangeError when chances are not chances, and when the schedule is too large; simulate with `ledger` then
 */
export function expected(schedule: Schedule, outlook: Outlook): Expected {
  const facts = bowlFacts(schedule.bowl);
  const alike = canonical(schedule);
  const given: Record<string, number> = {};
  let [paths, draws] = [new Map([[0, { place: START as Place, weight: 1, first: 0, second: 0 }]]), 0];
  for (let visit = 0; visit < visitsOf(schedule); visit++) {
    const next: typeof paths = new Map();
    for (const { place, weight, first, second } of paths.values()) {
      for (const { seen, chance } of branches(outlook, visit)) {
        const earned = turn(schedule, place, seen);
        const { mean, variance, drawn } = payMoments(earned, facts);
        draws += weight * chance * drawn;
        for (const [of, n] of Object.entries(earned.given)) given[of] = (given[of] ?? 0) + weight * chance * n;
        const to = alike(earned.next);
        const known = next.get(keyOf(to)) ?? { place: to, weight: 0, first: 0, second: 0 };
        known.weight += chance * weight;
        known.first += chance * (first + weight * mean);
        known.second += chance * (second + 2 * first * mean + weight * (variance + mean * mean));
        next.set(keyOf(to), known);
      }
    }
    paths = bounded(next, schedule);
  }
  if (capBinds(schedule)) {
    const { mean, sd } = momentsOf(distribution(schedule, outlook));
    return { paid: mean, sd, draws, given };
  }
  let [mean, square] = [0, 0];
  for (const { first, second } of paths.values()) [mean, square] = [mean + first, square + second];
  return { paid: mean, sd: Math.sqrt(Math.max(0, square - mean * mean)), draws, given };
}

const MOST_PLACES = 4000;

function bounded<Paths extends ReadonlyMap<number, unknown>>(paths: Paths, { name }: Schedule): Paths {
  if (paths.size <= MOST_PLACES) return paths;
  throw new RangeError(`${name}: people can stand at more than ${MOST_PLACES} places on this schedule; simulate it with ledger instead`);
}

const capBinds = (schedule: Schedule): boolean =>
  schedule.cap !== undefined && most({ ...schedule, cap: Number.POSITIVE_INFINITY }).paid > schedule.cap;

/** Rung, run and what was lost stay below 2¹³: a schedule has at most 3,640 visits. A week has at most 7 negatives. */
const keyOf = ({ rung, run, lost, clean }: Place): number => ((rung * 8192 + run) * 8192 + lost) * 8 + clean;

function branches(outlook: Outlook, visit: number): { seen: Visit; chance: number }[] {
  const stated = typeof outlook === 'function' ? outlook(visit) : outlook;
  const { negative, missed = 0, excused = 0, also = 0 } = typeof stated === 'number' ? { negative: stated } : stated;
  const positive = 1 - negative - missed - excused;
  const all = { negative, missed, excused, also, positive };
  for (const [name, chance] of Object.entries(all)) {
    if (!(chance >= -1e-12 && chance <= 1))
      throw new RangeError(`visit ${visit + 1}: the chance of ${name} is ${chance}; chances lie from 0 to 1 and their sum is at most 1`);
  }
  return [
    { seen: { result: 'negative' as const, also: true }, chance: negative * also },
    { seen: { result: 'negative' as const }, chance: negative * (1 - also) },
    { seen: { result: 'positive' as const }, chance: positive },
    { seen: { result: 'missed' as const }, chance: missed },
    { seen: { result: 'excused' as const }, chance: excused },
  ].filter(({ chance }) => chance > 0);
}

/** Number of draws of one visit. */
function drawMoments({ draws, hats }: Turn): { mean: number; variance: number } {
  const mean = hats.reduce((sum, { drawn, share }) => sum + drawn * share, draws);
  return { mean, variance: hats.reduce((sum, { drawn, share }) => sum + drawn * share * (1 - share), 0) };
}

/** A random number of draws of random prizes: Wald's identity for the mean and the variance of the sum. */
function payMoments(earned: Turn, bowl: BowlFacts): { mean: number; variance: number; drawn: number } {
  const { mean: drawn, variance } = drawMoments(earned);
  return { mean: earned.money + drawn * bowl.mean, variance: drawn * bowl.sd * bowl.sd + variance * bowl.mean * bowl.mean, drawn };
}

/**
 * The distribution of what one person is paid, exact. Prizes do not move anyone on the rungs, so money and number of draws are
 * followed together, and the bowl is drawn from that many times at the end; a cap cuts the total.
 * @param mostWays how many ways through the schedule are followed at most
 * @throws RangeError when there are more; simulate with `ledger` instead
 */
export function distribution(schedule: Schedule, outlook: Outlook, mostWays = MOST_WAYS): Distribution {
  const alike = canonical(schedule);
  let paths = new Map<number, { place: Place; ways: Map<number, number> }>([[0, { place: START, ways: new Map([[0, 1]]) }]]);
  for (let visit = 0; visit < visitsOf(schedule); visit++) {
    const next: typeof paths = new Map();
    for (const { place, ways } of paths.values()) {
      for (const { seen, chance } of branches(outlook, visit)) {
        const earned = turn(schedule, place, seen);
        const to = alike(earned.next);
        const known = next.get(keyOf(to)) ?? { place: to, ways: new Map<number, number>() };
        next.set(keyOf(to), known);
        for (const [draws, share] of drawCounts(earned)) add(known.ways, ways, earned.money * DRAWS + draws, chance * share);
      }
    }
    paths = next;
    const size = [...paths.values()].reduce((sum, { ways }) => sum + ways.size, 0);
    if (size > mostWays)
      throw new RangeError(`${schedule.name}: ${size} ways to stand at visit ${visit + 1}; up to ${mostWays} are worked out`);
  }
  const totals = new Map<number, number>();
  for (const { ways } of paths.values()) add(totals, ways, 0, 1);
  const pairs = [...totals].map(([way, probability]) => ({ money: Math.floor(way / DRAWS), draws: way % DRAWS, probability }));
  return compound(pairs, schedule.bowl, schedule.cap);
}

/** Money and draws in one number: cents × 2²⁰ + draws stays below 2⁵³ up to 85 million dollars. */
const DRAWS = 2 ** 20;
const MOST_WAYS = 400_000;

function add(into: Map<number, number>, from: ReadonlyMap<number, number>, shift: number, factor: number): void {
  for (const [way, probability] of from) into.set(way + shift, (into.get(way + shift) ?? 0) + probability * factor);
}

/** Probability of each number of draws of one visit: binomial counts of the hats, one upon the other. */
function drawCounts({ draws, hats }: Turn): Map<number, number> {
  let counts = new Map([[draws, 1]]);
  for (const { drawn, share } of hats) {
    for (let name = 0; name < drawn; name++) {
      const next = new Map<number, number>();
      add(next, counts, 1, share);
      add(next, counts, 0, 1 - share);
      counts = next;
    }
  }
  return counts;
}
