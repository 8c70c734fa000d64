/**
 * A trial as a study: shards of people, each a pure function of the trial and its number. A place in the trial is filled by the first of
 * several lives that meets the criteria; the same life is then lived in every arm, or in the one it is allocated to. Rules [TS1–TS5].
 */
import type { Course } from '../simulate/course.ts';
import { type ColumnShape, type Columns, type ShardTables, type Study, shardRange, type TableShape } from '../simulate/study.ts';
import { armOf } from './allocate.ts';
import { exclusion, hoursOf, memberRow, useBefore, weekRows } from './member.ts';
import { type Allocation, placesOf, type Trial } from './spec.ts';

/** A life up to the day of entry: its course so far, and where to go on from (what that is, only `Lives` knows). */
export interface Past {
  /** Number among all lives of the seed. */
  readonly life: number;
  readonly course: Course;
  readonly origin: unknown;
}

export interface Asked {
  readonly past: Past;
  readonly arm: number;
}

/** Where courses come from: the model, or a test. */
export interface Lives {
  /** Lives up to entry, in the order asked; the next is asked for when there is room for it. They are the same in every arm. */
  pasts(lives: Iterable<number>): Iterable<Past>;
  /** Whole courses of lives that go on in an arm, in the order asked; each the same whatever it is asked with. */
  live(asked: readonly Asked[]): Course[];
  /** Names in `Course.weekly` that are kept. */
  readonly series: readonly string[];
  readonly engine: string;
  readonly model: unknown;
  readonly parameters: unknown;
}

/** Places a shard. A site of an allocated trial is a shard, so this is part of what a trial is. */
export const SHARD = 20;

const whole = (name: string, says: string, unit = '1', optional = false): ColumnShape => ({
  name,
  type: 'whole',
  unit,
  says,
  ...(optional ? { optional } : {}),
});
const number = (name: string, says: string, unit = '1', optional = false): ColumnShape => ({
  name,
  type: 'number',
  unit,
  says,
  ...(optional ? { optional } : {}),
});
const text = (name: string, says: string, optional = false): ColumnShape => ({
  name,
  type: 'text',
  unit: '',
  says,
  ...(optional ? { optional } : {}),
});
const WHO = [whole('person', 'Number in the trial'), text('arm', 'Arm lived in')];

const PEOPLE: TableShape = {
  name: 'people',
  says: 'A row a person and arm: everything by intention to treat, counted from the day of entry',
  columns: [
    ...WHO,
    whole('entered', 'Day of life on which the person entered', 'd'),
    text('pattern', 'A letter a week of treatment: - negative, + positive, * both, o missed, _ not due'),
    whole('use_before', 'Days with use in the 28 before entry', 'd'),
    whole('stay', 'Days in treatment', 'd'),
    whole('left', '1 when the person left before the end'),
    whole('followed', 'Days followed', 'd'),
    whole('weeks_negative', 'Weeks with negative tests alone', 'wk'),
    whole('weeks_positive', 'Weeks with a positive test', 'wk'),
    whole('weeks_missing', 'Weeks in which a sample was due and none given', 'wk'),
    whole('longest_abstinence', 'Longest run of negative weeks, missed ones ending it', 'wk'),
    whole('use_days', 'Days with use during treatment', 'd'),
    whole('uses', 'Administrations during treatment'),
    whole('blocked_uses', 'Those of them that brought no reward'),
    whole('use_days_late', 'Days with use in the last 28 of treatment', 'd'),
    whole('use_days_after', 'Days with use in the last 28 of follow-up', 'd', true),
    whole('relapse', 'Day on which use was first on four of five days', 'd', true),
    whole('overdoses', 'Overdoses from entry to the end of follow-up'),
    whole('overdoses_treated', 'Those of them in treatment'),
    whole('overdoses_reversed', 'Those of them reversed with naloxone'),
    whole('dose_days', 'Days with study medication', 'd'),
    whole('visits_due', 'Visits due'),
    whole('visits_kept', 'Visits kept'),
    number('paid', 'Rewards paid', '$'),
    number('cost', 'Cost by the perspective of the analysis', '$'),
    number('quality_days', 'Quality-adjusted days', 'd'),
    whole('death', 'Day of death', 'd', true),
    text('death_cause', 'Cause of death', true),
    text('failure', 'Why the life could not be simulated to its end', true),
  ],
};
const SCREENED: TableShape = {
  name: 'screened',
  says: 'A row a life that was looked at for the trial',
  columns: [whole('person', 'Number in the trial'), whole('life', 'Number of the life'), text('excluded', 'Why it did not enter', true)],
};
const COSTS: TableShape = {
  name: 'costs',
  says: 'A row a person, arm and item',
  columns: [...WHO, text('item', 'What was paid for'), number('dollars', 'Amount', '$')],
};
const HOURS: TableShape = {
  name: 'hours',
  says: 'A row a person, arm and activity',
  columns: [...WHO, text('activity', 'Activity'), number('hours', 'Waking hours a day during treatment', 'h')],
};

/** Columns may be named in SQL: letters, digits and underscores. */
export const columnName = (series: string): string => series.replace(/[^A-Za-z0-9]+/g, '_');

function weeksShape(series: readonly string[]): TableShape {
  const values = series.map(
    (name): ColumnShape => ({ name: columnName(name), type: 'short', unit: '', says: `Weekly mean of ${name}`, optional: true }),
  );
  const letter = text('letter', 'Urine tests of the week');
  return {
    name: 'weeks',
    says: 'A row a person, arm and week',
    columns: [...WHO, whole('week', 'Week from entry, from 1', 'wk'), letter, whole('use_days', 'Days with use', 'd'), ...values],
  };
}

