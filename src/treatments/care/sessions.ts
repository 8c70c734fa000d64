import type { Kind, Values } from '../../language/behaviour.ts';
import type { Parameter } from '../../language/component.ts';
import { assumed } from '../../language/component.ts';

/** Settings of anything that comes in sessions. */
// biome-ignore format: a table
export const sessionSettings = {
  sessions: { value: 12, unit: '1', range: [1, 200], says: 'Number of sessions', from: 'cbt_02' },
  every: { value: 7, unit: 'd', range: [1, 60], says: 'Days from one to the next', from: 'cbt_02' },
  begins: { value: 0, unit: 'd', range: [0, 365], says: 'Days after entry at which they begin', from: assumed('at once') },
  price: { value: 80, unit: '$', range: [0, 1000], says: 'Cost of a session', from: assumed('an hour of a therapist') },
} as const satisfies Readonly<Record<string, Parameter>>;

/** Where they join coming as a choice; `atHand` tells a session from other visits. */
export const sessionWrites = { asked: 'appointment.asked', met: 'appointment.met', there: 'appointment.there' } as const;
export const sessionReads = { atHand: { from: 'day.visit', unit: '1', says: 'Kind of the visit at hand' } } as const;

/** States that count them: declared by each module that has sessions. */
export const sessionStates = {
  on: { unit: '1', start: 0, bounds: [0, 1], says: '1 while enrolled' },
  day: { unit: 'd', start: -1, bounds: [-1, 1e5], says: 'Day since enrolment' },
  offered: { unit: '1', start: 0, bounds: [0, 1e4], says: 'Sessions offered so far' },
  kept: { unit: '1', start: 0, bounds: [0, 1e4], shown: true, says: 'Sessions attended so far' },
} as const;

interface Places {
  readonly on: 0;
  readonly day: 0;
  readonly offered: 0;
  readonly sessions: 1;
  readonly every: 1;
  readonly begins: 1;
}

/** When a visit is at hand: one of these sessions is weighed as a choice. */
export function sessionAsked(v: Values, at: { readonly on: 0; readonly atHand: 1; readonly asked: 0 }, session: Kind): void {
  if (v[at.on] === 1 && v[at.atHand] === session) v[at.asked] += 1;
}

/** A session was kept. */
export function sessionKept(v: Values, at: { readonly kept: 0; readonly met: 0; readonly there: 0 }): void {
  v[at.kept] += 1;
  v[at.met] += 1;
  v[at.there] += 1;
}

/** Counts a night; true when a session is due today. A module that has offered all of them is over. */
export function sessionDue(v: Values, at: Places): boolean {
  if (v[at.on] === 0) return false;
  v[at.day] += 1;
  const since = v[at.day] - v[at.begins];
  if (since < 0 || since % v[at.every] !== 0) return false;
  if (v[at.offered] >= v[at.sessions]) {
    v[at.on] = 0;
    return false;
  }
  v[at.offered] += 1;
  return true;
}
