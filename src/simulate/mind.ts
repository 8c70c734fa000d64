import type { Compiled } from '../compile/equations.ts';
import type { Behaviour } from '../language/behaviour.ts';
import type { LifeEvent } from '../language/event.ts';
import { assembleMind, type MindModel } from '../language/mind.ts';
import { learners } from '../learning/registry.generated.ts';
import { lifeParts } from '../life/registry.generated.ts';
import { urineAssay, voidGap } from '../outcomes/urineAssay.ts';
import { drawPerson, placesOf } from '../people/person.ts';
import type { AgentMoment } from './agentMoment.ts';
import type { Course } from './course.ts';
import { type Entry, spellsOf } from './entry.ts';
import type { Happenings } from './happenings.ts';
import { simulateLife } from './life.ts';
import type { LifeMoment, LifeOptions } from './lifeOptions.ts';
import { type LivesOptions, simulateLives } from './lives.ts';
import { MindAgent } from './mindAgent.ts';
import type { Past } from './past.ts';
import type { LifeRecord } from './scenario.ts';
import { standardModel, substancesOf } from './standard.ts';

/** A body and what lives in it. */
export interface Being {
  readonly compiled: Compiled;
  readonly mind: MindModel;
}

const made = new Map<string, Being>();

/** Learning and life, with these treatments (modules) and the substances all of them give. Assembled once per set. */
export function standardBeing(treatments: readonly Behaviour[] = [], extra: readonly string[] = []): Being {
  const modules = [...learners, ...lifeParts, ...treatments];
  const given = [...modules.flatMap((m) => m.substances ?? []), ...extra];
  const substances = substancesOf(given.map((substance): LifeEvent => ({ kind: 'dose', at: 0, substance, route: '', amount: 0 })));
  const key = [...modules.map((m) => m.name), ...substances].join(' ');
  const known = made.get(key);
  // Two schedules of incentives make two modules of one name.
  if (known?.mind.modules.every((m) => modules.includes(m))) return known;
  const compiled = standardModel(substances);
  const being = { compiled, mind: assembleMind(modules, compiled.model) };
  made.set(key, being);
  return being;
}

export interface CourseOptions {
  readonly seed: number;
  /** Index of the person in the cohort of the seed. */
  readonly person: number;
  /** h */
  readonly until: number;
  /** Every parameter at its declared value; chance stays. */
  readonly typical?: boolean;
  /** 'module.parameter' or 'component.parameter' → value in the declared unit. */
  readonly parameters?: Readonly<Record<string, number>>;
  readonly entry?: Entry;
  readonly arm?: string;
  readonly happenings?: Happenings;
  /** What happens besides what the person does. */
  readonly events?: readonly LifeEvent[];
  /** Everyday rewards are lived through in the body; default false: felt, without a trace there. */
  readonly pleasures?: boolean;
  /** Relative tolerance of the solver; default `COURSE_TOLERANCE`. */
  readonly tolerance?: number;
  /** Goes on from entry, in the same set of modules: all of `entry` but when it is, and other parameters of treatments, may differ. */
  readonly from?: Origin;
  /** Lives up to entry alone and hands over where to go on from; it is given when entry was reached. */
  readonly untilEntry?: boolean;
  /** Told of everything the person does to the body. */
  readonly told?: (event: LifeEvent) => void;
  /** Goes on from where it begins to differ from the life lived last with this. */
  readonly past?: Past;
  /** Recorded besides the course; default nothing. */
  readonly record?: Pick<LifeOptions, 'times' | 'series'>;
}

/**
 * Tolerance for lives that people choose: its error is far below the differences that one choice makes. What laboratory tasks find is the same
 * from 1e-3 to 1e-5, to a hundredth (TK16).
 */
export const COURSE_TOLERANCE = 1e-4;

/**
 * Tolerance for trials, where what many people do counts. Of 600 lives up to entry 583 take the same doses on the same days as at 1e-5 (598 at 3e-3),
 * all become dependent on the same day or not at all, and the same enter; doses, days of use and expected overdoses of the cohort are the same to three
 * digits (TB8). On in three arms, 284 of 285 have the same weeks, days of use and stay as at 1e-4. It takes a tenth less time than 3e-3.
 */
export const TRIAL_TOLERANCE = 1e-2;

/** A person on the threshold of treatment: one past, to be gone on with in several arms. */
export interface Origin {
  readonly life: LifeMoment;
  readonly agent: AgentMoment;
}

export interface Lived {
  readonly course: Course;
  readonly origin?: Origin;
  readonly record: LifeRecord;
}

