import { uniform } from './random.ts';
import { type Interval, quantile } from './statistics.ts';

export interface BootstrapOptions {
  readonly seed: number;
  /** Names the use, so that two bootstraps of one run are independent. */
  readonly purpose: string;
  readonly level?: number;
  /** 1,000 if absent. */
  readonly times?: number;
}

/**
 * Percentile bootstrap (Efron 1979) of a statistic of `people` people: they are drawn with replacement by number, so that everything a
 * person has stays together. Draws are counted, so the same seed gives the same interval.
 * @param statistic of the people drawn, given by their numbers
 */
export function bootstrap(
  people: number,
  statistic: (drawn: Int32Array) => number,
  options: BootstrapOptions,
): Interval & { readonly error: number } {
  const { seed, purpose, level = 0.95, times = 1000 } = options;
  if (!Number.isInteger(people) || people < 2)
    throw new RangeError(`bootstrap: people is ${people}; a whole number of at least 2 is needed`);
  const drawn = Int32Array.from({ length: people }, (_, i) => i);
  const estimate = statistic(drawn);
  const found: number[] = [];
  for (let time = 0; time < times; time++) {
    for (let i = 0; i < people; i++) drawn[i] = Math.floor(people * uniform(seed, i, purpose, time));
    found.push(statistic(drawn));
  }
  const centre = found.reduce((sum, x) => sum + x, 0) / times;
  const error = Math.sqrt(found.reduce((sum, x) => sum + (x - centre) ** 2, 0) / (times - 1));
  return { estimate, low: quantile(found, 0.5 - level / 2), high: quantile(found, 0.5 + level / 2), error };
}
