import { serveBatches } from '../src/node.ts';
import { runCohortJob } from './cohort.ts';

serveBatches(() => runCohortJob);
