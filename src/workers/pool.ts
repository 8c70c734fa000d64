import type { Fault, Port, Reply, Task } from './port.ts';

export interface Batches<B> {
  /** Drawn from one at a time, as workers become free. */
  readonly batches: Iterable<B>;
  /** A new worker, or `inlinePort` to stay in this thread. Called only when there is a batch for it. */
  readonly spawn: () => Port;
  /** Most workers at one time; 0 is one as well. */
  readonly workers: number;
  readonly signal?: AbortSignal | undefined;
  /** How often a batch is run again after its worker ended. 2 when absent. */
  readonly retries?: number;
  /** Batches handed out and not yet asked for, per worker. 2 when absent; more where batches differ much in length. */
  readonly ahead?: number;
}

/** The signal was raised: every worker has been ended, and what was given before stands. */
export class Cancelled extends Error {
  override readonly name = 'AbortError';
}

/** The batch function threw. The message is its own; `cause` has its name and where it happened. */
export class BatchFault extends Error {
  override readonly name = 'BatchFault';
  readonly batch: number;

  constructor(batch: number, { name, message, stack }: Fault) {
    super(message, { cause: Object.assign(new Error(message), { name, stack }) });
    this.batch = batch;
  }
}

/** A batch lost its worker more often than is tried. */
export class WorkerLost extends Error {
  override readonly name = 'WorkerLost';
  readonly batch: number;

  constructor(batch: number, tries: number, reason: string) {
    super(
      `batch ${batch}: its worker ended ${tries} ${tries === 1 ? 'time' : 'times'} (${reason}); ` +
        `${tries} ${tries === 1 ? 'try is' : 'tries are'} allowed`,
    );
    this.batch = batch;
  }
}

/** `count` batches, each made when a worker is free for it. */
export function* countedBatches<B>(count: number, at: (batch: number) => B): Generator<B, void, undefined> {
  for (let batch = 0; batch < count; batch++) yield at(batch);
}

/**
 * Runs batches on workers and gives their results in the order of the batches. Which results come, in which order, and which error ends
 * them depend neither on the number of workers nor on who finishes first. Held are at most workers × ahead results: whoever does not ask
 * stops the handing out. When the generator has ended, by its last result, an error or `return()`, so has every worker.
 * @throws BatchFault in place of the first batch whose function threw; it is not tried again
 * @throws WorkerLost in place of a batch that lost its worker 1 + retries times
 * @throws Cancelled as soon as the signal is raised
 * @throws whatever drawing from `batches` or `spawn` threw, in place of that batch
 */
export async function* runBatches<B, R>(options: Batches<B>): AsyncGenerator<R, void, undefined> {
  const run = new Run<B, R>(options);
  try {
    for (let outcome = await run.take(); outcome; outcome = await run.take()) {
      if ('error' in outcome) throw outcome.error;
      yield outcome.result;
    }
  } finally {
    await run.close();
  }
}

type Outcome<R> = { readonly result: R } | { readonly error: unknown };

/** One worker and what it is at. */
interface Lane<B> {
  port: Port;
  task: Task<B> | undefined;
  /** Times the task has been begun. */
  tries: number;
}

class Run<B, R> {
  private readonly source: Iterator<B>;
  private readonly spawn: () => Port;
  private readonly signal: AbortSignal | undefined;
  private readonly most: number;
  private readonly tries: number;
  private readonly window: number;
  private readonly lanes = new Set<Lane<B>>();
  private readonly outcomes = new Map<number, Outcome<R>>();
  private readonly ending = new Set<Promise<void>>();
  /** Batches drawn from the source, and outcomes taken by the consumer. */
  private drawn = 0;
  private taken = 0;
  private exhausted = false;
  /** No more is drawn: the source is at its end, or an error is known and nothing after it will be given. */
  private last = false;
  private wake: () => void = () => {};

  constructor({ batches, spawn, workers, signal, retries = 2, ahead = 2 }: Batches<B>) {
    this.most = Math.max(1, whole('workers', workers, 0));
    this.window = this.most * whole('ahead', ahead, 1);
    this.tries = 1 + whole('retries', retries, 0);
    this.spawn = spawn;
    this.signal = signal;
    this.source = batches[Symbol.iterator]();
    signal?.addEventListener('abort', this.cancel);
  }

