import type { LifeEvent } from '../language/event.ts';
import { simulateLife } from './life.ts';
import { byBlocks, type LifeOptions } from './lifeOptions.ts';
import { simulateLives } from './lives.ts';
import type { Scenario } from './scenario.ts';
import { scenarioLife } from './scenarioLife.ts';
import type { Member } from './scenarioLives.ts';
import { standardModel } from './standard.ts';

/** Lives of a scenario, as plain data: it can be sent to a worker. */
export interface LivesSpec {
  /** Substances of the model, all when absent. */
  readonly substances?: readonly string[];
  readonly scenario: Scenario;
  /** Outputs to record. */
  readonly series: readonly string[];
  /** Events of each person, where they differ; else those of the scenario. */
  readonly events?: readonly (readonly LifeEvent[])[];
  readonly method?: NonNullable<LifeOptions['method']>;
}

/** People `from` to `to` − 1. */
export interface PeopleRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Makes lives ready; the function it gives simulates a range of the people, in order. The bits are the same for any range.
 * @param mayMakeCode whether JavaScript may be made at run time: what the kernel cannot do is then several times faster
 */
export function someLives(spec: LivesSpec, mayMakeCode: boolean): (range: PeopleRange) => Member[] {
  const { substances, scenario, series, method } = spec;
  const compiled = standardModel(substances);
  const blocks = byBlocks({ tolerance: scenario.tolerance, ...(method ? { method } : {}) });
  return ({ from, to }) => {
    const people = Array.from({ length: to - from }, (_, i) => {
      const one = scenarioLife(compiled.model, scenario, from + i, series, spec.events?.[from + i]);
      return method ? { ...one, options: { ...one.options, method } } : one;
    });
    const records =
      blocks || !mayMakeCode
        ? [...simulateLives(compiled, people, { mayMakeCode })]
        : people.map(({ parameters, events, options }) => simulateLife(compiled, parameters, events, options));
    return records.map((record, i) => ({ record, parameters: people[i]?.parameters as Float64Array }));
  };
}
