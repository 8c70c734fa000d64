/**
 * An incentive schedule as data: when a person comes, what is looked at, and what a result earns. It holds no behaviour: what people
 * do when they are paid is the model's matter. Money is in whole cents, lengths of time in hours. Rules [SD1–SD4].
 */

/** What came of a visit. With a target like attendance, `negative` means that the target was met. */
export type Result = 'negative' | 'positive' | 'missed' | 'excused';

export interface Visit {
  readonly result: Result;
  /** The second target (`Schedule.also`) was met too. */
  readonly also?: boolean;
}

export const TARGETS = [
  'opioids',
  'stimulants',
  'cocaine',
  'alcohol',
  'cannabis',
  'nicotine',
  'all drugs',
  'attendance',
  'medication',
  'activities',
] as const;
export type Target = (typeof TARGETS)[number];

export const MEDICATIONS = ['methadone', 'buprenorphine', 'naltrexone'] as const;
export type Medication = (typeof MEDICATIONS)[number];

export const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
export type Day = (typeof DAYS)[number];

export const MONEY_KINDS = ['voucher', 'cash', 'goods'] as const;
export const REWARD_KINDS = [...MONEY_KINDS, 'draws', 'privilege'] as const;
export type RewardKind = (typeof REWARD_KINDS)[number];

/** Amount at rung n, counted from 1: first + rise (n − 1), at most `most`; or the n-th of a list, whose last entry goes on. */
export type Steps = { readonly first: number; readonly rise: number; readonly most?: number } | readonly number[];

/** Names in a hat: `drawn` names are taken with replacement from the person's own (the amount of the reward) and those of others. */
export interface Hat {
  readonly drawn: number;
  readonly others: number;
}

export interface Reward {
  /** Money, in cents; draws from the bowl; or so many of a privilege. */
  readonly kind: RewardKind;
  /** What is given, e.g. `take-home dose`. */
  readonly of?: string;
  readonly steps: Steps;
  /** What the steps count: the person's rung, or the visits of the phase. */
  readonly by: 'rung' | 'visit';
  /** What earns it: the target met; coming at all (`negative` or `positive`); nothing (yoked control). */
  readonly when: 'negative' | 'attended' | 'always';
  /** Given at each visit, or at a week's last visit when the target was met at all visits of the week. */
  readonly each: 'visit' | 'week';
  /** Only at every n-th consecutive negative. */
  readonly every: number;
  /** Only when the second target was met too. */
  readonly also: boolean;
  readonly hat?: Hat;
}

export interface Phase {
  /** Weeks. */
  readonly weeks: number;
  /** Days of the week with a visit, Monday first. */
  readonly days: readonly Day[];
  readonly rewards: readonly Reward[];
}

/** Back to the first rung; stay; or so many rungs back. */
export type Lapse = 'reset' | 'hold' | `back ${number}`;

export interface Restoration {
  /** Consecutive negatives after which the lost rung is regained. */
  readonly after: number;
  /** The highest rung lost and not regained; the one before the last reset; or where the person would be had there been no lapse. */
  readonly to: 'highest' | 'last' | 'onward';
  /** Whether that last negative is itself paid at the regained rung, or the next one. */
  readonly from: 'same' | 'next';
}

/** How a person moves over the rungs. The first negative is paid at rung 1. */
export interface Rungs {
  /**
   * After each negative; after each week that ends in an unbroken run; after each week in which every visit was negative; never.
   */
  readonly climb: 'visit' | 'week' | 'full week' | 'never';
  readonly positive: Lapse;
  readonly missed: Lapse;
  readonly excused: Lapse;
  readonly restore?: Restoration;
  /** Share by which the day's medication dose is cut at a positive or missed visit; 0 is none. */
  readonly doseCut: number;
}

/** Slips of one kind in the bowl; they are drawn with replacement. */
export interface Slips {
  readonly slips: number;
  /** Cents. */
  readonly prize: number;
  readonly says?: string;
}

export interface Schedule {
  readonly name: string;
  readonly says: string;
  /** Three capital letters. */
  readonly currency: string;
  readonly targets: readonly Target[];
  /** A second target, paid for by rewards marked `also`. */
  readonly also?: Target;
  /** Medication for opioid use disorder that everyone on the schedule is given. */
  readonly medication?: Medication;
  /** Everyone is given take-home naloxone. */
  readonly naloxone: boolean;
  readonly phases: readonly Phase[];
  readonly rungs: Rungs;
  readonly bowl: readonly Slips[];
  /** Most one person may be paid, cents; what goes beyond is not paid. */
  readonly cap?: number;
  /** From the result to the reward, h. */
  readonly delay: number;
  /** How long the test sees use, h. */
  readonly detection?: number;
  /** Ids of rows of evidence/, or references. */
  readonly sources: readonly string[];
  /** Where the sources do not say, or disagree, and what was taken. */
  readonly doubts: readonly string[];
}

/** Where in the timetable a visit stands. */
export interface Slot {
  readonly phase: Phase;
  /** Number of the visit in its phase, from 1. */
  readonly inPhase: number;
  /** Week of the programme, from 1. */
  readonly week: number;
  readonly day: Day;
  readonly firstOfWeek: boolean;
  readonly lastOfWeek: boolean;
}

export const visitsOf = ({ phases }: Schedule): number => phases.reduce((sum, { weeks, days }) => sum + weeks * days.length, 0);
export const weeksOf = ({ phases }: Schedule): number => phases.reduce((sum, { weeks }) => sum + weeks, 0);

/** The slot of visit `visit`, counted from 0. Throws a RangeError when the programme has no such visit. */
export function slotOf(schedule: Schedule, visit: number): Slot {
  let [before, weeks] = [0, 0];
  for (const phase of schedule.phases) {
    const [within, perWeek] = [visit - before, phase.days.length];
    if (within >= 0 && within < phase.weeks * perWeek) {
      const place = within % perWeek;
      const day = phase.days[place] as Day;
      const week = weeks + Math.floor(within / perWeek) + 1;
      return { phase, inPhase: within + 1, week, day, firstOfWeek: place === 0, lastOfWeek: place === perWeek - 1 };
    }
    before += phase.weeks * perWeek;
    weeks += phase.weeks;
  }
  throw new RangeError(`${schedule.name}: visit ${visit + 1} is asked for; the programme has ${before} visits`);
}

/** Hours from the start of the programme's first Monday to midnight of the day of each visit. */
export function visitTimes(schedule: Schedule): number[] {
  return Array.from({ length: visitsOf(schedule) }, (_, visit) => {
    const { week, day } = slotOf(schedule, visit);
    return 168 * (week - 1) + 24 * DAYS.indexOf(day);
  });
}

export function amountAt(steps: Steps, rung: number): number {
  if (!('first' in steps)) return steps[Math.min(rung, steps.length) - 1] as number;
  return Math.min(steps.first + steps.rise * (rung - 1), steps.most ?? Number.POSITIVE_INFINITY);
}

export const isMoney = (kind: RewardKind): boolean => (MONEY_KINDS as readonly string[]).includes(kind);
