import { measures } from '../describe/measures.ts';
import { phasesOf } from '../describe/run.ts';
import { inTellingOrder, told } from '../describe/series.ts';
import type { Model } from '../language/model.ts';
import type { LifeRecord, Scenario } from '../simulate/scenario.ts';
import type { Member } from '../simulate/scenarioLives.ts';
import type { ColumnShape, Columns, ShardTables, TableShape } from '../simulate/study.ts';

type Cell = number | string | boolean | null;
type Row = Readonly<Record<string, Cell>>;

const WEEK = 168;

const PERSON: ColumnShape = { name: 'person', type: 'whole', unit: '1', says: 'Index in the cohort' };

/** 'tolerance.level', 'time of highest' → tolerance_level, time_of_highest: a name that SQL takes unquoted. */
export const plainName = (...words: readonly string[]): string => words.join('_').replace(/[^A-Za-z0-9]+/g, '_');

/**
 * What is kept of a cohort: `people` (traits, and what became of each), `weeks` (means of every series), `phases` (the measures of the report),
 * `events` (tests, overdoses), and `series` when the scenario asks for series by name.
 */
export class CohortTables {
  readonly shapes: readonly TableShape[];
  private readonly model: Model;
  private readonly scenario: Scenario;
  private readonly series: readonly string[];
  /** Places of the parameters that differ between people. */
  private readonly varying: readonly number[];
  private weekly: WeeklyMeans | undefined;

  constructor(model: Model, scenario: Scenario, series: readonly string[]) {
    this.model = model;
    this.scenario = scenario;
    this.series = inTellingOrder(series);
    this.varying = model.parameters.flatMap((p, place) => (p.spread ? [place] : []));
    const asked = scenario.record.series.length > 0 ? [this.seriesShape()] : [];
    this.shapes = [this.peopleShape(), this.weeksShape(), this.phasesShape(), EVENTS, ...asked];
  }

  private peopleShape(): TableShape {
    const traits = this.varying.map((place): ColumnShape => {
      const { id, unit, says } = this.model.parameters[place]!;
      return { name: plainName(id), type: 'number', unit, says: `${id}: ${says}` };
    });
    const became: ColumnShape[] = [
      { name: 'overdoses', type: 'whole', unit: '1', says: 'Times that breathing failed for longer than can be borne' },
      { name: 'followed_h', type: 'number', unit: 'h', says: 'Length of the life that was followed' },
      { name: 'steps', type: 'whole', unit: '1', says: 'Steps of the solver, rejected ones included' },
      { name: 'failure', type: 'text', unit: '', says: 'Why the run of this person stopped early', optional: true },
    ];
    return { name: 'people', says: 'One row a person: traits and what became of them', columns: [PERSON, ...traits, ...became] };
  }

  private unitOf(series: string): { unit: string; says: string } {
    return this.model.outputs.find((o) => o.id === series) ?? { unit: '1', says: series };
  }

  private weeksShape(): TableShape {
    const means = this.series.map((name): ColumnShape => {
      const { unit, says } = this.unitOf(name);
      return { name: plainName(name), type: 'number', unit, says: `${name}, mean of the week: ${says}`, optional: true };
    });
    const week: ColumnShape = { name: 'week', type: 'whole', unit: '1', says: 'Week of the run, from 0; the last may be short' };
    return { name: 'weeks', says: 'One row a person and week: means of the series', by: ['week'], columns: [PERSON, week, ...means] };
  }

  private phasesShape(): TableShape {
    const read = this.series.flatMap((name) =>
      told(name).measures.map((measure): ColumnShape => {
        const unit = measure.startsWith('time') ? 'h' : this.unitOf(name).unit;
        return { name: plainName(name, measure), type: 'number', unit, says: `${name}, ${measure}`, optional: true };
      }),
    );
    const phase: ColumnShape = { name: 'phase', type: 'text', unit: '', says: 'Name of the phase' };
    return {
      name: 'phases',
      says: 'One row a person and phase: the measures of the report',
      by: ['phase'],
      columns: [PERSON, phase, ...read],
    };
  }

  private seriesShape(): TableShape {
    const values = this.series.map((name): ColumnShape => {
      const { unit, says } = this.unitOf(name);
      return { name: plainName(name), type: 'number', unit, says: `${name}: ${says}` };
    });
    const time: ColumnShape = { name: 'time_h', type: 'number', unit: 'h', says: 'From the start of the run' };
    return { name: 'series', says: 'One row a person and recorded time', by: ['time_h'], columns: [PERSON, time, ...values] };
  }

  /** A collector for the rows of one shard. */
  rows(): Rows {
    const found = Object.fromEntries(this.shapes.map(({ name }) => [name, [] as Row[]]));
    return {
      add: (member) => this.add(member, found),
      columns: () => Object.fromEntries(this.shapes.map((shape) => [shape.name, columnsOf(shape, found[shape.name]!)])),
    };
  }

  private add(member: Member, found: Record<string, Row[]>): void {
    const { record } = member;
    found.people!.push(this.personRow(member));
    found.weeks!.push(...this.weekRows(record));
    found.phases!.push(...this.phaseRows(record));
    found.events!.push(...eventRows(record));
    found.series?.push(...this.seriesRows(record));
  }

  private personRow({ record, parameters }: Member): Row {
    const traits = this.varying.map((place) => [plainName(this.model.parameters[place]!.id), parameters[place]!] as const);
    return {
      person: record.person,
      ...Object.fromEntries(traits),
      overdoses: record.overdoses.length,
      followed_h: record.failure?.at ?? record.ended ?? this.scenario.until,
      steps: record.steps.accepted + record.steps.rejected,
      failure: record.failure?.reason ?? null,
    };
  }

