/** One arm against the control, by intention to treat: what a real trial of this size would report, and how well the simulation knows it. */
import { holm, meanDifference, normalTails, oddsRatio, repeatedOddsRatio, riskDifference, riskRatio } from '../numerics/comparisons.ts';
import {
  designEffect,
  intraclass,
  peopleForHazard,
  peopleForMeans,
  peopleForShares,
  powerForMeans,
  powerForShares,
} from '../numerics/sampleSize.ts';
import { type Interval, mean, sd } from '../numerics/statistics.ts';
import { hazardInfluence, hazardRatio, logRank, type Times } from '../numerics/survival.ts';
import { MEASURES, type Measure } from './measures.ts';
import type { MemberRow } from './member.ts';
import type { Trial } from './spec.ts';

export interface Estimate extends Interval {
  /** Standard error by simulation: how far the estimate is from that of endlessly many simulated people. Of ratios, on the log scale. */
  readonly error: number;
}

export interface Compared {
  readonly id: string;
  readonly says: string;
  readonly unit: string;
  readonly kind: Measure['kind'];
  readonly wanted: Measure['wanted'];
  /** Mean or share in the control and in this arm. */
  readonly control: number;
  readonly arm: number;
  /** This arm minus the control; the interval is that of one trial with these numbers of people. */
  readonly difference: Estimate;
  readonly ratio?: Interval;
  readonly odds?: Interval;
  /** Difference in standard deviations; of means. */
  readonly standardised?: number;
  readonly p: number;
  /** Adjusted by Holm among the primary outcomes of all arms; of those alone. */
  adjusted?: number;
}

/** People a real trial needs. */
export interface Plan {
  readonly id: string;
  readonly says: string;
  /** People an arm for the power asked for. */
  readonly people: number;
  /** Power with as many people an arm as were simulated. */
  readonly power: number;
}

export interface Comparison {
  readonly arm: string;
  readonly against: string;
  readonly outcomes: readonly Compared[];
  /** Leaving treatment: hazard of this arm over that of the control. */
  readonly leaving: Estimate & { readonly p: number; readonly logRank: number };
  readonly relapse: Estimate & { readonly p: number; readonly logRank: number };
  /** Odds of a negative test against a positive one, of samples given, all weeks together; robust to repeated tests of a person. */
  readonly tests: Estimate & { readonly p: number };
  readonly plans: readonly Plan[];
}

export interface Group {
  readonly name: string;
  readonly rows: readonly MemberRow[];
}

/** Whether the same people live in both arms: then they are paired, and chance in common falls out of the difference. */
const paired = (trial: Trial): boolean => trial.allocation.method === 'all arms';

export function compareArms(trial: Trial, control: Group, arms: readonly Group[]): Comparison[] {
  const comparisons = arms.map((arm) => compareOne(trial, control, arm));
  const family = comparisons.flatMap(({ outcomes }) => outcomes.filter(({ id }) => trial.outcomes.includes(id)));
  holm(family.map(({ p }) => p)).forEach((p, i) => {
    family[i]!.adjusted = p;
  });
  return comparisons;
}

function compareOne(trial: Trial, control: Group, arm: Group): Comparison {
  const outcomes = MEASURES.flatMap((measure) => compareBy(trial, measure, control, arm) ?? []);
  return {
    arm: arm.name,
    against: control.name,
    outcomes,
    leaving: hazard(trial, control, arm, leavingTimes),
    relapse: hazard(trial, control, arm, relapseTimes),
    tests: testsOf(trial, control, arm),
    plans: plansOf(trial, control, arm),
  };
}

interface Valued {
  readonly person: number;
  readonly value: number;
}
const valuesOf = (trial: Trial, { of }: Measure, { rows }: Group): Valued[] =>
  rows.flatMap((row) => {
    const value = of(row, trial.weeks);
    return value === null ? [] : [{ person: row.person, value }];
  });

