import { bowlFacts } from './bowl.ts';
import { type Result, type Schedule, visitsOf, visitTimes } from './schedule.ts';
import { type Place, type Turn, turn } from './turn.ts';

/** How a person looks ahead on a schedule. */
export interface Foresight {
  /** Discount rate, 1/d. */
  readonly rate: number;
  /** Chance the person gives each later visit of being negative again. */
  readonly confidence: number;
  /** Visits looked ahead over, the next one included. */
  readonly visits: number;
  /** Worth of one privilege, and of a day's full dose that is cut; cents. */
  readonly privilege: number;
}

/** Worth of one turn, cents: money, prizes at their mean, privileges, a dose that is cut. */
export function worthOf({ money, draws, hats, given, doseCut }: Turn, mean: number, privilege: number): number {
  const drawn = hats.reduce((sum, { drawn: names, share }) => sum + names * share, draws);
  const privileges = Object.values(given).reduce((sum, n) => sum + n, 0);
  return money + mean * drawn + privilege * (privileges - doseCut);
}

/**
 * What the next visit and those after it promise if the next one has `result` and later ones are negative as far as the person trusts
 * it: Σ confidenceⁱ · worth / (1 + rate · delay), in cents. The difference between two results is what is at stake: it counts the value
 * that a reset takes from every later visit, which is why a lapse early in a run costs little and one late much.
 */
export function prospect(schedule: Schedule, place: Place, result: Result, { rate, confidence, visits, privilege }: Foresight): number {
  const times = visitTimes(schedule);
  const { mean } = bowlFacts(schedule.bowl);
  const last = Math.min(visitsOf(schedule), place.visit + visits);
  let [sum, weight, at] = [0, 1, place];
  for (let visit = place.visit; visit < last; visit++) {
    const seen = visit === place.visit ? result : 'negative';
    const earned = turn(schedule, at, { result: seen, also: seen === 'negative' });
    const days = ((times[visit] as number) - (times[place.visit] as number) + schedule.delay) / 24;
    sum += (weight * worthOf(earned, mean, privilege)) / (1 + rate * days);
    weight *= confidence;
    at = earned.next;
  }
  return sum;
}

/** Chance that a negative at the next visit wins anything at once; 0 when the result makes no difference there (a yoked control). */
export function winChance(schedule: Schedule, place: Place): number {
  const good = turn(schedule, place, { result: 'negative', also: true });
  const bad = turn(schedule, place, { result: 'positive' });
  const { wins } = bowlFacts(schedule.bowl);
  const given = (t: Turn): number => Object.values(t.given).reduce((sum, n) => sum + n, 0);
  if (good.money > bad.money || given(good) > given(bad) || bad.doseCut > good.doseCut) return 1;
  let nothing = 1;
  for (let i = bad.draws; i < good.draws; i++) nothing *= 1 - wins;
  for (const { drawn, share } of good.hats) for (let i = 0; i < drawn; i++) nothing *= 1 - share * wins;
  return 1 - nothing;
}
