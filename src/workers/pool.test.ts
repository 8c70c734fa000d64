import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BatchFault, Cancelled, countedBatches, runBatches, WorkerLost } from './pool.ts';
import type { Port, Task } from './port.ts';
import { inlinePort } from './serve.ts';

const squares = (count: number) => countedBatches(count, (batch) => batch);
const square = (input: number): number => input * input;
const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i * i);

async function all<R>(results: AsyncIterable<R>): Promise<R[]> {
  const found: R[] = [];
  for await (const result of results) found.push(result);
  return found;
}

/** What a run gave before it ended, and the error it ended with. */
async function untilEnd<R>(results: AsyncIterable<R>): Promise<{ given: R[]; error: unknown }> {
  const given: R[] = [];
  try {
    for await (const result of results) given.push(result);
    return { given, error: undefined };
  } catch (error) {
    return { given, error };
  }
}

/** Workers that do nothing by themselves: the test says which answers and which dies, and when. */
class FakeWorkers {
  readonly busy: { task: Task<number>; say: (message: unknown) => void; answer: () => void; die: (reason: string) => void }[] = [];
  open = 0;
  opened = 0;
  begun = 0;

  readonly spawn = (): Port => {
    let told: (message: unknown) => void = () => {};
    let toldEnd: (reason: string) => void = () => {};
    let isOpen = true;
    this.open++;
    this.opened++;
    return {
      post: (message) => {
        const task = message as Task<number>;
        this.begun = Math.max(this.begun, task.batch + 1);
        const job = {
          task,
          say: (message: unknown) => told(message),
          answer: () => {
            this.forget(job);
            told({ batch: task.batch, result: square(task.input) });
          },
          die: (reason: string) => {
            this.forget(job);
            toldEnd(reason);
          },
        };
        this.busy.push(job);
      },
      onMessage: (f) => {
        told = f;
      },
      onEnd: (f) => {
        toldEnd = f;
      },
      end: async () => {
        if (isOpen) this.open--;
        isOpen = false;
      },
    };
  };

  private forget(job: (typeof this.busy)[number]): void {
    this.busy.splice(this.busy.indexOf(job), 1);
  }
}

