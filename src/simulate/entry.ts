/** Who is enrolled in what, and when. */
export interface Entry {
  /** Names of treatment modules; none: the person is looked at from entry on, and nothing else happens. */
  readonly treatments: readonly string[];
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
