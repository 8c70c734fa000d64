import {
  type Cohort,
  carriedTo,
  drawPerson,
  type LifeEvent,
  type LifeOptions,
  type LifeRecord,
  type Species,
  simulateLife,
  standardModel,
} from '../src/index.ts';

/** Relative tolerance of validation runs: far below every published spread. */
const TOLERANCE = 1e-5;

/** One person of a cohort, to be measured. */
export interface Person {
  readonly index: number;
  /** A parameter of this person, in its declared unit. */
  value(id: string): number;
  /** The same person with some parameters set, in their declared units. */
  with(values: Readonly<Record<string, number>>): Person;
  /** One life, recorded at `times` (h, increasing), which ends with the last of them. Throws when the solver fails. */
  live(events: readonly LifeEvent[], times: ArrayLike<number>, series?: readonly string[], more?: Partial<LifeOptions>): LifeRecord;
}

/** Calls `measure` with every person of the cohort, or one of another species. Overrides of substances that the experiment does not give are left out. */
export function everyone<T>(cohort: Cohort, substances: readonly string[], measure: (person: Person) => T, species?: Species): T[] {
  const compiled = standardModel(substances);
  const { people, seed } = cohort;
  const known = new Map(compiled.model.parameters.map((p, place) => [p.id, place]));
  const parameters = Object.fromEntries(Object.entries(cohort.parameters ?? {}).filter(([id]) => known.has(id)));
  const place = (id: string): number => {
    const found = known.get(id);
    if (found === undefined) throw new Error(`${id}: no parameter has this name`);
    return found;
  };
  const person = (index: number, own: Float64Array): Person => ({
    index,
    value: (id) => own[place(id)] as number,
    with: (values) => {
      const other = own.slice();
      for (const [id, value] of Object.entries(values)) other[place(id)] = value;
      return person(index, other);
    },
    live: (events, times, series = [], more = {}) => {
      const until = times[times.length - 1] as number;
      const record = simulateLife(compiled, own, events, { person: index, until, times, series, tolerance: TOLERANCE, ...more });
      if (record.failure) throw new Error(`person ${index}: the solver stopped at ${record.failure.at} h, ${record.failure.reason}`);
      return record;
    },
  });
  return Array.from({ length: people }, (_, index) => {
    const drawn = drawPerson(compiled.model, { seed, index, parameters });
    return measure(person(index, species ? carriedTo(species, compiled.model, drawn) : drawn));
  });
}

const last = new Map<string, { readonly cohort: string; readonly value: unknown }>();

/** `make()`, or what it gave when the cohort was the same the last time: rows that ask different things of one experiment run it once. */
export function once<T>(experiment: string, { people, seed, parameters }: Cohort, make: () => T): T {
  const cohort = JSON.stringify([people, seed, parameters]);
  const known = last.get(experiment);
  if (known?.cohort === cohort) return known.value as T;
  const value = make();
  last.set(experiment, { cohort, value });
  return value;
}

/** First x at which y reaches `level`, straight between points; undefined when it never does. */
export function crossing(x: ArrayLike<number>, y: ArrayLike<number>, level: number, falling: boolean): number | undefined {
  const beyond = (i: number): boolean => (falling ? (y[i] as number) <= level : (y[i] as number) >= level);
  for (let i = 0; i < x.length; i++) {
    if (!beyond(i)) continue;
    if (i === 0) return x[0];
    const [y0, y1] = [y[i - 1] as number, y[i] as number];
    return (x[i - 1] as number) + ((level - y0) / (y1 - y0)) * ((x[i] as number) - (x[i - 1] as number));
  }
  return undefined;
}

/** Half-life of ys by a straight line through log y against x, in the unit of x; both of at least two points, ys > 0. */
export function halfLife(xs: readonly number[], logs: readonly number[]): number {
  const n = xs.length;
  const [mx, my] = [xs.reduce((a, b) => a + b, 0) / n, logs.reduce((a, b) => a + b, 0) / n];
  let [cross, square] = [0, 0];
  for (const [i, x] of xs.entries()) {
    cross += (x - mx) * ((logs[i] as number) - my);
    square += (x - mx) ** 2;
  }
  return -Math.LN2 / (cross / square);
}
