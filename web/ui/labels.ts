/** Where the words of a chart stand: where they cover least of one another and of its lines. */
import type { Band } from '../../src/index.ts';
import { s } from './dom.ts';
import { type Frame, type Plot, peak, place, TOP, valueAt } from './plot.ts';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}
interface Spot {
  readonly x: number;
  /** Base line. */
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
}
type Point = readonly [x: number, y: number];
interface Label {
  readonly text: string;
  /** Best first. */
  readonly spots: readonly Spot[];
  /** Height at which its line ends, and those of the others: it must not stand nearer to one of them. */
  readonly ends?: readonly [own: number, ...others: number[]];
  /** The same of highest points. */
  readonly peaks?: readonly [own: Point, ...others: Point[]];
  readonly element: (at: Spot) => SVGElement;
  /** What a line through it costs, and each place further down the list. */
  readonly costs: readonly [line: number, place: number];
}

/** px */
const LINE = 15;
let pen: CanvasRenderingContext2D | undefined;

/** Width of words in the face of the charts, at its boldest, px. */
function widthOf(text: string): number {
  if (!pen) {
    pen = document.createElement('canvas').getContext('2d')!;
    pen.font = `600 13px ${getComputedStyle(document.body).fontFamily}`;
  }
  return pen.measureText(text).width + 4;
}

function boxOf({ x, y, anchor }: Spot, text: string): Box {
  const width = widthOf(text);
  return { x: anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2, y: y - 11, width };
}
const overlap = (a: Box, b: Box): boolean => a.x < b.x + b.width && b.x < a.x + a.width && Math.abs(a.y - b.y) < LINE;

/** Words this near to a line seem to touch it, px. */
const CLEAR = 5;

/** In how many of eight parts of the box, or near its ends, there is a line, however steep. */
function crossings({ plot, x, y }: Frame, box: Box): number {
  const from = x(plot.from);
  const hours = (px: number): number => plot.from + ((px - from) / (x(plot.to) - from)) * (plot.to - plot.from);
  const wide = box.width + 2 * CLEAR;
  const places = Array.from({ length: 9 }, (_, i) => box.x - CLEAR + (wide * i) / 8).filter((px) => px >= from);
  return plot.series.reduce((sum, { band }) => {
    const heights = places.map((px) => y(valueAt(band, hours(px))));
    const crossed = heights.slice(1).filter((at, i) => Math.max(at, heights[i]!) > box.y - 1 && Math.min(at, heights[i]!) < box.y + LINE);
    return sum + crossed.length;
  }, 0);
}

/** Time and height at which a line ends. */
function endOf({ to }: Plot, band: Band): readonly [number, number] {
  const at = Math.min(to, band.times.at(-1)!);
  return [at, valueAt(band, at)];
}

/** Whether words stand nearer to the end of another line than to that of their own. */
const strays = ({ ends: [own, ...others] = [0] }: Label, y: number): boolean =>
  others.some((other) => Math.abs(y - 4 - other) < Math.abs(y - 4 - own));

/** Whether words stand nearer to the highest point of another line than to that of their own. */
function misleads({ peaks, text }: Label, spot: Spot): boolean {
  if (!peaks) return false;
  const box = boxOf(spot, text);
  const [own, ...others] = peaks.map(([x, y]) =>
    Math.hypot(Math.max(box.x - x, 0, x - box.x - box.width), Math.max(box.y - y, 0, y - box.y - LINE)),
  ) as [number, ...number[]];
  return others.some((other) => other < own);
}

