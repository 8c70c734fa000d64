import type { Diary } from './diary.ts';

/** A person at a moment, to be gone on with. Not to be changed. */
export interface AgentMoment {
  readonly at: number;
  readonly values: Float64Array;
  readonly clock: Readonly<Record<(typeof CLOCK)[number], number>>;
  readonly acted: Readonly<Record<(typeof ACTED)[number], boolean>>;
  readonly diary: Diary;
}
/** What an agent remembers besides the values of its modules. */
const CLOCK = ['now', 'day', 'slot', 'slotAt', 'feltAt', 'chokeAt', 'last', 'feltBefore', 'oddsBefore', 'freeBefore', 'occasion'] as const;
const ACTED = ['acting', 'dosed', 'overdosing'] as const;

type Of<K extends string, T> = { readonly [Key in K]: T };
const pick = <K extends string, T>(keys: readonly K[], of: Of<K, T>) => Object.fromEntries(keys.map((key) => [key, of[key]])) as Of<K, T>;

/** @param own the agent's fields of CLOCK and ACTED */
export function agentMoment(own: AgentMoment['clock'] & AgentMoment['acted'], values: Float64Array, diary: Diary): AgentMoment {
  const clock = pick<(typeof CLOCK)[number], number>(CLOCK, own);
  return { at: own.now, values: values.slice(), clock, acted: pick<(typeof ACTED)[number], boolean>(ACTED, own), diary };
}
