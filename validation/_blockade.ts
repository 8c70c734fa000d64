import type { Cohort } from '../src/index.ts';
import { column, dailyHeroin, dose, lastHeroin, span } from './_exposure.ts';
import { everyone } from './_people.ts';

/** Days of heroin before, as in P-V08. */
const USE = 30;

/** Medication taken once a day from half a day after the last heroin: how much on each day, mg. None: detoxified. */
export interface Maintenance {
  readonly substance: 'methadone' | 'buprenorphine';
  readonly route: 'oral' | 'sublingual';
  readonly daily: readonly number[];
}

/** Heroin given to see what the medication lets through; h from the first dose of medication. */
export interface Challenge {
  readonly at: number;
  readonly route: 'intravenous' | 'snorted';
  readonly amount: number;
}

export interface Tested {
  /** Share of receptors bound just before the first challenge. */
  readonly occupied: number;
  /** Highest rise of dopamine in the 45 minutes after each challenge, points of the healthy level. */
  readonly rises: readonly number[];
}

const WATCHED = 45;

export function tested(cohort: Cohort, { substance, route, daily }: Maintenance, challenges: readonly Challenge[]): Tested[] {
  const begin = lastHeroin(USE) + 12;
  const heroin = challenges.map(({ at, ...given }) => dose(begin + at + 1e-6, 'heroin', given.route, given.amount));
  const events = [...dailyHeroin(USE), ...daily.map((amount, day) => dose(begin + 24 * day, substance, route, amount)), ...heroin];
  const times = challenges.flatMap(({ at }) => span(0, WATCHED - 1, 1).map((minute) => begin + at + minute / 60));
  return everyone(cohort, ['heroin', 'morphine', substance], (person) => {
    const record = person.live(events, times, ['receptor.occupied', 'dopamine.percent']);
    const dopamine = column(record, 'dopamine.percent');
    const rises = challenges.map((_, i) => {
      const own = dopamine.subarray(WATCHED * i, WATCHED * (i + 1));
      return Math.max(...own) - (own[0] as number);
    });
    return { occupied: column(record, 'receptor.occupied')[0] as number, rises };
  });
}

/** What is left of the rise by the i-th challenge, % of that in the same people detoxified; one per person. */
export const left = (on: readonly Tested[], detoxified: readonly Tested[], i: number): number[] =>
  on.map(({ rises }, p) => (100 * (rises[i] as number)) / (detoxified[p]!.rises[i] as number));
