/** A trial's result in sentences anyone can read, and as text for a terminal. Rules [TW1–TW3]. */

import type { ArmResult, TrialResult } from '../trial/analyse.ts';
import type { Compared, Comparison, Estimate } from '../trial/compare.ts';
import { HELP_LINE } from './help.ts';
import { aligned, wrap } from './lines.ts';
import { ascii, count, list, num } from './words.ts';

/** A number in the unit of its outcome: shares as per cent, money as dollars. */
export function amount(value: number, unit: string, kind: 'mean' | 'share' = 'mean', share = false): string {
  if (!Number.isFinite(value)) return 'not known';
  if (kind === 'share' || share) return `${num(100 * value, Math.abs(value) < 0.1 ? 1 : 0)} %`;
  if (unit === '$') return `$${num(value, Math.abs(value) < 10 ? 2 : 0)}`.replace('$−', '−$');
  const digits = Math.abs(value) < 1 ? 2 : 1;
  return unit === '1' ? num(value, digits) : `${num(value, digits)} ${unit}`;
}

/** Outcomes of the unit 1 that are shares of weeks or visits, although not of people. */
const SHARES = new Set(['negative', 'negative_submitted', 'attendance']);
export const inUnit = (of: Pick<Compared, 'id' | 'unit' | 'kind'>, value: number): string =>
  amount(value, of.unit, of.kind, SHARES.has(of.id));

/** How far apart two arms are, for a sentence: the unit in words, and the number that goes with it. */
const apart = (of: Compared, value: number): string => {
  const size = Math.abs(value) * (of.kind === 'share' || SHARES.has(of.id) ? 100 : 1);
  return num(size, size < 10 ? 1 : 0);
};
const wordOf = (of: Compared): string =>
  of.kind === 'share' || SHARES.has(of.id) ? 'percentage points' : of.unit === 'd' ? 'days' : of.unit;

export const interval = (of: Pick<Compared, 'id' | 'unit' | 'kind'>, { low, high }: Estimate): string =>
  `${inUnit(of, low)} to ${inUnit(of, high)}`;

/** Chances: as many digits as mean something. */
export const chance = (p: number): string => (Number.isNaN(p) ? 'not known' : p < 0.001 ? '< 0.001' : num(p, 3));

/** The chance of a primary outcome is the one adjusted for there being several. */
export const holm = ({ p, adjusted }: Compared): string => (adjusted === undefined ? chance(p) : `${chance(adjusted)} (Holm)`);

/** How many people an arm a real trial needs; above what the world has, nothing is said. */
export const peopleNeeded = (people: number): string => (people < 1e6 ? num(Math.ceil(people), 0) : 'more than a million');

const find = (comparison: Comparison, id: string): Compared | undefined => comparison.outcomes.find((one) => one.id === id);

/** The plain-language summary: what was asked, what came of it, how sure it is, what it does not say. */
export function trialSentences(result: TrialResult): string[] {
  const arms = result.arms.map(({ name }) => name);
  const who = result.sameInEveryArm
    ? `${count(result.arms[0]!.people, 'simulated person', 'simulated people')} lived once in each of ${arms.length} arms (${list(arms)}), so that chance is the same in all of them`
    : `${count(
        result.arms.reduce((sum, { people }) => sum + people, 0),
        'simulated person',
        'simulated people',
      )} were allocated to ${arms.length} arms (${list(arms)})`;
  const length = `Treatment lasted ${count(result.weeks, 'week', 'weeks')}${result.followUp > 0 ? `, and people were followed for ${count(result.followUp, 'week', 'weeks')} more` : ''}.`;
  return [`${who}. ${length}`, ...result.comparisons.flatMap((one) => comparisonSentences(result, one)), ...safetySentences(result)];
}

function comparisonSentences(result: TrialResult, comparison: Comparison): string[] {
  const { arm, against } = comparison;
  const sentences: string[] = [];
  const stayed = find(comparison, 'stayed');
  if (stayed) {
    sentences.push(
      `Of 100 people with ${arm}, ${num(100 * stayed.arm, 0)} stayed in treatment to its end; with ${against} it was ${num(100 * stayed.control, 0)}. ${verdict(stayed)}`,
    );
  }
  const negative = find(comparison, 'negative');
  if (negative) {
    sentences.push(
      `With ${arm}, urine was free of opioids in ${inUnit(negative, negative.arm)} of all weeks, a missed sample counted as not free; with ${against} in ${inUnit(negative, negative.control)}. ${verdict(negative)}`,
    );
  }
  const use = find(comparison, 'use_days');
  if (use) {
    sentences.push(
      `In the last four weeks of treatment people with ${arm} used on ${num(use.arm)} of 28 days, with ${against} on ${num(use.control)}. ${verdict(use)}`,
    );
  }
  const value = result.value.find((one) => one.arm === arm)!;
  const cost = find(comparison, 'cost');
  if (cost) sentences.push(`${costSentence(cost, value.perNegativeWeek, arm, against)} Seen by ${result.perspective.says}.`);
  return sentences;
}

/** What one trial of this size could say of a difference, in words. */
function verdict(of: Compared): string {
  const { low, high, estimate } = of.difference;
  if (low > 0) return `One trial of this size would find between ${apart(of, low)} and ${apart(of, high)} ${wordOf(of)} more.`;
  if (high < 0) return `One trial of this size would find between ${apart(of, high)} and ${apart(of, low)} ${wordOf(of)} fewer.`;
  if (estimate === 0 && low === high) return 'There is no difference.';
  return `One trial of this size could not tell that from no difference: between ${apart(of, low)} ${wordOf(of)} fewer and ${apart(of, high)} more.`;
}

