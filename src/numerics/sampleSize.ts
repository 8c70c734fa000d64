/** How many people a real trial needs, and what one of a given size would see. Two-sided tests, arms of equal size. */
import { normalCdf, normalQuantile } from './distributions.ts';
import { log } from './elementary.ts';

export interface Aim {
  /** Chance of a false alarm, two-sided; 0.05 if absent. */
  readonly alpha?: number;
  /** Chance of seeing what is there; 0.8 if absent. */
  readonly power?: number;
}

const zs = ({ alpha = 0.05, power = 0.8 }: Aim): readonly [number, number] => [normalQuantile(1 - alpha / 2), normalQuantile(power)];

function spreads(p: number, q: number): readonly [number, number] {
  const middle = (p + q) / 2;
  return [Math.sqrt(2 * middle * (1 - middle)), Math.sqrt(p * (1 - p) + q * (1 - q))];
}

/** People an arm for shares p against q, unrounded (Fleiss, Levin & Paik 2003, section 4.2, without continuity correction). */
export function peopleForShares(p: number, q: number, aim: Aim = {}): number {
  const [a, b] = zs(aim);
  const [pooled, apart] = spreads(p, q);
  return p === q ? Infinity : ((a * pooled + b * apart) / (p - q)) ** 2;
}

/** Power of `people` an arm for shares p against q; the other tail is left out. */
export function powerForShares(people: number, p: number, q: number, alpha = 0.05): number {
  const [pooled, apart] = spreads(p, q);
  return normalCdf((Math.sqrt(people) * Math.abs(p - q) - normalQuantile(1 - alpha / 2) * pooled) / apart);
}

/** People an arm for a difference of means with a common SD, unrounded; z²/4 stands for estimating the SD (Guenther 1981, Am. Statistician 35:243). */
export function peopleForMeans(difference: number, sd: number, aim: Aim = {}): number {
  const [a, b] = zs(aim);
  return difference === 0 ? Infinity : 2 * (((a + b) * sd) / difference) ** 2 + a ** 2 / 4;
}

export function powerForMeans(people: number, difference: number, sd: number, alpha = 0.05): number {
  return normalCdf((Math.abs(difference) / sd) * Math.sqrt(people / 2) - normalQuantile(1 - alpha / 2));
}

/** Events of both arms together for a hazard ratio, unrounded (Schoenfeld 1981, Biometrika 68:316). */
export function eventsForHazard(ratio: number, aim: Aim = {}): number {
  const [a, b] = zs(aim);
  return ratio === 1 ? Infinity : 4 * ((a + b) / log(ratio)) ** 2;
}

/** People an arm for that many events when a share of each arm has one. */
export function peopleForHazard(ratio: number, shareWithEvent: number, aim: Aim = {}): number {
  return eventsForHazard(ratio, aim) / (2 * shareWithEvent);
}

/**
 * Factor on the number of tests when the same people are tested `looks` times and two tests of one person correlate by `correlation`
 * (Kish 1965). The number of people is the number of tests divided by `looks`.
 */
export const designEffect = (looks: number, correlation: number): number => 1 + (looks - 1) * correlation;

/** Correlation of two tests of one person, one-way analysis of variance (Fleiss 1981); people tested once say nothing about it. */
export function intraclass(events: ArrayLike<number>, looks: ArrayLike<number>): number {
  let [people, tests, seen, squares] = [0, 0, 0, 0];
  for (let i = 0; i < looks.length; i++) {
    if (looks[i]! === 0) continue;
    people += 1;
    tests += looks[i]!;
    seen += events[i]!;
    squares += looks[i]! ** 2;
  }
  if (people < 2 || tests === people) return NaN;
  const share = seen / tests;
  let [between, within] = [0, 0];
  for (let i = 0; i < looks.length; i++) {
    if (looks[i]! === 0) continue;
    const own = events[i]! / looks[i]!;
    between += looks[i]! * (own - share) ** 2;
    within += looks[i]! * own * (1 - own);
  }
  const [msb, msw] = [between / (people - 1), within / (tests - people)];
  const typical = (tests - squares / tests) / (people - 1);
  return msb + (typical - 1) * msw === 0 ? NaN : (msb - msw) / (msb + (typical - 1) * msw);
}
