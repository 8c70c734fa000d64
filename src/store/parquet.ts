import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer';
import { eventsOf, type Run, recordedSeries } from '../describe/run.ts';
import type { LifeEvent } from '../language/event.ts';

/** A named number about one person. */
export interface OutcomeRow {
  readonly person: number;
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

/** Parameters drawn for one person, 'component.parameter' → value in its declared unit. */
export type Drawn = Readonly<Record<string, number>>;

type Metadata = Readonly<Record<string, string>>;

/**
 * series.parquet: one row a person and recorded time; columns person, time_h and one for each series, in the unit the model declares. What a
 * person lacks is null. The key-value metadata hold the unit and the meaning of every column and where the run came from.
 */
export function seriesParquet(run: Run): Uint8Array {
  const names = recordedSeries(run);
  const rows = run.records.reduce((sum, { times }) => sum + times.length, 0);
  const [person, time] = [new Int32Array(rows), new Float64Array(rows)];
  const values = names.map(() => new Array<number | null>(rows));
  let row = 0;
  for (const record of run.records) {
    const lines = names.map((name) => record.series[name]);
    for (let i = 0; i < record.times.length; i++, row++) {
      person[row] = record.person;
      time[row] = record.times[i]!;
      for (let j = 0; j < names.length; j++) values[j]![row] = lines[j]?.[i] ?? null;
    }
  }
  const columns: ColumnSource[] = [
    { name: 'person', data: person, type: 'INT32', nullable: false },
    { name: 'time_h', data: time, type: 'DOUBLE', nullable: false },
    ...names.map((name, j) => ({ name, data: values[j]!, type: 'DOUBLE' as const })),
  ];
  const meanings = names.flatMap((name) => {
    const { unit, says } = run.meta.seriesUnits[name] ?? { unit: 'not declared', says: '' };
    return [[`unit.${name}`, unit] as const, [`says.${name}`, says] as const];
  });
  return write(run, columns, { 'unit.person': '1', 'unit.time_h': 'h', ...Object.fromEntries(meanings) });
}

/** One row of events.parquet. */
interface EventRow {
  /** null: everybody. */
  readonly person: number | null;
  readonly time_h: number;
  /** dose, reward, context, sample: what the scenario asked for. concentration, test, overdose, failure: what came of it. */
  readonly kind: string;
  /** Substance, reward, analyte or assay; the reason of a failure. */
  readonly what: string | null;
  readonly route: string | null;
  readonly value: number | null;
  readonly unit: string | null;
  readonly lasts_h: number | null;
}

const EVENT = { person: null, what: null, route: null, value: null, unit: null, lasts_h: null };

/** events.parquet: what happened to whom and when, in order of person (everybody first) and time. */
export function eventsParquet(run: Run): Uint8Array {
  const asked = run.events
    ? run.records.flatMap(({ person }, index) => eventsOf(run, index).map((event) => ({ ...eventRow(event), person })))
    : run.scenario.events.map(eventRow);
  const rows = [...asked, ...run.records.flatMap(outcomeEvents)].sort((a, b) => (a.person ?? -1) - (b.person ?? -1) || a.time_h - b.time_h);
  const text = (name: 'kind' | 'what' | 'route' | 'unit') => ({ name, data: rows.map((row) => row[name]), type: 'STRING' as const });
  const number = (name: 'value' | 'lasts_h') => ({ name, data: rows.map((row) => row[name]), type: 'DOUBLE' as const });
  const columns: ColumnSource[] = [
    { name: 'person', data: rows.map((row) => row.person), type: 'INT32' },
    { name: 'time_h', data: rows.map((row) => row.time_h), type: 'DOUBLE', nullable: false },
    text('kind'),
    text('what'),
    text('route'),
    number('value'),
    text('unit'),
    number('lasts_h'),
  ];
  return write(run, columns, { 'unit.time_h': 'h', 'unit.lasts_h': 'h', 'says.person': 'null means everybody in the run' });
}

function eventRow(event: LifeEvent): EventRow {
  const at = { ...EVENT, time_h: event.at, kind: event.kind };
  if (event.kind === 'dose')
    return { ...at, what: event.substance, route: event.route, value: event.amount, unit: 'mg', lasts_h: event.over ?? 0 };
  if (event.kind === 'reward') return { ...at, what: event.reward, value: event.size, unit: '1' };
  return event.kind === 'context' ? { ...at, what: 'usual place', value: event.usual, unit: '1' } : at;
}

function outcomeEvents({ person, overdoses, samples, failure }: Run['records'][number]): EventRow[] {
  const sampled = samples.flatMap(({ at, concentrations, results }) => [
    ...Object.entries(concentrations).map(([what, value]) => ({
      ...EVENT,
      person,
      time_h: at,
      kind: 'concentration',
      what,
      value,
      unit: 'ng/mL',
    })),
    ...Object.entries(results).map(([what, positive]) => ({
      ...EVENT,
      person,
      time_h: at,
      kind: 'test',
      what,
      value: positive ? 1 : 0,
      unit: '1',
    })),
  ]);
  const low = overdoses.map(({ at, lasts, lowest }) => ({
    ...EVENT,
    person,
    time_h: at,
    kind: 'overdose',
    value: lowest,
    unit: 'fraction of baseline',
    lasts_h: lasts,
  }));
  const failed = failure ? [{ ...EVENT, person, time_h: failure.at, kind: 'failure', what: failure.reason }] : [];
  return [...sampled, ...low, ...failed];
}

/** people.parquet: one row a person, one column a drawn parameter, in its declared unit. `units` goes into the metadata. */
export function peopleParquet(run: Run, people: readonly Drawn[], units: Readonly<Record<string, string>> = {}): Uint8Array {
  const names = [...new Set(people.flatMap((one) => Object.keys(one)))];
  const columns: ColumnSource[] = [
    { name: 'person', data: Int32Array.from(people, (_, i) => run.records[i]?.person ?? i), type: 'INT32', nullable: false },
    ...names.map((name) => ({ name, data: people.map((one) => one[name] ?? null), type: 'DOUBLE' as const })),
  ];
  return write(run, columns, Object.fromEntries(names.map((name) => [`unit.${name}`, units[name] ?? 'as declared'])));
}

/** outcomes.parquet: one row a person and outcome. */
export function outcomesParquet(run: Run, rows: readonly OutcomeRow[]): Uint8Array {
  const columns: ColumnSource[] = [
    { name: 'person', data: Int32Array.from(rows, ({ person }) => person), type: 'INT32', nullable: false },
    { name: 'name', data: rows.map(({ name }) => name), type: 'STRING', nullable: false },
    { name: 'value', data: Float64Array.from(rows, ({ value }) => value), type: 'DOUBLE', nullable: false },
    { name: 'unit', data: rows.map(({ unit }) => unit), type: 'STRING', nullable: false },
  ];
  return write(run, columns, {});
}

function write(run: Run, columnData: ColumnSource[], metadata: Metadata): Uint8Array {
  const { meta, scenario } = run;
  const from: Metadata = {
    'accumbens.version': meta.version,
    'accumbens.modelHash': meta.modelHash,
    'accumbens.engine': meta.engine,
    'accumbens.seed': String(scenario.seed),
  };
  const kvMetadata = Object.entries({ ...from, ...metadata }).map(([key, value]) => ({ key, value }));
  return new Uint8Array(parquetWriteBuffer({ columnData, kvMetadata, createdBy: `accumbens version ${meta.version}` }));
}