function costSentence(cost: Compared, perWeek: TrialResult['value'][number]['perNegativeWeek'], arm: string, against: string): string {
  const more = cost.difference.estimate;
  const told = `With ${arm} a person cost ${amount(Math.abs(more), '$')} ${more < 0 ? 'less' : 'more'} than with ${against}`;
  if ('ratio' in perWeek)
    return `${told}: ${amount(Math.abs(perWeek.ratio), '$')} ${more < 0 ? 'saved for each negative week given up' : 'for each negative week more'}.`;
  const words = { dominant: 'and did no worse', dominated: 'and did no better in negative weeks', equal: 'and did the same' } as const;
  return `${told}, ${words[perWeek.verdict]}.`;
}

function safetySentences({ arms }: TrialResult): string[] {
  const told = arms.map(({ name, safety }) => `${name}: ${count(safety.overdoses, 'overdose', 'overdoses')}${deathsOf(safety.deaths)}`);
  return [
    `Safety, from entry to the end: ${told.join('; ')}.`,
    'People whose tolerance has fallen are in most danger after treatment ends or when it is left; naloxone at hand, and medication that goes on, protect.',
  ];
}

export function deathsOf(deaths: Readonly<Record<string, number>>): string {
  const all = Object.values(deaths).reduce((sum, n) => sum + n, 0);
  if (all === 0) return ', no deaths';
  return `, ${count(all, 'death', 'deaths')} (${Object.entries(deaths)
    .map(([cause, n]) => `${cause} ${n}`)
    .join(', ')})`;
}

export interface TrialTextOptions {
  readonly width?: number;
  readonly plain?: boolean;
}

/** The result for a terminal: sentences, then tables of every outcome with interval and simulation error. */
export function trialReport(result: TrialResult, { width = 80, plain = false }: TrialTextOptions = {}): string {
  const lines = [
    ...wrap(result.title, width),
    '',
    ...trialSentences(result).flatMap((sentence) => [...wrap(sentence, width), '']),
    ...flowLines(result),
    '',
    ...weeklyLines(result.arms),
    '',
    ...result.comparisons.flatMap((one) => [...comparisonLines(result, one, width), '']),
    ...wrap(HELP_LINE, width),
  ];
  return `${(plain ? lines.map(ascii) : lines).join('\n')}\n`;
}

/** Why places are empty. */
export const unfilledSays = ({ unfilled, attempts }: TrialResult['flow']): string =>
  `${num(unfilled, 0)} ${unfilled === 1 ? 'place' : 'places'} stayed empty: ${num(attempts, 0)} lives a place had been looked at there, and too few of them could enter`;

function flowLines({ flow }: TrialResult): string[] {
  const excluded = Object.entries(flow.excluded).map(([why, n]) => `${why} ${n}`);
  const head = ['arm', 'allocated', 'left', 'died', 'to the end', 'failed'];
  const rows = flow.arms.map(({ name, allocated, left, died, toTheEnd, failed }) => [
    name,
    ...[allocated, left, died, toTheEnd, failed].map((n) => num(n, 0)),
  ]);
  return [
    `Looked at ${num(flow.looked, 0)}; entered ${num(flow.entered, 0)}; excluded ${num(flow.looked - flow.entered, 0)}${excluded.length > 0 ? `: ${excluded.join('; ')}` : ''}`,
    ...(flow.unfilled > 0 ? [unfilledSays(flow)] : []),
    ...aligned([head, ...rows]),
  ];
}

/** At most eight weeks, evenly apart. */
function weeklyLines(arms: readonly ArmResult[]): string[] {
  const weeks = arms[0]!.weekly.negative.length;
  const shown = [...new Set(Array.from({ length: Math.min(8, weeks) }, (_, i) => Math.round(((i + 1) * weeks) / Math.min(8, weeks))))];
  const rows = arms.flatMap(({ name, weekly }) =>
    (['negative', 'positive', 'missing'] as const).map((kind) => [
      name,
      kind,
      ...shown.map((week) => `${num(100 * weekly[kind][week - 1]!, 0)}`),
    ]),
  );
  return ['Weekly tests, % of everyone who entered', ...aligned([['arm', 'test', ...shown.map((week) => `wk ${week}`)], ...rows], [0, 1])];
}

function comparisonLines(result: TrialResult, comparison: Comparison, width: number): string[] {
  const head = ['', comparison.against, comparison.arm, 'difference', `${num(100 * result.level, 1)} % interval`, 'sim. error', 'p'];
  const rows = comparison.outcomes.map((one) => [
    one.id,
    inUnit(one, one.control),
    inUnit(one, one.arm),
    inUnit(one, one.difference.estimate),
    interval(one, one.difference),
    inUnit(one, one.difference.error),
    holm(one),
  ]);
  const ratios = [
    ['hazard of leaving', comparison.leaving],
    ['hazard of relapse', comparison.relapse],
    ['odds of a negative test', comparison.tests],
  ] as const;
  const told = ratios
    .filter(([, { estimate }]) => Number.isFinite(estimate))
    .map(
      ([name, { estimate, low, high, error, p }]) =>
        `${name}, ${comparison.arm} over ${comparison.against}: ${num(estimate, 2)} (${num(low, 2)} to ${num(high, 2)}; sim. error ${num(100 * error, 1)} %; p ${chance(p)})`,
    );
  const plans = comparison.plans.map(({ says, people, power }) => {
    const now = Number.isNaN(power) ? '' : `; with as many as here, power ${num(100 * power, 0)} %`;
    return `For ${num(100 * result.power, 0)} % power a real trial needs ${peopleNeeded(people)} people an arm: ${says}${now}`;
  });
  return [
    `${comparison.arm} against ${comparison.against}, by intention to treat`,
    ...aligned([head, ...rows]),
    ...[...told, ...plans].flatMap((line) => wrap(line, width)),
  ];
}
