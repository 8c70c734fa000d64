/** A treatment with days of its own, counted from where those of the entry are; where it says none, they are the entry's. */
export interface Spell {
  readonly treatment: string;
  readonly after?: number;
  readonly lasts?: number;
}

/** Who is enrolled in what, and when. */
export interface Entry {
  /** Names of treatment modules; none: the person is looked at from entry on, and nothing else happens. */
  readonly treatments: readonly (string | Spell)[];
  /** Counted from the start of the life, or from the day criteria for dependence are first met. */
  readonly from: 'start' | 'dependence';
  /** Days after that. */
  readonly after: number;
  /** Days from the start within which that must come; a life in which it does not ends there. Absent: any time. */
  readonly within?: number;
  /** Days for which treatment lasts; absent: to the end. */
  readonly lasts?: number;
  /** Days the person is followed after entry; absent: to the end. */
  readonly followed?: number;
}

/** Every treatment of an entry, with the days that hold for it. */
export const spellsOf = ({ treatments, after, lasts }: Entry): (Spell & { readonly after: number })[] =>
  treatments.map((one) => ({ after, ...(lasts === undefined ? {} : { lasts }), ...(typeof one === 'string' ? { treatment: one } : one) }));

/** Days after which the first of them begins. */
export const entersAfter = (entry: Entry): number =>
  entry.treatments.length === 0 ? entry.after : Math.min(...spellsOf(entry).map(({ after }) => after));
