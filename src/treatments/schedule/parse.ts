/** Schedules as people write them (YAML or JSON turned into plain data) → Schedule. Rules [SP1–SP5]. */
import { at, type Fault, Reading, shown } from './reading.ts';
import * as S from './schedule.ts';

export type Parsed = { readonly schedule: S.Schedule; readonly faults: readonly [] } | { readonly faults: readonly Fault[] };

const KEYS = {
  schedule: 'name says currency targets also medication naloxone phases rungs bowl cap delay detection sources doubts'.split(' '),
  phase: ['lasts', 'days', 'rewards'],
  reward: 'kind of first rise most ladder by when each every also hat'.split(' '),
  rungs: ['climb', 'positive', 'missed', 'excused', 'restore', 'doseCut'],
  restore: ['after', 'to', 'from'],
  slips: ['slips', 'prize', 'says'],
  hat: ['drawn', 'others'],
} as const;

/** So that every sum stays far below 2⁵³ cents. */
const MOST_WEEKS = 520;
const MOST_COUNT = 1000;
const WEEK = 168;

type Loose<T> = { [Key in keyof T]: T[Key] | undefined };

/** Drops the keys whose value is undefined: what is absent is not there. */
const present = <T extends object>(fields: Loose<T>): T =>
  Object.fromEntries(Object.entries(fields).filter(([, v]) => v !== undefined)) as T;

/** @returns the schedule, or every fault of what was written */
export function parseSchedule(data: unknown): Parsed {
  const reading = new Reading();
  const schedule = scheduleOf(data, reading);
  return schedule && reading.faults.length === 0 ? { schedule, faults: [] } : { faults: reading.faults };
}

/** The schedule, for one that is known to be good. Throws an Error with every fault. */
export function schedule(data: unknown): S.Schedule {
  const parsed = parseSchedule(data);
  if ('schedule' in parsed) return parsed.schedule;
  throw new Error(parsed.faults.map(({ message }) => message).join('\n'));
}

function scheduleOf(data: unknown, reading: Reading): S.Schedule | undefined {
  const f = reading.fields(data, '', KEYS.schedule);
  if (!f) return undefined;
  const currency = currencyOf(f.currency, reading);
  const words = (value: unknown, path: string) => reading.list(value, path, 0, (item, inside) => reading.text(item, inside));
  const read = present<S.Schedule>({
    name: reading.text(f.name, 'name'),
    says: reading.text(f.says, 'says'),
    currency,
    targets: reading.list(f.targets, 'targets', 1, (item, inside) => reading.word(item, inside, S.TARGETS)),
    also: f.also === undefined ? undefined : reading.word(f.also, 'also', S.TARGETS),
    medication: f.medication === undefined ? undefined : reading.word(f.medication, 'medication', S.MEDICATIONS),
    naloxone: reading.flag(f.naloxone, 'naloxone'),
    phases: reading.list(f.phases, 'phases', 1, (item, inside) => phaseOf(item, inside, reading, currency ?? '')),
    rungs: rungsOf(f.rungs, reading),
    bowl: reading.list(f.bowl, 'bowl', 0, (item, inside) => slipsOf(item, inside, reading, currency ?? '')),
    cap: f.cap === undefined ? undefined : reading.money(f.cap, 'cap', currency ?? ''),
    delay: reading.hours(f.delay, 'delay', [0, 52 * WEEK], 0),
    detection: f.detection === undefined ? undefined : reading.hours(f.detection, 'detection', [1, 52 * WEEK]),
    sources: words(f.sources, 'sources'),
    doubts: words(f.doubts, 'doubts'),
  });
  if (reading.faults.length > 0) return undefined;
  checkWhole(read, reading);
  return read;
}

function currencyOf(value: unknown, reading: Reading): string | undefined {
  const good = typeof value === 'string' && /^[A-Z]{3}$/.test(value);
  return good ? value : reading.add('currency', shown(value), 'three capital letters, like USD');
}

