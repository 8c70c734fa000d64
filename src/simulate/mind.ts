import type { Compiled } from '../compile/javascript.ts';
import type { Behaviour } from '../language/behaviour.ts';
import type { LifeEvent } from '../language/event.ts';
import { assembleMind, type MindModel } from '../language/mind.ts';
import { learners } from '../learning/registry.generated.ts';
import { lifeParts } from '../life/registry.generated.ts';
import { urineAssay, voidGap } from '../outcomes/urineAssay.ts';
import { drawPerson } from '../people/person.ts';
import type { Course } from './course.ts';
import { type LifeOptions, simulateLife } from './life.ts';
import { type Entry, MindAgent } from './mindAgent.ts';
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
  if (known) return known;
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
  /** What happens besides what the person does. */
  readonly events?: readonly LifeEvent[];
  /** Everyday rewards are lived through in the body; default false: felt, without a trace there. */
  readonly pleasures?: boolean;
  /** Relative tolerance of the solver; default 1e-4. */
  readonly tolerance?: number;
  /** Recorded besides the course; default nothing. */
  readonly record?: Pick<LifeOptions, 'times' | 'series'>;
}

/** Tolerance for lives that people choose: its error is far below the differences that one choice makes. */
export const COURSE_TOLERANCE = 1e-4;

export interface Lived {
  readonly course: Course;
  readonly record: LifeRecord;
}

/**
 * One self-chosen life. The same options give the same bits, on any machine.
 * @throws Error on an unknown parameter, event or treatment
 */
export function simulateCourse(being: Being, options: CourseOptions): Lived {
  const { compiled, mind } = being;
  const { seed, person, until, typical = false, parameters = {}, entry, arm } = options;
  const split = (owned: readonly { readonly id: string }[]) =>
    Object.fromEntries(Object.entries(parameters).filter(([id]) => owned.some((p) => p.id === id)));
  const known = new Set([...mind.parameters, ...compiled.model.parameters].map((p) => p.id));
  for (const id of Object.keys(parameters)) if (!known.has(id)) throw new Error(`${id}: no parameter has this name`);
  for (const name of entry?.treatments ?? [])
    if (!mind.own[name]) throw new Error(`${name}: no such treatment in this model; known are ${Object.keys(mind.own).join(', ')}`);
  const body = drawPerson(compiled.model, { seed, index: person, typical, parameters: split(compiled.model.parameters) });
  const places = new Map(compiled.model.parameters.map((p, i) => [p.id, i]));
  const agent = new MindAgent({
    mind,
    parameters: drawPerson(mind, { seed, index: person, typical, parameters: split(mind.parameters) }),
    bodyParameter: (id) => body[places.get(id)!]!,
    seed,
    person,
    until,
    pleasures: options.pleasures ?? false,
    ...(entry ? { entry } : {}),
  });
  const urine = { seed, person, typical };
  const record = simulateLife(compiled, body, options.events ?? [], {
    person,
    until,
    agent,
    tolerance: options.tolerance ?? COURSE_TOLERANCE,
    times: options.record?.times ?? [],
    series: options.record?.series ?? [],
    assay: urineAssay(urine),
    voidGap: (at) => voidGap(urine, at),
  });
  const since = agent.value('dependence.since');
  const course = agent.diary.course({
    person,
    seed,
    until: record.ended ?? record.failure?.at ?? until,
    ...(arm === undefined ? {} : { arm }),
    ...(since >= 0 ? { dependent: since } : {}),
    ...(record.failure ? { failure: record.failure } : {}),
  });
  return { course, record };
}
