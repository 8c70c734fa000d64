import { timeScale, valueScale } from './axis.ts';
import { bandOf, least, most, type Step, scaled, steps } from './band.ts';
import { brailleChart, sparkline, starChart } from './chart.ts';
import { HELP_LINE } from './help.ts';
import { wrap } from './lines.ts';
import { TERMINAL } from './palette.ts';
import { phasesOf, type Run, recordedSeries } from './run.ts';
import { inTellingOrder, type MeasureName, type Told, told } from './series.ts';
import { type Summary, type SummaryRow, summarise } from './summary.ts';
import { ascii, cowsBand, num } from './words.ts';

export interface TerminalOptions {
  /** Columns of the terminal; 80 if absent, at least 40. */
  readonly width?: number;
  /** Only ASCII, for terminals and logs without Unicode. */
  readonly plain?: boolean;
  /** ANSI colours; off unless asked for. */
  readonly colour?: boolean;
}

const MOST_LINES = 40;
const CHART_ROWS = 6;
/** Left margin: names of the series, and labels of the value axis. */
const MARGIN = 15;
/** Right margin: lowest and highest value of a series. One time axis for all lines needs it on every line. */
const RANGE = 15;
const MOST_PHASES = 6;

/** A run told on at most 40 lines: a chart of dopamine, a line for each other series, a table by phase, then as many words as fit. */
export function terminalReport(run: Run, options: TerminalOptions = {}, summary: Summary = summarise(run)): string {
  const width = Math.max(40, options.width ?? 80);
  const head = [`${summary.title}`, ...summary.opening.flatMap((line) => wrap(line, width)), ''];
  const foot = [...summary.closing.flatMap((line) => wrap(line, width)), ...wrap(HELP_LINE, width)];
  const body = [...charts(run, width, options), '', ...table(run, summary, width)];
  const room = MOST_LINES - head.length - body.length - foot.length - 1;
  const words = room > 1 ? ['', ...fitting(summary, width, room - 1)] : [];
  const lines = [...head, ...body, ...words, '', ...foot].slice(0, MOST_LINES).map((line) => line.trimEnd());
  return `${(options.plain ? lines.map(ascii) : lines).join('\n')}\n`;
}

function charts(run: Run, width: number, options: TerminalOptions): string[] {
  const across = width - MARGIN - RANGE;
  const names = inTellingOrder(recordedSeries(run));
  const [main, ...others] = names.slice(0, 9);
  if (!main) return ['No series was recorded.'];
  const { until } = run.scenario;
  return [
    ...chart(run, main, across, options),
    phaseMarks(run, across),
    timeMarks(until, across),
    ...others.map((name) => spark(run, name, across, options)),
  ];
}

function bandShown(run: Run, one: Told) {
  return scaled(bandOf(run.records, one.series)!, one.scale);
}

/** Steps of the band laid on `count` equal columns of the whole run; a column without samples takes the step before it. */
function columnsOf(run: Run, one: Told, count: number): (Step | undefined)[] {
  const band = bandShown(run, one);
  const end = band.times[band.times.length - 1] ?? 0;
  const columns = new Array<Step | undefined>(count).fill(undefined);
  for (const step of steps(band, count, 0, run.scenario.until)) {
    const place = Math.min(count - 1, Math.floor((count * step.at) / run.scenario.until));
    const old = columns[place];
    columns[place] = old ? { ...step, lowest: Math.min(old.lowest, step.lowest), highest: Math.max(old.highest, step.highest) } : step;
  }
  for (let i = 1; i < count; i++) if ((i * run.scenario.until) / count <= end) columns[i] ??= columns[i - 1];
  return columns;
}

function chart(run: Run, series: string, across: number, options: TerminalOptions): string[] {
  const one = told(series, run.meta.seriesUnits[series]?.unit);
  const columns = columnsOf(run, one, options.plain ? across : across * 2);
  const band = bandShown(run, one);
  const scale = valueScale(Math.min(0, least(band.middle)), most(band.middle), 4);
  const draw = options.plain ? starChart : brailleChart;
  const rows = draw(columns, CHART_ROWS, scale.from, scale.to);
  const labels = new Map([
    [0, num(scale.to, 2)],
    [CHART_ROWS - 1, num(scale.from, 2)],
  ]);
  const of = series === 'dopamine.percent' ? '% of healthy level' : one.unit;
  return [
    `${one.name}${of ? `, ${of}` : ''}`,
    ...rows.map((row, i) => `${(labels.get(i) ?? '').padStart(MARGIN - 2)} ${options.plain ? '|' : '│'}${paint(row, one, options)}`),
  ];
}

function spark(run: Run, series: string, across: number, options: TerminalOptions): string {
  const one = told(series, run.meta.seriesUnits[series]?.unit);
  const band = bandShown(run, one);
  // Of one person the range holds overdoses between two samples too, as the table of phases does.
  const overdoses = series === 'breathing.ventilation' && run.records.length === 1 ? run.records[0]!.overdoses : [];
  const low = Math.min(least(band.middle), ...overdoses.map((overdose) => one.scale * overdose.lowest));
  const high = most(band.middle);
  const range = ` ${num(low, one.digits)}–${num(high, one.digits)}${one.unit ? ` ${one.unit}` : ''}`;
  const lowEnd = low >= 0 && low < 0.5 * high ? 0 : low;
  const pick = one.measures.includes('highest') ? 'highest' : 'lowest';
  return (
    `${SHORT[series] ?? one.shortName.slice(0, MARGIN - 1)}`.padEnd(MARGIN) +
    paint(sparkline(columnsOf(run, one, across), pick, [lowEnd, high], options.plain ?? false), one, options) +
    range
  );
}

