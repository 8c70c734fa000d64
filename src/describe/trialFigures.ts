/** A trial's result as figures: weekly tests, survival with numbers at risk, and what happened inside people. Rules [TG1–TG3]. */
import { reward } from '../brain/reward.ts';
import type { SurvivalStep } from '../numerics/survival.ts';
import type { ArmResult, TrialResult } from '../trial/analyse.ts';
import type { Band } from './band.ts';
import type { Figure, Line } from './figure.ts';
import type { ColourName } from './palette.ts';
import { num } from './words.ts';

const WEEK = 168;
const ARM_COLOURS: readonly ColourName[] = ['withdrawal', 'dopamine', 'recovery', 'heroin', 'danger', 'ink'];

const bare = (result: TrialResult, until: number): Omit<Figure, 'id' | 'title' | 'caption' | 'axis' | 'unit' | 'digits' | 'lines'> => ({
  from: 0,
  to: until * WEEK,
  since: 'since entry',
  phases:
    result.followUp > 0 && until > result.weeks
      ? [
          { name: 'treatment', from: 0, to: result.weeks * WEEK },
          { name: 'follow-up', from: result.weeks * WEEK, to: until * WEEK },
        ]
      : [],
  references: [],
  marks: [],
  include: [0],
  people: 1,
});

/** One value a week, at its middle. */
function weekly(values: readonly (number | null)[]): Band {
  const known = values.flatMap((value, week) => (value === null ? [] : [{ at: (week + 0.5) * WEEK, value }]));
  return { times: Float64Array.from(known, ({ at }) => at), middle: Float64Array.from(known, ({ value }) => value) };
}

const percent = (values: readonly number[]): number[] => values.map((value) => 100 * value);

/** Tests of one arm by week. */
export function testFigure(result: TrialResult, arm: ArmResult, place: number): Figure {
  const line = (label: string, colour: ColourName, values: readonly number[], dashed = false): Line => ({
    label,
    colour,
    dashed,
    band: weekly(percent(values)),
  });
  return {
    ...bare(result, result.weeks),
    id: `tests-${place}`,
    title: `Weekly urine tests: ${arm.name}`,
    caption: `Share of all ${arm.people} people who entered, week by week. Who has left treatment gives no sample and counts as missing. A week with both results counts as positive.`,
    axis: 'Share of people, %',
    unit: '%',
    digits: 0,
    include: [0, 100],
    lines: [
      line('negative', 'recovery', arm.weekly.negative),
      line('positive', 'heroin', arm.weekly.positive),
      line('missing', 'ink', arm.weekly.missing, true),
    ],
  };
}

/** A step curve: flat until something happens. */
function stepBand(steps: readonly SurvivalStep[], until: number): Band {
  const [times, middle, low, high]: [number[], number[], number[], number[]] = [[0], [100], [100], [100]];
  const push = (at: number, values: readonly [number, number, number]): void => {
    times.push(at * 24);
    [middle, low, high].forEach((all, i) => {
      all.push(100 * values[i]!);
    });
  };
  let last: readonly [number, number, number] = [1, 1, 1];
  for (const { time, survival, low: bottom, high: top } of steps) {
    push(time, last);
    last = [survival, bottom, top];
    push(time, last);
  }
  push(until, last);
  return { times: Float64Array.from(times), middle: Float64Array.from(middle), low: Float64Array.from(low), high: Float64Array.from(high) };
}

function survivalFigure(
  result: TrialResult,
  id: string,
  words: Pick<Figure, 'title' | 'caption' | 'axis'>,
  of: (arm: ArmResult) => readonly SurvivalStep[],
  weeks: number,
): Figure {
  return {
    ...bare(result, weeks),
    ...words,
    id,
    bounds: ['Interval from', 'to'],
    unit: '%',
    digits: 0,
    include: [0, 100],
    lines: result.arms.map((arm, i) => ({
      label: arm.name,
      colour: ARM_COLOURS[i % ARM_COLOURS.length]!,
      dashed: i >= ARM_COLOURS.length,
      band: stepBand(of(arm), weeks * 7),
    })),
  };
}

