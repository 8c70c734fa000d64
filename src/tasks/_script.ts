/** Lets time pass: to `until`, h of the life. `living`: the person goes on choosing what to do; else they sit and wait. */
export interface Pause {
  readonly until: number;
  readonly living: boolean;
}

/** What an experimenter does, in order; it pauses while the body goes on, and returns the measures. */
export type Script<T = Record<string, number>> = Generator<Pause, T, void>;

/** One trial, as it is written down. */
export type Trial = Readonly<Record<string, number | string>>;
