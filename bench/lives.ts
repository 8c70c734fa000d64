import {
  type Compiled,
  drawPerson,
  type LifeEvent,
  type LifeRecord,
  regularTimes,
  simulateLife,
  standardModel,
  uniform,
} from '../src/index.ts';

/** The model of the benchmark: heroin by vein, with what it becomes. */
export const compiled: Compiled = standardModel(['heroin', 'morphine']);
/** h; no multiple of the time between doses, so that every hour after a dose is seen. */
const EVERY = 7.3;
const A_DAY = 4;
const MG = 20;
const REFERENCE = 1e-11;

export interface Exposure {
  readonly days: number;
  readonly until: number;
  readonly times: Float64Array;
  readonly people: readonly Float64Array[];
  readonly events: readonly LifeEvent[];
}

const dose = (at: number): LifeEvent => ({ kind: 'dose', at, substance: 'heroin', route: 'intravenous', amount: MG });

/** Four doses a day for two thirds of the time, then none, so that withdrawal and recovery count too; the typical person and drawn ones. */
export function exposure(days: number, people: number): Exposure {
  const until = 24 * days;
  const used = Math.round((2 / 3) * days * A_DAY);
  return {
    days,
    until,
    times: regularTimes(until, EVERY),
    people: Array.from({ length: people }, (_, index) => drawPerson(compiled.model, { seed: 1, index, typical: index === 0 })),
    events: Array.from({ length: used }, (_, i) => dose((24 / A_DAY) * i)),
  };
}

/** As many doses as in the exposure, at times of each person's own. */
export const ownTimes = ({ events, until }: Exposure, person: number): LifeEvent[] =>
  Array.from({ length: events.length }, (_, i) => dose((until * uniform(1, person, 'bench', i) * 2) / 3)).sort((a, b) => a.at - b.at);

/** The first days of an exposure, looked at up to two hours after every dose, where fast states lag the most. */
export function nearDoses({ people, events, days }: Exposure, most = 10): Exposure {
  const until = 24 * Math.min(days, most);
  const given = events.filter((e) => e.at < until);
  const times = given.flatMap(({ at }) => [1, 2, 3, 4, 6, 8, 10, 15, 20, 30, 60, 120].map((minutes) => at + minutes / 60));
  return { days: until / 24, until, people, events: given, times: Float64Array.from(times) };
}

export type Series = Readonly<Record<string, ArrayLike<number>>>;

/** What the errors are measured against: the generic method at 1e-11, and the size of each shown series over all these lives. */
export interface Reference {
  readonly series: readonly Series[];
  readonly size: Readonly<Record<string, number>>;
}

export function reference({ people, events, until, times }: Exposure): Reference {
  const series = people.map((p) => checked(simulateLife(compiled, p, events, { until, times, tolerance: REFERENCE })).series);
  const size: Record<string, number> = {};
  for (const one of series)
    for (const [name, xs] of Object.entries(one)) size[name] = xs.reduce((most, x) => Math.max(most, Math.abs(x)), size[name] ?? 0);
  return { series, size };
}

export function checked(record: LifeRecord): LifeRecord {
  if (record.failure) throw new Error(`bench: the run failed at ${record.failure.at} h: ${record.failure.reason}`);
  return record;
}

/** The largest difference of any shown series at any recorded time, as a share of its largest value over all lives. */
export function error(found: readonly Series[], { series, size }: Reference): number {
  const shares = series.flatMap((exact, person) =>
    Object.entries(exact).map(([name, xs]) => {
      const mine = found[person]?.[name] ?? [];
      let most = 0;
      for (let i = 0; i < xs.length; i++) most = Math.max(most, Math.abs((xs[i] as number) - (mine[i] ?? Number.NaN)));
      return most / (size[name] || 1);
    }),
  );
  return shares.some(Number.isNaN) ? Number.NaN : Math.max(...shares);
}
