import { type Interval, poissonInterval } from '../numerics/statistics.ts';

export interface OverdoseEvent {
  /** Day, from the start of the stretch looked at. */
  readonly day: number;
  readonly fatal: boolean;
  readonly reversed: boolean;
}

export interface OverdoseCount {
  readonly all: number;
  readonly fatal: number;
  /** Ended by naloxone. */
  readonly reversed: number;
}

/** Overdoses on days [from, to). */
export function overdosesIn(events: readonly OverdoseEvent[], from: number, to: number): OverdoseCount {
  const inside = events.filter(({ day }) => day >= from && day < to);
  return {
    all: inside.length,
    fatal: inside.filter(({ fatal }) => fatal).length,
    reversed: inside.filter(({ reversed }) => reversed).length,
  };
}

/** Events per 1,000 person-years with the exact Poisson interval; undefined without person-time. */
export function ratePerThousandYears(events: number, personDays: number): Interval | undefined {
  return personDays > 0 ? poissonInterval(events, personDays / 365.25 / 1000) : undefined;
}
