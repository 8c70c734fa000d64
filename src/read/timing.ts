/** When things happen: `at`, `every` and `daily` turned into times, h from the start of the run. Rules [TI1–TI6]. */
import type { Faults } from './faults.ts';
import { durationOf, fault, found, itemsOf, LONGEST, numberOf } from './fields.ts';
import type { Scalar, Tree } from './tree.ts';

/** A stretch of the run, h, half-open: [from, to). */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  /** As it is called in messages. */
  readonly name: string;
  /** Its end could not be read: what is said inside is checked, but makes no events. */
  readonly open?: boolean;
}

export const MOST_EVENTS = 1_000_000;

export interface Reading {
  readonly faults: Faults;
  /** Events that may still be made. */
  readonly budget: { left: number };
}

interface TimingFields {
  readonly at?: Tree;
  readonly every?: Tree;
  readonly daily?: Tree;
  readonly from?: Tree;
  readonly for?: Tree;
  readonly times?: Tree;
}

/** Rounding of times, h: well below a second. */
const SLIVER = 1e-7;

/** Times within the stretch, or undefined after saying a fault. */
export function timesOf(owner: Tree, fields: TimingFields, stretch: Stretch, reading: Reading): number[] | undefined {
  const said = (['at', 'every', 'daily'] as const).filter((key) => fields[key] !== undefined);
  const allowed = 'exactly one of `at 3 h`, `every 8 h`, `daily at 08:00, 20:00`';
  if (said.length !== 1) return fault(reading.faults, owner, said.length === 0 ? 'no time' : said.join(' and '), allowed);
  if (fields.at) return single(fields.at, fields, stretch, reading);
  const span = spanOf(fields, stretch, reading.faults);
  if (!span) return undefined;
  return fields.every ? regular(fields.every, span, stretch, reading) : clock(fields.daily!, span, stretch, reading);
}

/** `08:00, 20:00` or a list. */
function parts(tree: Tree): readonly Tree[] {
  if (tree.kind !== 'scalar') return itemsOf(tree);
  return tree.text.split(',').map((text): Scalar => ({ ...tree, text: text.trim(), value: tree.value === null ? null : text.trim() }));
}

function single(at: Tree, fields: TimingFields, stretch: Stretch, reading: Reading): number[] | undefined {
  const { faults } = reading;
  for (const key of ['from', 'for', 'times'] as const) {
    const tree = fields[key];
    if (tree) fault(faults, tree, `${key} together with at`, `${key} only with every or daily`);
  }
  const times = parts(at).map((part) => {
    const time = durationOf(part, faults);
    if (time === undefined || stretch.from + time < stretch.to) return time;
    return fault(faults, part, found(part), `a time before the end of ${stretch.name}, ${show(stretch.to - stretch.from)} after its start`);
  });
  const good = times.filter((time) => time !== undefined).map((time) => stretch.from + time);
  return good.length === times.length && afford(at, good.length, reading) ? good : undefined;
}

interface Span {
  readonly from: number;
  readonly to: number;
  readonly times: number | undefined;
  readonly timesTree: Tree | undefined;
}

function spanOf(fields: TimingFields, stretch: Stretch, faults: Faults): Span | undefined {
  const offset = fields.from ? durationOf(fields.from, faults) : 0;
  const length = fields.for ? durationOf(fields.for, faults, { above: true }) : undefined;
  const times = fields.times && numberOf(fields.times, faults, { least: 1, most: MOST_EVENTS, whole: true });
  if (offset === undefined || (fields.for && length === undefined) || (fields.times && times === undefined)) return undefined;
  const from = stretch.from + offset;
  const to = length === undefined ? stretch.to : from + length;
  const ends = `an end at or before that of ${stretch.name}, ${show(stretch.to - stretch.from)} after its start`;
  if (from >= stretch.to) return fault(faults, fields.from!, found(fields.from!), ends);
  if (to > stretch.to + SLIVER) return fault(faults, fields.for!, `${found(fields.for!)}, which runs past the end`, ends);
  return { from, to, times, timesTree: fields.times };
}

function regular(every: Tree, span: Span, stretch: Stretch, reading: Reading): number[] | undefined {
  const step = durationOf(every, reading.faults, { above: true });
  if (step === undefined || stretch.open) return undefined;
  const fit = Math.max(1, Math.ceil((span.to - span.from) / step - SLIVER));
  const count = countOf(fit, span, reading.faults);
  if (count === undefined || !afford(every, count, reading)) return undefined;
  return Array.from({ length: count }, (_, i) => span.from + i * step);
}

function countOf(fit: number, { times, timesTree }: Span, faults: Faults): number | undefined {
  if (times === undefined || times <= fit) return times ?? fit;
  return fault(faults, timesTree!, found(timesTree!), `at most ${fit} times, as often as fits`);
}

function clock(daily: Tree, span: Span, stretch: Stretch, reading: Reading): number[] | undefined {
  const hours = parts(daily).map((part) => hourOf(part, reading.faults));
  if (stretch.open || hours.some((hour) => hour === undefined)) return undefined;
  const sorted = [...new Set(hours as number[])].sort((a, b) => a - b);
  const first = Math.floor(span.from / 24);
  const days = Math.ceil(span.to / 24) - first;
  if (!afford(daily, Math.min(days * sorted.length, span.times ?? Number.POSITIVE_INFINITY), reading)) return undefined;
  const all = Array.from({ length: days }, (_, day) => sorted.map((hour) => (first + day) * 24 + hour)).flat();
  const inside = all.filter((time) => time >= span.from && time < span.to - SLIVER);
  const count = countOf(inside.length, span, reading.faults);
  return count === undefined ? undefined : inside.slice(0, count);
}

function hourOf(part: Tree, faults: Faults): number | undefined {
  const match = part.kind === 'scalar' ? /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(part.text.trim()) : null;
  if (match) return Number(match[1]) + Number(match[2]) / 60;
  return fault(faults, part, found(part), 'times of day, like `08:00, 14:00, 20:00` (00:00 to 23:59)');
}

function afford(tree: Tree, count: number, { faults, budget }: Reading): boolean {
  budget.left -= count;
  if (budget.left >= 0) return true;
  fault(faults, tree, `${count} more events`, `at most ${MOST_EVENTS} events in a run`);
  budget.left = 0;
  return false;
}

/** Hours as a person says them. */
export function show(hours: number): string {
  return hours >= 48 && hours <= LONGEST ? `${Number((hours / 24).toFixed(3))} d` : `${Number(hours.toFixed(3))} h`;
}