/** What can be said only of the whole. */
function checkWhole(schedule: S.Schedule, reading: Reading): void {
  const slips = schedule.bowl.reduce((sum, kind) => sum + kind.slips, 0);
  if (S.weeksOf(schedule) > MOST_WEEKS) reading.add('phases', `${S.weeksOf(schedule)} weeks`, `at most ${MOST_WEEKS} weeks in all`);
  for (const [i, { rewards }] of schedule.phases.entries()) {
    for (const [j, reward] of rewards.entries()) {
      const path = `phases[${i}].rewards[${j}]`;
      if (reward.kind === 'draws' && slips === 0)
        reading.add(`${path}.kind`, '"draws" without a bowl', 'draws in a schedule with slips in its `bowl`');
      if (reward.also && !schedule.also)
        reading.add(`${path}.also`, '"true" without a second target', 'a schedule that names its second target (`also`)');
    }
  }
}

function phaseOf(value: unknown, path: string, reading: Reading, currency: string): S.Phase | undefined {
  const f = reading.fields(value, path, KEYS.phase);
  if (!f) return undefined;
  const hours = reading.hours(f.lasts, at(path, 'lasts'), [WEEK, MOST_WEEKS * WEEK]);
  const weeks =
    hours === undefined || hours % WEEK === 0 ? hours : reading.add(at(path, 'lasts'), shown(f.lasts), 'whole weeks, like `12 weeks`');
  const days = reading.list(f.days, at(path, 'days'), 1, (item, inside) => reading.word(item, inside, S.DAYS));
  const rewards = reading.list(f.rewards, at(path, 'rewards'), 0, (item, inside) => rewardOf(item, inside, reading, currency));
  if (days?.some((day, i) => i > 0 && S.DAYS.indexOf(day) <= S.DAYS.indexOf(days[i - 1] as S.Day))) {
    reading.add(at(path, 'days'), days.join(', '), 'days of one week, each once, in their order from Monday');
  }
  return weeks === undefined || !days || !rewards ? undefined : { weeks: weeks / WEEK, days, rewards };
}

function rewardOf(value: unknown, path: string, reading: Reading, currency: string): S.Reward | undefined {
  const f = reading.fields(value, path, KEYS.reward);
  if (!f) return undefined;
  const kind = reading.word(f.kind, at(path, 'kind'), S.REWARD_KINDS);
  if (!kind) return undefined;
  const each = reading.word(f.each, at(path, 'each'), ['visit', 'week'] as const, 'visit');
  const read = present<S.Reward>({
    kind,
    of: f.of === undefined ? undefined : reading.text(f.of, at(path, 'of')),
    steps: stepsOf(f, path, reading, S.isMoney(kind) ? currency : undefined),
    by: reading.word(f.by, at(path, 'by'), ['rung', 'visit'] as const, 'rung'),
    when: reading.word(f.when, at(path, 'when'), ['negative', 'attended', 'always'] as const, 'negative'),
    each,
    every: reading.whole(f.every, at(path, 'every'), [1, MOST_COUNT], 1),
    also: reading.flag(f.also, at(path, 'also')),
    hat: f.hat === undefined ? undefined : hatOf(f.hat, at(path, 'hat'), kind, reading),
  });
  const every = read.every ?? 1;
  if (every > 1 && read.each === 'week') reading.add(at(path, 'every'), shown(f.every), '1, or left out, with `each: week`');
  if (read.when !== 'negative' && (read.each === 'week' || every > 1)) {
    reading.add(at(path, 'when'), `${shown(f.when)} with a condition on runs`, '`each: visit` and `every: 1` unless `when: negative`');
  }
  return read;
}

