import { modelLives, type TrialSpec, trialStudy } from '../src/index.ts';
import { inlineMore, serveBatches } from '../src/node.ts';

inlineMore();
serveBatches((trial: TrialSpec) => {
  const study = trialStudy(trial, modelLives(trial));
  return (shard: number) => study.run(shard);
});
