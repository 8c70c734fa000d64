import { timeScale, valueScale } from './axis.ts';
import { type Step, steps } from './band.ts';
import { safe } from './escape.ts';
import { describe, extent, type Figure, type Line, type Reference } from './figure.ts';
import { colourProperties } from './palette.ts';

/** Two shapes of one figure: for a wide column, and for a telephone, where shrinking the wide one would shrink its words. */
export type Shape = 'wide' | 'narrow';

interface Frame {
  readonly shape: Shape;
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly x: (hours: number) => number;
  readonly y: (value: number) => number;
}

const TEXT = 13;
/** Average width of a letter as a share of the letter size, for deciding whether a label fits. */
const LETTER = 0.56;
const MARK_ROW = 34;

/** Style of every figure; the page includes it once, a figure on its own carries it. */
export const FIGURE_STYLE = `.figure text{font:${TEXT}px system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;fill:var(--quiet)}
.figure .label{font-weight:600}.figure .grid{stroke:var(--rule);stroke-width:1}.figure .zone{fill:var(--band)}
.figure .reference{stroke:var(--quiet);stroke-width:1;stroke-dasharray:2 4}.figure .line{fill:none;stroke-width:2;stroke-linejoin:round}
.figure .dashed{stroke-dasharray:7 4}.figure .people{opacity:.2}.figure .range{opacity:.42}.figure .halo{stroke:var(--card);stroke-width:4;paint-order:stroke;stroke-linejoin:round}`;

/**
 * A figure as an SVG string: role img with title and description, phases labelled, spikes kept by drawing the lowest and highest value of
 * every step. `prefix` keeps ids apart when one figure is in a page twice. `alone` makes it a file of its own, with colours for light and dark.
 */
export function svg(figure: Figure, shape: Shape = 'wide', alone = false): string {
  const frame = frameOf(figure, shape);
  const id = `${figure.id}-${shape}`;
  const head = `<svg class="figure ${shape}"${alone ? ' xmlns="http://www.w3.org/2000/svg"' : ''} viewBox="0 0 ${frame.width} ${frame.height}" role="img" aria-labelledby="${id}-title ${id}-desc">`;
  const words = `<title id="${id}-title">${safe(figure.title)}</title><desc id="${id}-desc">${safe(describe(figure))}</desc>`;
  const style = alone
    ? `<style>${colourProperties('.figure')}${FIGURE_STYLE}</style><rect width="100%" height="100%" fill="var(--card)"/>`
    : '';
  const body = [phases, valueAxis, timeAxis, references, ...figure.lines.map((line) => () => drawLine(frame, figure, line)), labels, marks];
  return `${head}${words}${style}${body.map((draw) => draw(frame, figure)).join('')}</svg>`;
}

function frameOf(figure: Figure, shape: Shape): Frame {
  const [width, plot] = shape === 'wide' ? [760, 220] : [340, 190];
  const key = shape === 'narrow' && figure.lines.length > 1 ? figure.lines.length * (TEXT + 5) : 0;
  const top = 26 + key + (axisWords(figure, shape).length - 1) * (TEXT + 3) + (figure.phases.length > 0 ? 18 : 0);
  const [left, right] = [46, width - (shape === 'wide' && figure.lines.length > 1 ? 150 : 12)];
  const bottom = top + plot;
  const scale = valueScale(...extent(figure));
  return {
    shape,
    width,
    height: bottom + 44 + figure.marks.length * MARK_ROW,
    left,
    right,
    top,
    bottom,
    x: (hours) => left + ((right - left) * (hours - figure.from)) / (figure.to - figure.from),
    y: (value) => bottom - ((bottom - top) * (value - scale.from)) / (scale.to - scale.from),
  };
}

const at = (value: number): string => (Math.round(value * 10) / 10).toString();

function text(x: number, y: number, words: string, anchor = 'start', extra = ''): string {
  return `<text x="${at(x)}" y="${at(y)}"${anchor === 'start' ? '' : ` text-anchor="${anchor}"`}${extra}>${safe(words)}</text>`;
}

/** Every other phase is shaded. A name that does not fit becomes its number; the page lists the numbers. */
function phases(frame: Frame, figure: Figure): string {
  return figure.phases
    .map((phase, i) => {
      const [from, to] = [frame.x(Math.max(phase.from, figure.from)), frame.x(Math.min(phase.to, figure.to))];
      const zone =
        i % 2 === 0
          ? `<rect class="zone" x="${at(from)}" y="${at(frame.top - 18)}" width="${at(Math.max(0, to - from))}" height="${at(frame.bottom - frame.top + 18)}"/>`
          : '';
      const full = `${i + 1} ${phase.name}`;
      const fits = (words: string) => words.length * TEXT * LETTER + 6 < to - from;
      const words = fits(full) ? full : fits(`${i + 1}`) ? `${i + 1}` : '';
      return `${zone}${words ? text(from + 4, frame.top - 5, words) : ''}`;
    })
    .join('');
}

