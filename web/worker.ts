/** The whole of a web worker for one body: reads scenario files, simulates who is asked for, works out schedules. */
import {
  catalogueOf,
  type LifeRecord,
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
import { answerer, crossing, pastOf } from './jobs.ts';
import { explain } from './laboratory/explain.ts';

let catalogue: ReturnType<typeof catalogueOf> | undefined;
const everything = (): ReturnType<typeof catalogueOf> => {
  catalogue ??= catalogueOf(standardModel().model);
  return catalogue;
};
const scenarioOf = (text: string): Scenario => readScenario(text, 'scenario', everything());

serveWebBatches(() =>
  answerer({
    warm: () => {
      everything();
      return true;
    },
    life: (job) => {
      const { text, person, series } = job;
      const scenario = scenarioOf(text);
      const compiled = standardModel(substancesOf(scenario.events));
      const { parameters, events, options } = scenarioLife(compiled.model, scenario, person, series);
      const past = pastOf(job);
      const { seed, typical } = scenario;
      const along = past && { past: { past, like: [seed, typical] } };
      const [record] = simulateLives(compiled, [{ parameters, events, options: { ...options, ...along } }]);
      return crossing({ until: scenario.until, record: record as LifeRecord }, job);
    },
    why: ({ text, id, at }) => explain(scenarioOf(text), id, at),
    opened: ({ text, name }) => printSchedule(readIncentives(text, name)),
    design: designed,
  }),
);
