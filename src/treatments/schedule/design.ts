/** Everything a designer of a schedule asks for, as plain data: what each visit pays, the best and the worst, the bill. Rules [DE1–DE7]. */
import { uniform } from '../../numerics/random.ts';
import { bowlFacts, drawSlip } from './bowl.ts';
import { type Chances, distribution, type Expected, expected, type Most, most } from './budget.ts';
import { type Check, checks } from './checks.ts';
import { type Distribution, quantileOf } from './distribution.ts';
import { type Day, type Result, type Schedule, slotOf, type Visit, visitsOf, visitTimes, weeksOf } from './schedule.ts';
import { START, type Turn, turn } from './turn.ts';

/** One visit of someone who meets every target. Money in cents; draws and worth are expectations. */
export interface VisitRow {
  readonly visit: number;
  readonly week: number;
  readonly day: Day;
  /** h from midnight of the first Monday. */
  readonly at: number;
  readonly rung: number;
  readonly money: number;
  readonly draws: number;
  readonly given: Readonly<Record<string, number>>;
  /** Money and draws at their mean. */
  readonly worth: number;
  /** Sum of worth so far, before any cap. */
  readonly total: number;
  /** What one positive at this visit, and none after, takes from the total; absent above 400 visits. */
  readonly lapse?: number;
}

export interface BowlOdds {
  readonly slips: readonly { readonly says?: string; readonly prize: number; readonly slips: number; readonly share: number }[];
  /** Expected prize of a draw and its standard deviation, cents. */
  readonly mean: number;
  readonly sd: number;
  readonly wins: number;
  /** Chance of winning nothing, and of the largest prize at least once, in so many draws. */
  readonly odds: readonly { readonly draws: number; readonly nothing: number; readonly top: number }[];
}

export const SHARES = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

/** What one person is paid when visits turn out by chance, independent of each other. Cents. */
export interface Bill extends Expected {
  readonly chances: Required<Chances>;
  /** Amounts below which 5, 25, 50, 75 and 95 % of people stay (`SHARES`). */
  readonly quantiles: readonly number[];
  /** Share of people who are paid nothing. */
  readonly nothing: number;
  /** Whether mean and spread, and whether quantiles, are worked out; else they come from `simulated` people. */
  readonly exact: { readonly mean: boolean; readonly quantiles: boolean };
  readonly simulated?: number;
  /** Monte-Carlo standard error of `paid`, cents; 0 when it is worked out. */
  readonly error: number;
  /** For `people` of them: mean, and 5 and 95 % by the normal approximation of a sum. */
  readonly programme: { readonly people: number; readonly mean: number; readonly low: number; readonly high: number };
}

export interface Measures {
  /** Worth of a day of someone always negative, cents. */
  readonly perDay: number;
  /** Worth of the first visit and of the one worth most, cents. */
  readonly first: number;
  readonly highest: number;
  /** Longest time between two visits, and how far the test looks back, h. */
  readonly gap: number;
  readonly window?: number;
  readonly delay: number;
}

export interface Design {
  readonly schedule: Schedule;
  readonly weeks: number;
  readonly visits: number;
  readonly table: readonly VisitRow[];
  /** Someone who meets every target. */
  readonly best: Most;
  /** Paid to someone always positive, and to someone who never comes; cents. */
  readonly worst: { readonly positive: number; readonly absent: number };
  readonly bowl?: BowlOdds;
  readonly measures: Measures;
  readonly bills: readonly Bill[];
  readonly checks: readonly Check[];
}

export interface DesignOptions {
  /** Outlooks to be billed; negatives with probability .3, .5, .7, .9 and 1 if absent. */
  readonly chances?: readonly Chances[];
  /** People in the programme; 100 if absent. */
  readonly people?: number;
  readonly seed?: number;
}

export const USUAL_CHANCES: readonly Chances[] = [0.3, 0.5, 0.7, 0.9, 1].map((negative) => ({ negative }));
/** People simulated where a distribution is too large to be worked out. */
const SIMULATED = 2000;
/** A distribution beyond this many ways times visits takes longer than its quantiles are worth; MOST_WAYS of budget.ts is the limit of memory. */
const MOST_WORK = 2_500_000;
const MOST_VISITS_FOR_LAPSES = 400;

