/**
 * A trial as a study: shards of people, each a pure function of the trial and its number. A place in the trial is filled by the first of
 * several lives that meets the criteria; the same life is then lived in every arm, or in the one it is allocated to. Rules [TS1–TS6].
 */
import type { Course } from '../simulate/course.ts';
import { type ColumnShape, type Columns, type ShardTables, type Study, shardRange, type TableShape } from '../simulate/study.ts';
import type { Lives, Recruited } from './lives.ts';
import { hoursOf, memberRow, weekRows } from './member.ts';
import { liveSite } from './site.ts';
import { placesOf, type Trial } from './spec.ts';

/**
 * Places a shard, by how many the trial has: enough shards for some workers, and in large trials enough lives for a kernel at once. A site of an
 * allocated trial is a shard, so this is part of what a trial is, and not of where it runs. Large trials without allocation have four, eight, twelve …
 * shards alike, so that workers end together.
 */
export function placesAShard(trial: Trial): number {
  const places = placesOf(trial);
  const most = 20 * Math.min(4, Math.max(1, Math.floor(places / 200)));
  return most === 20 || trial.allocation.method !== 'all arms' ? most : Math.ceil(places / (4 * Math.ceil(places / (4 * most))));
}

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

export const shardsOf = (trial: Trial): number => Math.ceil(placesOf(trial) / placesAShard(trial));

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

/** Keeps who was recruited, so that another trial with the same people need not live their pasts again. */
export interface PastsKept {
  read(shard: number): Recruited | undefined;
  write(shard: number, recruited: Recruited): void;
}

function runSite(trial: Trial, lives: Lives, shard: number, kept: PastsKept | undefined): Record<string, Row[]> {
  const { first, end } = shardRange(placesOf(trial), placesAShard(trial), shard);
  const persons = Array.from({ length: end - first }, (_, i) => first + i);
  const known = kept?.read(shard);
  const { recruited, courses } = liveSite(trial, lives, shard, persons, placesOf(trial), known);
  if (!known) kept?.write(shard, recruited);
  const rows: Record<string, Row[]> = { people: [], weeks: [], costs: [], hours: [], screened: [...recruited.screened] };
  for (const { person, arm, course } of courses) keep(trial, lives, course, person, trial.arms[arm]!.name, rows);
  return rows;
}

function keep(trial: Trial, lives: Lives, course: Course, person: number, arm: string, rows: Record<string, Row[]>): void {
  rows.people!.push(memberRow(trial, course, person, arm) as unknown as Row);
  for (const week of weekRows(trial, course, person, arm, lives.series)) {
    rows.weeks!.push(Object.fromEntries(Object.entries(week).map(([name, value]) => [columnName(name), value])));
  }
  for (const [item, dollars] of Object.entries(course.costs)) rows.costs!.push({ person, arm, item, dollars });
  for (const [activity, hours] of hoursOf(trial, course)) rows.hours!.push({ person, arm, activity, hours });
}