function valueAxis(frame: Frame, figure: Figure): string {
  const scale = valueScale(...extent(figure));
  const marks = scale.ticks.map(
    ({ at: value, label }) =>
      `<line class="grid" x1="${at(frame.left)}" x2="${at(frame.right)}" y1="${at(frame.y(value))}" y2="${at(frame.y(value))}"/>${text(frame.left - 6, frame.y(value) + 4, label, 'end')}`,
  );
  return (
    marks.join('') +
    axisWords(figure, frame.shape)
      .map((words, i) => text(2, 13 + i * (TEXT + 3), words, 'start', ' class="label"'))
      .join('')
  );
}

/** The name of the value axis, on as many lines as the shape needs. */
function axisWords(figure: Figure, shape: Shape): string[] {
  return wrap(figure.axis, shape === 'wide' ? 100 : 42);
}

function timeAxis(frame: Frame, figure: Figure): string {
  const scale = timeScale(figure.from, figure.to, frame.shape === 'wide' ? 13 : 7);
  const marks = scale.ticks.map(({ at: hours, label }) => text(frame.x(hours), frame.bottom + 17, label, 'middle'));
  const name = text((frame.left + frame.right) / 2, frame.bottom + 36, `${scale.unit.many} ${figure.since}`, 'middle');
  return `<line class="grid" x1="${at(frame.left)}" x2="${at(frame.right)}" y1="${at(frame.bottom)}" y2="${at(frame.bottom)}"/>${marks.join('')}${name}`;
}

function references(frame: Frame, figure: Figure): string {
  const { from, to } = valueScale(...extent(figure));
  return figure.references
    .filter((one) => one.at >= from && one.at <= to)
    .map(
      ({ at: value }) =>
        `<line class="reference" x1="${at(frame.left)}" x2="${at(frame.right)}" y1="${at(frame.y(value))}" y2="${at(frame.y(value))}"/>`,
    )
    .join('');
}

function drawLine(frame: Frame, figure: Figure, line: Line): string {
  const drawn = drawnSteps(frame, figure, line);
  const fill = ` fill="var(--${line.colour})"`;
  const people =
    drawn[0]?.low === undefined
      ? ''
      : `<path class="people"${fill} d="${area(
          frame,
          drawn,
          (s) => s.low!,
          (s) => s.high!,
        )}"/>`;
  const merged = drawn.some((step) => step.highest > step.lowest);
  const range = merged
    ? `<path class="range"${fill} d="${area(
        frame,
        drawn,
        (s) => s.lowest,
        (s) => s.highest,
      )}"/>`
    : '';
  return `${people}${range}<path class="line${line.dashed ? ' dashed' : ''}" stroke="var(--${line.colour})" d="${path(frame, drawn, (s) => s.typical)}"/>`;
}

function path(frame: Frame, drawn: readonly Step[], read: (step: Step) => number): string {
  return drawn.map((step, i) => `${i === 0 ? 'M' : 'L'}${at(frame.x(step.at))} ${at(frame.y(read(step)))}`).join('');
}

function area(frame: Frame, drawn: readonly Step[], low: (step: Step) => number, high: (step: Step) => number): string {
  return drawn.length === 0 ? '' : `${path(frame, drawn, high)}${path(frame, [...drawn].reverse(), low).replace('M', 'L')}Z`;
}

/** A line in as many steps as its shape can show. */
const drawnSteps = (frame: Frame, figure: Figure, { band }: Line): Step[] =>
  steps(band, frame.shape === 'wide' ? 360 : 180, figure.from, figure.to).filter((step) => Number.isFinite(step.typical));

/** Letters reach so far over and under their base line, px. */
const [ASCENT, DESCENT] = [0.8 * TEXT, 0.25 * TEXT] as const;

/** Share of words on a base line, from left to right, that lines and what they shade run through. */
function crossed(frame: Frame, figure: Figure, [from, to]: readonly [number, number], base: number): number {
  let [inside, hit] = [0, 0];
  for (const line of figure.lines) {
    for (const { at: hours, typical, lowest, highest } of drawnSteps(frame, figure, line)) {
      const x = frame.x(hours);
      if (x < from || x > to) continue;
      inside++;
      const [top, bottom] = [frame.y(Math.max(typical, highest)) - 1, frame.y(Math.min(typical, lowest)) + 1];
      if (top < base + DESCENT && bottom > base - ASCENT) hit++;
    }
  }
  return inside > 0 ? hit / inside : 0;
}