export const retentionFigure = (result: TrialResult): Figure =>
  survivalFigure(
    result,
    'retention',
    {
      title: 'Staying in treatment',
      caption: 'Kaplan–Meier curves: share of people not yet having left. Bands are pointwise intervals of one trial of this size.',
      axis: 'Still in treatment, %',
    },
    (arm) => arm.retention,
    result.weeks,
  );

export const relapseFigure = (result: TrialResult): Figure =>
  survivalFigure(
    result,
    'relapse',
    {
      title: 'Without relapse',
      caption: 'Share of people who since entry have not used on four of five days in a row.',
      axis: 'Without relapse, %',
    },
    (arm) => arm.relapse,
    result.weeks + result.followUp,
  );

interface Inner {
  readonly series: string;
  readonly title: string;
  readonly caption: string;
  readonly axis: string;
  readonly unit: string;
  readonly digits: number;
  readonly scale: number;
  readonly include: readonly number[];
}

/** Reward felt at rest in health: the healthy level less the set point. */
const HEALTHY_REST = 1 - reward.parameters.restPoint.value;

/** What is looked at inside people, by the column it has in the table of weeks. */
// biome-ignore format: a table
export const INSIDE: readonly Inner[] = [
  { series: 'craving_level', title: 'Craving', caption: 'Mean strength of craving at the moments of choice.', axis: 'Craving, 0 to 1', unit: '', digits: 2, scale: 1, include: [0] },
  { series: 'withdrawal_cows', title: 'Withdrawal', caption: 'Mean score on the Clinical Opiate Withdrawal Scale, 0 to 48; below 5 is none.', axis: 'Withdrawal score', unit: '', digits: 1, scale: 1, include: [0, 5] },
  { series: 'd2Receptors_available', title: 'D2 receptors', caption: 'Receptors through which dopamine is felt, against the healthy level of each person.', axis: 'D2 receptors available, % of healthy level', unit: '%', digits: 0, scale: 100, include: [100] },
  { series: 'tolerance_level', title: 'Tolerance', caption: 'How far the body has got used to opioids. A fall makes a dose survived before dangerous.', axis: 'Tolerance', unit: '', digits: 2, scale: 1, include: [0] },
  { series: 'habit_level', title: 'Habit', caption: 'Strength of the habit of using.', axis: 'Habit, 0 to 1', unit: '', digits: 2, scale: 1, include: [0] },
  { series: 'reward_felt', title: 'Reward felt', caption: `Mean reward felt at the moments of choice: 0 feels like enough; at rest in health it is ${num(HEALTHY_REST, 2)}.`, axis: 'Reward felt; 0 is enough', unit: '', digits: 2, scale: 1, include: [0, HEALTHY_REST] },
  { series: 'use_days', title: 'Days with use', caption: 'Mean number of days with use in each week.', axis: 'Days a week', unit: 'd', digits: 1, scale: 1, include: [0, 7] },
];

/** Figures for what the run recorded; a series that is not there gives none. */
export function insideFigures(result: TrialResult): Figure[] {
  return INSIDE.flatMap(({ series, scale, ...words }) => {
    const of = (arm: ArmResult): readonly (number | null)[] | undefined => (series === 'use_days' ? arm.useDays : arm.inside[series]);
    if (!result.arms.every((arm) => of(arm)?.some((value) => value !== null))) return [];
    const lines = result.arms.map((arm, i): Line => {
      const values = of(arm)!.map((value) => (value === null ? null : scale * value));
      return { label: arm.name, colour: ARM_COLOURS[i % ARM_COLOURS.length]!, dashed: i >= ARM_COLOURS.length, band: weekly(values) };
    });
    return [{ ...bare(result, result.weeks + result.followUp), ...words, id: `inside-${series.replaceAll('_', '-')}`, lines }];
  });
}
