import { availableParallelism } from 'node:os';
import {
  countedBatches,
  type Joined,
  joinShards,
  modelLives,
  runBatches,
  type ShardTables,
  type TrialSpec,
  trialStudy,
} from '../src/index.ts';
import { nodePort } from '../src/node.ts';
import { Progress } from './progress.ts';

export interface RanTrial {
  readonly study: ReturnType<typeof trialStudy>;
  readonly tables: Joined;
}

/**
 * Every shard on the cores of this machine; the tables do not depend on how many there are.
 * @param pasts folder that keeps lives up to entry
 */
export async function runTrial(trial: TrialSpec, workers = availableParallelism(), pasts?: string): Promise<RanTrial> {
  const study = trialStudy(trial, modelLives(trial));
  const progress = new Progress(`groups of ${Math.ceil(study.people / study.shards)} lives`, study.shards);
  const shards: ShardTables[] = [];
  const spawn = () => nodePort(new URL('./trialWorker.js', import.meta.url), { trial, pasts });
  const batches = countedBatches(study.shards, (shard) => shard);
  for await (const tables of runBatches<number, ShardTables>({ batches, workers: Math.min(workers, study.shards), spawn })) {
    shards.push(tables);
    progress.tell(shards.length);
  }
  progress.end();
  return { study, tables: joinShards(study.tables, shards) };
}
