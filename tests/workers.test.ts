/** The pool over real threads: whatever dies, hangs or is cancelled, the results are those of one thread, bit for bit. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { breathe, coresAvailable, nodePort } from '../src/workers/node.ts';
import { BatchFault, runBatches, WorkerLost } from '../src/workers/pool.ts';
import type { Port } from '../src/workers/port.ts';
import { inlinePort } from '../src/workers/serve.ts';
import { buildWorkers } from './workers/build.ts';
import { logistic, type Slice, slices } from './workers/logistic.ts';
import type { NodeStart } from './workers/nodeEntry.ts';

const PEOPLE = 203;
const init: NodeStart = { steps: 500 };
const expected = logistic(init)({ first: 0, people: PEOPLE });

let built: ReturnType<typeof buildWorkers>;
let entry: URL;
beforeAll(() => {
  built = buildWorkers();
  entry = pathToFileURL(join(built.folder, 'tests/workers/nodeEntry.js'));
});
afterAll(() => built.remove());

type Options = Partial<Parameters<typeof runBatches<Slice, Float64Array>>[0]>;

/** The results of all people, one after another, as they came. */
async function ends(size: number, spawn: () => Port, options: Options = {}): Promise<Float64Array> {
  const parts: number[] = [];
  for await (const part of runBatches<Slice, Float64Array>({ batches: slices(PEOPLE, size), workers: 2, spawn, ...options }))
    parts.push(...part);
  return Float64Array.from(parts);
}

const counter = (count: number): Int32Array => new Int32Array(new SharedArrayBuffer(4)).fill(count);
const thread =
  (more: Partial<NodeStart> = {}) =>
  () =>
    nodePort(entry, { ...init, ...more });
const failure = (promise: Promise<unknown>): Promise<Error> =>
  promise.then(
    () => expect.unreachable('it succeeded'),
    (error: Error) => error,
  );

describe('worker threads', () => {
  it('one slip of a bit would be seen', () => {
    expect(expected[7]).not.toBe(logistic({ steps: 499 })({ first: 7, people: 1 })[0]);
    expect(new Set(expected).size).toBe(PEOPLE);
  });

  it.each([
    [1, 20],
    [2, 1],
    [2, 7],
    [3, 50],
    [4, 203],
    [2, 1000],
  ])('%i of them, batches of %i: the bits of this thread', async (workers, size) => {
    expect(await ends(size, thread(), { workers })).toEqual(expected);
    expect(await ends(size, () => inlinePort(logistic(init), breathe), { workers })).toEqual(expected);
  });

  it.each(['exit', 'crash'] as const)('one that dies by %s, twice in one batch, is replaced and nothing changes', async (how) => {
    const left = counter(2);
    let opened = 0;
    const spawn = thread({ at: 40, how, left });
    const counted = () => {
      opened++;
      return spawn();
    };
    expect(await ends(20, counted)).toEqual(expected);
    expect(Atomics.load(left, 0)).toBe(-1);
    expect(opened).toBe(4);
  });

  it('one that is terminated from outside while it works is replaced and nothing changes', async () => {
    const hangs = counter(1);
    const ports: Port[] = [];
    const spawn = () => {
      ports.push(nodePort(entry, { ...init, at: 40, how: 'hang', left: hangs }));
      return ports.at(-1)!;
    };
    const results = ends(20, spawn);
    while (Atomics.load(hangs, 0) > 0) await breathe();
    for (const port of ports.slice()) await port.end();
    expect(await results).toEqual(expected);
    expect(ports.length).toBeGreaterThan(2);
  });

  it.each([
    ['exit', 'exit code 7'],
    ['crash', 'a stray error'],
  ] as const)('a batch that ends its worker every time by %s is named, with the reason', async (how, reason) => {
    const error = await failure(ends(20, thread({ at: 40, how })));
    expect(error).toBeInstanceOf(WorkerLost);
    expect(error.message).toBe(`batch 2: its worker ended 3 times (${reason}); 3 tries are allowed`);
  });

  it('an entry that is not there is named, with the reason', async () => {
    const error = await failure(ends(20, () => nodePort(new URL('./nowhere.js', entry)), { retries: 0 }));
    expect(error).toBeInstanceOf(WorkerLost);
    expect(error.message).toMatch(/^batch 0: its worker ended 1 time \(.*nowhere\.js.*\); 1 try is allowed$/s);
  });

  it('an exception in a batch comes back with its message and place, and is not tried again', async () => {
    const left = counter(5);
    const error = await failure(ends(20, thread({ at: 40, how: 'throw', left })));
    expect(error).toBeInstanceOf(BatchFault);
    expect(error).toMatchObject({ message: 'person 40: dose is -5 mg; a dose must be ≥ 0', batch: 2, cause: { name: 'RangeError' } });
    expect((error.cause as Error).stack).toContain('nodeEntry.js');
    expect(Atomics.load(left, 0)).toBe(4);
  });

  it('a result that cannot be copied is a fault of its batch', async () => {
    const error = await failure(ends(20, thread({ at: 40, how: 'uncopiable' })));
    expect(error).toMatchObject({ name: 'BatchFault', batch: 2 });
    expect(error.message).toContain('could not be cloned');
  });

  it('cancelled with every worker at work, all are gone and the program ends by itself', () => {
    const program = join(built.folder, 'tests/workers/cancelledProgram.js');
    const printed = execFileSync(process.execPath, [program], { encoding: 'utf8', timeout: 20_000 });
    expect(printed).toBe('3 workers\nAbortError: cancelled after 2 batches\n0 workers\n');
  });

  it('a consumer that does not ask stops them', async () => {
    let drawn = 0;
    const counted = function* () {
      for (const slice of slices(PEOPLE, 1)) {
        drawn++;
        yield slice;
      }
    };
    const run = runBatches<Slice, Float64Array>({ batches: counted(), spawn: thread(), workers: 2, ahead: 3 });
    await run.next();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(drawn).toBe(1 + 2 * 3);
    await run.return();
  });

  it('there are as many as the machine says', () => {
    expect(coresAvailable()).toBeGreaterThanOrEqual(1);
  });
});
