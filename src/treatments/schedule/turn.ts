import { amountAt, isMoney, type Lapse, type Reward, type Rungs, type Schedule, type Slot, slotOf, type Visit } from './schedule.ts';

/** Where a person stands on a schedule, without what was paid: all that future rewards depend on. */
export interface Place {
  /** Visits that have been. */
  readonly visit: number;
  /** Rung at which the next negative is paid, from 1. */
  readonly rung: number;
  /** Consecutive negatives so far; excused visits that hold do not break it. */
  readonly run: number;
  /** Rung that can be regained; 0 is none. */
  readonly lost: number;
  /** Negatives so far this week. */
  readonly clean: number;
}

export const START: Place = { visit: 0, rung: 1, run: 0, lost: 0, clean: 0 };

/** What one visit earns before any slip is drawn. */
export interface Turn {
  readonly next: Place;
  /** Rung the visit was judged at. */
  readonly rung: number;
  /** Cents. */
  readonly money: number;
  readonly draws: number;
  /** Chances to win a draw: so many names drawn, each the person's own with this probability. */
  readonly hats: readonly { readonly drawn: number; readonly share: number }[];
  /** Privileges by what is given. */
  readonly given: Readonly<Record<string, number>>;
  /** Share by which today's medication dose is cut. */
  readonly doseCut: number;
}

/**
 * One visit. Order: restoration that takes effect at once, reward, climb or lapse, climb at the week's end, restoration from the next
 * visit on. Rules [TU1–TU6].
 */
export function turn(schedule: Schedule, place: Place, visit: Visit): Turn {
  const slot = slotOf(schedule, place.visit);
  const clean = slot.firstOfWeek ? 0 : place.clean;
  const begun = { ...place, clean };
  const met = visit.result === 'negative';
  const judged = met ? restored(begun, schedule.rungs, 'same') : begun;
  const moved = met ? climbed(judged, schedule.rungs) : lapsed(judged, schedule.rungs, visit.result as Miss);
  const next = restored(weekEnded({ ...moved, visit: place.visit + 1 }, schedule.rungs, slot), schedule.rungs, 'next');
  const cut = visit.result === 'positive' || visit.result === 'missed' ? schedule.rungs.doseCut : 0;
  return { next, rung: judged.rung, doseCut: cut, ...earned(slot, judged, visit) };
}

type Miss = 'positive' | 'missed' | 'excused';

/** `run` counts the negative at hand when it is paid at once, and the ones before when only the next is. */
function restored(place: Place, { restore }: Rungs, from: 'same' | 'next'): Place {
  if (!restore || restore.from !== from || place.lost === 0) return place;
  const run = from === 'same' ? place.run + 1 : place.run;
  if (run < restore.after) return place;
  return { ...place, rung: Math.max(place.rung, place.lost), lost: 0 };
}

/** One rung up for the person; the rung they would hold without a lapse goes up with every visit. */
function climbed(place: Place, rungs: Rungs): Place {
  const up = rungs.climb === 'visit' ? 1 : 0;
  const lost = rungs.restore?.to === 'onward' && place.lost > 0 ? place.lost + up : place.lost;
  return forgotten({ ...place, rung: place.rung + up, run: place.run + 1, clean: place.clean + 1, lost }, rungs);
}

/** A rung already held again need not be regained. */
const forgotten = (place: Place, { restore }: Rungs): Place =>
  restore?.to !== 'onward' && place.lost > 0 && place.rung >= place.lost ? { ...place, lost: 0 } : place;

function lapsed(place: Place, rungs: Rungs, result: Miss): Place {
  const rule: Lapse = rungs[result];
  const onward = rungs.restore?.to === 'onward';
  // An excused visit is no occasion that would have been paid.
  const passed = onward && rungs.climb === 'visit' && result !== 'excused' ? 1 : 0;
  if (rule === 'hold') {
    const run = result === 'excused' ? place.run : 0;
    return { ...place, run, lost: place.lost > 0 ? place.lost + passed : 0 };
  }
  const rung = rule === 'reset' ? 1 : Math.max(1, place.rung - Number(rule.slice(5)));
  const lost = rungs.restore?.to === 'last' ? place.rung : Math.max(place.lost, place.rung);
  return { ...place, rung, run: 0, lost: rungs.restore ? lost + passed : 0 };
}

function weekEnded(place: Place, rungs: Rungs, { lastOfWeek, phase }: Slot): Place {
  if (!lastOfWeek || rungs.climb === 'visit' || rungs.climb === 'never') return place;
  const lost = rungs.restore?.to === 'onward' && place.lost > 0 ? place.lost + 1 : place.lost;
  const up = rungs.climb === 'week' ? place.run > 0 && place.clean > 0 : place.clean === phase.days.length;
  return forgotten({ ...place, lost, rung: place.rung + (up ? 1 : 0) }, rungs);
}

function earns(reward: Reward, slot: Slot, place: Place, { result, also }: Visit): boolean {
  if (reward.also && !also) return false;
  if (reward.when === 'always') return true;
  if (reward.when === 'attended') return result === 'negative' || result === 'positive';
  if (result !== 'negative') return false;
  if (reward.each === 'week' && !(slot.lastOfWeek && place.clean + 1 === slot.phase.days.length)) return false;
  return (place.run + 1) % reward.every === 0;
}

/** What a privilege is counted as. */
export const nameOf = ({ of }: Reward): string => of ?? 'privilege';

function earned(slot: Slot, place: Place, visit: Visit): Pick<Turn, 'money' | 'draws' | 'hats' | 'given'> {
  let [money, draws] = [0, 0];
  const hats: { drawn: number; share: number }[] = [];
  const given: Record<string, number> = {};
  for (const reward of slot.phase.rewards) {
    if (!earns(reward, slot, place, visit)) continue;
    const amount = amountAt(reward.steps, reward.by === 'rung' ? place.rung : slot.inPhase);
    if (isMoney(reward.kind)) money += amount;
    else if (reward.kind === 'privilege') given[nameOf(reward)] = (given[nameOf(reward)] ?? 0) + amount;
    else if (!reward.hat) draws += amount;
    else if (amount > 0) hats.push({ drawn: reward.hat.drawn, share: amount / (amount + reward.hat.others) });
  }
  return { money, draws, hats, given };
}