  private weekRows(record: LifeRecord): Row[] {
    const weeks = Math.ceil(this.scenario.until / WEEK - 1e-9);
    // A run that stopped early has fewer times; nobody else's can be of the same number.
    if (this.weekly?.times.length !== record.times.length) this.weekly = new WeeklyMeans(record.times, weeks);
    const weekly = this.weekly as WeeklyMeans;
    const means = this.series.map((name) => [plainName(name), weekly.of(record.series[name]!)] as const);
    return Array.from({ length: weeks }, (_, week) => ({
      person: record.person,
      week,
      ...Object.fromEntries(means.map(([name, values]) => [name, finite(values[week]!)])),
    }));
  }

  private phaseRows(record: LifeRecord): Row[] {
    const run = { scenario: this.scenario, records: [record], meta: { version: '', modelHash: '', engine: '', seriesUnits: {} } };
    const rows = phasesOf(this.scenario).map(({ name }): Record<string, Cell> => ({ person: record.person, phase: name }));
    for (const { phase, series, measure, value } of measures(run)) rows[phase]![plainName(series, measure)] = value;
    return rows;
  }

  private seriesRows(record: LifeRecord): Row[] {
    const values = this.series.map((name) => [plainName(name), record.series[name]!] as const);
    return Array.from(record.times, (time, i) => ({
      person: record.person,
      time_h: time,
      ...Object.fromEntries(values.map(([name, line]) => [name, line[i]!])),
    }));
  }
}

/** Collects the rows of one shard, person after person. */
export interface Rows {
  add(member: Member): void;
  columns(): ShardTables;
}

const EVENTS: TableShape = {
  name: 'events',
  says: 'What came of it: one row a urine result, a concentration, an overdose',
  by: ['kind', 'what'],
  columns: [
    PERSON,
    { name: 'time_h', type: 'number', unit: 'h', says: 'From the start of the run' },
    { name: 'kind', type: 'text', unit: '', says: 'test, concentration, or overdose' },
    { name: 'what', type: 'text', unit: '', says: 'Assay or analyte', optional: true },
    {
      name: 'value',
      type: 'number',
      unit: '',
      says: 'Test: 1 positive; concentration: ng/mL; overdose: lowest breathing, share of baseline',
    },
    { name: 'lasts_h', type: 'number', unit: 'h', says: 'Length of an overdose', optional: true },
  ],
};

function eventRows({ person, samples, overdoses }: LifeRecord): Row[] {
  const row = (time_h: number, kind: string, what: string | null, value: number, lasts_h: number | null = null): Row => {
    return { person, time_h, kind, what, value, lasts_h };
  };
  const tests = samples.flatMap(({ at, results, concentrations }) => [
    ...Object.entries(results).map(([assay, positive]) => row(at, 'test', assay, positive ? 1 : 0)),
    ...Object.entries(concentrations).map(([analyte, value]) => row(at, 'concentration', analyte, value)),
  ]);
  return [...tests, ...overdoses.map(({ at, lasts, lowest }) => row(at, 'overdose', null, lowest, lasts))];
}

/**
 * Means over [168 w, 168 (w + 1)) h, the recorded values joined by straight lines; NaN where nothing is recorded. What each recorded value counts in each
 * week depends on the times alone and is worked out once for all series and people who share them.
 */
export class WeeklyMeans {
  readonly times: Float64Array;
  /** Of each week: the first recorded place that counts in it, what that and the following ones count. */
  private readonly weeks: { readonly first: number; readonly weights: Float64Array }[] = [];

  constructor(times: Float64Array, weeks: number) {
    this.times = times;
    const lengths = new Float64Array(weeks);
    const counts = Array.from({ length: weeks }, () => new Map<number, number>());
    const count = (week: number, place: number, by: number) => counts[week]!.set(place, (counts[week]!.get(place) ?? 0) + by);
    for (let i = 1; i < times.length; i++) {
      const [from, to] = [times[i - 1]!, times[i]!];
      for (let start = from; start < to; ) {
        const week = Math.min(Math.floor(start / WEEK), weeks - 1);
        const end = week === weeks - 1 ? to : Math.min(to, (week + 1) * WEEK);
        const share = ((start + end) / 2 - from) / (to - from);
        count(week, i - 1, (end - start) * (1 - share));
        count(week, i, (end - start) * share);
        lengths[week]! += end - start;
        start = end;
      }
    }
    for (const [week, places] of counts.entries()) {
      const weights = Float64Array.from(places.values(), (hours) => hours / lengths[week]!);
      this.weeks.push({ first: [...places.keys()][0] ?? 0, weights });
    }
  }

  /** One mean a week of the values at the times. */
  of(values: Float64Array): Float64Array {
    return Float64Array.from(this.weeks, ({ first, weights }) => {
      let sum = weights.length > 0 ? 0 : Number.NaN;
      for (let i = 0; i < weights.length; i++) sum += weights[i]! * values[first + i]!;
      return sum;
    });
  }
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** Rows turned into the columns of the shape; what a row lacks is null. */
function columnsOf({ columns }: TableShape, rows: readonly Row[]): Columns {
  const column = ({ name, type, optional }: ColumnShape) => {
    const cell = (row: Row): Cell => row[name] ?? null;
    if (type === 'whole' && !optional) return Int32Array.from(rows, (row) => cell(row) as number);
    if (type === 'number' && !optional) return Float64Array.from(rows, (row) => cell(row) as number);
    return rows.map(cell);
  };
  return Object.fromEntries(columns.map((shape) => [shape.name, column(shape)]));
}
