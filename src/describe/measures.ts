import type { LifeEvent } from '../language/event.ts';
import { quantile } from '../numerics/statistics.ts';
import type { LifeRecord, Phase } from '../simulate/scenario.ts';
import { eventsOf, firstAtOrAfter, phasesOf, type Run, recordedSeries, within } from './run.ts';
import { inTellingOrder, type MeasureName, told } from './series.ts';
import { typicalOver } from './typical.ts';

/** One number read off one person's record in one phase, in the declared unit of the series (times in h). */
export interface Measure {
  readonly person: number;
  /** Place of the phase in phasesOf(scenario). */
  readonly phase: number;
  readonly series: string;
  readonly measure: MeasureName;
  readonly value: number;
}

/** The middle of several people and the band that holds the middle eight of ten. For one person all three are the value. */
export interface Spread {
  readonly middle: number;
  readonly low: number;
  readonly high: number;
  readonly people: number;
}

interface Stretch {
  readonly times: Float64Array;
  readonly values: Float64Array;
  readonly first: number;
  readonly end: number;
  readonly phase: Phase;
  readonly events: readonly LifeEvent[];
}

/** Everyday rewards are answered within this many hours (claim C01: back at baseline within 2 h). */
const ANSWER_HOURS = 2;

/** Samples further apart than this may miss what a reward does while it lasts, h. */
const CLOSE = 0.5;

/** COWS from which withdrawal counts as mild (evidence row W006). */
const MILD = 5;

const READ: Readonly<Record<MeasureName, (stretch: Stretch) => number>> = {
  typical: ({ times, values, first, end, phase }) => typicalOver(times, values, first, end, phase.to),
  highest: (stretch) => stretch.values[placeOfHighest(stretch)]!,
  lowest: ({ values, first, end }) => values.subarray(first, end).reduce((low, value) => Math.min(low, value), Number.POSITIVE_INFINITY),
  start: ({ values, first }) => values[first]!,
  end: ({ values, end }) => values[end - 1]!,
  'time of highest': (stretch) => stretch.times[placeOfHighest(stretch)]! - stretch.phase.from,
  'time at 5 or more': timeAtMild,
  'rise after an everyday reward': riseAfterReward,
};

/** Every measure of every person, phase and recorded series; what cannot be read (no samples, no rewards) is left out. */
export function measures(run: Run): Measure[] {
  const phases = phasesOf(run.scenario);
  const series = inTellingOrder(recordedSeries(run));
  return run.records.flatMap((record, index) =>
    phases.flatMap((phase, place) =>
      series.flatMap((name) =>
        ofStretch(record, name, phase, run.scenario.until, eventsOf(run, index)).map((one) => ({ ...one, phase: place })),
      ),
    ),
  );
}

function ofStretch(
  record: LifeRecord,
  series: string,
  phase: Phase,
  until: number,
  events: readonly LifeEvent[],
): Omit<Measure, 'phase'>[] {
  const values = record.series[series];
  const [first, end] = within(record.times, phase, until);
  if (values === undefined || first >= end) return [];
  const stretch = { times: record.times, values, first, end, phase, events };
  // An overdose is followed at every step of the solver and may lie between two samples.
  const between = (measure: MeasureName): number =>
    series === 'breathing.ventilation' && measure === 'lowest'
      ? Math.min(Number.POSITIVE_INFINITY, ...record.overdoses.filter(({ at }) => at >= phase.from && at < phase.to).map((o) => o.lowest))
      : Number.POSITIVE_INFINITY;
  return told(series)
    .measures.map((measure) => ({ person: record.person, series, measure, value: Math.min(READ[measure](stretch), between(measure)) }))
    .filter((one) => Number.isFinite(one.value));
}

/** Middle and 10–90 % of the people. */
export function spread(values: readonly number[]): Spread {
  const [low, middle, high] = [0.1, 0.5, 0.9].map((p) => quantile(values, p)) as [number, number, number];
  return { middle, low, high, people: values.length };
}

function placeOfHighest({ values, first, end }: Stretch): number {
  let place = first;
  for (let i = first; i < end; i++) if (values[i]! > values[place]!) place = i;
  return place;
}

/** Each sample stands for the time until the next one in the phase. */
function timeAtMild({ times, values, first, end, phase }: Stretch): number {
  let hours = 0;
  for (let i = first; i < end; i++)
    if (values[i]! >= MILD) hours += (i + 1 < times.length ? Math.min(times[i + 1]!, phase.to) : times[i]!) - times[i]!;
  return hours;
}

/**
 * Median rise of the series in the two hours after an everyday reward, over the rewards of the phase. A reward with a dose in those
 * hours is left out: the dose would answer for it.
 */
function riseAfterReward({ times, values, phase, events }: Stretch): number {
  const doses = Float64Array.from(events.filter((event) => event.kind === 'dose').map((event) => event.at)).sort();
  const rises = events
    .filter((event) => event.kind === 'reward' && event.at >= phase.from && event.at < phase.to)
    .filter(({ at }) => (doses[firstAtOrAfter(doses, at)] ?? Number.POSITIVE_INFINITY) > at + ANSWER_HOURS)
    .map(({ at }) => rise(times, values, at))
    .filter(Number.isFinite);
  return rises.length === 0 ? Number.NaN : quantile(rises, 0.5);
}

function rise(times: Float64Array, values: Float64Array, at: number): number {
  const end = firstAtOrAfter(times, at + ANSWER_HOURS);
  const before = firstAtOrAfter(times, at);
  const start = before - 1; // a sample at the very hour may be of after the reward
  if (start < 0 || end <= start + 1 || times[start + 1]! - times[start]! > CLOSE) return Number.NaN;
  return values.subarray(start, end).reduce((high, value) => Math.max(high, value), Number.NEGATIVE_INFINITY) - values[start]!;
}
