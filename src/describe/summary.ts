import { proportionInterval } from '../numerics/statistics.ts';
import type { Phase } from '../simulate/scenario.ts';
import { type Measure, measures, type Spread, spread } from './measures.ts';
import { eventsOf, phasesOf, type Run } from './run.ts';
import { type Find, sentences } from './sentences.ts';
import { type MeasureName, measureUnit, shown, told } from './series.ts';
import { against, count, cowsBand, duration, list, num, stretch } from './words.ts';

/** One row of the table of values: a measure of a series in a phase, over the people, in the unit shown. */
export interface SummaryRow extends Spread {
  readonly phase: string;
  /** Place of the phase, from 0: names may repeat. */
  readonly place: number;
  readonly series: string;
  readonly measure: MeasureName;
  readonly unit: string;
}

/** One phase in words. */
export interface PhaseAccount {
  readonly name: string;
  /** 'months 0 to 6' */
  readonly when: string;
  readonly lines: readonly string[];
}

/** What happened, in words and in numbers: shared by the terminal, the report and JSON. */
export interface Summary {
  readonly title: string;
  readonly opening: readonly string[];
  readonly phases: readonly PhaseAccount[];
  readonly closing: readonly string[];
  /** Opening, phases and closing as one list of lines. */
  readonly lines: readonly string[];
  readonly table: readonly SummaryRow[];
}

/** Tells a run. `read` may be passed when the measures are at hand already. */
export function summarise(run: Run, read: readonly Measure[] = measures(run)): Summary {
  const table = tabulate(run, read);
  const phases = phasesOf(run.scenario).map((phase, place) => account(run, phase, place, table));
  const [opening, closing] = [[...openingOf(run), ...highlights(run, table)], closingOf(run)];
  const lines = [...opening, ...phases.flatMap(({ name, when, lines: told }) => [`${name} (${when}):`, ...told]), ...closing];
  return { title: run.scenario.title, opening, phases, closing, lines, table };
}

function tabulate(run: Run, read: readonly Measure[]): SummaryRow[] {
  const groups = new Map<string, Measure[]>();
  for (const one of read) {
    const key = `${one.phase} ${one.series} ${one.measure}`;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()].map((group) => row(run, group));
}

function row(run: Run, group: readonly Measure[]): SummaryRow {
  const { phase, series, measure } = group[0]!;
  const one = told(series, run.meta.seriesUnits[series]?.unit);
  const values = group.map(({ value }) => shown(one, measure, value));
  return { phase: phasesOf(run.scenario)[phase]!.name, place: phase, series, measure, unit: measureUnit(one, measure), ...spread(values) };
}

function account(run: Run, phase: Phase, place: number, table: readonly SummaryRow[]): PhaseAccount {
  const lines = sentences(finder(table, place), finder(table, 0));
  const overdoses = overdoseLine(run, phase);
  return {
    name: phase.name,
    when: stretch(phase.from, phase.to),
    lines: overdoses ? [...lines, overdoses] : lines,
  };
}

/** Finds the spread of a measure in the series' own unit. */
function finder(table: readonly SummaryRow[], place: number): Find {
  return (series, measure) => {
    const found = table.find((one) => one.place === place && one.series === series && one.measure === measure);
    const by = shown(told(series), measure, 1);
    return found && { middle: found.middle / by, low: found.low / by, high: found.high / by, people: found.people };
  };
}

function openingOf(run: Run): string[] {
  const { records, scenario } = run;
  const who =
    records.length === 1
      ? scenario.typical
        ? 'One typical person'
        : 'One simulated person'
      : `${num(records.length, 0)} simulated people who differ`;
  const length = `followed for ${duration(scenario.until)}`;
  const given = givenWords(run);
  return [`${who}, ${length}.${given ? ` In that time: ${given}.` : ''}`, ...bandNote(records.length)];
}