type Row = Readonly<Record<string, number | string | null>>;
const columnsOf = (shape: TableShape, rows: readonly Row[]): Columns =>
  Object.fromEntries(shape.columns.map(({ name }) => [name, rows.map((row) => row[name] ?? null)]));

/** A study whose shards are computed at once. */
export interface TrialStudy extends Study {
  run(shard: number): ShardTables;
}

export const shardsOf = (trial: Trial): number => Math.ceil(placesOf(trial) / SHARD);

/** A trial made ready to run with lives from anywhere. */
export function trialStudy(trial: Trial, lives: Lives, kept?: PastsKept): TrialStudy {
  const places = placesOf(trial);
  const tables = [PEOPLE, weeksShape(lives.series), COSTS, HOURS, SCREENED];
  return {
    title: trial.title,
    seed: trial.seed,
    people: places * (trial.allocation.method === 'all arms' ? trial.arms.length : 1),
    shards: shardsOf(trial),
    tables,
    engine: lives.engine,
    model: lives.model,
    parameters: lives.parameters,
    run: (shard) => {
      const rows = runSite(trial, lives, shard, kept);
      return Object.fromEntries(tables.map((shape) => [shape.name, columnsOf(shape, rows[shape.name]!)])) as ShardTables;
    },
  };
}

/** Who fills the places of a site, and whom they were chosen from. */
export interface Recruited {
  readonly members: readonly { readonly person: number; readonly past: Past }[];
  readonly screened: readonly { readonly person: number; readonly life: number; readonly excluded: string | null }[];
}

/** Keeps who was recruited, so that another trial with the same people need not live their pasts again. */
export interface PastsKept {
  read(shard: number): Recruited | undefined;
  write(shard: number, recruited: Recruited): void;
}

function runSite(trial: Trial, lives: Lives, shard: number, kept: PastsKept | undefined): Record<string, Row[]> {
  const known = kept?.read(shard);
  const { members, screened } = known ?? recruit(trial, lives, shard);
  if (!known) kept?.write(shard, { members, screened });
  const rows: Record<string, Row[]> = { people: [], weeks: [], costs: [], hours: [], screened: [...screened] };
  const queue = new Map<number, number>();
  const asked = members.flatMap(({ person, past }) =>
    armsOf(trial, person, shard, past.course, queue).map((arm) => ({ person, past, arm })),
  );
  const courses = lives.live(asked);
  for (const [i, { person, arm }] of asked.entries()) keep(trial, lives, courses[i]!, person, trial.arms[arm]!.name, rows);
  return rows;
}

/**
 * For every place the first of its lives that meets the criteria. The next life is of the place tried least, begun before the last is known,
 * so that the kernel never waits; a life behind the one that enters is let go unseen.
 */
function recruit(trial: Trial, lives: Lives, shard: number): Recruited {
  const { first, end } = shardRange(placesOf(trial), SHARD, shard);
  const places = Array.from({ length: end - first }, (_, i) => ({ person: first + i, begun: 0, filled: false }));
  const begun: { readonly place: (typeof places)[number]; readonly attempt: number }[] = [];
  function* next(): Generator<number, void, undefined> {
    for (;;) {
      const open = places.filter((place) => !place.filled && place.begun < trial.population.attempts);
      if (open.length === 0) return;
      const place = open.reduce((least, other) => (other.begun < least.begun ? other : least));
      begun.push({ place, attempt: place.begun });
      yield place.person + place.begun++ * placesOf(trial);
    }
  }
  const members: { person: number; past: Past }[] = [];
  const screened: { attempt: number; person: number; life: number; excluded: string | null }[] = [];
  for (const past of lives.pasts(next())) {
    const { place, attempt } = begun.shift()!;
    if (place.filled) continue;
    const excluded = exclusion(past.course, trial.population) ?? null;
    screened.push({ attempt, person: place.person, life: past.life, excluded });
    if (excluded !== null) continue;
    members.push({ person: place.person, past });
    place.filled = true;
    if (places.every(({ filled }) => filled)) break;
  }
  screened.sort((a, b) => a.attempt - b.attempt || a.person - b.person);
  return { members: members.sort((a, b) => a.person - b.person), screened: screened.map(({ attempt: _, ...row }) => row) };
}

function armsOf(trial: Trial, person: number, site: number, past: Course, queue: Map<number, number>): number[] {
  const { allocation } = trial;
  if (allocation.method === 'all arms') return trial.arms.map((_, arm) => arm);
  const stratum = stratumOf(allocation, past);
  const place = queue.get(stratum) ?? 0;
  queue.set(stratum, place + 1);
  return [armOf(allocation, trial.seed, person, { site, stratum, place })];
}

const stratumOf = ({ strata }: Exclude<Allocation, { method: 'all arms' }>, course: Course): number =>
  strata.reduce((number, { window, cut }) => 2 * number + (useBefore(course, window) >= cut ? 1 : 0), 0);

function keep(trial: Trial, lives: Lives, course: Course, person: number, arm: string, rows: Record<string, Row[]>): void {
  rows.people!.push(memberRow(trial, course, person, arm) as unknown as Row);
  for (const week of weekRows(trial, course, person, arm, lives.series)) {
    rows.weeks!.push(Object.fromEntries(Object.entries(week).map(([name, value]) => [columnName(name), value])));
  }
  for (const [item, dollars] of Object.entries(course.costs)) rows.costs!.push({ person, arm, item, dollars });
  for (const [activity, hours] of hoursOf(trial, course)) rows.hours!.push({ person, arm, activity, hours });
}
