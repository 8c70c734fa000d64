/**
 * One person's diary from the tables of the CTN-0094 release: what they said they used, day by day (timeline follow-back), and what the
 * trial gave them. Rules [TF1–TF7].
 *
 * Days are study days; half-open stretches [from, to). A day without a row is a day on which nothing was reported.
 */
import { Faults, throwIfAny } from './faults.ts';
import { afresh, Own, type Trial } from './trialTables.ts';

export interface DiaryDay {
  readonly day: number;
  readonly heroin: boolean;
  /** An opioid other than heroin, methadone and buprenorphine. */
  readonly otherOpioid: boolean;
  /** Not from the study. */
  readonly methadone: boolean;
  /** Not from the study. */
  readonly buprenorphine: boolean;
  /** Anything else, as reported. */
  readonly others: readonly string[];
}

export interface Medication {
  readonly day: number;
  readonly substance: 'methadone' | 'buprenorphine' | 'naltrexone';
  readonly route: 'oral' | 'sublingual' | 'depot';
  readonly mg: number;
}

export interface Diary {
  readonly who: number;
  readonly project: number;
  /** First day anything is known of. */
  readonly from: number;
  /** One past the last. */
  readonly to: number;
  /** Every day from `from` to `to`. */
  readonly days: readonly DiaryDay[];
  readonly arm?: string;
  /** Day of the first randomisation. */
  readonly randomised?: number;
  readonly medication: readonly Medication[];
  /** Grade 0 (none) to 3 (severe). */
  readonly withdrawalObserved: readonly { readonly day: number; readonly grade: number }[];
  /** Whether heroin is injected, and the table that says so; absent is unknown. */
  readonly injects?: { readonly value: boolean; readonly from: 'rbs_iv' | 'asi' };
  /** Most injections in a day of the 30 before the study, as reported. */
  readonly mostInjections?: number;
  /** Days of heroin in the 30 before the study, as reported. */
  readonly heroinDaysBefore?: number;
  readonly age?: number;
  readonly male?: boolean;
  /** What was read in a way that should be known. */
  readonly notes: readonly string[];
}

/** Ten years either side of the start. */
const FAR = 3653;

/**
 * The diary of one person.
 * @throws BadInput when the person is not in `everybody`, or when a cell of theirs cannot be read
 */
export function diaryOf(shared: Trial, who: number): Diary {
  const trial = afresh(shared);
  const everybody = new Own(trial, 'everybody', who);
  const person = everybody.rows[0];
  if (!person) throw nobody(trial, who);
  const project = everybody.whole(person, 'project', 0, 999_999) ?? 0;
  const notes: string[] = [];
  const arm = armOf(trial, who);
  const medication = medicationOf(trial, who, arm?.name, notes);
  const used = useOf(trial, who);
  const withdrawalObserved = withdrawalOf(trial, who);
  const known = [...used.keys(), ...[...medication, ...withdrawalObserved, ...(arm ? [arm] : [])].map(({ day }) => day)];
  const from = known.reduce((least, day) => Math.min(least, day), known[0] ?? 0);
  const to = known.reduce((most, day) => Math.max(most, day), known[0] ?? 0) + 1;
  const days = Array.from({ length: to - from }, (_, i) => dayOf(from + i, used.get(from + i) ?? new Set()));
  const rest = backgroundOf(trial, who);
  throwIfAny(...Object.values(trial.tables).map(({ table }) => table.faults));
  return {
    who,
    project,
    from,
    to,
    days,
    ...(arm ? { arm: arm.name, randomised: arm.day } : {}),
    medication,
    withdrawalObserved,
    ...rest,
    notes,
  };
}

function nobody(trial: Trial, who: number): Error {
  const faults = new Faults(trial.tables.everybody!.table.faults.file);
  const some = trial.people.slice(0, 5).join(', ');
  faults.add({ line: 1 }, 'who', `nobody numbered ${who}`, `one of the ${trial.people.length} people in the table, e.g. ${some || 'none'}`);
  return faults.error();
}

const NAMED = ['Heroin', 'Opioid', 'Methadone', 'Buprenorphine'];

function dayOf(day: number, what: ReadonlySet<string>): DiaryDay {
  return {
    day,
    heroin: what.has('Heroin'),
    otherOpioid: what.has('Opioid'),
    methadone: what.has('Methadone'),
    buprenorphine: what.has('Buprenorphine'),
    others: [...what].filter((name) => !NAMED.includes(name)),
  };
}

function useOf(trial: Trial, who: number): Map<number, Set<string>> {
  const own = new Own(trial, 'tlfb', who);
  const used = new Map<number, Set<string>>();
  for (const row of own.rows) {
    const day = own.whole(row, 'when', -FAR, FAR);
    if (day === undefined) continue;
    const what = used.get(day) ?? new Set();
    used.set(day, what.add(own.text(row, 'what')));
  }
  return used;
}

function armOf(trial: Trial, who: number): { name: string; day: number } | undefined {
  const own = new Own(trial, 'randomization', who);
  const first = own.rows.find((row) => own.text(row, 'which') === '1') ?? own.rows[0];
  const day = first && own.whole(first, 'when', -FAR, FAR);
  return first && day !== undefined ? { name: own.text(first, 'treatment'), day } : undefined;
}