/** @throws RangeError when chances are not chances, or `people` is not a whole number above 0 */
export function designOf(schedule: Schedule, { chances = USUAL_CHANCES, people = 100, seed = 1 }: DesignOptions = {}): Design {
  if (!Number.isInteger(people) || people < 1) throw new RangeError(`design: people is ${people}; it must be a whole number above 0`);
  const table = tableOf(schedule);
  return {
    schedule,
    weeks: weeksOf(schedule),
    visits: visitsOf(schedule),
    table,
    best: most(schedule),
    worst: { positive: always(schedule, 'positive'), absent: always(schedule, 'missed') },
    ...(schedule.bowl.length > 0 ? { bowl: oddsOf(schedule, table) } : {}),
    measures: measuresOf(schedule, table),
    bills: chances.map((one) => billOf(schedule, one, people, seed)),
    checks: checks(schedule),
  };
}

const drawsOf = ({ draws, hats }: Turn): number => hats.reduce((sum, { drawn, share }) => sum + drawn * share, draws);

/** Turns of someone who meets every target but at visit `lapse`, counted from 0. */
function course(schedule: Schedule, lapse?: number): Turn[] {
  let place = START;
  return Array.from({ length: visitsOf(schedule) }, (_, visit) => {
    const earned = turn(schedule, place, visit === lapse ? { result: 'positive' } : { result: 'negative', also: true });
    place = earned.next;
    return earned;
  });
}

function tableOf(schedule: Schedule): VisitRow[] {
  const { mean } = bowlFacts(schedule.bowl);
  const worthOf = (earned: Turn) => earned.money + mean * drawsOf(earned);
  const sumOf = (turns: readonly Turn[]) => turns.reduce((sum, earned) => sum + worthOf(earned), 0);
  const turns = course(schedule);
  const full = sumOf(turns);
  const times = visitTimes(schedule);
  let total = 0;
  return turns.map((earned, visit) => {
    const { week, day } = slotOf(schedule, visit);
    total += worthOf(earned);
    const lapse = turns.length > MOST_VISITS_FOR_LAPSES ? {} : { lapse: full - sumOf(course(schedule, visit)) };
    const { rung, money, given } = earned;
    const worth = worthOf(earned);
    return { visit: visit + 1, week, day, at: times[visit]!, rung, money, draws: drawsOf(earned), given, worth, total, ...lapse };
  });
}

/** What depends on no luck, to someone whose every visit is `result`. */
function always(schedule: Schedule, result: Result): number {
  let [place, paid] = [START, 0];
  for (let visit = visitsOf(schedule); visit > 0; visit--) {
    const earned = turn(schedule, place, { result });
    place = earned.next;
    paid += earned.money + bowlFacts(schedule.bowl).mean * drawsOf(earned);
  }
  return Math.min(paid, schedule.cap ?? Number.POSITIVE_INFINITY);
}

function oddsOf({ bowl }: Schedule, table: readonly VisitRow[]): BowlOdds {
  const { slips, mean, sd, wins, top } = bowlFacts(bowl);
  const jackpot = bowl.reduce((sum, kind) => sum + (kind.prize === top ? kind.slips : 0), 0) / slips;
  const largest = Math.floor(table.reduce((most, { draws }) => Math.max(most, draws), 0));
  const all = Math.floor(table.reduce((sum, { draws }) => sum + draws, 0));
  const counts = [...new Set([1, 2, 4, 8, largest, all])].filter((n) => n > 0 && n <= all).sort((a, b) => a - b);
  return {
    slips: bowl.map((kind) => ({ ...kind, share: kind.slips / slips })),
    mean,
    sd,
    wins,
    odds: counts.map((draws) => ({ draws, nothing: power(1 - wins, draws), top: 1 - power(1 - jackpot, draws) })),
  };
}

/** base^times for a whole number of times: multiplied out, so that every engine has the same bits. */
function power(base: number, times: number): number {
  let product = 1;
  for (let i = 0; i < times; i++) product *= base;
  return product;
}

function measuresOf(schedule: Schedule, table: readonly VisitRow[]): Measures {
  const { delay, detection, targets } = schedule;
  const window = detection ?? (targets.includes('opioids') ? 72 : undefined);
  const gap = table.reduce((top, { at }, i) => (i === 0 ? 0 : Math.max(top, at - table[i - 1]!.at)), 0);
  const perDay = table.at(-1)!.total / (7 * weeksOf(schedule));
  const highest = table.reduce((top, { worth }) => Math.max(top, worth), 0);
  return { perDay, first: table[0]!.worth, highest, gap, ...(window === undefined ? {} : { window }), delay };
}