/** Either first, rise and most, or a ladder. Money has a currency; draws and privileges are counted. */
function stepsOf(f: Readonly<Record<string, unknown>>, path: string, reading: Reading, currency: string | undefined): S.Steps | undefined {
  const amount = (value: unknown, inside: string, absent?: number) =>
    currency === undefined ? reading.whole(value, inside, [0, MOST_COUNT], absent) : reading.money(value, inside, currency, absent);
  if (f.ladder !== undefined) {
    const other = ['first', 'rise', 'most'].find((key) => f[key] !== undefined);
    if (other) return reading.add(at(path, other), shown(f[other]), 'either a `ladder`, or `first`, `rise` and `most`');
    const ladder = reading.list(f.ladder, at(path, 'ladder'), 1, (item, inside) => amount(item, inside));
    const falls = f.by === 'visit' ? -1 : (ladder ?? []).findIndex((value, i, all) => i > 0 && value < (all[i - 1] as number));
    return falls < 0 ? ladder : reading.add(`${at(path, 'ladder')}[${falls}]`, 'less than the rung before', 'a ladder that never falls');
  }
  const [first, rise] = [amount(f.first, at(path, 'first')), amount(f.rise, at(path, 'rise'), 0)];
  const most = f.most === undefined ? undefined : amount(f.most, at(path, 'most'));
  if (first === undefined || rise === undefined) return undefined;
  if (most !== undefined && most < first) return reading.add(at(path, 'most'), shown(f.most), 'no less than `first`');
  return { first, rise, ...(most === undefined ? {} : { most }) };
}

function hatOf(value: unknown, path: string, kind: S.RewardKind, reading: Reading): S.Hat | undefined {
  const f = reading.fields(value, path, KEYS.hat);
  if (kind !== 'draws') return reading.add(path, `a hat with rewards of kind ${kind}`, 'a hat only with `kind: draws`');
  const drawn = f && reading.whole(f.drawn, at(path, 'drawn'), [1, 100]);
  const others = f && reading.whole(f.others, at(path, 'others'), [0, 10 * MOST_COUNT]);
  return drawn === undefined || others === undefined ? undefined : { drawn, others };
}

function slipsOf(value: unknown, path: string, reading: Reading, currency: string): S.Slips | undefined {
  const f = reading.fields(value, path, KEYS.slips);
  if (!f) return undefined;
  return present<S.Slips>({
    slips: reading.whole(f.slips, at(path, 'slips'), [1, 100_000]),
    prize: reading.money(f.prize, at(path, 'prize'), currency),
    says: f.says === undefined ? undefined : reading.text(f.says, at(path, 'says')),
  });
}

function rungsOf(value: unknown, reading: Reading): S.Rungs | undefined {
  const f = reading.fields(value ?? {}, 'rungs', KEYS.rungs);
  if (!f) return undefined;
  return present<S.Rungs>({
    climb: reading.word(f.climb, 'rungs.climb', ['visit', 'week', 'full week', 'never'] as const, 'visit'),
    positive: lapseOf(f.positive ?? 'reset', 'rungs.positive', reading),
    missed: lapseOf(f.missed ?? 'reset', 'rungs.missed', reading),
    excused: lapseOf(f.excused ?? 'hold', 'rungs.excused', reading),
    restore: f.restore === undefined ? undefined : restoreOf(f.restore, reading),
    doseCut: cutOf(f.doseCut, reading),
  });
}

function lapseOf(value: unknown, path: string, reading: Reading): S.Lapse | undefined {
  const good = typeof value === 'string' && /^(reset|hold|back [1-9]\d{0,2})$/.test(value);
  return good ? (value as S.Lapse) : reading.add(path, shown(value), 'reset, hold, or so many rungs back, like `back 2`');
}

function restoreOf(value: unknown, reading: Reading): S.Restoration | undefined {
  const f = reading.fields(value, 'rungs.restore', KEYS.restore);
  if (!f) return undefined;
  return present<S.Restoration>({
    after: reading.whole(f.after, 'rungs.restore.after', [1, MOST_COUNT]),
    to: reading.word(f.to, 'rungs.restore.to', ['highest', 'last', 'onward'] as const, 'highest'),
    from: reading.word(f.from, 'rungs.restore.from', ['same', 'next'] as const, 'next'),
  });
}

function cutOf(value: unknown, reading: Reading): number | undefined {
  if (value === undefined) return 0;
  const [, percent] = (typeof value === 'string' && /^\s*(\d{1,3})\s*%\s*$/.exec(value)) || [];
  const share = Number(percent) / 100;
  return share <= 1 ? share : reading.add('rungs.doseCut', shown(value), 'a whole percentage of the dose from 0 % to 100 %');
}
