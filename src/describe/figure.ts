import type { Phase } from '../simulate/scenario.ts';
import { type Band, least, most, type Step, steps } from './band.ts';
import type { ColourName } from './palette.ts';
import { num, timeUnit } from './words.ts';

/** One line of a figure. A dash tells it from its neighbour where colour cannot. */
export interface Line {
  readonly label: string;
  readonly colour: ColourName;
  readonly dashed: boolean;
  readonly band: Band;
}

/** A level to compare with: a person's own healthy level, the bands of a scale. */
export interface Reference {
  readonly at: number;
  readonly label: string;
}

/** Times at which something was taken, drawn as marks under the axis. */
export interface Marks {
  readonly label: string;
  readonly colour: ColourName;
  /** h */
  readonly times: readonly number[];
}

/** A figure as data: enough to draw it, to describe it and to print its table. Values are in the unit shown. */
export interface Figure {
  /** Unique in the document; letters, digits and hyphens. */
  readonly id: string;
  readonly title: string;
  /** One or two sentences: what is seen and how to read it. */
  readonly caption: string;
  /** Label of the value axis, with its unit. */
  readonly axis: string;
  readonly unit: string;
  readonly digits: number;
  /** h */
  readonly from: number;
  readonly to: number;
  /** What zero on the time axis is: 'since the start'. */
  readonly since: string;
  readonly phases: readonly Phase[];
  readonly lines: readonly Line[];
  readonly references: readonly Reference[];
  readonly marks: readonly Marks[];
  /** Values the axis must reach although the data may not. */
  readonly include: readonly number[];
  readonly people: number;
  /** What the lower and the upper edge of a band are; absent: the 10th and 90th percentile of the people. */
  readonly bounds?: readonly [string, string];
}

/** Lowest and highest value drawn, with the references and values to include. */
export function extent(figure: Figure): readonly [number, number] {
  const bands = figure.lines.map(({ band }) => band);
  const low = bands.map((band) => least(band.low ?? band.middle));
  const high = bands.map((band) => most(band.high ?? band.middle));
  const finite = [...low, ...high, ...figure.include].filter(Number.isFinite);
  return finite.length === 0 ? [0, 1] : [Math.min(...finite), Math.max(...finite)];
}

/** The figure in words: the axes, then each line phase by phase. For people who cannot or would rather not see it. */
export function describe(figure: Figure): string {
  const unit = timeUnit(figure.to - figure.from);
  const span = `${num(figure.from / unit.hours)} to ${num(figure.to / unit.hours)} ${unit.many} ${figure.since}`;
  const [low, high] = extent(figure);
  const axes = `Line chart over ${span}; the vertical axis is ${lowerFirst(figure.axis)}, from ${value(figure, low)} to ${value(figure, high)}.`;
  return [axes, ...figure.lines.map((line) => describeLine(figure, line))].join(' ');
}

/** Sentences begin in upper case; a name inside one does not, unless it is an abbreviation. */
export function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text[0]!.toLowerCase() + text.slice(1) : text;
}

function describeLine(figure: Figure, line: Line): string {
  const stretches = figure.phases.length > 0 ? figure.phases : [{ name: '', from: figure.from, to: figure.to }];
  const parts = stretches.flatMap((phase) => {
    const step = steps(line.band, 1, phase.from, phase.to)[0];
    if (!step) return [];
    const where = phase.name ? ` in “${phase.name}”` : '';
    const [typical, lowest, highest] = [step.typical, step.lowest, step.highest].map((amount) => value(figure, amount));
    return [lowest === highest ? `steady at ${typical}${where}` : `typically ${typical}, between ${lowest} and ${highest}${where}`];
  });
  const who = figure.people > 1 ? `${line.label}, middle person` : line.label;
  return parts.length === 0 ? '' : `${who}: ${parts.join('; ')}.`;
}

/** A value with the figure's digits and unit. */
export function value(figure: Pick<Figure, 'digits' | 'unit'>, amount: number): string {
  return figure.unit === '' ? num(amount, figure.digits) : `${num(amount, figure.digits)} ${figure.unit}`;
}

/** Rows for the table of a figure: at most `rows` equal steps of time for each line. */
export function figureTable(figure: Figure, rows = 24): readonly { readonly label: string; readonly steps: readonly Step[] }[] {
  return figure.lines.map(({ label, band }) => ({ label, steps: steps(band, rows, figure.from, figure.to) }));
}
