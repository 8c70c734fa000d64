/** The whole of a web worker for one body: reads scenario files, simulates who is asked for, works out schedules. */
import {
  catalogueOf,
  type LifeRecord,
  type Model,
  printSchedule,
  readIncentives,
  readScenario,
  type Scenario,
  scenarioLife,
  serveWebBatches,
  simulateLives,
  standardModel,
  substancesOf,
} from '../src/index.ts';
import { designed } from './incentives/design.ts';
import { answerer } from './jobs.ts';
import { explain } from './laboratory/explain.ts';

let model: Model | undefined;
const everything = (): Model => {
  model ??= standardModel().model;
  return model;
};
const scenarioOf = (text: string): Scenario => readScenario(text, 'scenario', catalogueOf(everything()));

serveWebBatches(() =>
  answerer({
    warm: () => {
      everything();
      return true;
    },
    life: ({ text, person, series }) => {
      const scenario = scenarioOf(text);
      const compiled = standardModel(substancesOf(scenario.events));
      const { parameters, events, options } = scenarioLife(compiled.model, scenario, person, series);
      const [record] = simulateLives(compiled, [{ parameters, events, options }]);
      return { until: scenario.until, record: record as LifeRecord };
    },
    why: ({ text, id, at }) => explain(scenarioOf(text), id, at),
    opened: ({ text, name }) => printSchedule(readIncentives(text, name)),
    design: designed,
  }),
);