/** Standard error of the difference of means: of paired differences where people are the same in both arms. */
function errorOf(trial: Trial, first: readonly Valued[], second: readonly Valued[]): number {
  const own = new Map(first.map(({ person, value }) => [person, value]));
  const pairs = second.flatMap(({ person, value }) => (own.has(person) ? [value - own.get(person)!] : []));
  if (paired(trial) && pairs.length > 1) return sd(pairs) / Math.sqrt(pairs.length);
  const part = (group: readonly Valued[]) => (group.length > 1 ? sd(group.map(({ value }) => value)) ** 2 / group.length : Number.NaN);
  return Math.sqrt(part(first) + part(second));
}

function compareBy(trial: Trial, measure: Measure, control: Group, arm: Group): Compared | undefined {
  const [first, second] = [valuesOf(trial, measure, control), valuesOf(trial, measure, arm)];
  if (first.length < 2 || second.length < 2) return undefined;
  const [a, b] = [first.map(({ value }) => value), second.map(({ value }) => value)];
  const { id, says, unit, kind, wanted } = measure;
  const { level } = trial.analysis;
  const error = errorOf(trial, first, second);
  const base = { id, says, unit, kind, wanted, control: mean(a), arm: mean(b) };
  if (kind === 'mean') {
    const spread = Math.sqrt((sd(a) ** 2 + sd(b) ** 2) / 2);
    const standard = Math.sqrt(sd(a) ** 2 / a.length + sd(b) ** 2 / b.length);
    const difference = { ...meanDifference(a, b, level), error };
    return {
      ...base,
      difference,
      standardised: spread > 0 ? difference.estimate / spread : 0,
      p: standard > 0 ? normalTails(difference.estimate / standard) : 1,
    };
  }
  const count = (xs: readonly number[]) => ({ events: xs.reduce((sum, x) => sum + x, 0), people: xs.length });
  const [c, t] = [count(a), count(b)];
  const pooled = (c.events + t.events) / (c.people + t.people);
  const standard = Math.sqrt(pooled * (1 - pooled) * (1 / c.people + 1 / t.people));
  return {
    ...base,
    difference: { ...riskDifference(c, t, level), error },
    ratio: riskRatio(c, t, level),
    odds: oddsRatio(c, t, level),
    p: standard > 0 ? normalTails((base.arm - base.control) / standard) : 1,
  };
}

type TimesOf = (rows: readonly MemberRow[]) => Times;
export const leavingTimes: TimesOf = (rows) => ({ time: rows.map(({ stay }) => stay), event: rows.map(({ left }) => left) });
export const relapseTimes: TimesOf = (rows) => ({
  time: rows.map(({ relapse, followed }) => relapse ?? followed),
  event: rows.map(({ relapse }) => (relapse === null ? 0 : 1)),
});

function hazard(trial: Trial, control: Group, arm: Group, of: TimesOf): Comparison['leaving'] {
  const [first, second] = [of(control.rows), of(arm.rows)];
  const cox = hazardRatio(first, second, trial.analysis.level);
  const { chiSquare } = logRank(first, second);
  const error = Number.isFinite(cox.error) ? summedError(trial, control, arm, hazardInfluence(first, second)) : cox.error;
  return { estimate: cox.estimate, low: cox.low, high: cox.high, p: cox.p, error, logRank: chiSquare };
}

type Influence = readonly [ArrayLike<number>, ArrayLike<number>];

/** Standard error from what each person adds to an estimate, summed over both arms where people are the same in both. */
function summedError(trial: Trial, control: Group, arm: Group, influence: Influence): number {
  const whole = new Map<string, number>();
  for (const [side, { rows }] of [control, arm].entries()) {
    for (const [i, { person }] of rows.entries()) {
      const key = paired(trial) ? `${person}` : `${person} ${side}`;
      whole.set(key, (whole.get(key) ?? 0) + influence[side as 0 | 1][i]!);
    }
  }
  const n = whole.size;
  return Math.sqrt((n / (n - 1)) * [...whole.values()].reduce((sum, x) => sum + x * x, 0));
}

const looksOf = (rows: readonly MemberRow[]) => ({
  events: rows.map((row) => row.weeks_negative),
  looks: rows.map((row) => row.weeks_negative + row.weeks_positive),
});

