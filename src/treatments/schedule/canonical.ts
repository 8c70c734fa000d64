import { type Phase, type Schedule, type Steps, slotOf, visitsOf } from './schedule.ts';
import type { Place } from './turn.ts';

/**
 * Places from which everything that follows is alike, made the same: a rung above the last that pays more is that last one, a run
 * longer than anything asks about counts only by its remainder, and negatives of a week that is over are forgotten. What remains to be
 * paid is unchanged, and recursion over places stays small.
 */
export function canonical(schedule: Schedule): (place: Place) => Place {
  const { rungs } = schedule;
  const after = rungs.restore?.after ?? 1;
  const all = visitsOf(schedule);
  const facts = schedule.phases.map((_, i) => factsOf(schedule, schedule.phases.slice(i)));
  return (place) => {
    if (place.visit >= all) return { visit: place.visit, rung: 1, run: 0, lost: 0, clean: 0 };
    const slot = slotOf(schedule, place.visit);
    const { top, cycle, weekly } = facts[schedule.phases.indexOf(slot.phase)] as Facts;
    const run = place.run < after ? place.run : after + ((place.run - after) % cycle);
    const clean = weekly && !slot.firstOfWeek ? place.clean : 0;
    if (place.rung >= top) return { visit: place.visit, rung: top, run, lost: 0, clean };
    return { visit: place.visit, rung: place.rung, run, lost: Math.min(place.lost, top), clean };
  };
}

interface Facts {
  /** First rung above which no reward of these phases differs. */
  readonly top: number;
  /** Runs that differ by this earn the same bonuses. */
  readonly cycle: number;
  /** Whether negatives are counted by the week. */
  readonly weekly: boolean;
}

function factsOf({ rungs }: Schedule, phases: readonly Phase[]): Facts {
  const rewards = phases.flatMap((phase) => phase.rewards);
  const stepsBack = [rungs.positive, rungs.missed, rungs.excused].some((lapse) => lapse.startsWith('back'));
  const tops = rewards.filter(({ by }) => by === 'rung').map(({ steps }) => topOf(steps));
  return {
    top: stepsBack ? Number.POSITIVE_INFINITY : Math.max(1, ...tops),
    cycle: rewards.reduce((cycle, { every }) => leastCommonMultiple(cycle, every), 1),
    weekly: rungs.climb === 'week' || rungs.climb === 'full week' || rewards.some(({ each }) => each === 'week'),
  };
}

function topOf(steps: Steps): number {
  if (!('first' in steps)) return steps.length;
  if (steps.rise === 0) return 1;
  return steps.most === undefined ? Number.POSITIVE_INFINITY : Math.ceil((steps.most - steps.first) / steps.rise) + 1;
}

const greatestDivisor = (a: number, b: number): number => (b === 0 ? a : greatestDivisor(b, a % b));
const leastCommonMultiple = (a: number, b: number): number => (a / greatestDivisor(a, b)) * b;
