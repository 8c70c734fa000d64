/** Tables of a trial → everything a report of it says, as plain data. Rules [AN1–AN6]. */

import { type Interval, mean, sd } from '../numerics/statistics.ts';
import { kaplanMeier, medianSurvival, type SurvivalStep } from '../numerics/survival.ts';
import { type CostRatio, costPerOutcome, PERSPECTIVES } from '../outcomes/cost.ts';
import { endpointAnswers, endpoints } from '../outcomes/endpoints/endpoint.ts';
import { ratePerThousandYears } from '../outcomes/overdose.ts';
import { type Comparison, compareArms, type Group, leavingTimes, relapseTimes } from './compare.ts';
import { MEASURES } from './measures.ts';
import type { MemberRow } from './member.ts';
import { placesOf, type Trial } from './spec.ts';
import { type ArmTally, type TrialTables, TrialTally, weekMeans } from './tally.ts';

export interface Mean {
  readonly mean: number;
  readonly sd: number;
  readonly people: number;
  /** Standard error by simulation. */
  readonly error: number;
}

/** Shares of people by week of treatment; they sum to 1 where a sample was due. */
export interface Weekly {
  readonly negative: readonly number[];
  readonly positive: readonly number[];
  readonly missing: readonly number[];
}

export interface ArmResult {
  readonly name: string;
  readonly people: number;
  readonly weekly: Weekly;
  readonly outcomes: Readonly<Record<string, Mean>>;
  readonly retention: readonly SurvivalStep[];
  readonly relapse: readonly SurvivalStep[];
  /** People still in treatment at the beginning of each week, and after the last. */
  readonly atRisk: readonly number[];
  readonly medianStay: number | null;
  /** Weekly means over people, by series; weeks of treatment and follow-up. */
  readonly inside: Readonly<Record<string, readonly (number | null)[]>>;
  readonly useDays: readonly number[];
  /** Waking hours a day by activity. */
  readonly hours: Readonly<Record<string, number>>;
  /** $ a person by item. */
  readonly costs: Readonly<Record<string, number>>;
  readonly safety: Safety;
  /** Mean of each published endpoint over people; share for those that are true or false; null where nobody has one. */
  readonly endpoints: Readonly<Record<string, number | null>>;
}

export interface Safety {
  readonly overdoses: number;
  readonly reversed: number;
  readonly deaths: Readonly<Record<string, number>>;
  readonly yearsInTreatment: number;
  readonly yearsOut: number;
  /** Per 1,000 person-years. */
  readonly overdosesInTreatment?: Interval;
  readonly overdosesOut?: Interval;
  readonly deathsInTreatment?: Interval;
  readonly deathsOut?: Interval;
}

export interface Flow {
  readonly looked: number;
  readonly excluded: Readonly<Record<string, number>>;
  readonly unfilled: number;
  /** Lives a place that a site looked at before its open places stayed empty. */
  readonly attempts: number;
  readonly entered: number;
  readonly arms: readonly {
    readonly name: string;
    readonly allocated: number;
    readonly left: number;
    readonly died: number;
    readonly failed: number;
    readonly toTheEnd: number;
  }[];
}

export interface TrialResult {
  readonly title: string;
  readonly description?: string;
  readonly weeks: number;
  readonly followUp: number;
  readonly seed: number;
  readonly sameInEveryArm: boolean;
  readonly control: string;
  readonly level: number;
  readonly power: number;
  readonly perspective: { readonly name: string; readonly says: string };
  readonly flow: Flow;
  readonly arms: readonly ArmResult[];
  readonly comparisons: readonly Comparison[];
  /** $ for one more negative week, and for one more quality-adjusted day, against the control. */
  readonly value: readonly { readonly arm: string; readonly perNegativeWeek: CostRatio; readonly perQualityDay: CostRatio }[];
}

/**
 * @param shards tables of the shards in their order, or of all of them joined
 * @throws RangeError when an arm has fewer than two people
 */
export function analyseTrial(trial: Trial, shards: Iterable<TrialTables>): TrialResult {
  const tally = tallyOf(trial);
  for (const tables of shards) tally.add(tables);
  return analyseTally(trial, tally);
}

export const tallyOf = ({ arms, weeks, followUp }: Trial): TrialTally =>
  new TrialTally(
    arms.map(({ name }) => name),
    weeks + followUp,
  );

/** As `analyseTrial`, of shards taken in one at a time. */
export function analyseTally(trial: Trial, tally: TrialTally): TrialResult {
  const groups = [...tally.arms].map(([name, { rows }]): Group => ({ name, rows }));
  const empty = groups.find(({ rows }) => rows.length < 2);
  if (empty) throw new RangeError(`${empty.name}: ${empty.rows.length} people entered this arm; at least 2 are needed to say anything`);
  const control = groups[trial.analysis.control]!;
  const others = groups.filter((group) => group !== control);
  const { title, description, weeks: long, followUp, seed, analysis } = trial;
  return {
    title,
    ...(description === undefined ? {} : { description }),
    ...{ weeks: long, followUp, seed },
    sameInEveryArm: trial.allocation.method === 'all arms',
    ...{ control: control.name, level: analysis.level, power: analysis.power },
    perspective: { name: analysis.perspective, says: PERSPECTIVES[analysis.perspective].says },
    flow: flowOf(trial, groups, tally),
    arms: [...tally.arms].map(([name, arm]) => armResult(trial, name, arm)),
    comparisons: compareArms(trial, control, others),
    value: others.map((arm) => worthOf(control, arm)),
  };
}

