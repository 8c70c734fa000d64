import type { Compiled } from '../compile/javascript.ts';
import type { LifeEvent } from '../language/event.ts';
import { urineAssay, voidGap } from '../outcomes/urineAssay.ts';
import { drawPerson } from '../people/person.ts';
import { recordTimes, regularTimes, simulateLife } from './life.ts';
import type { LifeRecord, Scenario } from './scenario.ts';

export interface ScenarioLife {
  readonly record: LifeRecord;
  /** Parameters of the person, in the order of the model. */
  readonly parameters: Float64Array;
}

/** Person `person` of a scenario as the file asks for it: who they are, when they are looked at, how their urine is read. */
export function scenarioLife(
  compiled: Compiled,
  scenario: Scenario,
  person: number,
  series: readonly string[],
  own?: readonly LifeEvent[],
): ScenarioLife {
  const { seed, until, tolerance } = scenario;
  const typical = scenario.typical && person === 0;
  const parameters = drawPerson(compiled.model, { seed, index: person, typical, parameters: scenario.parameters });
  const events = own ?? scenario.events;
  // People with doses of their own share only the regular times, so that bands over people compare like with like.
  const times = own && scenario.people > 1 ? regularTimes(until, scenario.record.every) : recordTimes(until, scenario.record.every, events);
  const urine = { seed, person, typical };
  const reading = { assay: urineAssay(urine), voidGap: (at: number) => voidGap(urine, at) };
  return { record: simulateLife(compiled, parameters, events, { person, until, times, series, tolerance, ...reading }), parameters };
}
