import type { BodyMoment } from './body.ts';
import { type Entry, spellsOf } from './entry.ts';
import type { Span } from './happenings.ts';
import type { Moment } from './queue.ts';
import type { Overdose, SelfChosen, UrineSample } from './scenario.ts';

/** How a solver goes on after an event: the steps that suited the last dose and the last other change, which of the two it was, and steps so far. */
export interface SolverMoment {
  readonly first: number;
  readonly firsts: readonly number[];
  readonly kind: number;
  readonly accepted: number;
  readonly rejected: number;
}

/** A life just after an event, with all that it will be made of from there on. Not to be changed. */
export interface Milestone {
  /** h */
  readonly at: number;
  readonly step: number;
  readonly solver: SolverMoment;
  readonly body: BodyMoment;
  /** What had turned up on the way and was still to come. */
  readonly waiting: readonly Moment[];
  readonly voided: { readonly at: number; readonly masses: Record<string, number> };
  readonly overdose: Overdose | undefined;
  readonly overdoses: readonly Overdose[];
  readonly samples: readonly UrineSample[];
  /** Recorded times so far. */
  readonly recorded: number;
  /** Of who lives in the body. */
  readonly memory: unknown;
}

/** A life that is about to be lived, as far as it can be told beforehand. */
interface Beginning {
  /** What is one for the whole life: alike only when each is the very same. */
  readonly like: readonly unknown[];
  readonly parameters: Float64Array;
  /** All that is known to happen, in order, and when is recorded. */
  readonly known: readonly Moment[];
  readonly times: ArrayLike<number>;
  readonly lives?: SelfChosen;
  /** Where its series are written. */
  readonly columns: readonly Float64Array[];
}

/**
 * Milestones of a life; between two of them lies as much as is lived again for nothing at the most, and half of that on average. One takes as long as
 * living a thousandth of the life, so that n of them cost least where n/1000 and 1/(2n) together are least: at 22.
 */
const MILESTONES = 24;

/**
 * What is kept of the life lived last, for one that begins in the same way: it goes on from the last milestone before they differ, with the bits of
 * a life lived from its beginning. One life at a time.
 */
export class Past {
  private life: Beginning | undefined;
  private readonly milestones: Milestone[] = [];

  /** h between milestones */
  static readonly every = (until: number): number => until / MILESTONES;

  /** Where that life goes on from, and the series up to there. It is remembered in the place of the one before. */
  begin(life: Beginning): { readonly from: Milestone; readonly columns: readonly Float64Array[] } | undefined {
    const before = this.life;
    const differs = before ? differenceOf(before, life) : 0;
    while (this.milestones.length > 0 && !(this.milestones.at(-1)!.at < differs)) this.milestones.pop();
    this.life = life;
    const from = this.milestones.at(-1);
    return from && { from, columns: before!.columns };
  }

  keep(milestone: Milestone): void {
    this.milestones.push(milestone);
  }
}

const NEVER = Number.POSITIVE_INFINITY;

/** Time before which nothing in the two differs, h. */
function differenceOf(one: Beginning, other: Beginning): number {
  const alike = one.like.length === other.like.length && one.like.every((value, i) => Object.is(value, other.like[i]));
  if (!alike || one.parameters.some((value, i) => !Object.is(value, other.parameters[i]))) return 0;
  const known = firstUnlike(one.known, other.known, sameMoment, ({ at }) => at);
  const times = firstUnlike(one.times, other.times, Object.is, (at) => at);
  return Math.min(known, times, livesDiffer(one.lives ?? {}, other.lives ?? {}));
}

/** Where two lists part: the earliest of what stands in either from there on; both are in order, unless `all` of it is to be looked at. */
function firstUnlike<T>(
  one: ArrayLike<T>,
  other: ArrayLike<T>,
  same: (a: T, b: T) => boolean,
  when: (entry: T) => number,
  all = false,
): number {
  let i = 0;
  while (i < one.length && i < other.length && same(one[i]!, other[i]!)) i++;
  let soonest = NEVER;
  for (const list of [one, other])
    for (let j = i; j < (all ? list.length : Math.min(i + 1, list.length)); j++) soonest = Math.min(soonest, when(list[j]!));
  return soonest;
}

const sameMoment = (a: Moment, b: Moment): boolean =>
  a.at === b.at && a.does === b.does && a.amount === b.amount && a.input === b.input && a.route === b.route;

function livesDiffer(one: SelfChosen, other: SelfChosen): number {
  const blows = firstUnlike(one.blows ?? [], other.blows ?? [], Object.is, (at) => at, true);
  const sameSpan = (a: Span, b: Span): boolean => a.from === b.from && a.to === b.to;
  // Of a span whose end alone has moved, what lies before either end is the same; else nothing after its start.
  const cues = pairwise(one.cues ?? [], other.cues ?? [], sameSpan, (a, b) =>
    a && b && a.from === b.from ? Math.min(a.to ?? NEVER, b.to ?? NEVER) : Math.min(a?.from ?? NEVER, b?.from ?? NEVER),
  );
  return Math.min(blows, cues, entriesDiffer(one.entry, other.entry));
}

type Spell = ReturnType<typeof spellsOf>[number];

function entriesDiffer(one: Entry | undefined, other: Entry | undefined): number {
  if (JSON.stringify(one) === JSON.stringify(other)) return NEVER;
  // When dependence comes cannot be told beforehand.
  if (one?.from !== 'start' || other?.from !== 'start' || one.within !== other.within || one.followed !== other.followed) return 0;
  if (one.treatments.length === 0 || other.treatments.length === 0) return 0;
  const same = (a: Spell, b: Spell): boolean => a.treatment === b.treatment && a.after === b.after && a.lasts === b.lasts;
  const ends = (spell: Spell): number => 24 * (spell.after + (spell.lasts ?? NEVER));
  return pairwise(spellsOf(one), spellsOf(other), same, (a, b) =>
    a && b && a.treatment === b.treatment && a.after === b.after
      ? Math.min(ends(a), ends(b))
      : 24 * Math.min(a?.after ?? NEVER, b?.after ?? NEVER),
  );
}

/** The soonest at which what stands in the same place of two lists differs. */
function pairwise<T>(
  one: readonly T[],
  other: readonly T[],
  same: (a: T, b: T) => boolean,
  when: (a: T | undefined, b: T | undefined) => number,
): number {
  let soonest = NEVER;
  for (let i = 0; i < Math.max(one.length, other.length); i++) {
    const [a, b] = [one[i], other[i]];
    if (!(a && b && same(a, b))) soonest = Math.min(soonest, when(a, b));
  }
  return soonest;
}