function nameLabels({ plot, x, y }: Frame): Label[] {
  return plot.series
    .filter(({ named, band }) => named && Number.isFinite(peak(band, plot.from, plot.to)[1]))
    .map(({ name, colour, band, named }) => {
      // At their ends lines come close, and names can be long: a number stands there, and the key tells what it is.
      const text = named === 'end' ? String(plot.series.findIndex((one) => one.name === name) + 1) : name;
      const [at, value] = named === 'end' ? endOf(plot, band) : peak(band, plot.from, plot.to);
      const [px, py] = [x(at), y(value)];
      const sides = [
        { x: px + 10, y: py + 4, anchor: 'start' },
        { x: px + 26, y: py + 4, anchor: 'start' },
        { x: px + 42, y: py + 4, anchor: 'start' },
        { x: px - 10, y: py + 4, anchor: 'end' },
        { x: px + 4, y: py - 7, anchor: 'start' },
        { x: px - 4, y: py - 7, anchor: 'end' },
        ...[19, 34, 49].flatMap((down) => [
          { x: px + 10, y: py + down, anchor: 'start' } as const,
          { x: px - 10, y: py + down, anchor: 'end' } as const,
        ]),
      ] as const;
      const element = (spot: Spot): SVGElement =>
        s(
          'text',
          { x: place(spot.x), y: place(spot.y), 'text-anchor': spot.anchor, class: 'name halo', style: { fill: `var(--${colour})` } },
          text,
        );
      const others = plot.series.filter((one) => one.band !== band).map((one) => one.band);
      const ends = [py, ...others.map((other) => y(endOf(plot, other)[1]))] as const;
      const pointOf = ([time, height]: Point): Point => [x(time), y(height)];
      const peaks = [[px, py], ...others.map((other) => pointOf(peak(other, plot.from, plot.to)))] as const;
      return { text, spots: sides, element, costs: [13, 12] as const, py, ...(named === 'end' ? { ends } : { peaks }) };
    })
    .sort((a, b) => a.py - b.py);
}

function referenceLabels({ y, left, right }: Frame, inside: readonly { at: number; label: string }[]): Label[] {
  return inside.map(({ at, label }) => {
    const spots = [-5, 15, 33].flatMap((off) => [
      { x: right - 4, y: y(at) + off, anchor: 'end' } as const,
      { x: left + 4, y: y(at) + off, anchor: 'start' } as const,
      { x: (left + right) / 2, y: y(at) + off, anchor: 'middle' } as const,
    ]);
    const element = (spot: Spot): SVGElement =>
      s('text', { x: place(spot.x), y: place(spot.y), 'text-anchor': spot.anchor, class: 'halo' }, label);
    return { text: label, spots, element, costs: [4, 7] };
  });
}

/** Lines of reference with their words, and the names of lines at their peaks. */
export function labels(frame: Frame, { from, to }: { from: number; to: number }): SVGElement[] {
  const { plot, y, left, right, bottom } = frame;
  const inside = (plot.references ?? []).filter(({ at }) => at >= from && at <= to);
  const lines = inside.map(({ at }) => s('line', { class: 'reference', x1: left, x2: right, y1: place(y(at)), y2: place(y(at)) }));
  const taken: Box[] = [];
  const cost = (label: Label, spot: Spot, rank: number): number => {
    const box = boxOf(spot, label.text);
    const [line, further] = label.costs;
    const out = box.x < left - 2 || box.x + box.width > right + 4 || box.y < TOP - 14 || box.y + LINE > bottom + 2;
    const struck = inside.filter(({ at }) => y(at) > box.y - 1 && y(at) < box.y + LINE).length;
    return (
      (out ? 5000 : 0) +
      (strays(label, spot.y) ? 3000 : 0) +
      (misleads(label, spot) ? 300 : 0) +
      20 * struck +
      2000 * taken.filter((other) => overlap(box, other)).length +
      line * crossings(frame, box) +
      further * rank
    );
  };
  const words = [
    ...nameLabels(frame),
    ...referenceLabels(
      frame,
      inside.filter(({ label }) => label),
    ),
  ].map((label) => {
    const ranked = label.spots.map((spot, rank) => ({ spot, costs: cost(label, spot, rank) }));
    const { spot } = ranked.reduce((a, b) => (b.costs < a.costs ? b : a));
    taken.push(boxOf(spot, label.text));
    return label.element(spot);
  });
  return [s('g', { 'aria-hidden': 'true' }, ...lines), s('g', { 'aria-hidden': 'true' }, ...words)];
}
