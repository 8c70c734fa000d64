import type { LifeEvent } from '../language/event.ts';
import type { Ahead } from './ahead.ts';
import type { Diary } from './diary.ts';
import type { StaysMemory } from './stays.ts';

/** A person at a moment, to be gone on with. Not to be changed. */
export interface AgentMoment {
  readonly at: number;
  readonly values: Float64Array;
  readonly clock: Readonly<Record<(typeof CLOCK)[number], number>>;
  readonly acted: Readonly<Record<(typeof ACTED)[number], boolean>>;
  readonly diary: Diary;
}
/** All that an agent remembers, for `Past`. Not to be changed. */
export interface AgentMemory extends AgentMoment {
  readonly enterAt: number;
  readonly endAt: number;
  readonly ahead: ReturnType<Ahead['all']>;
  readonly stays: StaysMemory;
  /** So many of these events have been told. */
  readonly told: readonly LifeEvent[];
  readonly tellings: number;
}

/** What an agent remembers besides the values of its modules. */
const CLOCK = ['now', 'day', 'slot', 'slotAt', 'feltAt', 'chokeAt', 'last', 'feltBefore', 'oddsBefore', 'freeBefore', 'occasion'] as const;
const ACTED = ['acting', 'dosed', 'overdosing'] as const;

type Of<K extends string, T> = { readonly [Key in K]: T };
function pick<K extends string, T>(keys: readonly K[], of: Of<K, T>): Of<K, T> {
  const picked = {} as Record<K, T>;
  for (const key of keys) picked[key] = of[key];
  return picked;
}

/** @param own the agent's fields of CLOCK and ACTED */
export function agentMoment(own: AgentMoment['clock'] & AgentMoment['acted'], values: Float64Array, diary: Diary): AgentMoment {
  const clock = pick<(typeof CLOCK)[number], number>(CLOCK, own);
  return { at: own.now, values: values.slice(), clock, acted: pick<(typeof ACTED)[number], boolean>(ACTED, own), diary };
}