/** Long enough for every chain of promises there is here. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('on paper', () => {
  it.each([0, 1, 2, 5])('gives the results in the order of the batches, with %i workers', async (workers) => {
    expect(await all(runBatches({ batches: squares(7), spawn: () => inlinePort(square), workers }))).toEqual(upTo(7));
  });

  it('takes any iterable, an empty one too, and opens no more workers than there are batches', async () => {
    const fakes = new FakeWorkers();
    expect(await all(runBatches({ batches: [], spawn: fakes.spawn, workers: 3 }))).toEqual([]);
    expect(fakes.opened).toBe(0);
    let opened = 0;
    const spawn = () => {
      opened++;
      return inlinePort((text: string) => text.length);
    };
    expect(await all(runBatches({ batches: new Set(['a', 'bcd']), spawn, workers: 8 }))).toEqual([1, 3]);
    expect(opened).toBe(2);
  });

  it('ends with the message of the first batch that threw, on any number of workers, and never runs it again', async () => {
    for (const workers of [1, 2, 4]) {
      let runs = 0;
      const handle = (input: number): number => {
        if (input === 3) runs++;
        if (input >= 3) throw new RangeError(`person ${input}: has no dose`);
        return input;
      };
      const { given, error } = await untilEnd(runBatches({ batches: squares(9), spawn: () => inlinePort(handle), workers }));
      expect(given).toEqual([0, 1, 2]);
      expect(error).toBeInstanceOf(BatchFault);
      expect(error).toMatchObject({ message: 'person 3: has no dose', batch: 3, cause: { name: 'RangeError' } });
      expect(runs).toBe(1);
    }
  });

  it('names the batch whose worker ended every time, and the reason', async () => {
    const fakes = new FakeWorkers();
    const ended = untilEnd(runBatches({ batches: squares(3), spawn: fakes.spawn, workers: 1, retries: 1 }));
    fakes.busy[0]!.answer();
    fakes.busy[0]!.die('exit code 1');
    fakes.busy[0]!.die('out of memory');
    const { given, error } = await ended;
    expect(given).toEqual([0]);
    expect(error).toBeInstanceOf(WorkerLost);
    expect((error as Error).message).toBe('batch 1: its worker ended 2 times (out of memory); 2 tries are allowed');
    expect(fakes).toMatchObject({ opened: 2, open: 0 });
  });

  it('listens neither to what is no answer nor to a worker given up', async () => {
    const fakes = new FakeWorkers();
    const given = all(runBatches({ batches: squares(2), spawn: fakes.spawn, workers: 1 }));
    const lost = fakes.busy[0]!;
    lost.say({ batch: 1, result: -1 });
    lost.die('killed');
    lost.say({ batch: 0, result: -1 });
    fakes.busy[0]!.say('ready');
    const last = fakes.busy[0]!;
    last.answer();
    fakes.busy[0]!.answer();
    last.say(undefined);
    expect(await given).toEqual([0, 1]);
  });

  it('ends with what drawing a batch, spawning or posting threw, after the results before it', async () => {
    function* broken() {
      yield 1;
      throw new Error('line 2: no such person');
    }
    const spawn = () => inlinePort(square);
    expect(await untilEnd(runBatches({ batches: broken(), spawn, workers: 2 }))).toMatchObject({
      given: [1],
      error: { message: 'line 2: no such person' },
    });
    const refuse = (message: string) => () => {
      throw new Error(message);
    };
    expect((await untilEnd(runBatches({ batches: [1], spawn: refuse('no more threads'), workers: 2 }))).error).toMatchObject({
      message: 'no more threads',
    });
    const mute = () => ({ ...spawn(), post: refuse('a function cannot be copied') });
    expect((await untilEnd(runBatches({ batches: [1], spawn: mute, workers: 2 }))).error).toMatchObject({
      message: 'a function cannot be copied',
    });
  });

  it.each([
    [{ workers: 1.5 }, 'workers is 1.5; a whole number ≥ 0'],
    [{ workers: Number.NaN }, 'workers is NaN'],
    [{ workers: 1, ahead: 0 }, 'ahead is 0; a whole number ≥ 1'],
    [{ workers: 1, retries: -1 }, 'retries is -1'],
  ])('refuses %o', async (options, message) => {
    const { error } = await untilEnd(runBatches({ batches: [1], spawn: () => inlinePort(square), ...options }));
    expect((error as Error).message).toContain(message);
  });
});

describe('cancelling', () => {
  it('ends a run at once while a batch is at work, and every worker with it', async () => {
    const fakes = new FakeWorkers();
    const stop = new AbortController();
    const ended = untilEnd(runBatches({ batches: squares(9), spawn: fakes.spawn, workers: 2, signal: stop.signal }));
    fakes.busy[0]!.answer();
    await settled();
    stop.abort('the reader left');
    expect(fakes.open).toBe(0);
    const { given, error } = await ended;
    expect(given).toEqual([0]);
    expect(error).toBeInstanceOf(Cancelled);
    expect(error).toMatchObject({ name: 'AbortError', message: 'cancelled after 1 batch', cause: 'the reader left' });
  });

  it('opens nothing when cancelled before the start, and gives nothing more when cancelled between two results', async () => {
    const fakes = new FakeWorkers();
    const before = runBatches({ batches: squares(9), spawn: fakes.spawn, workers: 2, signal: AbortSignal.abort() });
    expect((await untilEnd(before)).error).toBeInstanceOf(Cancelled);
    expect(fakes.opened).toBe(0);
    const stop = new AbortController();
    const given: unknown[] = [];
    const run = runBatches({ batches: squares(9), spawn: () => inlinePort(square), workers: 2, signal: stop.signal });
    const consume = async () => {
      for await (const result of run) {
        given.push(result);
        stop.abort();
      }
    };
    await expect(consume()).rejects.toThrow('cancelled after 1 batch');
    expect(given).toEqual([0]);
  });

  it('a consumer that leaves early ends the workers, and closes where the batches come from', async () => {
    let closed = false;
    function* endless() {
      try {
        for (let i = 0; ; i++) yield i;
      } finally {
        closed = true;
      }
    }
    let open = 0;
    const spawn = (): Port => {
      const port = inlinePort(square);
      open++;
      return {
        ...port,
        end: async () => {
          open--;
        },
      };
    };
    for await (const result of runBatches<number, number>({ batches: endless(), spawn, workers: 3 })) if (result === 16) break;
    expect({ closed, open }).toEqual({ closed: true, open: 0 });
  });

  it('serves a timer between batches in this thread when given a pause', async () => {
    const stop = new AbortController();
    const forever = (function* () {
      for (;;) yield 1;
    })();
    setTimeout(() => stop.abort(), 5);
    const { error } = await untilEnd(
      runBatches({ batches: forever, spawn: () => inlinePort(square, settled), workers: 1, signal: stop.signal }),
    );
    expect(error).toBeInstanceOf(Cancelled);
  });
});

describe('in bounded memory', () => {
  it('hands out no more than workers × ahead batches beyond those asked for', async () => {
    let drawn = 0;
    const batches = countedBatches(1000, () => drawn++);
    const run = runBatches<number, number>({ batches, spawn: () => inlinePort(square), workers: 3, ahead: 2 });
    for (let asked = 1; asked <= 20; asked++) {
      await run.next();
      await settled();
      expect(drawn).toBe(asked + 6);
    }
    await run.return();
  });

  it('keeps no result it has given: 400 MB pass through less than half of that', async () => {
    const spawn = () => inlinePort(() => new Float64Array(12_500));
    let most = 0;
    for await (const _ of runBatches({ batches: squares(4000), spawn, workers: 2 })) {
      most = Math.max(most, process.memoryUsage().arrayBuffers);
    }
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThan(200e6);
  });
});

describe('whatever the order in which workers answer and die', () => {
  const moves = fc.array(fc.record({ pick: fc.nat(99), act: fc.constantFrom('answer', 'answer', 'die') }), {
    maxLength: 60,
  });
  const shapes = fc.record({ count: fc.nat(30), workers: fc.integer({ min: 1, max: 5 }), ahead: fc.integer({ min: 1, max: 3 }), moves });

  /** Plays the moves, then answers whatever is left; a batch dies at most `retries` times. */
  async function play(fakes: FakeWorkers, moves: readonly { pick: number; act: string }[], retries: number, over: () => boolean) {
    const deaths = new Map<number, number>();
    for (let i = 0; !over(); i++) {
      await settled();
      const { pick, act } = moves[i] ?? { pick: i, act: 'answer' };
      const job = fakes.busy[pick % fakes.busy.length];
      if (!job) continue;
      const died = deaths.get(job.task.batch) ?? 0;
      if (act === 'die' && died < retries) {
        deaths.set(job.task.batch, died + 1);
        job.die('killed');
      } else job.answer();
    }
  }

  it('the results are those of one worker, the window holds, and no worker is left', async () => {
    await fc.assert(
      fc.asyncProperty(shapes, async ({ count, workers, ahead, moves }) => {
        const fakes = new FakeWorkers();
        const given: number[] = [];
        let over = false;
        const consume = async () => {
          for await (const result of runBatches<number, number>({ batches: squares(count), spawn: fakes.spawn, workers, ahead })) {
            given.push(result);
            expect(fakes.begun).toBeLessThanOrEqual(given.length + workers * ahead);
            expect(fakes.open).toBeLessThanOrEqual(workers);
          }
        };
        const consumed = consume().finally(() => {
          over = true;
        });
        await play(fakes, moves, 2, () => over);
        await consumed;
        expect(given).toEqual(upTo(count));
        expect(fakes.open).toBe(0);
      }),
      { numRuns: 150 },
    );
  });

  it('cancelled at any moment, it gives a beginning of them, says so, and leaves no worker', async () => {
    await fc.assert(
      fc.asyncProperty(shapes, fc.nat(40), async ({ count, workers, ahead, moves }, moment) => {
        const fakes = new FakeWorkers();
        const stop = new AbortController();
        const run = runBatches<number, number>({ batches: squares(count), spawn: fakes.spawn, workers, ahead, signal: stop.signal });
        let over = false;
        const ended = untilEnd(run).finally(() => {
          over = true;
        });
        let asked = 0;
        await play(fakes, moves, 2, () => {
          if (asked++ === moment) stop.abort();
          return over;
        });
        const { given, error } = await ended;
        expect(given).toEqual(upTo(given.length));
        if (given.length < count || error) expect(error).toBeInstanceOf(Cancelled);
        expect(fakes.open).toBe(0);
      }),
      { numRuns: 100 },
    );
  });
});
