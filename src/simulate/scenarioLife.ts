import type { LifeEvent } from '../language/event.ts';
import type { Model } from '../language/model.ts';
import { urineAssay, voidGap } from '../outcomes/urineAssay.ts';
import { drawPerson } from '../people/person.ts';
import { type LifeOptions, recordTimes, regularTimes } from './life.ts';
import type { Scenario } from './scenario.ts';

/**
 * Person `person` of a scenario as its file asks for them: who they are, what happens, when they are looked at, how their urine is read.
 * @param own events of this person, where they differ
 * @param shared times to record at, when they are at hand already
 */
export function scenarioLife(
  model: Model,
  scenario: Scenario,
  person: number,
  series: readonly string[],
  own?: readonly LifeEvent[],
  shared?: Float64Array,
): { readonly parameters: Float64Array; readonly events: readonly LifeEvent[]; readonly options: LifeOptions } {
  const { seed, until, tolerance } = scenario;
  const typical = scenario.typical && person === 0;
  const parameters = drawPerson(model, { seed, index: person, typical, parameters: scenario.parameters });
  const events = own ?? scenario.events;
  // People with doses of their own share only the regular times, so that bands over people compare like with like.
  const times =
    shared ?? (own && scenario.people > 1 ? regularTimes(until, scenario.record.every) : recordTimes(until, scenario.record.every, events));
  const urine = { seed, person, typical };
  const reading = { assay: urineAssay(urine), voidGap: (at: number) => voidGap(urine, at) };
  return { parameters, events, options: { person, until, times, series, tolerance, ...reading } };
}
