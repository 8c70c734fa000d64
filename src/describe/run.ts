import type { LifeEvent } from '../language/event.ts';
import type { LifeRecord, Phase, Scenario } from '../simulate/scenario.ts';

/** What a series is: its unit as the model declares it, and its meaning in a few words. */
export interface SeriesMeaning {
  readonly unit: string;
  readonly says: string;
}

/** Where a run came from, so that it can be repeated. */
export interface RunMeta {
  readonly version: string;
  /** Hash of the assembled model: structure, equations and declared values. */
  readonly modelHash: string;
  /** Name of what solved the equations. */
  readonly engine: string;
  /** How long the run took, s. Shown in the terminal only: files hold nothing that differs between equal runs. */
  readonly seconds?: number;
  readonly seriesUnits: Readonly<Record<string, SeriesMeaning>>;
}

/** A finished run: what was asked, what happened to each person, and where it came from. */
export interface Run {
  readonly scenario: Scenario;
  /** One per person. With `scenario.typical`, the first has every parameter at its declared value. */
  readonly records: readonly LifeRecord[];
  readonly meta: RunMeta;
  /** Events of each record, when they differ between people; absent means that all share the scenario's. */
  readonly events?: readonly (readonly LifeEvent[])[];
}

/** Events of the person at place `index` of the records. */
export function eventsOf(run: Run, index: number): readonly LifeEvent[] {
  return run.events?.[index] ?? run.scenario.events;
}

/** The phases of the run; a run without named phases has one, its whole length. */
export function phasesOf(scenario: Scenario): readonly Phase[] {
  return scenario.phases.length > 0 ? scenario.phases : [{ name: 'The whole run', from: 0, to: scenario.until }];
}

/** Names of the series that were recorded, in the order first met. */
export function recordedSeries(run: Run): readonly string[] {
  return [...new Set(run.records.flatMap((record) => Object.keys(record.series)))];
}

/** Places [first, end) of the recorded times inside a phase. The last time of the run belongs to the phase that ends there. */
export function within(times: Float64Array, phase: Phase, until: number): readonly [number, number] {
  const first = firstAtOrAfter(times, phase.from);
  const end = phase.to >= until ? times.length : firstAtOrAfter(times, phase.to);
  return [first, Math.max(first, end)];
}

/** First place whose time is at or after `at`; the length when there is none. `times` increase. */
export function firstAtOrAfter(times: Float64Array, at: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle]! < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