function flowOf(trial: Trial, groups: readonly Group[], { looked, entered, excluded }: TrialTally): Flow {
  const arms = groups.map(({ name, rows }) => {
    const died = rows.filter(({ death }) => death !== null).length;
    const failed = rows.filter(({ failure }) => failure !== null).length;
    const left = rows.filter((row) => row.left === 1).length;
    return {
      name,
      allocated: rows.length,
      left,
      died,
      failed,
      toTheEnd: rows.filter((row) => row.left === 0 && row.stay >= 7 * trial.weeks).length,
    };
  });
  const { attempts } = trial.population;
  return { looked, excluded: { ...excluded }, unfilled: placesOf(trial) - entered, attempts, entered, arms };
}

function armResult(trial: Trial, name: string, arm: ArmTally): ArmResult {
  const { rows } = arm;
  const median = medianSurvival(kaplanMeier(leavingTimes(rows), trial.analysis.level));
  // Mean over everyone in the arm; who has no row has 0.
  const means = (sums: ReadonlyMap<string, number>) => Object.fromEntries([...sums].map(([key, sum]) => [key, sum / rows.length]));
  return {
    name,
    people: rows.length,
    weekly: weeklyShares(
      rows.map(({ pattern }) => pattern),
      trial.weeks,
    ),
    outcomes: outcomesOf(trial, rows),
    retention: kaplanMeier(leavingTimes(rows), trial.analysis.level),
    relapse: kaplanMeier(relapseTimes(rows), trial.analysis.level),
    atRisk: Array.from({ length: trial.weeks + 1 }, (_, week) => rows.filter(({ stay }) => stay >= 7 * week).length),
    medianStay: median ?? null,
    inside: Object.fromEntries(
      [...arm.weeks.keys()].filter((series) => series !== 'use_days').map((series) => [series, weekMeans(arm, series)]),
    ),
    useDays: weekMeans(arm, 'use_days').map((value) => value ?? 0),
    hours: means(arm.hours),
    costs: means(arm.costs),
    safety: safetyOf(rows),
    endpoints: endpointMeans(rows),
  };
}

/** Everyone who entered counts in every week: who left, or died, is missing. */
export function weeklyShares(patterns: readonly string[], weeks: number): Weekly {
  const share = (week: number, letters: string) =>
    patterns.filter((pattern) => letters.includes(pattern[week] ?? 'o')).length / patterns.length;
  const of = (letters: string) => Array.from({ length: weeks }, (_, week) => share(week, letters));
  return { negative: of('-'), positive: of('+*'), missing: of('o') };
}

function outcomesOf(trial: Trial, rows: readonly MemberRow[]): Record<string, Mean> {
  const told = MEASURES.flatMap(({ id, of }) => {
    const values = rows.flatMap((row) => of(row, trial.weeks) ?? []);
    if (values.length < 2) return [];
    const spread = sd(values);
    return [[id, { mean: mean(values), sd: spread, people: values.length, error: spread / Math.sqrt(values.length) }] as const];
  });
  return Object.fromEntries(told);
}

function safetyOf(rows: readonly MemberRow[]): Safety {
  const sum = (of: (row: MemberRow) => number) => rows.reduce((total, row) => total + of(row), 0);
  const [inside, out] = [sum(({ stay }) => stay), sum(({ stay, followed }) => Math.max(0, followed - stay))];
  const deaths: Record<string, number> = {};
  for (const { death, death_cause: cause } of rows) if (death !== null) deaths[cause ?? 'unknown'] = (deaths[cause ?? 'unknown'] ?? 0) + 1;
  const [treated, all] = [sum((row) => row.overdoses_treated), sum((row) => row.overdoses)];
  const diedIn = rows.filter(({ death, stay }) => death !== null && death <= stay).length;
  const died = rows.filter(({ death }) => death !== null).length;
  const rates = {
    overdosesInTreatment: ratePerThousandYears(treated, inside),
    overdosesOut: ratePerThousandYears(all - treated, out),
    deathsInTreatment: ratePerThousandYears(diedIn, inside),
    deathsOut: ratePerThousandYears(died - diedIn, out),
  };
  const known = Object.fromEntries(Object.entries(rates).filter(([, rate]) => rate !== undefined));
  return {
    overdoses: all,
    reversed: sum((row) => row.overdoses_reversed),
    deaths,
    yearsInTreatment: inside / 365.25,
    yearsOut: out / 365.25,
    ...known,
  };
}

function endpointMeans(rows: readonly MemberRow[]): Record<string, number | null> {
  const sums = endpoints.map(() => ({ sum: 0, count: 0 }));
  const known = new Map<string, ReturnType<typeof endpointAnswers>>();
  for (const { pattern } of rows) {
    if (pattern.includes('_') || pattern === '') continue;
    const answers = known.get(pattern) ?? endpointAnswers(pattern);
    known.set(pattern, answers);
    for (const [i, answer] of answers.entries()) {
      if (answer === null) continue;
      sums[i]!.sum += Number(answer);
      sums[i]!.count += 1;
    }
  }
  return Object.fromEntries(endpoints.map(({ id }, i) => [id, sums[i]!.count > 0 ? sums[i]!.sum / sums[i]!.count : null]));
}

function worthOf(control: Group, arm: Group): TrialResult['value'][number] {
  const of = ({ rows }: Group, value: (row: MemberRow) => number) => mean(rows.map(value));
  const more = (value: (row: MemberRow) => number) => of(arm, value) - of(control, value);
  const cost = more((row) => row.cost);
  return {
    arm: arm.name,
    perNegativeWeek: costPerOutcome(
      cost,
      more((row) => row.weeks_negative),
    ),
    perQualityDay: costPerOutcome(
      cost,
      more((row) => row.quality_days),
    ),
  };
}
