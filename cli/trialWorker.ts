import { modelLives, type TrialSpec, trialStudy } from '../src/index.ts';
import { inlineMore, pastsIn, serveBatches } from '../src/node.ts';

inlineMore();
serveBatches(({ trial, pasts }: { readonly trial: TrialSpec; readonly pasts: string | undefined }) => {
  const lives = modelLives(trial);
  const study = trialStudy(trial, lives, pasts === undefined ? undefined : pastsIn(pasts, trial, lives));
  return (shard: number) => study.run(shard);
});
