/** Times to an event, some of them cut off: Kaplan–Meier, log-rank, and Cox's hazard ratio of two groups. */
import { normalQuantile } from './distributions.ts';
import { exp, log } from './elementary.ts';
import { gammaShare } from './special.ts';
import type { Interval } from './statistics.ts';

/** Time followed, and whether the event ended it (1) or it was cut off (0). Any unit of time, the same throughout. */
export interface Times {
  readonly time: ArrayLike<number>;
  readonly event: ArrayLike<number>;
}

/** The curve after each time at which something happened. */
export interface SurvivalStep {
  readonly time: number;
  readonly atRisk: number;
  readonly events: number;
  readonly survival: number;
  /** Greenwood's standard error (1926). */
  readonly error: number;
  /** Pointwise, normal on the log(−log) scale (Kalbfleisch & Prentice 1980), so that it stays within 0 to 1. */
  readonly low: number;
  readonly high: number;
}

interface Moment {
  readonly time: number;
  /** Events and people at risk, of each group. */
  readonly events: readonly [number, number];
  readonly atRisk: readonly [number, number];
}

function mustBeTimes(where: string, { time, event }: Times): void {
  if (time.length !== event.length)
    throw new RangeError(`${where}: ${time.length} times and ${event.length} events; one event a time is needed`);
  for (let i = 0; i < time.length; i++) {
    if (!(time[i]! >= 0 && time[i]! < Infinity)) throw new RangeError(`${where}: time ${i} is ${time[i]}; it must be ≥ 0 and finite`);
  }
}

/** Every distinct time of an event, with both groups' counts; who is cut off at a time is still at risk at it. */
function moments(first: Times, second: Times): Moment[] {
  const all = [first, second].flatMap((times, group) =>
    Array.from({ length: times.time.length }, (_, i) => ({ group, time: times.time[i]!, event: times.event[i]! })),
  );
  all.sort((a, b) => a.time - b.time);
  const left: [number, number] = [first.time.length, second.time.length];
  const found: Moment[] = [];
  for (let i = 0; i < all.length; ) {
    const { time } = all[i]!;
    const events: [number, number] = [0, 0];
    const atRisk: [number, number] = [left[0], left[1]];
    for (; i < all.length && all[i]!.time === time; i++) {
      const { group, event } = all[i]!;
      left[group as 0 | 1] -= 1;
      if (event) events[group as 0 | 1] += 1;
    }
    if (events[0] + events[1] > 0) found.push({ time, events, atRisk });
  }
  return found;
}

const NOBODY: Times = { time: [], event: [] };

/** Kaplan & Meier 1958 (JASA 53:457). */
export function kaplanMeier(times: Times, level = 0.95): SurvivalStep[] {
  mustBeTimes('kaplanMeier', times);
  const z = normalQuantile(0.5 + level / 2);
  let [survival, sum] = [1, 0];
  return moments(times, NOBODY).map(({ time, events: [events], atRisk: [atRisk] }) => {
    survival *= 1 - events / atRisk;
    sum += events / (atRisk * (atRisk - events));
    const error = survival === 0 ? 0 : survival * Math.sqrt(sum);
    if (survival === 0) return { time, atRisk, events, survival, error, low: 0, high: 0 };
    const [centre, half] = [log(-log(survival)), (z * Math.sqrt(sum)) / -log(survival)];
    return { time, atRisk, events, survival, error, low: exp(-exp(centre + half)), high: exp(-exp(centre - half)) };
  });
}

/** Share still without the event at `time`. */
export function survivalAt(steps: readonly SurvivalStep[], time: number): number {
  return steps.reduce((last, step) => (step.time <= time ? step.survival : last), 1);
}

/** First time at which half have had the event; undefined when that was never so. */
export const medianSurvival = (steps: readonly SurvivalStep[]): number | undefined => steps.find(({ survival }) => survival <= 0.5)?.time;

