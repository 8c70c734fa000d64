import type { Route } from './routes.ts';

/** What a moment does. */
export const DOES = { dose: 0, infusion: 1, add: 2, set: 3, void: 4, sample: 5 } as const;

/** Something that happens at a time: an event, or the end of one that lasts. Lent by the queue; plain fields, so that none is made anew. */
export interface Moment {
  at: number;
  does: (typeof DOES)[keyof typeof DOES];
  route: Route | undefined;
  /** mg or mg/h of a dose, or what an input is changed by or set to. */
  amount: number;
  /** Place of the input. */
  input: number;
}

const blank = (): Moment => ({ at: 0, does: DOES.void, route: undefined, amount: 0, input: 0 });

/**
 * Moments to come, in the order of time: those known from the start, then the recorded times, then those added on the way; among equals
 * in the order in which they were put in. Adding costs no allocation once as many wait as ever will.
 */
export class Queue {
  private readonly times: ArrayLike<number>;
  private readonly known: Moment[] = [];
  private knownAt = 0;
  private timesAt = 0;
  private readonly waiting: Moment[] = [];
  private waitingAt = 0;
  /** Places behind it are free: an array cut short would be made anew. */
  private waitingEnd = 0;
  private readonly spent: Moment[] = [];
  /** When something is next, h; Infinity when nothing is. A field, because a number that a call hands back may be an object of its own. */
  next = Number.POSITIVE_INFINITY;
  /** When the next moment is, whatever is recorded before it. */
  due = Number.POSITIVE_INFINITY;

  /** @param times at which is recorded, increasing, h */
  constructor(times: ArrayLike<number>) {
    this.times = times;
    this.find();
  }

  /** A moment known from the start; call `settle` after the last. */
  foresee(at: number, does: Moment['does'], amount: number, input: number, route?: Route): void {
    this.known.push({ at, does, route, amount, input });
  }
  /** Stable: what ends at a time ends before what begins. */
  settle(): void {
    this.known.sort((a, b) => a.at - b.at);
    this.find();
  }

  /** A moment that turns up on the way; it stands behind all others of its time. */
  add(at: number, does: Moment['does'], amount: number, input: number, route?: Route): void {
    const { waiting } = this;
    const moment = this.spent.pop() ?? blank();
    moment.at = at;
    moment.does = does;
    moment.amount = amount;
    moment.input = input;
    moment.route = route;
    let place = this.waitingEnd++;
    while (place > this.waitingAt && waiting[place - 1]!.at > at) {
      waiting[place] = waiting[place - 1]!;
      place--;
    }
    waiting[place] = moment;
    this.find();
  }

  /** Copies of everything still to come but the times to record at. */
  pending(): Moment[] {
    return [...this.known.slice(this.knownAt), ...this.waiting.slice(this.waitingAt, this.waitingEnd)].map((moment) => ({ ...moment }));
  }

  /** All that was known from the start, in order. */
  get foreseen(): readonly Moment[] {
    return this.known;
  }
  /** Copies of what has turned up on the way and is still to come. */
  stillWaiting(): Moment[] {
    return this.waiting.slice(this.waitingAt, this.waitingEnd).map((moment) => ({ ...moment }));
  }
  /** What was known from the start has been done up to time t, and recorded as well. */
  passOver(t: number): void {
    while (this.knownAt < this.known.length && this.known[this.knownAt]!.at <= t) this.knownAt++;
    while (this.timesAt < this.times.length && this.times[this.timesAt]! <= t) this.timesAt++;
    this.find();
  }

  private find(): void {
    const known = this.knownAt < this.known.length ? this.known[this.knownAt]!.at : Number.POSITIVE_INFINITY;
    const time = this.timesAt < this.times.length ? this.times[this.timesAt]! : Number.POSITIVE_INFINITY;
    const waiting = this.waitingAt < this.waitingEnd ? this.waiting[this.waitingAt]!.at : Number.POSITIVE_INFINITY;
    this.due = Math.min(known, waiting);
    this.next = Math.min(this.due, time);
  }

  /** Does all that is due by time t, in order: `act` each moment, `record` each time. */
  happen(t: number, act: (moment: Moment) => void, record: (at: number) => void): void {
    while (this.next <= t) {
      const at = this.next;
      if (this.known[this.knownAt]?.at === at) {
        const moment = this.known[this.knownAt++]!;
        this.find();
        act(moment);
      } else if (this.times[this.timesAt] === at) {
        this.timesAt++;
        this.find();
        record(at);
      } else this.actWaiting(act);
    }
  }

  private actWaiting(act: (moment: Moment) => void): void {
    const moment = this.waiting[this.waitingAt++]!;
    if (this.waitingAt === this.waitingEnd) {
      this.waitingAt = 0;
      this.waitingEnd = 0;
    }
    this.find();
    act(moment);
    this.spent.push(moment);
  }
}
