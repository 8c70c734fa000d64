import { quantile } from '../numerics/statistics.ts';
import type { LifeRecord } from '../simulate/scenario.ts';
import { firstAtOrAfter } from './run.ts';
import { typicalOver } from './typical.ts';

/** A series over time for one person (`middle` only) or several (median, with the 10–90 % band of people). Units as recorded. */
export interface Band {
  /** h, increasing */
  readonly times: Float64Array;
  readonly middle: Float64Array;
  readonly low?: Float64Array;
  readonly high?: Float64Array;
}

/** A step of time: what a band did in it. Nothing between `lowest` and `highest` is lost, so that a spike survives thinning. */
export interface Step {
  /** h; middle of the step, or the sample's own time when nothing was merged */
  readonly at: number;
  readonly typical: number;
  readonly lowest: number;
  readonly highest: number;
  /** Edges of the band of people: lowest 10 % and highest 90 % point in the step. */
  readonly low?: number;
  readonly high?: number;
}

/** Bands already worked out, by the records they are of: figures, terminal and report ask for the same ones. Records never change. */
const known = new WeakMap<readonly LifeRecord[], Map<string, Band | undefined>>();

/** The band of a series over the people who have it; undefined when nobody has. A person whose run stopped early counts up to there. */
export function bandOf(records: readonly LifeRecord[], series: string): Band | undefined {
  const bands = known.get(records) ?? new Map<string, Band | undefined>();
  known.set(records, bands);
  if (!bands.has(series)) bands.set(series, workOut(records, series));
  return bands.get(series);
}

function workOut(records: readonly LifeRecord[], series: string): Band | undefined {
  const having = records.filter((record) => record.series[series] !== undefined);
  if (having.length === 0) return undefined;
  const longest = having.reduce((best, record) => (record.times.length > best.times.length ? record : best));
  const lines = having.map((record) => record.series[series]!);
  return lines.length === 1
    ? { times: longest.times, middle: lines[0]! }
    : { times: longest.times, ...pointwise(lines, longest.times.length) };
}

function pointwise(lines: readonly Float64Array[], length: number): Omit<Band, 'times'> {
  const [low, middle, high] = [new Float64Array(length), new Float64Array(length), new Float64Array(length)];
  const column = new Float64Array(lines.length);
  for (let i = 0; i < length; i++) {
    let people = 0;
    for (const line of lines) if (i < line.length && Number.isFinite(line[i]!)) column[people++] = line[i]!;
    const values = column.subarray(0, people).sort();
    low[i] = people ? quantile(values, 0.1) : Number.NaN;
    middle[i] = people ? quantile(values, 0.5) : Number.NaN;
    high[i] = people ? quantile(values, 0.9) : Number.NaN;
  }
  return { low, middle, high };
}

/** A band times `factor`, to be shown in another unit. */
export function scaled(band: Band, factor: number): Band {
  const by = (values: Float64Array) => values.map((value) => value * factor);
  return { times: band.times, middle: by(band.middle), ...(band.low && band.high ? { low: by(band.low), high: by(band.high) } : {}) };
}

/** Means over stretches of `over` hours, each at its middle: for what is drawn anew from week to week, so that the course stays visible. */
export function averaged(band: Band, over: number): Band {
  const places = band.times.map((time) => Math.floor(time / over));
  const starts = [...places.keys()].filter((i) => i === 0 || places[i] !== places[i - 1]);
  const mean = (values: Float64Array) =>
    Float64Array.from(starts, (start, i) => {
      const within = values.subarray(start, starts[i + 1]).filter(Number.isFinite);
      return within.reduce((sum, value) => sum + value, 0) / within.length;
    });
  return {
    times: Float64Array.from(starts, (start) => (places[start]! + 0.5) * over),
    middle: mean(band.middle),
    ...(band.low && band.high ? { low: mean(band.low), high: mean(band.high) } : {}),
  };
}

/** The part of a band in [from, to), its times counted from `origin`. */
export function part(band: Band, from: number, to: number, origin = 0): Band {
  const [first, last] = placesIn(band.times, from, to);
  const cut = (values: Float64Array) => values.subarray(first, last);
  const times = cut(band.times).map((time) => time - origin);
  return { times, middle: cut(band.middle), ...(band.low && band.high ? { low: cut(band.low), high: cut(band.high) } : {}) };
}

/** At most about `count` equal steps of time over [from, to); samples stay as they are when there are few enough. */
export function steps(band: Band, count: number, from: number, to: number): Step[] {
  const [first, last] = placesIn(band.times, from, to);
  if (last - first <= count * 1.5) return Array.from({ length: last - first }, (_, i) => sample(band, first + i));
  return Array.from({ length: count }, (_, i) => {
    const [start, stop] = [i, i + 1].map((n) => (n === count ? last : firstAtOrAfter(band.times, from + ((to - from) * n) / count))) as [
      number,
      number,
    ];
    return merged(band, start, stop, from + ((to - from) * (i + 0.5)) / count);
  }).filter((step) => step !== undefined);
}

/** Places [first, end) of the times in [from, to); the very last time belongs to the stretch that ends there. */
function placesIn(times: Float64Array, from: number, to: number): readonly [number, number] {
  const ends = times.length > 0 && to >= times[times.length - 1]!;
  return [firstAtOrAfter(times, from), ends ? times.length : firstAtOrAfter(times, to)];
}

function sample(band: Band, i: number): Step {
  const value = band.middle[i]!;
  return {
    at: band.times[i]!,
    typical: value,
    lowest: value,
    highest: value,
    ...(band.low && band.high ? { low: band.low[i]!, high: band.high[i]! } : {}),
  };
}

function merged(band: Band, start: number, stop: number, at: number): Step | undefined {
  if (stop <= start) return undefined;
  const middle = band.middle.subarray(start, stop).filter(Number.isFinite);
  if (middle.length === 0) return undefined;
  const typical = typicalOver(band.times, band.middle, start, stop, band.times[stop] ?? band.times[stop - 1]!);
  const edges = band.low && band.high ? { low: least(band.low.subarray(start, stop)), high: most(band.high.subarray(start, stop)) } : {};
  return { at, typical, lowest: least(middle), highest: most(middle), ...edges };
}

/** Least finite value; +∞ when there is none. */
export function least(values: Float64Array): number {
  return values.reduce((low, value) => (value < low ? value : low), Number.POSITIVE_INFINITY);
}

/** Greatest finite value; −∞ when there is none. */
export function most(values: Float64Array): number {
  return values.reduce((high, value) => (value > high ? value : high), Number.NEGATIVE_INFINITY);
}
