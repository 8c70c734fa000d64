import { studyKind } from '../src/index.ts';
import { inlineMore, serveBatches, shardWorker } from '../src/node.ts';

inlineMore();
serveBatches(shardWorker(studyKind, 'bench'));
