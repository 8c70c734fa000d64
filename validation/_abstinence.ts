import { type Cohort, EVERY_CUE, examine, HISTORIES, type History, type Script, type Seat, type Sitting } from '../src/index.ts';
import { once } from './_people.ts';

export const history = (name: string): History => HISTORIES.find((h) => h.name === name)!;

/** The people of the cohort with this history. */
export const seats = ({ people, seed, parameters = {} }: Cohort, given: History): Seat[] =>
  Array.from({ length: people }, (_, person) => ({ seed, person, history: given, parameters }));

/** Days of abstinence on which craving is read. */
export const DAYS = [1, 6, 12, 25, 66, 365] as const;

function* reading(s: Sitting): Script<number[]> {
  const read: number[] = [];
  s.where('ward');
  for (const [i, day] of DAYS.entries()) {
    yield* s.days(day - (DAYS[i - 1] ?? 0), 10);
    const craving = s.probe(() => {
      s.where('home');
      s.meet(EVERY_CUE);
      return s.value('craving.level');
    });
    read.push(craving);
  }
  return read;
}

/** Craving at the sight of the drug as it would be met at home, on days of abstinence in a ward; one list a person. */
export const cueCraving = (cohort: Cohort): number[][] =>
  once('cue craving', cohort, () => examine(seats(cohort, history('dependent')), reading).map((e) => e.result));