function billOf(schedule: Schedule, chances: Chances, people: number, seed: number): Bill {
  const { negative, missed = 0, excused = 0, also = 0 } = chances;
  const whole = { negative, missed, excused, also };
  const worked = {
    mean: workedOut(() => expected(schedule, whole)),
    quantiles: workedOut(() => distribution(schedule, whole, MOST_WORK / visitsOf(schedule))),
  };
  const simulated = worked.mean && worked.quantiles ? undefined : simulate(schedule, whole, seed);
  const { paid, sd, draws, given } = worked.mean ?? simulated!;
  const of = worked.quantiles ?? simulated!.of;
  const [mean, half] = [people * paid, 1.6448536269514722 * Math.sqrt(people) * sd];
  const most = schedule.cap === undefined ? Number.POSITIVE_INFINITY : people * schedule.cap;
  return {
    chances: whole,
    ...{ paid, sd, draws, given },
    quantiles: SHARES.map((share) => quantileOf(of, share)),
    nothing: of.find((one) => one.paid === 0)?.probability ?? 0,
    exact: { mean: worked.mean !== undefined, quantiles: worked.quantiles !== undefined },
    ...(simulated ? { simulated: SIMULATED } : {}),
    error: worked.mean ? 0 : sd / Math.sqrt(SIMULATED),
    programme: { people, mean, low: Math.max(0, mean - half), high: Math.min(most, mean + half) },
  };
}

/** A schedule too large says so by a RangeError; chances that are none do too, and the first visit names them. */
function workedOut<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError && !/the chance of/.test(error.message)) return undefined;
    throw error;
  }
}

interface Walk {
  readonly paid: number;
  readonly draws: number;
  readonly given: Readonly<Record<string, number>>;
}

function simulate(schedule: Schedule, chances: Required<Chances>, seed: number): Expected & { readonly of: Distribution } {
  const counts = new Map<number, number>();
  const given: Record<string, number> = {};
  let [draws, sum, squares] = [0, 0, 0];
  for (let person = 0; person < SIMULATED; person++) {
    const one = walk(schedule, chances, seed, person);
    counts.set(one.paid, (counts.get(one.paid) ?? 0) + 1 / SIMULATED);
    for (const [of, n] of Object.entries(one.given)) given[of] = (given[of] ?? 0) + n / SIMULATED;
    [draws, sum, squares] = [draws + one.draws / SIMULATED, sum + one.paid, squares + one.paid * one.paid];
  }
  const paid = sum / SIMULATED;
  const sd = Math.sqrt(Math.max(0, squares / SIMULATED - paid * paid));
  const of = [...counts].sort(([a], [b]) => a - b).map(([amount, probability]) => ({ paid: amount, probability }));
  return { paid, sd, draws, given, of };
}

/** `ledger` without its sentences, which take most of its time. */
function walk(schedule: Schedule, chances: Required<Chances>, seed: number, person: number): Walk {
  const cap = schedule.cap ?? Number.POSITIVE_INFINITY;
  const given: Record<string, number> = {};
  let [place, paid, draws, used] = [START, 0, 0, 0];
  const u = () => uniform(seed, person, 'incentives.draw', 0, used++);
  for (let visit = 0; visit < visitsOf(schedule); visit++) {
    const earned = turn(schedule, place, outcome(chances, uniform(seed, person, 'incentives.result', visit), seed, person, visit));
    let won = earned.draws;
    for (const { drawn, share } of earned.hats) for (let name = 0; name < drawn; name++) if (u() < share) won++;
    paid += earned.money;
    for (let draw = 0; draw < won; draw++) paid += drawSlip(schedule.bowl, u()).prize;
    paid = Math.min(paid, cap);
    draws += won;
    for (const [of, n] of Object.entries(earned.given)) given[of] = (given[of] ?? 0) + n;
    place = earned.next;
  }
  return { paid, draws, given };
}

function outcome({ negative, missed, excused, also }: Required<Chances>, u: number, seed: number, person: number, visit: number): Visit {
  if (u < negative) return { result: 'negative', also: uniform(seed, person, 'incentives.also', visit) < also };
  if (u < negative + missed) return { result: 'missed' };
  return { result: u < negative + missed + excused ? 'excused' : 'positive' };
}
