/** What arms are compared by: a number a person, from the table of people. */
import type { MemberRow } from './member.ts';

export interface Measure {
  readonly id: string;
  readonly says: string;
  readonly unit: string;
  /** A share of people is 0 or 1 for each. */
  readonly kind: 'mean' | 'share';
  /** Whether more of it is what people hope for. */
  readonly wanted: 'more' | 'less' | 'neither';
  /** Primary where a trial names none. */
  readonly primary?: true;
  /** null: this person has none, e.g. gave no sample. */
  readonly of: (row: MemberRow, weeks: number) => number | null;
}

const due = (row: MemberRow): number => row.weeks_negative + row.weeks_positive + row.weeks_missing;
const share = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);
const atLeast = (id: string, weeks: number): Measure => ({
  id,
  says: `At least ${weeks} negative weeks in a row`,
  unit: '1',
  kind: 'share',
  wanted: 'more',
  of: (row) => (due(row) >= weeks ? +(row.longest_abstinence >= weeks) : null),
});

/** In the order of a report. */
export const MEASURES: readonly Measure[] = [
  {
    id: 'negative',
    says: 'Negative weeks, of those with a sample due; missing counts as positive',
    unit: '1',
    kind: 'mean',
    wanted: 'more',
    primary: true,
    of: (row) => share(row.weeks_negative, due(row)),
  },
  {
    id: 'negative_submitted',
    says: 'Negative weeks, of those with a sample given',
    unit: '1',
    kind: 'mean',
    wanted: 'more',
    of: (row) => share(row.weeks_negative, row.weeks_negative + row.weeks_positive),
  },
  {
    id: 'stayed',
    says: 'Stayed in treatment to its end',
    unit: '1',
    kind: 'share',
    wanted: 'more',
    primary: true,
    of: (row, weeks) => +(row.left === 0 && row.stay >= 7 * weeks),
  },
  {
    id: 'abstinence',
    says: 'Longest run of negative weeks',
    unit: 'wk',
    kind: 'mean',
    wanted: 'more',
    primary: true,
    of: (row) => row.longest_abstinence,
  },
  atLeast('abstinent_4', 4),
  atLeast('abstinent_8', 8),
  atLeast('abstinent_12', 12),
  {
    id: 'use_days',
    says: 'Days with use in the last 28 days of treatment',
    unit: 'd',
    kind: 'mean',
    wanted: 'less',
    primary: true,
    of: (row) => row.use_days_late,
  },
  {
    id: 'use_days_after',
    says: 'Days with use in the last 28 days of follow-up',
    unit: 'd',
    kind: 'mean',
    wanted: 'less',
    of: (row) => row.use_days_after,
  },
  {
    id: 'relapsed',
    says: 'Used on four of five days at some time after entry',
    unit: '1',
    kind: 'share',
    wanted: 'less',
    of: (row) => +(row.relapse !== null),
  },
  {
    id: 'attendance',
    says: 'Visits kept, of those due',
    unit: '1',
    kind: 'mean',
    wanted: 'more',
    of: (row) => share(row.visits_kept, row.visits_due),
  },
  { id: 'dose_days', says: 'Days with study medication', unit: 'd', kind: 'mean', wanted: 'neither', of: (row) => row.dose_days },
  {
    id: 'overdoses',
    says: 'Overdoses, from entry to the end of follow-up',
    unit: '1',
    kind: 'mean',
    wanted: 'less',
    of: (row) => row.overdoses,
  },
  {
    id: 'died',
    says: 'Died, from entry to the end of follow-up',
    unit: '1',
    kind: 'share',
    wanted: 'less',
    of: (row) => +(row.death !== null),
  },
  { id: 'paid', says: 'Rewards paid', unit: '$', kind: 'mean', wanted: 'neither', of: (row) => row.paid },
  { id: 'cost', says: 'Cost', unit: '$', kind: 'mean', wanted: 'less', of: (row) => row.cost },
  {
    id: 'quality_days',
    says: 'Quality-adjusted days (assumed utilities)',
    unit: 'd',
    kind: 'mean',
    wanted: 'more',
    of: (row) => row.quality_days,
  },
];

export const MEASURE_IDS: readonly string[] = MEASURES.map(({ id }) => id);
/** Primary outcomes of a trial that names none. */
export const USUAL_OUTCOMES: readonly string[] = MEASURES.filter(({ primary }) => primary).map(({ id }) => id);