  /** The outcome of the next batch in order; nothing when all are taken. */
  async take(): Promise<Outcome<R> | undefined> {
    this.handOut();
    for (;;) {
      if (this.signal?.aborted) throw this.cancelled();
      const outcome = this.outcomes.get(this.taken);
      if (outcome) {
        this.outcomes.delete(this.taken++);
        this.handOut();
        return outcome;
      }
      if (this.last && this.taken === this.drawn) return undefined;
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }

  /** Ends what still runs. Safe to call at any time and again. */
  async close(): Promise<void> {
    this.signal?.removeEventListener('abort', this.cancel);
    this.endAll();
    await Promise.all(this.ending);
    if (this.exhausted) return;
    this.exhausted = true;
    this.source.return?.();
  }

  private readonly cancel = (): void => {
    this.endAll();
    this.wake();
  };

  private cancelled(): Cancelled {
    return new Cancelled(`cancelled after ${this.taken} ${this.taken === 1 ? 'batch' : 'batches'}`, { cause: this.signal?.reason });
  }

  private endAll(): void {
    this.last = true;
    for (const { port } of this.lanes) this.retire(port);
    this.lanes.clear();
  }

  private retire(port: Port): void {
    const gone = port.end().finally(() => this.ending.delete(gone));
    this.ending.add(gone);
  }

  private handOut(): void {
    for (let lane = this.free(); lane; lane = this.free()) {
      const task = this.draw();
      if (!task) return;
      const at = lane === 'new' ? this.open(task) : lane;
      if (at) this.begin(at, task);
    }
  }

  private free(): Lane<B> | 'new' | undefined {
    for (const lane of this.lanes) if (!lane.task) return lane;
    return this.lanes.size < this.most ? 'new' : undefined;
  }

  private draw(): Task<B> | undefined {
    if (this.last || this.signal?.aborted || this.drawn >= this.taken + this.window) return undefined;
    try {
      const { done, value } = this.source.next();
      if (!done) return { batch: this.drawn++, input: value };
      this.exhausted = this.last = true;
    } catch (error) {
      this.exhausted = true;
      this.settle(this.drawn++, { error });
    }
    return undefined;
  }

  private open(task: Task<B>): Lane<B> | undefined {
    try {
      const lane: Lane<B> = { port: this.spawn(), task: undefined, tries: 0 };
      this.lanes.add(lane);
      this.listen(lane, lane.port);
      return lane;
    } catch (error) {
      this.settle(task.batch, { error });
      return undefined;
    }
  }

  private listen(lane: Lane<B>, port: Port): void {
    const isCurrent = (): boolean => this.lanes.has(lane) && lane.port === port;
    port.onMessage((message) => isCurrent() && this.hear(lane, message as Reply<R>));
    port.onEnd((reason) => isCurrent() && this.replace(lane, reason));
  }

  private begin(lane: Lane<B>, task: Task<B>): void {
    lane.task = task;
    lane.tries = 1;
    this.post(lane, task);
  }

  private post(lane: Lane<B>, task: Task<B>): void {
    try {
      lane.port.post(task);
    } catch (error) {
      lane.task = undefined;
      this.settle(task.batch, { error });
    }
  }

  private hear(lane: Lane<B>, reply: Reply<R>): void {
    if (!lane.task || reply?.batch !== lane.task.batch) return;
    lane.task = undefined;
    this.settle(reply.batch, 'fault' in reply ? { error: new BatchFault(reply.batch, reply.fault) } : { result: reply.result });
    this.handOut();
  }

  /** The worker is gone: another takes its place and its batch, which never left this thread. */
  private replace(lane: Lane<B>, reason: string): void {
    const { port, task, tries } = lane;
    this.lanes.delete(lane);
    this.retire(port);
    if (!task) return;
    const next = tries < this.tries ? this.open(task) : undefined;
    if (next) {
      next.task = task;
      next.tries = tries + 1;
      this.post(next, task);
    } else if (tries >= this.tries) this.settle(task.batch, { error: new WorkerLost(task.batch, tries, reason) });
    this.handOut();
  }

  private settle(batch: number, outcome: Outcome<R>): void {
    this.outcomes.set(batch, outcome);
    if ('error' in outcome) this.last = true;
    this.wake();
  }
}

function whole(name: string, value: number, least: number): number {
  if (Number.isInteger(value) && value >= least) return value;
  throw new RangeError(`runBatches: ${name} is ${value}; a whole number ≥ ${least} is allowed`);
}
