import { serveBatches } from '../src/node.ts';
import { runTaskJob } from './task.ts';

serveBatches(() => runTaskJob);
