import type { Behaviour } from '../language/behaviour.ts';
import { inOrder, type LifeEvent } from '../language/event.ts';
import type { Course } from './course.ts';
import { type Entry, spellsOf } from './entry.ts';
import { regularTimes } from './life.ts';
import { type Being, type CourseOptions, simulateCourses, standardBeing } from './mind.ts';
import type { Past } from './past.ts';
import type { LifeRecord, Phase, Scenario } from './scenario.ts';

/** Weekly series a record of a self-chosen life carries besides those of the body: id → unit and meaning. */
export const LIFE_SERIES: Readonly<Record<string, { readonly unit: string; readonly says: string }>> = {
  'hours.use': { unit: 'h', says: 'Waking hours a day spent on seeking and using heroin' },
  'hours.company': { unit: 'h', says: 'Waking hours a day in company' },
  'hours.work': { unit: 'h', says: 'Waking hours a day at work' },
  'hours.eat': { unit: 'h', says: 'Waking hours a day over meals' },
  'hours.rest': { unit: 'h', says: 'Waking hours a day at rest' },
  'doses.daily': { unit: '1', says: 'Doses of heroin a day' },
  'craving.level': { unit: '1', says: 'Craving' },
  'habit.level': { unit: '1', says: 'Habit of use' },
  'resolve.level': { unit: '1', says: 'Resolve not to use' },
  'plasticity.level': { unit: '1', says: 'Plasticity' },
  'ties.level': { unit: '1', says: 'Ties to friends and family' },
  'job.level': { unit: '1', says: 'Standing at work' },
  'purse.home': { unit: '1', says: 'Housing' },
};

export interface SelfChosenLife {
  readonly record: LifeRecord;
  readonly course: Course;
  /** What the person did to the body. */
  readonly events: readonly LifeEvent[];
  /** Stretches the life fell into, where the file names none. */
  readonly phases: readonly Phase[];
}

/** Weekly values held over the recorded times. */
function held(weekly: ArrayLike<number>, times: Float64Array): Float64Array {
  const last = weekly.length - 1;
  const values = new Float64Array(times.length);
  for (let i = 0; i < times.length; i++) values[i] = weekly[Math.min(last, Math.floor(times[i]! / 168))]!;
  return values;
}

function lifeSeries(course: Course, times: Float64Array): Record<string, Float64Array> {
  const width = course.activities.length;
  const weeks = Math.floor(course.hours.length / width);
  const series: Record<string, Float64Array> = {};
  for (const id of Object.keys(LIFE_SERIES)) {
    const [module, name] = id.split('.') as [string, string];
    let weekly: ArrayLike<number> | undefined = course.weekly[id];
    if (module === 'hours') {
      const a = course.activities.indexOf(name);
      // The last week may be short; what counts is a day of it.
      weekly = Float64Array.from(
        { length: weeks },
        (_, w) => course.hours[w * width + a]! / Math.min(7, Math.max(1, course.until / 24 - 7 * w)),
      );
    } else if (id === 'doses.daily') {
      weekly = Float64Array.from({ length: weeks }, (_, w) => {
        const days = course.useDays.slice(7 * w, 7 * w + 7);
        return days.reduce((sum, n) => sum + n, 0) / Math.max(1, days.length);
      });
    }
    if (weekly && weekly.length > 0) series[id] = held(weekly, times);
  }
  return series;
}

/** Before dependence, dependence, treatment, afterwards, as often as the life came to them. */
function phasesOf({ dependent, treated = [], until }: Course): Phase[] {
  const cuts: { readonly at: number; readonly name: string }[] = [{ at: 0, name: 'First uses' }];
  const after = (at: number | undefined, name: string): void => {
    if (at !== undefined && at > cuts.at(-1)!.at && at < until) cuts.push({ at, name });
  };
  after(dependent === undefined ? undefined : dependent * 24, 'Dependence');
  for (const [i, { from, to }] of treated.entries()) {
    after(from, i === 0 ? 'In treatment' : 'Again in treatment');
    after(to, 'After treatment');
  }
  return cuts.map(({ at, name }, i) => ({ name, from: at, to: cuts[i + 1]?.at ?? until }));
}

/** A treatment as far as a life needs to know it. */
export interface Enterable {
  readonly name: string;
  readonly module: () => Behaviour;
}

/** A body with the modules of the treatments a scenario names, and its entry by the names of those modules. Throws on an unknown treatment. */
export function beingOf(scenario: Scenario, treatments: readonly Enterable[]): { readonly being: Being; readonly entry?: Entry } {
  const { entry } = scenario.lives ?? {};
  const spells = entry ? spellsOf(entry) : [];
  const modules = new Map<string, Behaviour>();
  for (const { treatment } of spells) {
    const found = treatments.find(({ name }) => name === treatment);
    if (!found) throw new Error(`${treatment}: no such treatment; known are ${treatments.map((t) => t.name).join(', ')}`);
    if (!modules.has(treatment)) modules.set(treatment, found.module());
  }
  const substances = scenario.events.flatMap((event) => (event.kind === 'dose' ? [event.substance] : []));
  const being = standardBeing([...modules.values()], [...new Set(substances)]);
  const own = spells.map((spell) => ({ ...spell, treatment: modules.get(spell.treatment)!.name }));
  return { being, ...(entry ? { entry: { ...entry, treatments: own } } : {}) };
}

/**
 * People of a scenario in which they choose, in the order given, several at a time; each with the bits they have alone. Everyday rewards are lived
 * through in the body.
 * @param past of one life lived last: what this one shares with it from the start is not lived again, with the same bits
 */
export function* livesFreely(
  { being, entry }: ReturnType<typeof beingOf>,
  scenario: Scenario,
  people: Iterable<number>,
  series: readonly string[],
  past?: Past,
): Generator<SelfChosenLife, void, undefined> {
  const { seed, until, lives } = scenario;
  const times = regularTimes(until, scenario.record.every);
  const waiting: LifeEvent[][] = [];
  function* each(): Generator<CourseOptions, void, undefined> {
    for (const person of people) {
      const events: LifeEvent[] = [...scenario.events];
      waiting.push(events);
      yield {
        seed,
        person,
        until,
        typical: scenario.typical && person === 0,
        parameters: scenario.parameters,
        events: scenario.events,
        pleasures: true,
        tolerance: scenario.tolerance,
        record: { times, series },
        told: (event) => events.push(event),
        ...(entry ? { entry } : {}),
        ...(past ? { past } : {}),
        ...(lives ? { happenings: lives } : {}),
      };
    }
  }
  for (const { course, record } of simulateCourses(being, each())) {
    yield {
      record: { ...record, series: { ...record.series, ...lifeSeries(course, record.times) } },
      course,
      events: inOrder(waiting.shift()!),
      phases: phasesOf(course),
    };
  }
}

/** One of them. */
export function liveFreely(
  being: ReturnType<typeof beingOf>,
  scenario: Scenario,
  person: number,
  series: readonly string[],
  past?: Past,
): SelfChosenLife {
  const [life] = livesFreely(being, scenario, [person], series, past);
  return life!;
}
