import { BODY_MEASURES, type Course, type Visit } from './course.ts';
import type { MindPlan } from './mindPlan.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };
const WEEK = 168;

/** Keeps the course of one person while it is lived. */
export class Diary {
  readonly useDays: Uint8Array;
  readonly blockedDays: Uint8Array;
  readonly overdoseHazard: Float64Array;
  readonly hours: Float32Array;
  readonly sums: Float64Array;
  readonly counts: Float64Array;
  readonly visits: Writable<Visit>[] = [];
  readonly doses: { day: number; substance: string }[] = [];
  readonly overdoses: { at: number; fatal: boolean; reversed: boolean }[] = [];
  readonly costs: Record<string, number> = {};
  readonly strayed: Record<string, number> = {};
  entered: number | undefined;
  left: number | undefined;
  death: { at: number; cause: string } | undefined;
  private readonly activities: readonly string[];
  private readonly shown: readonly string[];
  private readonly weeks: number;

  constructor(until: number, activities: readonly string[], shown: readonly string[]) {
    this.activities = activities;
    this.shown = [...BODY_MEASURES, ...shown];
    this.weeks = Math.ceil(until / WEEK);
    this.useDays = new Uint8Array(Math.ceil(until / 24));
    this.blockedDays = new Uint8Array(Math.ceil(until / 24));
    this.overdoseHazard = new Float64Array(Math.ceil(until / 24));
    this.hours = new Float32Array(this.weeks * activities.length);
    this.sums = new Float64Array(this.weeks * this.shown.length);
    this.counts = new Float64Array(this.weeks);
  }

  /** Takes over what another diary of the same activities and series holds. */
  copy(from: Diary): void {
    this.useDays.set(from.useDays.subarray(0, this.useDays.length));
    this.blockedDays.set(from.blockedDays.subarray(0, this.blockedDays.length));
    this.overdoseHazard.set(from.overdoseHazard.subarray(0, this.overdoseHazard.length));
    this.hours.set(from.hours.subarray(0, this.hours.length));
    this.sums.set(from.sums.subarray(0, this.sums.length));
    this.counts.set(from.counts.subarray(0, this.counts.length));
    for (const list of ['visits', 'doses', 'overdoses'] as const) {
      const own = this[list] as object[];
      for (const entry of from[list]) own.push(entry);
      // Only the last entry of a list is still written to: the others may be shared.
      const last = own.pop();
      if (last) own.push({ ...last });
    }
    Object.assign(this.costs, from.costs);
    Object.assign(this.strayed, from.strayed);
  }

  /** Takes over all that another holds. */
  recall(from: Diary): void {
    this.copy(from);
    this.entered = from.entered;
    this.left = from.left;
  }

  /** One opportunity: the hours it stands for, and values of the body measures, then of the shown states. */
  note({ core, measures, shown }: MindPlan, readings: Float64Array, v: Float64Array): void {
    const week = Math.floor(v[core.hour]! / WEEK);
    this.hours[week * this.activities.length + v[core.chosen]!]! += v[core.hours]!;
    this.counts[week]!++;
    let place = week * this.shown.length;
    for (let i = 0; i < measures.length; i++) this.sums[place++]! += readings[measures[i]!]!;
    for (let i = 0; i < shown.length; i++) this.sums[place++]! += v[shown[i]!]!;
  }

  pay(payer: string, dollars: number): void {
    this.costs[payer] = (this.costs[payer] ?? 0) + dollars;
  }

  /** The course so far; series end with the week `until` falls into. */
  course(fixed: Pick<Course, 'person' | 'seed' | 'until'> & { arm?: string; dependent?: number; failure?: Course['failure'] }): Course {
    const weeks = Math.min(this.weeks, Math.ceil(fixed.until / WEEK));
    const days = Math.ceil(fixed.until / 24);
    const weekly: Record<string, Float32Array> = {};
    const { shown, sums, counts } = this;
    for (let i = 0; i < shown.length; i++) {
      const means = new Float32Array(weeks);
      for (let w = 0; w < weeks; w++) means[w] = sums[w * shown.length + i]! / counts[w]!;
      weekly[shown[i]!] = means;
    }
    const { arm, dependent, failure, ...rest } = fixed;
    return {
      ...rest,
      ...(arm === undefined ? {} : { arm }),
      ...(this.entered === undefined ? {} : { entered: this.entered }),
      useDays: this.useDays.slice(0, days),
      blockedDays: this.blockedDays.slice(0, days),
      hours: this.hours.slice(0, weeks * this.activities.length),
      activities: this.activities,
      weekly,
      visits: this.visits,
      doses: this.doses,
      ...(this.left === undefined ? {} : { left: this.left }),
      overdoses: this.overdoses,
      overdoseHazard: this.overdoseHazard.slice(0, days),
      ...(this.death ? { death: this.death } : {}),
      ...(dependent === undefined ? {} : { dependent }),
      costs: this.costs,
      strayed: this.strayed,
      ...(failure ? { failure } : {}),
    };
  }
}