/** The name of a reference over or under its line, right or left, where lines cross it least; under it where the phases' names would be hit. */
function levelName(frame: Frame, figure: Figure, { at: value, label }: Reference): string {
  const line = frame.y(value);
  const wide = 0.55 * TEXT * label.length;
  const heights = line < frame.top + TEXT ? [TEXT + 2] : [-4, TEXT + 2].filter((off) => line + off < frame.bottom);
  const spots = heights.flatMap((off) => [
    { x: frame.right - 4, y: line + off, anchor: 'end' as const, span: [frame.right - 4 - wide, frame.right] as const },
    { x: frame.left + 4, y: line + off, anchor: 'start' as const, span: [frame.left, frame.left + 4 + wide] as const },
  ]);
  const share = spots.map(({ span, y }) => crossed(frame, figure, span, y));
  const { x, y, anchor } = spots[share.indexOf(Math.min(...share))]!;
  return text(x, y, label, anchor, ' class="halo"');
}

/** Names of references, and of lines at their end (wide) or in a key above (narrow). Drawn last, with a halo, to stay readable. */
function labels(frame: Frame, figure: Figure): string {
  const { from, to } = valueScale(...extent(figure));
  const levels = figure.references.filter((one) => one.at >= from && one.at <= to).map((one) => levelName(frame, figure, one));
  if (figure.lines.length < 2) return levels.join('');
  return levels.join('') + (frame.shape === 'wide' ? ends(frame, figure) : key(figure));
}

/** Names at the right end of their lines, pushed down from those above and then up from the floor of the figure. */
function ends(frame: Frame, figure: Figure): string {
  const names = figure.lines
    .map((line) => ({ line, words: wrap(line.label, 19), y: frame.y(line.band.middle.findLast(Number.isFinite) ?? 0) + 4 }))
    .sort((a, b) => a.y - b.y);
  const high = ({ words }: { readonly words: readonly string[] }) => words.length * (TEXT + 3) + 2;
  let free = frame.top;
  for (const name of names) {
    name.y = Math.max(free, name.y);
    free = name.y + high(name);
  }
  let floor = frame.bottom + 2 * TEXT;
  for (const name of names.reverse()) {
    name.y = Math.min(name.y, floor - high(name));
    floor = name.y;
  }
  return names
    .flatMap(({ line, words, y }) => words.map((word, i) => text(frame.right + 8, y + i * (TEXT + 3), word, 'start', tint(line))))
    .join('');
}

function key(figure: Figure): string {
  return figure.lines
    .map((line, i) => {
      const y = 13 + (axisWords(figure, 'narrow').length - 1) * (TEXT + 3) + (i + 1) * (TEXT + 5);
      return `<line class="line${line.dashed ? ' dashed' : ''}" stroke="var(--${line.colour})" x1="4" x2="34" y1="${y - 4}" y2="${y - 4}"/>${text(42, y, line.label, 'start', tint(line))}`;
    })
    .join('');
}

const tint = (line: Line): string => ` class="label" style="fill:var(--${line.colour})"`;

function wrap(words: string, length: number): string[] {
  return words.split(' ').reduce<string[]>((lines, word) => {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length >= length) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
    return lines;
  }, []);
}

/** When something was taken: a row for each substance. */
function marks(frame: Frame, figure: Figure): string {
  return figure.marks
    .map((one, i) => {
      const y = frame.bottom + 56 + i * MARK_ROW;
      const bars = runs(one.times.map((time) => Math.round(frame.x(time)))).map(
        ([from, to]) => `M${at(from - 0.5)} ${y + 10}H${at(to + 0.5)}`,
      );
      return `<path stroke="var(--${one.colour})" stroke-width="10" d="${bars.join('')}"/>${text(frame.left, y, `${one.label} taken`)}`;
    })
    .join('');
}

/** Pixels next to each other, or with one between them, as one bar each. */
function runs(places: readonly number[]): readonly (readonly [number, number])[] {
  const bars: [number, number][] = [];
  for (const place of [...new Set(places)].sort((a, b) => a - b)) {
    const last = bars.at(-1);
    if (last && place - last[1] <= 2) last[1] = place;
    else bars.push([place, place]);
  }
  return bars;
}
