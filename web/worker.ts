/** The whole of a web worker: reads scenario files and simulates who is asked for. */
import {
  catalogueOf,
  type LifeRecord,
  type Model,
  readScenario,
  scenarioLife,
  serveWebBatches,
  simulateLives,
  standardModel,
  substancesOf,
} from '../src/index.ts';
import { designed } from './incentives/design.ts';
import type { Answers, Job } from './jobs.ts';
import { explain } from './laboratory/explain.ts';

let model: Model | undefined;
const everything = (): Model => {
  model ??= standardModel().model;
  return model;
};

const ANSWERS: { readonly [Kind in keyof Answers]: (job: Extract<Job, { kind: Kind }>) => Answers[Kind] } = {
  warm: () => {
    everything();
    return true;
  },
  life: ({ text, person, series }) => {
    const scenario = readScenario(text, 'scenario', catalogueOf(everything()));
    const compiled = standardModel(substancesOf(scenario.events));
    const { parameters, events, options } = scenarioLife(compiled.model, scenario, person, series);
    const [record] = simulateLives(compiled, [{ parameters, events, options }]);
    return { scenario, record: record as LifeRecord };
  },
  design: designed,
  why: ({ text, id, at }) => explain(readScenario(text, 'scenario', catalogueOf(everything())), id, at),
};

serveWebBatches(() => (job: Job) => (ANSWERS[job.kind] as (job: Job) => unknown)(job));
