import { type Cohort, drawPerson, exp, type LifeEvent, type LifeRecord, normal, simulateLife, standardModel } from '../src/index.ts';

/** Relative tolerance of the solver. A year's dose peak and set point then err by 3 in 10 000, a hundredth of any interval here. */
export const CLAIM_TOLERANCE = 1e-3;

/** Usual dose below the one that makes breathing stop, as a factor: with it overdoses are as rare as P-V29 and doses as large as S004. */
const SAFETY = 4.5;
/** SD of the log usual dose around that margin. Assumed: people judge their own margin to a quarter. */
const JUDGEMENT = 0.25;
/** Amount in which the response to a dose is read before it is scaled, mg; the mean of S004. */
const READ_AT = 25;
/** Days over which a person works up from the first dose to the usual one. Assumed: as tolerance itself rises (R029). */
const RAMP = 14;
/** Clock times of injections; 2.2 ± 1.4 a day in S001, three in the definition of tolerance 1. */
const INJECTIONS = [9, 15, 21];

/** One person of a cohort and what this person would take. */
export interface Subject {
  readonly index: number;
  /** Usual dose by vein once tolerant, mg of pure heroin. */
  readonly usual: number;
  /** First dose by vein, with the same breathing margin before tolerance, mg. */
  readonly first: number;
  /** One life, recorded at `times` (h, increasing; the last ends it). Throws when the solver fails. */
  live(events: readonly LifeEvent[], times: readonly number[], series: readonly string[]): LifeRecord;
}

/**
 * Measures every person of the cohort. The usual dose is titrated to the person's own breathing margin, as people who survive do: one
 * dose for all, or one unrelated to their pharmacology, puts nearly all overdoses into a third of the people and misses P-V29.
 */
export function everyone<T>({ people, seed, parameters = {} }: Cohort, measure: (person: Subject) => T): T[] {
  if (!(Number.isInteger(people) && people >= 2)) throw new RangeError(`claims: people is ${people}; it must be a whole number ≥ 2`);
  const compiled = standardModel(['heroin', 'morphine']);
  const place = new Map(compiled.model.parameters.map((p, i) => [p.id, i]));
  // Overrides of drugs that no claim gives have nothing to act on.
  const known = Object.fromEntries(Object.entries(parameters).filter(([id]) => place.has(id)));
  return Array.from({ length: people }, (_, index) => {
    const own = drawPerson(compiled.model, { seed, index, parameters: known });
    const live: Subject['live'] = (events, times, series) => {
      const until = times[times.length - 1] as number;
      const record = simulateLife(compiled, own, events, { person: index, until, times, series, tolerance: CLAIM_TOLERANCE });
      if (record.failure) throw new Error(`person ${index}: the solver stopped at ${record.failure.at} h, ${record.failure.reason}`);
      return record;
    };
    const value = (id: string): number => own[place.get(id) as number] as number;
    const usual = (stoppingDose(live, value) / SAFETY) * exp(JUDGEMENT * normal(seed, index, 'usual dose', 0));
    return measure({ index, usual, first: usual / exp(value('breathing.toleranceGain')), live });
  });
}

/** Dose by vein that just exhausts the reserve of air at tolerance 1, mg. Odds rise in proportion to the dose of a full agonist. */
function stoppingDose(live: Subject['live'], value: (id: string) => number): number {
  const every = 1 / 240;
  const times = Array.from({ length: 241 }, (_, i) => i * every);
  const odds = live([heroin(0, READ_AT)], times, ['receptor.odds']).series['receptor.odds'] as Float64Array;
  const longEnough = Math.round(value('breathing.reserveTime') / 60 / every);
  const held = Float64Array.from(odds).sort()[odds.length - 1 - longEnough] as number;
  const fatal =
    value('breathing.half') * exp(value('breathing.toleranceGain')) * inverseHill(value('breathing.threshold'), value('breathing.slope'));
  return (READ_AT * fatal) / held;
}

/** x with 1/(1 + x^slope) = share; the slope is 1 unless overridden, so a root is taken by bisection rather than by another function. */
function inverseHill(share: number, slope: number): number {
  const odds = 1 / share - 1;
  if (slope === 1) return odds;
  let [low, high] = [0, 1e3];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (middle ** slope < odds) low = middle;
    else high = middle;
  }
  return low;
}

export const heroin = (at: number, amount: number, route = 'intravenous'): LifeEvent => ({
  kind: 'dose',
  at,
  substance: 'heroin',
  route,
  amount,
});

export const reward = (at: number, name: string): LifeEvent => ({ kind: 'reward', at, reward: name, size: 1 });

/** Everyday life on days 0 to `days` − 1: one good meal, at 18 h. */
export const everydayLife = (days: number): LifeEvent[] => Array.from({ length: days }, (_, day) => reward(24 * day + 18, 'meal'));

/** Three injections a day on days 0 to `days` − 1, from the first dose up to the usual one. */
export function dailyUse({ first, usual }: Subject, days: number): LifeEvent[] {
  return Array.from({ length: days }, (_, day) => {
    const amount = first + (usual - first) * Math.min(1, day / RAMP);
    return INJECTIONS.map((hour) => heroin(24 * day + hour, amount));
  }).flat();
}

/** Time of the last injection of `dailyUse`, h. */
export const lastInjection = (days: number): number => 24 * (days - 1) + (INJECTIONS[INJECTIONS.length - 1] as number);

/** Time on day `days` before which a person who used on all days before has gone longest without: the next injection is due, h. */
export const nextInjection = (days: number): number => 24 * days + (INJECTIONS[0] as number);

/** Breakfast on that day, h. */
export const breakfast = (days: number): number => 24 * days + 7;

/** Times `from` to `to` every `every`, all h. */
export const span = (from: number, to: number, every: number): number[] =>
  Array.from({ length: Math.floor((to - from) / every + 1e-6) + 1 }, (_, i) => from + i * every);

/** Times that catch what follows a dose or a reward at `at`: every half minute for half an hour, every 3 min to 3 h, then every 10 min. */
export function after(at: number, hours: number): number[] {
  const fine = [...span(0, 0.5, 1 / 120), ...span(0.55, 3, 0.05), ...span(3 + 1 / 6, 48, 1 / 6)];
  return fine.filter((h) => h <= hours + 1e-9).map((h) => at + h);
}

/** Sorted times, each once. */
export const merged = (...times: readonly (readonly number[])[]): number[] =>
  [...new Set(times.flat())].sort((a, b) => a - b).filter((t, i, all) => i === 0 || t - (all[i - 1] as number) > 1e-9);
