import { serveBatches } from '../src/node.ts';
import { runJob } from './prove.ts';

serveBatches(() => runJob);
