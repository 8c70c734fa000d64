/** Charts on a time axis, drawn as SVG: lines with bands, a twin with the difference shaded, and a cursor that eye and ear read alike. */
import { type Band, num, timeScale, valueScale } from '../../src/index.ts';
import { CHART as W } from '../words/chart.ts';
import { type Properties, put, s, uid } from './dom.ts';
import { labels } from './labels.ts';
import { type Frame, type Plot, place, type Series, TOP, valueAt } from './plot.ts';

export { type Plot, peak, type Series, valueAt } from './plot.ts';

export interface Size {
  readonly width: number;
  readonly left: number;
  readonly right: number;
}

/** A stack of charts has one left edge, so that times stand under each other. */
export const sizeFor = (width: number): Size => ({ width: Math.max(280, width), left: 52, right: Math.max(280, width) - 14 });

/** Width that a place has for a chart, in px of the chart: at a larger text it is drawn smaller and shown larger, so that its words grow too. */
export const roomIn = (width: number): number => (16 * width) / Number.parseFloat(getComputedStyle(document.documentElement).fontSize);

export interface Drawn {
  readonly element: SVGSVGElement;
  readonly x: (hours: number) => number;
  readonly hours: (x: number) => number;
  /** Moves the cursor; undefined takes it away. */
  point(hours: number | undefined): void;
  /** Shows this share of the newest line, for a line that is on its way. */
  reveal(share: number): void;
  /** Draws other values in the same frame; false, and nothing done, when they need another frame. A handle on its way asks for it. */
  renew(plot: Plot): boolean;
}

/** Lowest and highest value of a band from one time to another; it is asked for by the frame, the axis and the words of one picture. */
function reach(band: Band, from: number, to: number): readonly [number, number] {
  const known = reached.get(band);
  if (known?.from === from && known.to === to) return known.values;
  const { times, middle, low = middle, high = middle } = band;
  let [lowest, highest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < times.length; i++) {
    if (times[i]! < from || times[i]! > to) continue;
    if (low[i]! < lowest) lowest = low[i]!;
    if (high[i]! > highest) highest = high[i]!;
  }
  const values = [lowest, highest] as const;
  reached.set(band, { from, to, values });
  return values;
}
const reached = new WeakMap<Band, { readonly from: number; readonly to: number; readonly values: readonly [number, number] }>();

/** Lowest and highest value that a plot must hold. */
export function extent({ series, include = [], from, to }: Plot): readonly [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const take = (value: number): void => {
    if (value < low) low = value;
    if (value > high) high = value;
  };
  for (const value of include) take(value);
  for (const { band } of series) for (const value of reach(band, from, to)) take(value);
  return low <= high ? [low, high] : [0, 1];
}

export function draw(plot: Plot, size: Size): Drawn {
  const { width, left, right } = size;
  const height = plot.height ?? 220;
  const bottom = TOP + height;
  const scale = valueScale(...extent(plot), height < 120 ? 3 : 5);
  const x = (hours: number): number => left + ((right - left) * (hours - plot.from)) / (plot.to - plot.from);
  const hours = (px: number): number => plot.from + ((px - left) / (right - left)) * (plot.to - plot.from);
  const y = (value: number): number => bottom - ((bottom - TOP) * (value - scale.from)) / (scale.to - scale.from);
  const full = bottom + (plot.bare ? 6 : 40);
  const id = uid('chart');
  const box = { x: left, y: TOP - 4, width: right - left, height: height + 8 };
  const moving = s('rect', box);
  const clips = [s('clipPath', { id }, s('rect', box)), s('clipPath', { id: `${id}-new` }, moving)];
  const cursor = s('g', { 'aria-hidden': 'true' });
  const frame: Frame = { plot, x, y, left, right, bottom, columns: Math.round((right - left) / 2) };
  const lines = plot.series.map((line, i) =>
    s('g', { 'clip-path': `url(#${id}${i === plot.series.length - 1 ? '-new' : ''})` }, ...strokes(frame, line).map(stroked)),
  );
  const element = s(
    'svg',
    { class: 'chart', viewBox: `0 0 ${width} ${full}`, role: 'img', 'aria-label': `${plot.title}. ${describe(plot)}` },
    s('defs', {}, ...clips),
    zones(frame),
    valueAxis(frame, scale.ticks),
    timeAxis(frame),
    ...(plot.shaded ? [between(frame, `url(#${id})`)] : []),
    ...lines,
    cursor,
    ...labels(frame, scale),
    s('text', { x: 2, y: 16, class: 'name' }, plot.axis),
  );
  const point = (at: number | undefined): void => {
    const marks = at === undefined ? [] : pointer(frame, at);
    const there = cursor.children;
    // The same marks are moved: all charts of a stack are pointed at in one frame.
    if (there.length !== marks.length) put(cursor, ...marks.map(([name, properties]) => s(name, properties)));
    else for (const [i, [, { style, ...places }]] of marks.entries()) move(there[i]!, places);
  };
  let framed: string | undefined;
  const renew = (next: Plot): boolean => {
    framed ??= frameOf(frame.plot);
    if (next.shaded || next.series.some(({ named }) => named) || frameOf(next) !== framed) return false;
    frame.plot = next;
    for (const [i, line] of next.series.entries()) restroke(lines[i]!, strokes(frame, line));
    element.setAttribute('aria-label', `${next.title}. ${describe(next)}`);
    return true;
  };
  const reveal = (share: number): void => moving.setAttribute('width', String((right - left) * share));
  return { element, x, hours, point, reveal, renew };
}