/** 32 mg under the tongue was the most either trial gave; more in that arm can only be methadone after a transfer. */
const MOST_BUPRENORPHINE = 32;

type Given = Pick<Medication, 'substance' | 'route' | 'mg'>;

function givenIn(arm: string, amount: number): Given | undefined {
  if (/methadone/i.test(arm)) return { substance: 'methadone', route: 'oral', mg: amount };
  // In the trial of extended-release naltrexone, 1 stands for one injection, of 380 mg.
  if (/NTX|naltrexone/i.test(arm)) return amount === 1 ? { substance: 'naltrexone', route: 'depot', mg: 380 } : undefined;
  if (!/BUP/i.test(arm)) return undefined;
  if (amount > MOST_BUPRENORPHINE) return { substance: 'methadone', route: 'oral', mg: amount };
  return { substance: 'buprenorphine', route: 'sublingual', mg: amount };
}

function medicationOf(trial: Trial, who: number, arm: string | undefined, notes: string[]): Medication[] {
  const own = new Own(trial, 'treatment', who);
  const perDay = new Map<number, number>();
  let twice = 0;
  for (const row of own.rows) {
    const day = own.whole(row, 'when', -FAR, FAR);
    const amount = own.number(row, 'amount', 0, 1000);
    if (day === undefined || amount === undefined) continue;
    if (perDay.has(day)) twice += 1;
    perDay.set(day, Math.max(amount, perDay.get(day) ?? 0));
  }
  const given = [...perDay]
    .sort(([a], [b]) => a - b)
    .map(([day, amount]) => ({ day, amount, dose: arm === undefined ? undefined : givenIn(arm, amount) }));
  const unread = given.filter(({ dose, amount }) => !dose && amount > 0).length;
  const moved = given.filter(({ dose }) => dose?.substance === 'methadone' && /BUP/i.test(arm ?? '')).length;
  if (twice > 0) notes.push(`${twice} days have two amounts of study medication: the larger is taken as the day's total`);
  if (unread > 0)
    notes.push(`${unread} amounts of study medication are left out: the arm (${arm ?? 'none'}) does not say which drug they are`);
  if (moved > 0) notes.push(`${moved} amounts above ${MOST_BUPRENORPHINE} mg in a buprenorphine arm are read as methadone`);
  return given.flatMap(({ day, dose }) => (dose && dose.mg > 0 ? [{ day, ...dose }] : []));
}

function withdrawalOf(trial: Trial, who: number): { day: number; grade: number }[] {
  const own = new Own(trial, 'withdrawal', who);
  const graded = own.rows.flatMap((row) => {
    const grade = own.optional(row, 'withdrawal', 3);
    const day = own.text(row, 'when') === '' ? undefined : own.whole(row, 'when', -FAR, FAR);
    return grade === undefined || day === undefined ? [] : [{ day, grade }];
  });
  return graded.sort((a, b) => a.day - b.day);
}

type Background = Pick<Diary, 'injects' | 'mostInjections' | 'heroinDaysBefore' | 'age' | 'male'>;

function backgroundOf(trial: Trial, who: number): Background {
  const rbs = new Own(trial, 'rbs', who);
  const iv = new Own(trial, 'rbs_iv', who);
  const demographics = new Own(trial, 'demographics', who);
  const row = demographics.rows[0];
  const injects = injectsOf(trial, who);
  const most = injects?.value ? iv.optional(iv.rows[0], 'max', 1000) : undefined;
  const before = rbs.optional(
    rbs.rows.find((candidate) => rbs.text(candidate, 'what') === 'heroin'),
    'days',
    31,
  );
  const age = demographics.optional(row, 'age', 120);
  const sex = row ? demographics.text(row, 'is_male') : '';
  return {
    ...(injects ? { injects } : {}),
    ...(most ? { mostInjections: most } : {}),
    ...(before === undefined ? {} : { heroinDaysBefore: before }),
    ...(age === undefined ? {} : { age }),
    ...(sex === 'Yes' || sex === 'No' ? { male: sex === 'Yes' } : {}),
  };
}

/**
 * In the release the number of days of injecting heroin is stored as a factor's code, one more than the days (1 is none, 31 is thirty); a
 * table that has a 0 in that column is taken to hold the days themselves.
 */
function injectsOf(trial: Trial, who: number): Diary['injects'] {
  const iv = new Own(trial, 'rbs_iv', who);
  const row = iv.rows[0];
  const code = iv.optional(row, 'heroin_inject_days', 31);
  if (code !== undefined) return { value: code > (iv.anyone('heroin_inject_days', '0') ? 0 : 1), from: 'rbs_iv' };
  if (iv.optional(row, 'days', 31) === 0) return { value: false, from: 'rbs_iv' };
  const asi = new Own(trial, 'asi', who);
  const ever = asi.rows[0] ? asi.text(asi.rows[0], 'used_iv') : '';
  return ever === 'Yes' || ever === 'No' ? { value: ever === 'Yes', from: 'asi' } : undefined;
}
