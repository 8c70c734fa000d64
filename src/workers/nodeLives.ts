import { startLives } from './lives.ts';
import { serveBatches } from './node.ts';

/** Entry of a worker thread that simulates people of a scenario. */
serveBatches((spec: Parameters<typeof startLives>[0]) => startLives(spec, true));