/** All of a plot that its frame is made of. */
function frameOf(plot: Plot): string {
  const { title, axis, from, to, height, bare, references = [], zones = [], series } = plot;
  const scale = valueScale(...extent(plot), (height ?? 220) < 120 ? 3 : 5);
  return JSON.stringify([title, axis, from, to, height, bare, references, zones, scale, series.map(({ name }) => name)]);
}

function zones({ plot, x, bottom }: Frame): SVGElement {
  const all = plot.zones ?? [];
  return s(
    'g',
    { 'aria-hidden': 'true' },
    ...all.flatMap(({ from, to }, i) => {
      const [a, b] = [x(Math.max(from, plot.from)), x(Math.min(to, plot.to))];
      return i % 2 === 0 && b > a ? [s('rect', { class: 'zone', x: place(a), y: TOP, width: place(b - a), height: bottom - TOP })] : [];
    }),
  );
}

function valueAxis({ y, left, right }: Frame, ticks: readonly { at: number; label: string }[]): SVGElement {
  return s(
    'g',
    { 'aria-hidden': 'true' },
    ...ticks.flatMap(({ at, label }) => [
      s('line', { class: 'grid', x1: left, x2: right, y1: place(y(at)), y2: place(y(at)) }),
      s('text', { x: left - 6, y: place(y(at) + 4), 'text-anchor': 'end' }, label),
    ]),
  );
}

function timeAxis({ plot, x, left, right, bottom }: Frame): SVGElement {
  const scale = timeScale(plot.from, plot.to, right - left > 500 ? 12 : 6);
  const marks = scale.ticks.map(({ at }) => s('line', { class: 'grid', x1: place(x(at)), x2: place(x(at)), y1: bottom, y2: bottom + 4 }));
  if (plot.bare) return s('g', { 'aria-hidden': 'true' }, ...marks);
  return s(
    'g',
    { 'aria-hidden': 'true' },
    ...marks,
    ...scale.ticks.map(({ at, label }) => s('text', { x: place(x(at)), y: bottom + 17, 'text-anchor': 'middle' }, label)),
    s('text', { x: place((left + right) / 2), y: bottom + 35, 'text-anchor': 'middle' }, `${scale.unit.many} ${plot.since ?? W.since}`),
  );
}

interface Column {
  readonly at: number;
  readonly typical: number;
  readonly lowest: number;
  readonly highest: number;
  readonly low?: number;
  readonly high?: number;
}

/**
 * A band thinned to so many columns: mean over the time of the column, and its lowest and highest value, so that no spike is lost. One pass,
 * since a handle that is dragged redraws everything many times a second. Few samples stay as they are.
 */
export function merged({ times, middle, low, high }: Band, columns: number, from: number, to: number): Column[] {
  const inside = (i: number): boolean => times[i]! >= from && times[i]! <= to && Number.isFinite(middle[i]!);
  const all: Column[] = [];
  const wide = (to - from) / columns;
  const few = times.length <= 2 * columns;
  for (let i = 0; i < times.length; ) {
    if (!inside(i)) {
      i++;
      continue;
    }
    const column = few ? i : Math.floor((times[i]! - from) / wide);
    let [sum, length, lowest, highest, least, most, last] = [0, 0, middle[i]!, middle[i]!, low?.[i] ?? 0, high?.[i] ?? 0, i];
    for (; i < times.length && (few ? i === column : Math.floor((times[i]! - from) / wide) === column); i++) {
      if (!inside(i)) continue;
      const stay = Math.max(1e-9, (times[i + 1] ?? times[i]!) - times[i]!);
      sum += middle[i]! * stay;
      length += stay;
      lowest = Math.min(lowest, middle[i]!);
      highest = Math.max(highest, middle[i]!);
      if (low && high) [least, most] = [Math.min(least, low[i]!), Math.max(most, high[i]!)];
      last = i;
    }
    const at = few ? times[last]! : from + (column + 0.5) * wide;
    all.push({ at, typical: sum / length, lowest, highest, ...(low && high ? { low: least, high: most } : {}) });
  }
  return all;
}

