import { type Cohort, HISTORIES, type History, type LifeStory, type Seat } from '../src/index.ts';

export const history = (name: string): History => HISTORIES.find((h) => h.name === name)!;

/** The people of the cohort with this history. */
export const seats = ({ people, seed, parameters = {} }: Cohort, given: History): Seat[] =>
  Array.from({ length: people }, (_, person) => ({ seed, person, history: given, parameters }));

/** Use three times a day for so many days, then so many without access at home. */
export const daily = (days: number, after = 0): History => ({
  name: `${days} days`,
  says: '',
  days,
  daily: days > 0 ? 3 : 0,
  every: 1,
  after,
});

/** Mean of a weekly series of the first year over weeks `from` to `to` − 1. */
export function weeks({ year }: LifeStory, series: string, from: number, to: number): number {
  let sum = 0;
  for (let week = from; week < to; week++) sum += year.weekly[series]![week]!;
  return sum / (to - from);
}

/** Doses a week over these weeks. */
export const dosesAWeek = ({ year }: LifeStory, from: number, to: number): number =>
  year.useDays.subarray(7 * from, 7 * to).reduce((a, b) => a + b, 0) / (to - from);

/** Those who lived through their first year, by whether they met criteria for dependence in it. */
export function byDependence(stories: readonly LifeStory[]): { dependent: LifeStory[]; others: LifeStory[] } {
  const whole = stories.filter((s) => !s.year.death && !s.year.failure);
  return { dependent: whole.filter((s) => s.year.dependent !== undefined), others: whole.filter((s) => s.year.dependent === undefined) };
}

/** A mean with its interval needs two people; of fewer nothing can be said. */
export function enough(group: readonly unknown[], who: string): void {
  if (group.length < 2) throw new Error(`${group.length} ${who} in this cohort; at least 2 are needed`);
}
