import { availableParallelism } from 'node:os';
import {
  countedBatches,
  type Joined,
  joinShards,
  modelLives,
  runBatches,
  type ShardTables,
  shardsOf,
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
  const count = shardsOf(trial);
  const shards: ShardTables[] = [];
  const spawn = () => nodePort(new URL('./trialWorker.js', import.meta.url), { trial, pasts });
  const batches = countedBatches(count, (shard) => shard);
  const running = runBatches<number, ShardTables>({ batches, workers: Math.min(workers, count), spawn });
  // The workers start while the study is made ready here.
  const first = running.next();
  const study = trialStudy(trial, modelLives(trial));
  const progress = new Progress(`groups of ${Math.ceil(study.people / count)} lives`, count);
  for (let next = await first; !next.done; next = await running.next()) {
    shards.push(next.value);
    progress.tell(shards.length);
  }
  progress.end();
  return { study, tables: joinShards(study.tables, shards) };
}
