/** The worker's part of scenes 7 to 10: people who choose for themselves. */
import {
  CUE_KINDS,
  type Entry,
  HISTORIES,
  protocols,
  sessions,
  simulateCourses,
  standardBeing,
  type Treatment,
  tasks,
  treatments,
} from '../../src/index.ts';

/** One seed for the whole story: the same people, with the same luck, from scene to scene. */
const SEED = 1;
const DAY = 24;

/** What a cue of one kind does to people who have become dependent, by itself. */
export interface Cued {
  readonly craving: Readonly<Record<string, number>>;
  readonly dopamine: Readonly<Record<string, number>>;
}

/** People who are asked about each kind of cue; everyone has another pair of kinds. */
const ASKED = 3;

export function cued(kind: string): Cued {
  const task = tasks.find(({ name }) => name === 'cueReactivity')!;
  const place = (CUE_KINDS as readonly string[]).indexOf(kind);
  const history = HISTORIES.find(({ name }) => name === 'dependent')!;
  const people = Array.from({ length: ASKED }, (_, i) => place + i * CUE_KINDS.length);
  const sat = sessions(
    task,
    people.map((person) => ({ seed: SEED, person, history })),
  );
  const mean = (column: 'craving' | 'dopamine'): Record<string, number> => {
    const sums: Record<string, number> = {};
    for (const { trials } of sat) {
      for (const trial of trials) {
        const cue = String(trial.cue);
        sums[cue] = (sums[cue] ?? 0) + Number(trial[column]) / sat.length;
      }
    }
    return sums;
  };
  return { craving: mean('craving'), dopamine: mean('dopamine') };
}

/** A person who lives as they choose: hours by activity, week by week. */
export interface Lived {
  readonly person: number;
  readonly activities: readonly string[];
  readonly hours: Float32Array;
  readonly dependent?: number;
}

export function lived(person: number, weeks: number): Lived {
  const [life] = simulateCourses(standardBeing(), [{ seed: SEED, person, until: 7 * DAY * weeks }]);
  const { activities, hours, dependent } = life!.course;
  return { person, activities, hours, ...(dependent === undefined ? {} : { dependent }) };
}

/** Ways that scene 10 offers, as treatments of the registry. */
export const WAYS: Readonly<Record<string, string>> = {
  friends: 'social support',
  skills: 'cognitive-behavioural therapy',
  rewards: 'contingency management',
  medication: 'methadone',
  naloxone: 'take-home naloxone',
};
/** Days from the first day of dependence to the day of stopping. */
const AFTER = 90;
/** Weeks within which dependence must have begun. */
const WITHIN = 26;
/** Days in the ward in which they stop. */
export const WARD = 10;

/** One of those who stop, from the day they stop. */
export interface Stopped {
  readonly person: number;
  /** Uses on each day. */
  readonly use: Uint8Array;
  /** COWS, weekly means from the week of stopping. */
  readonly withdrawal: Float32Array;
  /** Days of overdoses. */
  readonly overdoses: readonly number[];
  /** Day. */
  readonly death?: number;
}

const schedule = protocols.find(({ name }) => name === 'silverman-opiates');
const moduleOf = (name: string) => (treatments as readonly Treatment[]).find((one) => one.name === name)!;
/** All ways together, so that a person's body and luck are the same whichever is taken. */
const modules = [...Object.values(WAYS), 'residential detoxification'].map((name) => {
  const found = moduleOf(name);
  return found.module(found.contingent ? schedule : undefined);
});
const nameOf = new Map([...Object.values(WAYS), 'residential detoxification'].map((name, i) => [name, modules[i]!.name]));

/** People known to become dependent, or not, within WITHIN weeks: nothing before that depends on what comes after. */
const known = new Map<number, boolean>();

function dependent(people: readonly number[]): number[] {
  const unknown = people.filter((person) => !known.has(person));
  const all = unknown.map((person) => ({ seed: SEED, person, until: 7 * DAY * WITHIN }));
  for (const { course } of simulateCourses(standardBeing(modules), all)) known.set(course.person, course.dependent !== undefined);
  return people.filter((person) => known.get(person));
}

/**
 * Those among these people who become dependent by themselves, from the day on which they stop, alone or with help.
 * @param ways keys of WAYS; none: the ward and nothing after it
 */
export function stopped(people: readonly number[], ways: readonly string[], days: number): Stopped[] {
  const chosen = ways.map((way) => nameOf.get(WAYS[way]!)!);
  // Whoever takes medication needs no ward: it is the other way of stopping.
  const given = ways.includes('medication') ? chosen : [nameOf.get('residential detoxification')!, ...chosen];
  const lasts = ways.length === 0 ? WARD : days;
  const entry: Entry = { treatments: given, from: 'dependence', after: AFTER, lasts, followed: days };
  const until = DAY * (7 * WITHIN + AFTER + days + 2);
  const all = dependent(people).map((person) => ({ seed: SEED, person, until, entry, parameters: { 'ward.days': WARD } }));
  return [...simulateCourses(standardBeing(modules), all)].flatMap(({ course }) => {
    if (course.entered === undefined) return [];
    const day = Math.floor(course.entered / DAY);
    return [
      {
        person: course.person,
        use: course.useDays.slice(day, day + days),
        withdrawal: (course.weekly['withdrawal.cows'] ?? new Float32Array()).slice(Math.floor(day / 7)),
        overdoses: course.overdoses.map(({ at }) => at / DAY - day).filter((at) => at >= 0),
        ...(course.death ? { death: course.death.at / DAY - day } : {}),
      },
    ];
  });
}
