/**
 * A real person's diary says on which days something was used, not how much or how often. This fills the gap with one draw of the unknown
 * doses per replicate; the spread between replicates is the uncertainty. Every number that is not in the diary is in ASSUMPTIONS with its
 * source. Rules [DE1–DE6].
 */
import { assumed, type Parameter } from '../language/component.ts';
import { type DoseEvent, inOrder, type LifeEvent } from '../language/event.ts';
import { bernoulli, lognormal } from '../numerics/distributions.ts';
import { exp } from '../numerics/elementary.ts';
import { uniform } from '../numerics/random.ts';
import type { Phase } from '../simulate/scenario.ts';
import type { Diary, DiaryDay } from './timelineFollowback.ts';

export const ASSUMPTIONS = {
  usesMean: { value: 2.2, unit: '1', range: [1, 8], says: 'Uses of heroin on a day of use, mean over people', from: 'S001' },
  usesSd: { value: 1.4, unit: '1', range: [0, 4], says: 'The same, standard deviation between people', from: 'S001' },
  mostUses: { value: 12, unit: '1', range: [4, 50], says: 'Most uses in one day', from: assumed('one every 75 minutes awake') },
  doseMean: { value: 25, unit: 'mg', range: [10, 30], says: 'Pure heroin in one injection, mean over people', from: 'S004' },
  doseCv: { value: 0.6, unit: '1', range: [0, 1], says: 'The same, coefficient of variation between people', from: 'S004' },
  purityCv: { value: 0.5, unit: '1', range: [0, 1], says: 'Coefficient of variation of one dose around the usual one', from: 'S003' },
  injecting: {
    value: 0.75,
    unit: '1',
    range: [0, 1],
    says: 'Chance that a person who uses heroin injects it, where no table says',
    from: assumed('most of the people of these trials who use heroin inject it'),
  },
  snortedScale: {
    value: 2,
    unit: '1',
    range: [1, 2.5],
    says: 'Amount snorted for one injected',
    from: assumed('a person who snorts takes what makes up for half the potency (PK011)'),
  },
  otherOpioid: {
    value: 100,
    unit: 'mg',
    range: [20, 500],
    says: 'Oral morphine equivalent of a day with another opioid, median; in three parts',
    from: assumed('the diary names neither the drug nor the amount; tens to hundreds of mg are common in trials of prescription opioids'),
  },
  otherOpioidCv: {
    value: 0.7,
    unit: '1',
    range: [0, 1.5],
    says: 'The same, between people',
    from: assumed('as wide as heroin (S004) or wider'),
  },
  methadone: { value: 40, unit: 'mg', range: [10, 120], says: 'Methadone of a day not from the study', from: assumed('a low daily dose') },
  buprenorphine: {
    value: 8,
    unit: 'mg',
    range: [2, 24],
    says: 'Buprenorphine of a day not from the study',
    from: assumed('one usual tablet'),
  },
  before: {
    value: 60,
    unit: 'd',
    range: [0, 365],
    says: 'Length of use before the first day of the diary, at the rate of its days before treatment',
    from: assumed('long enough for tolerance to settle; the diary starts in the middle of a life of use'),
  },
} as const satisfies Readonly<Record<string, Parameter>>;

export type Assumptions = Readonly<Partial<Record<keyof typeof ASSUMPTIONS, number>>>;

/** One possible life that agrees with the diary. */
export interface Reconstruction {
  readonly events: readonly LifeEvent[];
  /** Length, h. */
  readonly until: number;
  /** Study day on which the run starts, at midnight. */
  readonly startDay: number;
  readonly phases: readonly Phase[];
  /** Whether heroin is taken by injection in this replicate. */
  readonly injects: boolean;
}

interface Draw {
  readonly diary: Diary;
  readonly values: Readonly<Record<keyof typeof ASSUMPTIONS, number>>;
  readonly chance: (purpose: string, occasion: number, index?: number) => number;
  readonly startDay: number;
}

/** Draws are keyed by study day, which may be negative, so that a longer past leaves those of the diary as they were. */
const DAY_ZERO = 100_000;

/**
 * @param seed of the run
 * @param replicate index of this draw of the unknown doses
 * @param changed assumptions to set otherwise, in their units
 */
export function diaryToEvents(diary: Diary, seed: number, replicate: number, changed: Assumptions = {}): Reconstruction {
  const declared = Object.entries(ASSUMPTIONS).map(([name, { value }]) => [name, changed[name as keyof typeof ASSUMPTIONS] ?? value]);
  const values = Object.fromEntries(declared) as Draw['values'];
  const startDay = diary.from - Math.round(values.before);
  const chance: Draw['chance'] = (purpose, occasion, index = 0) => uniform(seed, replicate, `diary.${purpose}`, occasion, index);
  const draw: Draw = { diary, values, chance, startDay };
  const injects = diary.injects?.value ?? bernoulli(chance('injects', 0), values.injecting);
  const habit = habitOf(draw, injects);
  const events = [...pastOf(draw), ...diary.days].flatMap((day) => [...heroinOf(day, habit, draw), ...othersOf(day, habit, draw)]);
  const given = diary.medication.map(({ day, substance, route, mg }) => dose(draw, day, 9, substance, route, mg));
  return { events: inOrder([...events, ...given]), until: (diary.to - startDay) * 24, startDay, phases: phasesOf(draw), injects };
}

