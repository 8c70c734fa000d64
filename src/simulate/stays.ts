import type { MindWorld } from '../language/behaviour.ts';
import type { MindModel } from '../language/mind.ts';
import type { Ahead } from './ahead.ts';
import { type Entry, entersAfter, spellsOf } from './entry.ts';

interface Stay {
  readonly module: string;
  /** h */
  readonly begins: number;
  readonly ends: number;
  /** Of the entry, not of the person's own later seeking. */
  readonly planned: boolean;
  /** Which of the entry it is made of; SOUGHT where the person sought it. */
  readonly of: readonly number[];
}

/** What stays remember. */
export interface StaysMemory {
  readonly lasting: readonly Stay[];
  readonly spans: readonly { readonly from: number; readonly to?: number }[];
}

interface Person {
  readonly mind: MindModel;
  readonly values: Float64Array;
  readonly world: MindWorld;
  /** Visits to come. */
  readonly ahead: Ahead;
  /** Place of `day.treated` among the values. */
  readonly treated: number;
}

const NEVER = Number.POSITIVE_INFINITY;
const SOUGHT = -1;

/** The treatments a person comes to and leaves, each at its own time. Rules [ST1–ST4]. */
export class Stays {
  private readonly person: Person;
  private coming: readonly Stay[] = [];
  private lasting: readonly Stay[] = [];
  /** When the next begins and when the next ends, h. */
  begins = NEVER;
  ends = NEVER;
  /** Spans in which something was on, h, but for what is handed over at once; without `to`, to the end of the life. */
  readonly spans: { readonly from: number; readonly to?: number }[] = [];

  constructor(person: Person) {
    this.person = person;
  }

  /** What an entry holds that begins at `now`, h: later treatments come as long after as they are set apart. */
  plan(entry: Entry, now: number): void {
    this.coming = planned(entry, now);
    this.begin(now);
  }

  remember(): StaysMemory {
    return { lasting: this.lasting, spans: this.spans.slice() };
  }

  /** As at `now`, h, of an entry at `entered` that is the same as remembered but for what was still to come then: an end of what is on, too. */
  recall({ lasting, spans }: StaysMemory, entry: Entry | undefined, entered: number | undefined, now: number): void {
    const all = entry && entered !== undefined ? planned(entry, entered) : [];
    const endOf = (i: number): number => (i === SOUGHT ? NEVER : all[i]!.ends);
    this.coming = all.filter(({ begins }) => begins > now);
    this.lasting = lasting.map((stay) => ({ ...stay, ends: Math.max(...stay.of.map(endOf)) }));
    this.spans.push(...spans);
    this.foresee();
  }

  /** Takes up what is due. What is on and begins again goes on until the later end [ST3]. */
  begin(now: number): void {
    const due = this.coming.filter(({ begins }) => begins <= now);
    this.coming = this.coming.filter(({ begins }) => begins > now);
    this.take(due, now);
  }

  /** Later treatment, of the person's own seeking, without an end. */
  join(module: string, now: number): void {
    if (this.lasting.length > 0) throw new Error(`${module}: begun at ${now} h within another treatment`);
    this.take([{ module, begins: now, ends: NEVER, planned: false, of: [SOUGHT] }], now);
  }

  private take(due: readonly Stay[], now: number): void {
    const { mind, values, world, treated } = this.person;
    if (due.length > 0 && this.lasting.length === 0) this.spans.push({ from: now });
    if (due.length > 0) values[treated] = 1;
    for (const stay of due) {
      const on = this.lasting.find(({ module }) => module === stay.module);
      const ends = Math.max(stay.ends, on?.ends ?? stay.ends);
      this.lasting = [...this.lasting.filter((one) => one !== on), { ...stay, ends, of: [...(on?.of ?? []), ...stay.of] }];
      if (!on) mind.own[stay.module]!.enter?.(values as never, world);
    }
    this.foresee();
  }

  /** Ends what is over; where it was the last, the person is in none [ST2]. */
  end(now: number): void {
    this.leave((stay) => stay.ends <= now, now);
  }

  /** The person leaves all they are in, before its time; what is still to come comes [ST4]. True where a treatment of the entry was left. */
  walkOut(now: number): boolean {
    const planned = this.lasting.some((stay) => stay.planned);
    this.leave(() => true, now);
    return planned;
  }

  private leave(which: (stay: Stay) => boolean, now: number): void {
    const { mind, values, world, ahead, treated } = this.person;
    const left = this.lasting.filter(which).map(({ module }) => module);
    this.lasting = this.lasting.filter((stay) => !which(stay));
    if (this.lasting.length > 0) ahead.callOff(left);
    else if (left.length > 0) {
      values[treated] = 0;
      ahead.clear();
      const { from } = this.spans.pop()!;
      if (now > from) this.spans.push({ from, to: now });
    }
    for (const module of left) mind.own[module]!.leave?.(values as never, world);
    this.foresee();
  }

  /** The life is over: nothing begins or ends any more. */
  stop(): void {
    this.begins = this.ends = NEVER;
  }

  private foresee(): void {
    this.begins = this.coming.reduce((soonest, { begins }) => Math.min(soonest, begins), NEVER);
    this.ends = this.lasting.reduce((soonest, { ends }) => Math.min(soonest, ends), NEVER);
  }
}

function planned(entry: Entry, now: number): Stay[] {
  const first = entersAfter(entry);
  return spellsOf(entry).map(({ treatment, after, lasts = NEVER }, i) => {
    const begins = now + (after - first) * 24;
    return { module: treatment, begins, ends: begins + lasts * 24, planned: true, of: [i] };
  });
}