/** One path of a curve. */
interface Stroke {
  readonly class: string;
  readonly style: Readonly<Record<string, string>>;
  readonly d: string;
}

/** The band of people, the range of what was merged into a column, and the line. */
function strokes({ plot, x, y, columns }: Frame, { band, colour, twin }: Series): Stroke[] {
  const drawn = merged(band, columns, plot.from, plot.to);
  if (drawn.length === 0) return [];
  const along = drawn.map(({ at }) => place(x(at)));
  const points = (read: (column: Column) => number): string[] => drawn.map((column, i) => `${along[i]!} ${place(y(read(column)))}`);
  const path = (read: (column: Column) => number): string => `M${points(read).join('L')}`;
  const area = (low: (column: Column) => number, high: (column: Column) => number): string =>
    `${path(high)}L${points(low).reverse().join('L')}Z`;
  const style = { fill: `var(--${colour})` };
  const line = { class: twin ? 'line twin' : 'line', style: { stroke: `var(--${colour})` }, d: path(({ typical }) => typical) };
  const people = drawn[0]!.low !== undefined && {
    class: 'people',
    style,
    d: area(
      ({ low }) => low!,
      ({ high }) => high!,
    ),
  };
  const range = drawn.some(({ lowest, highest }) => highest > lowest) && {
    class: 'range',
    style,
    d: area(
      ({ lowest }) => lowest,
      ({ highest }) => highest,
    ),
  };
  return [people, range, line].filter((stroke) => stroke !== false);
}

const stroked = (stroke: Stroke): SVGElement => s('path', { ...stroke });

/** Where the same paths are there already only their course is changed. */
function restroke(line: SVGElement, next: readonly Stroke[]): void {
  const paths = [...line.children];
  const same = paths.length === next.length && next.every((stroke, i) => paths[i]!.getAttribute('class') === stroke.class);
  if (!same) put(line, ...next.map(stroked));
  else for (const [i, { d }] of next.entries()) paths[i]!.setAttribute('d', d);
}

/** The difference between the first two lines. */
function between({ plot, x, y, columns }: Frame, clip: string): SVGElement {
  const [one, other] = plot.series as readonly [Series, Series];
  const times = Array.from({ length: columns + 1 }, (_, i) => plot.from + ((plot.to - plot.from) * i) / columns);
  const points = (band: Band): string[] => times.map((at) => `${place(x(at))} ${place(y(valueAt(band, at)))}`);
  const d = `M${[...points(one.band), ...points(other.band).reverse()].join('L')}Z`;
  return s('g', { 'clip-path': clip }, s('path', { class: 'between', d, style: { fill: `var(--${other.colour})` } }));
}

function pointer({ plot, x, y, bottom }: Frame, at: number): (readonly ['line' | 'circle', Properties])[] {
  const px = place(x(at));
  const dots = plot.series.map(({ band, colour, twin }) => {
    return [
      'circle',
      { class: 'dot', cx: px, cy: place(y(valueAt(band, at))), r: twin ? 4 : 6, style: { fill: `var(--${colour})` } },
    ] as const;
  });
  return [['line', { class: 'cursor', x1: px, x2: px, y1: TOP, y2: bottom }], ...dots];
}

function move(mark: Element, places: Properties): void {
  for (const [name, value] of Object.entries(places)) mark.setAttribute(name, String(value));
}

export const withUnit = ({ digits, unit }: Pick<Plot, 'digits' | 'unit'>, value: number): string =>
  `${num(value, digits)}${unit ? ` ${unit}` : ''}`;

/** The chart in words. */
export function describe(plot: Plot): string {
  const scale = timeScale(plot.from, plot.to, 6);
  const [from, to] = [plot.from, plot.to].map((hours) => num(hours / scale.unit.hours)) as [string, string];
  const lines = plot.series.map(({ name, band }) => {
    const line = band.low ? { times: band.times, middle: band.middle } : band;
    const [low, high] = extent({ ...plot, series: [{ name, colour: 'ink', band: line }], include: [] });
    if (band.times.length === 0) return W.nothing(name);
    const told = [valueAt(band, plot.from), low, high, valueAt(band, plot.to)].map((value) => withUnit(plot, value));
    return W.line(name, ...(told as [string, string, string, string]));
  });
  return `${W.chart(from, to, `${scale.unit.many} ${plot.since ?? W.since}`, plot.axis)} ${lines.join(' ')}`;
}
