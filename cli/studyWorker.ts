import { studyKind } from '../src/index.ts';
import { inlineMore, serveBatches, shardWorker } from '../src/node.ts';
import { version } from './evidence.ts';

inlineMore();
serveBatches(shardWorker(studyKind, version()));
