import { mean, meanInterval } from '../numerics/statistics.ts';
import { HISTORIES } from '../tasks/_history.ts';
import type { Session, Task, TaskNumber } from '../tasks/_task.ts';
import { sparkline } from './chart.ts';
import { HELP_LINE } from './help.ts';
import { ascii, num } from './words.ts';

const NAME_WIDTH = 12;
const CHART_WIDTH = 60;

function row(name: string, xs: readonly number[], { digits = 2 }: TaskNumber): string {
  const text = (x: number): string => num(x, digits);
  if (xs.length < 2) return `${name.padEnd(NAME_WIDTH)}${xs.map(text).join('')}`;
  const { estimate, low, high } = meanInterval(xs);
  return `${name.padEnd(NAME_WIDTH)}${text(estimate).padStart(8)}   (95 % CI ${text(low)} to ${text(high)})`;
}

/** Mean of the shown column over the trials, cut into equal steps of a line. */
function chart(task: Task, all: readonly Session[], severities: readonly string[], plain: boolean): string[] {
  const { column } = task.shown;
  const lines = severities.map((severity) => {
    const of = all.filter((s) => s.history === severity);
    const length = Math.max(0, ...of.map((s) => s.trials.length));
    const trial = (i: number): number[] => of.flatMap((s) => (s.trials[i] ? [s.trials[i]![column] as number] : []));
    return Array.from({ length }, (_, i) => mean(trial(i)));
  });
  const flat = lines.flat();
  if (flat.length === 0) return [];
  const [low, high] = [Math.min(...flat), Math.max(...flat)];
  const across = Math.min(CHART_WIDTH, Math.max(...lines.map((line) => line.length)));
  const drawn = lines.map((line, i) => {
    const steps = Array.from({ length: across }, (_, x) => {
      const part = line.slice(Math.floor((x * line.length) / across), Math.max(1, Math.floor(((x + 1) * line.length) / across)));
      if (part.length === 0) return undefined;
      const middle = mean(part);
      return { at: x, lowest: middle, typical: middle, highest: middle };
    });
    return `  ${severities[i]!.padEnd(NAME_WIDTH)}${sparkline(steps, 'highest', [low, high], plain)}`;
  });
  const { says, unit } = task.columns[column]!;
  return [`${says}, trial by trial, ${num(low, 2)} to ${num(high, 2)}${unit === '1' ? '' : ` ${unit}`}`, ...drawn];
}

export interface TaskReportOptions {
  /** Histories that were asked for, and people in each. */
  readonly severities: readonly string[];
  readonly people: number;
  /** Only ASCII. */
  readonly plain?: boolean;
}

/** What a task found: the histories, a line for each over the trials, a table of means with their intervals, one sentence. */
export function taskReport(task: Task, all: readonly Session[], { severities, people, plain = false }: TaskReportOptions): string {
  const of = (severity: string, measure: string): number[] => all.filter((s) => s.history === severity).map((s) => s.measures[measure]!);
  const table = Object.entries(task.measures).flatMap(([name, told]) => [
    `${told.says}${told.unit === '1' ? '' : `, ${told.unit}`}`,
    ...severities.map((severity) => `  ${row(severity, of(severity, name), told)}`),
  ]);
  const shown = (severity: string): number | undefined => {
    const xs = of(severity, task.shown.measure);
    return xs.length > 0 ? mean(xs) : undefined;
  };
  const histories = HISTORIES.filter((h) => severities.includes(h.name)).map((h) => `  ${h.name.padEnd(NAME_WIDTH)}${h.says}`);
  const lost = severities.length * people - all.length;
  const lines = [
    `${task.name}: ${task.says}`,
    ...histories,
    '',
    ...chart(task, all, severities, plain),
    '',
    ...table,
    '',
    task.tells(shown),
    ...(lost > 0 ? [`${lost} of ${severities.length * people} lives ended before the session was over.`] : []),
    HELP_LINE,
  ];
  return `${lines.map((line) => (plain ? ascii(line) : line)).join('\n')}\n`;
}
