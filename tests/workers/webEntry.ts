/** A web worker that meets an uncaught error, or throws, where it is told to. */
import { serveWebBatches } from '../../src/workers/web.ts';
import { logistic, type Slice, type Start } from './logistic.ts';

interface WebStart extends Start {
  readonly at?: number;
  readonly how?: 'crash' | 'throw' | 'hang';
  readonly left?: Int32Array;
}

serveWebBatches((init: WebStart) => {
  const run = logistic(init);
  return (slice: Slice) => {
    if (slice.first !== init.at || (init.left && Atomics.sub(init.left, 0, 1) <= 0)) return run(slice);
    if (init.how === 'throw') throw new RangeError('person 40: has no dose');
    if (init.how === 'hang') for (;;);
    setTimeout(() => {
      throw new Error('a stray error');
    });
    return new Promise<never>(() => {});
  };
});
