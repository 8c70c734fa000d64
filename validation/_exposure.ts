import {
  type Cohort,
  carriedTo,
  drawPerson,
  type LifeEvent,
  type LifeRecord,
  type Species,
  simulateLife,
  standardModel,
} from '../src/index.ts';

/** One life of the person: events, times to record at (h; the last ends the run), series to record. Throws when the solver fails. */
export type Live = (events: readonly LifeEvent[], times: ArrayLike<number>, series: readonly string[]) => LifeRecord;

/** Calls `measure` with every person of the cohort, or one of another species; the same index is the same person in every row. */
export function eachPerson<T>(
  cohort: Cohort,
  substances: readonly string[],
  measure: (live: Live, index: number) => T,
  species?: Species,
): T[] {
  const compiled = standardModel(substances);
  const { people, seed, parameters = {} } = cohort;
  return Array.from({ length: people }, (_, index) => {
    const person = drawPerson(compiled.model, { seed, index, parameters });
    const body = species ? carriedTo(species, compiled.model, person) : person;
    const live: Live = (events, times, series) => {
      const record = simulateLife(compiled, body, events, { person: index, until: times[times.length - 1] as number, times, series });
      if (record.failure) throw new Error(`person ${index}: the solver stopped at ${record.failure.at} h, ${record.failure.reason}`);
      return record;
    };
    return measure(live, index);
  });
}

/** Times from, from + every, … up to `to`, h. */
export const span = (from: number, to: number, every: number): number[] =>
  Array.from({ length: Math.floor((to - from) / every + 1e-6) + 1 }, (_, i) => from + i * every);

export const dose = (at: number, substance: string, route: string, amount: number): LifeEvent => ({
  kind: 'dose',
  at,
  substance,
  route,
  amount,
});

/** Usual dose by vein, mg: the mean of S004; three a day make tolerance 1 by definition of the scale. */
export const USUAL = 25;

/** Heroin by vein at 0, 6 and 12 h of every day, `amount` mg each. */
export const dailyHeroin = (days: number, amount = USUAL): LifeEvent[] =>
  span(0, days - 1, 1).flatMap((day) => [0, 6, 12].map((hour) => dose(24 * day + hour, 'heroin', 'intravenous', amount)));

/** Time of the last dose of `dailyHeroin`, h. */
export const lastHeroin = (days: number): number => 24 * (days - 1) + 12;

/** Methadone swallowed once a day; `amounts` are mg, one per day. */
export const dailyMethadone = (amounts: readonly number[]): LifeEvent[] =>
  amounts.map((amount, day) => dose(24 * day, 'methadone', 'oral', amount));

/** A column of a record; throws when it was not recorded. */
export function column(record: LifeRecord, name: string): Float64Array {
  const found = record.series[name];
  if (!found) throw new Error(`${name}: not recorded; recorded are ${Object.keys(record.series).join(', ')}`);
  return found;
}

/** Mean across people at every place of the columns. */
export function meanCurve(columns: readonly ArrayLike<number>[]): number[] {
  const length = (columns[0] as ArrayLike<number>).length;
  return Array.from({ length }, (_, i) => columns.reduce((sum, c) => sum + (c[i] as number), 0) / columns.length);
}

/** Place and height of the highest value. */
export function peak(xs: ArrayLike<number>): { readonly place: number; readonly value: number } {
  let place = 0;
  for (let i = 1; i < xs.length; i++) if ((xs[i] as number) > (xs[place] as number)) place = i;
  return { place, value: xs[place] as number };
}
