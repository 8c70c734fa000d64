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

/** Lives the person again up to that time and asks the equations. */
export function explain(scenario: Scenario, id: string, at: number): Why {
  const compiled = standardModel(substancesOf(scenario.events));
  const { model } = compiled;
  const series = whyNeeds(model, id);
  const { parameters, events, options } = scenarioLife(model, scenario, 0, series);
  const states: Float64Array[] = [];
  const watch = (_: number, state: Float64Array): void => void states.push(state.slice());
  const until = Math.max(at, 1e-6);
  const [record] = simulateLives(compiled, [{ parameters, events, options: { ...options, until, times: [0, until], watch } }]);
  const place = scenario.events.findLast((event) => event.kind === 'context' && event.at <= at);
  const moment = (i: number, usual: number): Moment => ({
    state: states[i]!,
    outputs: Object.fromEntries(series.map((name) => [name, record!.series[name]![i]!])),
    inputs: { 'tolerance.usualPlace': usual },
  });
  const usual = place?.kind === 'context' ? place.usual : 1;
  return why(model, parameters, id, moment(states.length - 1, usual), moment(0, 1));
}