/** Names short enough for the margin. */
// biome-ignore format: a table
const SHORT: Readonly<Record<string, string>> = {
  'reward.felt': 'pleasure', 'reward.setPoint': 'set point', 'd2Receptors.available': 'D2 receptors', 'transporter.available': 'transporters',
  'tolerance.level': 'tolerance', 'withdrawal.cows': 'withdrawal', 'receptor.occupied': 'occupied', 'breathing.ventilation': 'breathing', 'breathing.reserve': 'reserve',
};

function paint(letters: string, one: Told, options: TerminalOptions): string {
  const code = options.colour ? TERMINAL[one.colour] : '';
  return code ? `\x1b[${code}m${letters}\x1b[0m` : letters;
}

/** Where each phase begins, under the chart: its number at a tick. */
function phaseMarks(run: Run, across: number): string {
  const letters = new Array<string>(across).fill('─');
  phasesOf(run.scenario).forEach((phase, i) => {
    const place = Math.min(across - 1, Math.floor((across * phase.from) / run.scenario.until));
    [...`┼${i + 1}`].forEach((sign, j) => {
      if (place + j < across) letters[place + j] = sign;
    });
  });
  return `${'phase '.padStart(MARGIN)}${letters.join('')}`;
}

function timeMarks(until: number, across: number): string {
  const { ticks, unit } = timeScale(0, until, 8);
  const letters = new Array<string>(across + 4).fill(' ');
  for (const { at, label } of ticks)
    letters.splice(Math.min(Math.floor((across * at) / until), across - label.length), label.length, ...label);
  return `${`${unit.many} `.padStart(MARGIN)}${letters.join('').slice(0, across)}`;
}

interface Column {
  readonly head: string;
  readonly series: string;
  readonly measure: MeasureName;
  readonly word?: (value: number) => string;
}

const COLUMNS: readonly Column[] = [
  { head: 'dopamine', series: 'dopamine.percent', measure: 'typical' },
  { head: 'worst', series: 'dopamine.percent', measure: 'lowest' },
  { head: 'D2', series: 'd2Receptors.available', measure: 'end' },
  { head: 'tolerance', series: 'tolerance.level', measure: 'end' },
  { head: 'withdrawal', series: 'withdrawal.cows', measure: 'highest', word: (score) => cowsBand(score).replace('moderately', 'mod.') },
  { head: 'breathing', series: 'breathing.ventilation', measure: 'lowest' },
];

/** Phases against what matters most; columns that do not fit the width are left to the report. */
function table(run: Run, summary: Summary, width: number): string[] {
  const phases = summary.phases.slice(0, MOST_PHASES);
  const rows = phases.map((phase, place) => [`${place + 1} ${phase.name}`, ...COLUMNS.map((column) => cell(summary.table, place, column))]);
  const used = COLUMNS.map((_, i) => rows.some((row) => row[i + 1] !== ''));
  const all = [['phase', ...COLUMNS.map(({ head }) => head)], ...rows].map((row) => row.filter((_, i) => i === 0 || used[i - 1]));
  const widths = all[0]!.map((_, i) => Math.max(...all.map((row) => row[i]!.length)));
  widths[0] = Math.min(widths[0]!, 24);
  const fitting = widths.filter((_, i) => widths.slice(0, i + 1).reduce((sum, w) => sum + w + 2, -2) <= width).length;
  const rest = phasesOf(run.scenario).length - phases.length;
  const lines = all.map((row) =>
    row
      .slice(0, fitting)
      .map((text, i) => (i === 0 ? clip(text, widths[0]!).padEnd(widths[0]!) : text.padStart(widths[i]!)))
      .join('  '),
  );
  return rest > 0 ? [...lines, `and ${rest} more in the report`] : lines;
}

const clip = (text: string, length: number): string => (text.length <= length ? text : `${text.slice(0, length - 1)}…`);

function cell(rows: readonly SummaryRow[], place: number, column: Column): string {
  const found = rows.find((row) => row.place === place && row.series === column.series && row.measure === column.measure);
  if (!found) return '';
  const one = told(column.series);
  return `${num(found.middle, one.digits)}${one.unit === '%' ? ' %' : ''}${column.word ? ` ${column.word(found.middle)}` : ''}`;
}

/** The first sentences of each phase that fit into `room` lines, phase by phase. */
function fitting(summary: Summary, width: number, room: number): string[] {
  const out: string[] = [];
  for (const [place, phase] of summary.phases.entries()) {
    const lines = wrap(`${place + 1} ${phase.name}: ${phase.lines[0] ?? ''}`, width);
    if (phase.lines.length === 0 || out.length + lines.length > room) continue;
    out.push(...lines);
  }
  return out;
}