function testsOf(trial: Trial, control: Group, arm: Group): Comparison['tests'] {
  const [first, second] = [looksOf(control.rows), looksOf(arm.rows)];
  const tested = ({ looks }: { looks: readonly number[] }) => looks.filter((n) => n > 0).length;
  if (tested(first) < 2 || tested(second) < 2)
    return { estimate: Number.NaN, low: 0, high: Number.POSITIVE_INFINITY, p: Number.NaN, error: Number.NaN };
  const ratio = repeatedOddsRatio(first, second, trial.analysis.level);
  return { ...ratio, error: summedError(trial, control, arm, [testInfluence(first, -1), testInfluence(second, 1)]) };
}

/** What each person adds to the log odds ratio of a negative test. */
function testInfluence(
  { events, looks }: { readonly events: readonly number[]; readonly looks: readonly number[] },
  sign: number,
): number[] {
  const [seen, all] = [events, looks].map((xs) => xs.reduce((sum, x) => sum + x, 0)) as [number, number];
  const p = seen / all;
  return events.map((n, i) => (sign * (n - p * looks[i]!)) / (all * p * (1 - p)));
}

function plansOf(trial: Trial, control: Group, arm: Group): Plan[] {
  const { power, level } = trial.analysis;
  const aim = { power, alpha: 1 - level };
  const n = Math.min(control.rows.length, arm.rows.length);
  const plans: Plan[] = [];
  for (const measure of MEASURES.filter(({ id }) => trial.outcomes.includes(id))) {
    const [a, b] = [valuesOf(trial, measure, control), valuesOf(trial, measure, arm)].map((all) => all.map(({ value }) => value));
    if (a!.length < 2 || b!.length < 2) continue;
    const [p, q] = [mean(a!), mean(b!)];
    const spread = Math.sqrt((sd(a!) ** 2 + sd(b!) ** 2) / 2);
    if (measure.kind === 'share')
      plans.push({ id: measure.id, says: measure.says, people: peopleForShares(p, q, aim), power: powerForShares(n, p, q, aim.alpha) });
    else
      plans.push({
        id: measure.id,
        says: measure.says,
        people: peopleForMeans(q - p, spread, aim),
        power: spread > 0 ? powerForMeans(n, q - p, spread, aim.alpha) : Number.NaN,
      });
  }
  const leaving = hazardRatio(leavingTimes(control.rows), leavingTimes(arm.rows));
  const leavers = [...control.rows, ...arm.rows].filter(({ left }) => left === 1).length / (control.rows.length + arm.rows.length);
  if (Number.isFinite(leaving.estimate))
    plans.push({
      id: 'leaving',
      says: 'Leaving treatment, log-rank test',
      people: peopleForHazard(leaving.estimate, leavers, aim),
      power: Number.NaN,
    });
  return [...plans, ...testPlan(control, arm, n, aim)];
}

/** Weekly tests, each person tested many times: the number of tests is inflated by how alike the tests of one person are. */
function testPlan(control: Group, arm: Group, n: number, aim: { power: number; alpha: number }): Plan[] {
  const all = looksOf([...control.rows, ...arm.rows]);
  const [c, t] = [looksOf(control.rows), looksOf(arm.rows)];
  const total = (xs: readonly number[]) => xs.reduce((sum, x) => sum + x, 0);
  const looks = total(all.looks) / (control.rows.length + arm.rows.length);
  const correlation = intraclass(all.events, all.looks);
  if (!(looks >= 1) || Number.isNaN(correlation) || total(c.looks) === 0 || total(t.looks) === 0) return [];
  const [p, q] = [total(c.events) / total(c.looks), total(t.events) / total(t.looks)];
  const inflation = designEffect(looks, correlation);
  const says = `Share of weekly tests negative; ${looks.toFixed(1)} tests a person that correlate by ${correlation.toFixed(2)}, design effect ${inflation.toFixed(1)}`;
  const people = (peopleForShares(p, q, aim) * inflation) / looks;
  return [{ id: 'tests', says, people, power: powerForShares((n * looks) / inflation, p, q, aim.alpha) }];
}