/** The extremes of the whole run, in words: where dopamine was highest and worst, where withdrawal was worst. */
function highlights(run: Run, table: readonly SummaryRow[]): string[] {
  const top = (series: string, measure: MeasureName, sign: 1 | -1) =>
    table.filter((row) => row.series === series && row.measure === measure).sort((a, b) => sign * (b.middle - a.middle))[0];
  const [highest, lowest] = [top('dopamine.percent', 'highest', 1), top('dopamine.percent', 'lowest', -1)];
  const worst = top('withdrawal.cows', 'highest', 1);
  // With one phase its name says nothing.
  const where = (row: SummaryRow): string => (phasesOf(run.scenario).length > 1 ? ` in “${row.phase}”` : '');
  const dopamine =
    highest && lowest && highest.middle > 103
      ? [
          `Dopamine was ${where(highest) ? `highest${where(highest)}, ` : 'at its highest '}${against(highest.middle / 100, 'its healthy level')}${lowest.middle > 99.5 ? '; it never fell below.' : `, and ${where(lowest) ? `lowest${where(lowest)}, ` : 'at its lowest '}${against(lowest.middle / 100, 'it')}.`}`,
        ]
      : [];
  const withdrawal = worst && cowsBand(worst.middle) !== 'none' ? [`Withdrawal was worst${where(worst)}: ${cowsBand(worst.middle)}.`] : [];
  const hit = run.records.filter(({ overdoses }) => overdoses.length > 0).length;
  const overdoses =
    hit === 0
      ? []
      : [
          run.records.length > 1
            ? `Breathing stayed dangerously low, as in an overdose, in ${hit} of ${run.records.length} people.`
            : `Breathing stayed dangerously low, as in an overdose, ${times(run.records[0]!.overdoses.length)}.`,
        ];
  return [...overdoses, ...dopamine, ...withdrawal];
}

const times = (n: number): string => (n === 1 ? 'once' : `${n} times`);

const bandNote = (people: number): string[] =>
  people < 2 ? [] : ['Numbers are for the middle person; “across people” spans the middle eight of every ten.'];

/** What happened from outside: '90 doses of heroin, 30 everyday rewards'. Means per person when the people's events differ. */
function givenWords(run: Run): string {
  const kinds = new Map<string, number>();
  run.records.forEach((_, index) => {
    for (const event of eventsOf(run, index)) {
      const name = event.kind === 'dose' ? event.substance : event.kind === 'reward' ? 'reward' : undefined;
      if (name) kinds.set(name, (kinds.get(name) ?? 0) + 1);
    }
  });
  const each = [...kinds].map(([name, total]) => [name, Math.round(total / run.records.length)] as const);
  const words = each.map(([name, n]) =>
    name === 'reward' ? count(n, 'everyday reward', 'everyday rewards') : `${count(n, 'dose', 'doses')} of ${name}`,
  );
  return `${list(words)}${run.events && run.records.length > 1 && words.length > 0 ? ' on average' : ''}`;
}

/** Overdoses are told of groups: one life says nothing about chance. */
function overdoseLine(run: Run, phase: Phase): string | undefined {
  const inPhase = run.records.map(({ overdoses }) => overdoses.filter(({ at }) => at >= phase.from && at < phase.to).length);
  const events = inPhase.reduce((sum, n) => sum + n, 0);
  if (events === 0) return undefined;
  const people = run.records.length;
  if (people === 1)
    return `Breathing stayed dangerously low, as in an overdose, ${times(events)}. One simulated life says nothing about anyone’s chances.`;
  const hit = inPhase.filter((n) => n > 0).length;
  const { low, high } = proportionInterval(hit, people);
  return `${count(events, 'overdose', 'overdoses')}, in ${hit} of ${people} people (${num((100 * hit) / people, 0)} %; 95 % interval ${num(100 * low, 0)} to ${num(100 * high, 0)} %).`;
}

function closingOf(run: Run): string[] {
  const overdoses = run.records.reduce((sum, { overdoses: found }) => sum + found.length, 0);
  const failed = run.records.flatMap((record) => record.failure ?? []);
  const none = run.records.length > 1 && overdoses === 0 ? [`No overdose happened among these ${run.records.length} people.`] : [];
  if (failed.length === 0) return none;
  const { at, reason } = failed[0]!;
  const whose =
    run.records.length === 1
      ? 'The calculation'
      : `For ${count(failed.length, 'person', 'people')} of ${run.records.length} the calculation`;
  return [...none, `${whose} stopped before the end (first at ${num(at)} h: ${reason}); what is told ends there.`];
}
