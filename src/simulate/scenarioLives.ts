import type { Compiled } from '../compile/equations.ts';
import { recordTimes } from './life.ts';
import { type LifeToLive, simulateLives } from './lives.ts';
import type { LifeRecord, Scenario } from './scenario.ts';
import { scenarioLife } from './scenarioLife.ts';

/** One member of a scenario's cohort: who they are and what became of them. */
export interface Member {
  readonly record: LifeRecord;
  /** In the order of the model's parameters. */
  readonly parameters: Float64Array;
}

/**
 * People [first, end) of a scenario, in order, several at a time; each with the bits they have alone. Memory does not grow with their number.
 * @param series names of the series to record
 */
export function* scenarioLives(
  compiled: Compiled,
  scenario: Scenario,
  { first, end }: { readonly first: number; readonly end: number },
  series: readonly string[],
): Generator<Member, void, undefined> {
  const times = recordTimes(scenario.until, scenario.record.every, scenario.events);
  const waiting: Float64Array[] = [];
  function* people(): Generator<LifeToLive, void, undefined> {
    for (let person = first; person < end; person++) {
      const one = scenarioLife(compiled.model, scenario, person, series, undefined, times);
      waiting.push(one.parameters);
      yield one;
    }
  }
  for (const record of simulateLives(compiled, people())) yield { record, parameters: waiting.shift() as Float64Array };
}