/** The pieces of one self-chosen life, for either host. */
function prepare({ compiled, mind }: Being, options: CourseOptions) {
  const { seed, person, until, typical = false, parameters = {}, entry } = options;
  const { model } = compiled;
  const bodyPlaces = placesOf(model.parameters);
  const mindPlaces = placesOf(mind.parameters);
  for (const id of Object.keys(parameters))
    if (!mindPlaces.has(id) && !bodyPlaces.has(id)) throw new Error(`${id}: no parameter has this name`);
  for (const { treatment } of options.untilEntry || !entry ? [] : spellsOf(entry))
    if (!mind.own[treatment])
      throw new Error(`${treatment}: no such treatment in this model; known are ${Object.keys(mind.own).join(', ')}`);
  const draw = (drawn: Pick<typeof model, 'parameters'>, known: ReadonlyMap<string, number>) => {
    const own = Object.fromEntries(Object.entries(parameters).filter(([id]) => known.has(id)));
    return drawPerson(drawn, { seed, index: person, typical, parameters: own });
  };
  const body = draw(model, bodyPlaces);
  const agent = new MindAgent({
    mind,
    parameters: draw(mind, mindPlaces),
    bodyParameter: (id) => body[bodyPlaces.get(id)!]!,
    seed,
    person,
    until,
    pleasures: options.pleasures ?? false,
    ...(entry ? { entry } : {}),
    ...(options.happenings ? { happenings: options.happenings } : {}),
    ...(options.told ? { told: options.told } : {}),
    ...(options.from ? { from: options.from.agent } : {}),
    ...(options.untilEntry ? { untilEntry: true } : {}),
  });
  const urine = { seed, person, typical };
  const kept: LifeMoment[] = [];
  const lifeOptions: LifeOptions = {
    person,
    until,
    agent,
    tolerance: options.tolerance ?? COURSE_TOLERANCE,
    times: options.record?.times ?? [],
    series: options.record?.series ?? [],
    assay: urineAssay(urine),
    voidGap: (at) => voidGap(urine, at),
    ...(options.from ? { from: options.from.life } : {}),
    ...(options.untilEntry ? { keep: (moment) => kept.push(moment) } : {}),
    ...(options.past
      ? { past: { past: options.past, like: likeOf(mind, options), lives: { ...options.happenings, ...(entry && { entry }) } } }
      : {}),
  };
  return { body, agent, lifeOptions, kept };
}

/** What makes a life another one from its first day. */
const likeOf = (mind: MindModel, { seed, typical, pleasures, parameters }: CourseOptions): unknown[] => [
  ...[mind, seed, typical, pleasures],
  JSON.stringify(parameters),
];

const originOf = (agent: MindAgent, [life]: readonly LifeMoment[]): { origin?: Origin } =>
  life && agent.threshold ? { origin: { life, agent: agent.threshold } } : {};

function courseOf(agent: MindAgent, record: LifeRecord, { person, seed, until, arm }: CourseOptions): Course {
  const since = agent.value('dependence.since');
  return agent.diary.course({
    person,
    seed,
    until: record.ended ?? record.failure?.at ?? until,
    ...(arm === undefined ? {} : { arm }),
    ...(since >= 0 ? { dependent: since } : {}),
    ...(agent.stays.spans.length > 0 ? { treated: agent.stays.spans } : {}),
    ...(record.failure ? { failure: record.failure } : {}),
  });
}

/**
 * One self-chosen life. The same options give the same bits, on any machine.
 * @throws Error on an unknown parameter, event or treatment
 */
export function simulateCourse(being: Being, options: CourseOptions): Lived {
  const { body, agent, lifeOptions, kept } = prepare(being, options);
  const record = simulateLife(being.compiled, body, options.events ?? [], lifeOptions);
  return { course: courseOf(agent, record, options), record, ...originOf(agent, kept) };
}

/** One of many lives, and what lives it. */
export interface LifeOf {
  readonly being: Being;
  readonly options: CourseOptions;
}

/**
 * Many self-chosen lives on the WebAssembly kernel, in the order of the people, with the bits of `simulateCourse`. Their minds may differ, the
 * body's model is one.
 */
export function* simulateBeings(compiled: Compiled, people: Iterable<LifeOf>, side: LivesOptions = {}): Generator<Lived, void, undefined> {
  const waiting: { readonly agent: MindAgent; readonly options: CourseOptions; readonly kept: LifeMoment[] }[] = [];
  function* drawn() {
    for (const { being, options } of people) {
      const { body, agent, lifeOptions, kept } = prepare(being, options);
      waiting.push({ agent, options, kept });
      yield { parameters: body, events: options.events ?? [], options: lifeOptions };
    }
  }
  for (const record of simulateLives(compiled, drawn(), side)) {
    const { agent, options, kept } = waiting.shift()!;
    yield { course: courseOf(agent, record, options), record, ...originOf(agent, kept) };
  }
}

/** As `simulateBeings`, of people who all live by the same modules. */
export function* simulateCourses(being: Being, people: Iterable<CourseOptions>): Generator<Lived, void, undefined> {
  function* each(): Generator<LifeOf, void, undefined> {
    for (const options of people) yield { being, options };
  }
  yield* simulateBeings(being.compiled, each());
}