function dose({ startDay }: Draw, day: number, hour: number, substance: string, route: string, amount: number): DoseEvent {
  return { kind: 'dose', at: (day - startDay) * 24 + hour, substance, route, amount };
}

interface Habit {
  readonly route: string;
  /** Usual amount, mg. */
  readonly usual: number;
  /** Mean number of uses beyond the first on a day of use. */
  readonly more: number;
  readonly most: number;
  /** Oral morphine equivalent of a day with another opioid, mg. */
  readonly other: number;
}

/** Median of a lognormal of which the mean is known. */
const medianOf = (mean: number, cv: number): number => mean / Math.sqrt(1 + cv * cv);

function habitOf({ diary, values, chance }: Draw, injects: boolean): Habit {
  const beyond = values.usesMean - 1;
  const cv = beyond > 0 ? values.usesSd / beyond : 0;
  const usual = lognormal(chance('usual dose', 0), medianOf(values.doseMean, values.doseCv), values.doseCv);
  return {
    route: injects ? 'intravenous' : 'snorted',
    usual: injects ? usual : usual * values.snortedScale,
    more: beyond > 0 ? lognormal(chance('uses', 0), medianOf(beyond, cv), cv) : 0,
    most: Math.min(values.mostUses, diary.mostInjections ?? values.mostUses),
    other: lognormal(chance('other opioid', 0), values.otherOpioid, values.otherOpioidCv),
  };
}

/** Smallest count of which the cumulative Poisson probability reaches u; at most `most`. */
function poisson(u: number, mean: number, most: number): number {
  let term = exp(-mean);
  let sum = term;
  let count = 0;
  while (sum < u && count < most) {
    count += 1;
    term *= mean / count;
    sum += term;
  }
  return count;
}

function heroinOf({ day, heroin }: DiaryDay, habit: Habit, draw: Draw): DoseEvent[] {
  if (!heroin) return [];
  const { chance, values } = draw;
  const count = 1 + poisson(chance('count', DAY_ZERO + day), habit.more, habit.most - 1);
  return Array.from({ length: count }, (_, i) => {
    const purity = lognormal(chance('purity', DAY_ZERO + day, i), medianOf(1, values.purityCv), values.purityCv);
    // From 08:00 to 23:00, one use at a chance time within each of `count` equal parts.
    const hour = 8 + (15 * (i + chance('hour', DAY_ZERO + day, i))) / count;
    return dose(draw, day, hour, 'heroin', habit.route, habit.usual * purity);
  });
}

function othersOf(day: DiaryDay, habit: Habit, draw: Draw): DoseEvent[] {
  const { methadone, buprenorphine } = draw.values;
  return [
    ...(day.otherOpioid ? [8, 14, 20].map((hour) => dose(draw, day.day, hour, 'morphine', 'oral', habit.other / 3)) : []),
    ...(day.methadone ? [dose(draw, day.day, 10, 'methadone', 'oral', methadone)] : []),
    ...(day.buprenorphine ? [dose(draw, day.day, 10, 'buprenorphine', 'sublingual', buprenorphine)] : []),
  ];
}

/** First day of treatment: randomisation or the first study medication, whichever is earlier; else the end of the diary. */
function treatmentStart({ from, to, randomised, medication }: Diary): number {
  return Math.max(from, Math.min(randomised ?? to, medication[0]?.day ?? to));
}

/** Days before the diary, on which each opioid is used as often as in the diary's days before treatment (30 at most). */
function pastOf({ diary, chance, startDay }: Draw): DiaryDay[] {
  const seen = diary.days.slice(0, Math.min(30, treatmentStart(diary) - diary.from));
  const kinds = ['heroin', 'otherOpioid', 'methadone', 'buprenorphine'] as const;
  const share = (kind: (typeof kinds)[number]): number => {
    if (seen.length === 0) return kind === 'heroin' ? Math.min(1, (diary.heroinDaysBefore ?? 0) / 30) : 0;
    return seen.filter((day) => day[kind]).length / seen.length;
  };
  const shares = kinds.map((kind) => [kind, share(kind)] as const);
  return Array.from({ length: diary.from - startDay }, (_, i) => {
    const day = startDay + i;
    const used = Object.fromEntries(shares.map(([kind, p], k) => [kind, bernoulli(chance('past', DAY_ZERO + day, k), p)]));
    return { day, others: [], ...(used as Record<(typeof kinds)[number], boolean>) };
  });
}

function phasesOf({ diary, startDay }: Draw): Phase[] {
  const start = treatmentStart(diary);
  const last = diary.medication.at(-1)?.day;
  const ends: readonly (readonly [string, number])[] = [
    ['Before the diary (assumed)', diary.from],
    ['Before treatment', start],
    ['In treatment', last === undefined ? start : Math.min(diary.to, last + 1)],
    [last === undefined ? 'After randomisation' : 'After the last study medication', diary.to],
  ];
  let from = startDay;
  return ends.flatMap(([name, to]) => {
    const phase = { name, from: (from - startDay) * 24, to: (to - startDay) * 24 };
    from = Math.max(from, to);
    return phase.to > phase.from ? [phase] : [];
  });
}
