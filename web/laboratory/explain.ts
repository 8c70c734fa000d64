/** The worker's part of “Why?”. */
import {
  type Moment,
  type Scenario,
  scenarioLife,
  simulateLives,
  standardModel,
  substancesOf,
  type Why,
  why,
  whyNeeds,
} from '../../src/index.ts';

/** h */
const MOMENT = 1e-3;

/** Lives the person again up to that time and asks the equations. */
export function explain(scenario: Scenario, id: string, at: number): Why {
  const compiled = standardModel(substancesOf(scenario.events));
  const { model } = compiled;
  const series = whyNeeds(model, id);
  const { parameters, events, options } = scenarioLife(model, scenario, 0, series);
  const states: Float64Array[] = [];
  const watch = (_: number, state: Float64Array): void => void states.push(state.slice());
  // A life goes on past the moment asked about: what happens in its last moment is not lived.
  const [record] = simulateLives(compiled, [
    { parameters, events, options: { ...options, until: at + MOMENT, times: [0, Math.max(at, MOMENT / 2)], watch } },
  ]);
  const place = scenario.events.findLast((event) => event.kind === 'context' && event.at <= at);
  const moment = (i: number, usual: number): Moment => ({
    state: states[i]!,
    outputs: Object.fromEntries(series.map((name) => [name, record!.series[name]![i]!])),
    inputs: { 'tolerance.usualPlace': usual },
  });
  const usual = place?.kind === 'context' ? place.usual : 1;
  return why(model, parameters, id, moment(states.length - 1, usual), moment(0, 1));
}
