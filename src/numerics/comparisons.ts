/** Two groups compared: shares, odds, means, and repeated tests of the same people. Differences and ratios are second against first. */
import { normalCdf, normalQuantile } from './distributions.ts';
import { exp, log } from './elementary.ts';
import { type Interval, mean, proportionInterval, sd, studentQuantile } from './statistics.ts';

/** `events` among `people`. */
export interface Share {
  readonly events: number;
  readonly people: number;
}

const zOf = (level: number): number => normalQuantile(0.5 + level / 2);

function mustBeShare(where: string, { events, people }: Share): void {
  if (Number.isInteger(events) && Number.isInteger(people) && events >= 0 && people > 0 && events <= people) return;
  throw new RangeError(
    `${where}: ${events} events among ${people} people; whole numbers with 0 ≤ events ≤ people and people > 0 are needed`,
  );
}

/** p₂ − p₁ with Newcombe's hybrid score interval (1998, Statistics in Medicine 17:873, method 10), which never leaves −1 to 1. */
export function riskDifference(first: Share, second: Share, level = 0.95): Interval {
  mustBeShare('riskDifference', first);
  mustBeShare('riskDifference', second);
  const [one, two] = [first, second].map(({ events, people }) => proportionInterval(events, people, level)) as [Interval, Interval];
  const estimate = two.estimate - one.estimate;
  const below = Math.sqrt((two.estimate - two.low) ** 2 + (one.high - one.estimate) ** 2);
  const above = Math.sqrt((two.high - two.estimate) ** 2 + (one.estimate - one.low) ** 2);
  return { estimate, low: estimate - below, high: estimate + above };
}

/** A half is added to every cell when one is empty (Haldane 1956, Annals of Human Genetics 20:309). */
function cells(first: Share, second: Share): readonly [number, number, number, number] {
  const plain = [first.events, first.people - first.events, second.events, second.people - second.events] as const;
  const [a, b, c, d] = plain;
  return plain.includes(0) ? [a + 0.5, b + 0.5, c + 0.5, d + 0.5] : plain;
}

function onLogScale(estimate: number, variance: number, level: number): Interval {
  const half = zOf(level) * Math.sqrt(variance);
  return { estimate: exp(estimate), low: exp(estimate - half), high: exp(estimate + half) };
}

/** p₂/p₁ with the interval of Katz et al. (1978, Biometrics 34:469), normal on the log scale. */
export function riskRatio(first: Share, second: Share, level = 0.95): Interval {
  mustBeShare('riskRatio', first);
  mustBeShare('riskRatio', second);
  const empty = first.events === 0 || second.events === 0;
  const add = empty ? 0.5 : 0;
  const [a, n, c, m] = [first.events + add, first.people + add, second.events + add, second.people + add];
  return onLogScale(log(c / m / (a / n)), 1 / a - 1 / n + 1 / c - 1 / m, level);
}

/** Odds of the second group over those of the first, with Woolf's interval (1955, Annals of Human Genetics 19:251). */
export function oddsRatio(first: Share, second: Share, level = 0.95): Interval {
  mustBeShare('oddsRatio', first);
  mustBeShare('oddsRatio', second);
  const [a, b, c, d] = cells(first, second);
  return onLogScale(log((c / d) * (b / a)), 1 / a + 1 / b + 1 / c + 1 / d, level);
}

/** Mean of the second minus mean of the first with Welch's interval (1947, Biometrika 34:28); at least two values each. */
export function meanDifference(first: ArrayLike<number>, second: ArrayLike<number>, level = 0.95): Interval {
  const estimate = mean(second) - mean(first);
  const [v, w] = [sd(first) ** 2 / first.length, sd(second) ** 2 / second.length];
  if (v + w === 0) return { estimate, low: estimate, high: estimate };
  const df = (v + w) ** 2 / (v ** 2 / (first.length - 1) + w ** 2 / (second.length - 1));
  const half = studentQuantile(0.5 + level / 2, df) * Math.sqrt(v + w);
  return { estimate, low: estimate - half, high: estimate + half };
}

/** Two-sided chance of a standard normal at least as far out as z. */
export const normalTails = (z: number): number => 2 * normalCdf(-Math.abs(z));

/** Per person: how often the event was seen and how often it was looked for. */
export interface Repeated {
  readonly events: ArrayLike<number>;
  readonly looks: ArrayLike<number>;
}

/** Pooled share of repeated looks and its variance among people, not looks (sandwich estimator, independence working correlation). */
function pooled({ events, looks }: Repeated): { share: number; variance: number; people: number } {
  let [seen, asked, people] = [0, 0, 0];
  for (let i = 0; i < looks.length; i++) {
    seen += events[i]!;
    asked += looks[i]!;
    if (looks[i]! > 0) people++;
  }
  if (people < 2) throw new RangeError(`repeated looks: ${people} people were looked at; at least 2 are needed`);
  const share = seen / asked;
  let squares = 0;
  for (let i = 0; i < looks.length; i++) squares += (events[i]! - looks[i]! * share) ** 2;
  return { share, variance: ((people / (people - 1)) * squares) / asked ** 2, people };
}

/** Share of all looks that saw the event; the interval counts people, not looks (Liang & Zeger 1986, Biometrika 73:13). */
export function repeatedShare(group: Repeated, level = 0.95): Interval {
  const { share, variance } = pooled(group);
  const half = zOf(level) * Math.sqrt(variance);
  return { estimate: share, low: Math.max(0, share - half), high: Math.min(1, share + half) };
}

/** Odds ratio of repeated tests, second over first: a logistic model with the arm alone, independence working correlation, robust error. */
export function repeatedOddsRatio(first: Repeated, second: Repeated, level = 0.95): Interval & { readonly p: number } {
  const [one, two] = [pooled(first), pooled(second)];
  const odds = ({ share }: { share: number }) => share * (1 - share);
  if (odds(one) === 0 || odds(two) === 0) return { estimate: Number.NaN, low: 0, high: Number.POSITIVE_INFINITY, p: Number.NaN };
  const effect = log(two.share / (1 - two.share)) - log(one.share / (1 - one.share));
  const variance = one.variance / odds(one) ** 2 + two.variance / odds(two) ** 2;
  return { ...onLogScale(effect, variance, level), p: normalTails(effect / Math.sqrt(variance)) };
}

/** Chances adjusted for making several tests (Holm 1979, Scandinavian Journal of Statistics 6:65), in the order given. */
export function holm(chances: readonly number[]): number[] {
  const order = chances.map((_, i) => i).sort((a, b) => chances[a]! - chances[b]!);
  const adjusted = new Array<number>(chances.length);
  let largest = 0;
  order.forEach((at, rank) => {
    largest = Math.max(largest, Math.min(1, (chances.length - rank) * chances[at]!));
    adjusted[at] = largest;
  });
  return adjusted;
}
