/** A program whose run is cancelled while every worker is at work. That it ends at all is the test. */
import { nodePort } from '../../src/workers/node.ts';
import { runBatches } from '../../src/workers/pool.ts';
import { slices } from './logistic.ts';
import type { NodeStart } from './nodeEntry.ts';

/** What keeps a process from ending: each thread holds a port of messages. */
const sayWorkers = (): void => {
  console.log(`${process.getActiveResourcesInfo().filter((name) => name === 'MessagePort').length} workers`);
};

const stop = new AbortController();
const init: NodeStart = { steps: 10, at: 40, how: 'hang' };
const spawn = () => nodePort(new URL('./nodeEntry.js', import.meta.url), init);
let given = 0;
try {
  for await (const _ of runBatches({ batches: slices(1000, 20), spawn, workers: 3, signal: stop.signal })) {
    if (++given === 2) setTimeout(() => [sayWorkers(), stop.abort()], 20);
  }
} catch (error) {
  console.log(`${(error as Error).name}: ${(error as Error).message}`);
}
sayWorkers();