/** Mantel's log-rank test of two groups (1966, Cancer Chemotherapy Reports 50:163). */
export function logRank(first: Times, second: Times): { readonly chiSquare: number; readonly p: number } {
  mustBeTimes('logRank', first);
  mustBeTimes('logRank', second);
  let [over, variance] = [0, 0];
  for (const { events, atRisk } of moments(first, second)) {
    const [d, n] = [events[0] + events[1], atRisk[0] + atRisk[1]];
    over += events[1] - (d * atRisk[1]) / n;
    if (n > 1) variance += (d * (atRisk[0] / n) * (atRisk[1] / n) * (n - d)) / (n - 1);
  }
  if (variance === 0) return { chiSquare: Number.NaN, p: Number.NaN };
  const chiSquare = over ** 2 / variance;
  return { chiSquare, p: 1 - gammaShare(0.5, chiSquare / 2) };
}

/**
 * Hazard of the second group over that of the first: Cox's partial likelihood (1972) with Efron's ties (1977, JASA 72:557), Wald interval.
 * Where one group had no event the ratio has no finite estimate and NaN is given.
 */
export function hazardRatio(first: Times, second: Times, level = 0.95): Interval & { readonly p: number; readonly error: number } {
  mustBeTimes('hazardRatio', first);
  mustBeTimes('hazardRatio', second);
  const when = moments(first, second);
  const total = (group: 0 | 1) => when.reduce((sum, { events }) => sum + events[group], 0);
  if (total(0) === 0 || total(1) === 0) return { estimate: NaN, low: 0, high: Infinity, p: NaN, error: NaN };
  let [beta, information] = [0, 0];
  for (let turn = 0; turn < 60; turn++) {
    const { slope, curvature } = efron(when, beta);
    information = curvature;
    const move = slope / curvature;
    beta += Math.max(-1, Math.min(1, move));
    if (Math.abs(move) < 1e-12) break;
  }
  const error = 1 / Math.sqrt(information);
  const half = normalQuantile(0.5 + level / 2) * error;
  const p = 1 - gammaShare(0.5, (beta / error) ** 2 / 2);
  return { estimate: exp(beta), low: exp(beta - half), high: exp(beta + half), p, error };
}

/**
 * What each person adds to the log hazard ratio (score residuals over the information; Lin & Wei 1989, JASA 84:1074): the sum of their squares
 * is the robust variance, and where the same people stand in both groups their two parts may be summed first.
 */
export function hazardInfluence(first: Times, second: Times): readonly [Float64Array, Float64Array] {
  const { estimate: hazard } = hazardRatio(first, second);
  const when = moments(first, second);
  const share = when.map(({ atRisk }) => (atRisk[1] * hazard) / (atRisk[0] + atRisk[1] * hazard));
  const rate = when.map(({ events, atRisk }) => (events[0] + events[1]) / (atRisk[0] + atRisk[1] * hazard));
  const information = when.reduce((sum, { events }, j) => sum + (events[0] + events[1]) * share[j]! * (1 - share[j]!), 0);
  const of = ({ time, event }: Times, x: 0 | 1): Float64Array =>
    Float64Array.from({ length: time.length }, (_, i) => {
      let residual = 0;
      for (let j = 0; j < when.length && when[j]!.time <= time[i]!; j++) {
        residual -= rate[j]! * (x === 1 ? hazard : 1) * (x - share[j]!);
        if (event[i] && when[j]!.time === time[i]) residual += x - share[j]!;
      }
      return residual / information;
    });
  return [of(first, 0), of(second, 1)];
}

/** First derivative of the log likelihood and the observed information, for the coefficient of the second group. */
function efron(when: readonly Moment[], beta: number): { slope: number; curvature: number } {
  const hazard = exp(beta);
  let [slope, curvature] = [0, 0];
  for (const { events, atRisk } of when) {
    const d = events[0] + events[1];
    slope += events[1];
    for (let l = 0; l < d; l++) {
      const gone = l / d;
      const two = (atRisk[1] - gone * events[1]) * hazard;
      const share = two / (atRisk[0] - gone * events[0] + two);
      slope -= share;
      curvature += share * (1 - share);
    }
  }
  return { slope, curvature };
}
