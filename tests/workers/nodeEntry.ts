/** A worker thread that dies, hangs or throws where it is told to. */
import { serveBatches } from '../../src/workers/node.ts';
import { logistic, type Slice, type Start } from './logistic.ts';

export interface NodeStart extends Start {
  readonly at?: number;
  readonly how?: keyof typeof FATES;
  /** How many more times it happens, counted down by every worker in shared memory. */
  readonly left?: Int32Array;
}

const FATES = {
  exit: () => process.exit(7),
  crash: () => {
    setImmediate(() => {
      throw new Error('a stray error');
    });
    return new Promise<never>(() => {});
  },
  hang: () => {
    for (;;);
  },
  throw: () => {
    throw new RangeError('person 40: dose is -5 mg; a dose must be ≥ 0');
  },
  uncopiable: () => () => 'a function' as never,
};

serveBatches((init: NodeStart) => {
  const run = logistic(init);
  return (slice: Slice) => {
    const isHere = slice.first === init.at && init.how && (!init.left || Atomics.sub(init.left, 0, 1) > 0);
    return isHere ? FATES[init.how as keyof typeof FATES]() : run(slice);
  };
});
