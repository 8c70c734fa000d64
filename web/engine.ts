/**
 * The model, away from the screen: web workers that answer jobs. One is kept for what the reader waits for, the others for crowds.
 * Nothing needs shared memory, so a host that sends no special headers gives the same bits.
 */
import { Cancelled, type Port, runBatches, webPort } from '../src/index.ts';
import { type Answers, isForPeople, type Job } from './jobs.ts';
import livesAddress from './livesWorker.ts?worker&url';
import bodyAddress from './worker.ts?worker&url';

export { Cancelled };

/** A worker that is lent, given back when its work is done, and ended when it is not. */
class Lane implements Port {
  private readonly port: Port;
  private readonly desk: Desk;
  private tell: (message: unknown) => void = () => {};
  private mourn: (reason: string) => void = () => {};
  private open = 0;
  gone = false;

  constructor(desk: Desk) {
    this.desk = desk;
    this.port = webPort(desk.address);
    this.port.onMessage((message) => {
      this.open--;
      this.tell(message);
    });
    this.port.onEnd((reason) => {
      this.gone = true;
      this.mourn(reason);
    });
  }
  post(message: unknown): void {
    this.open++;
    this.port.post(message);
  }
  onMessage(tell: (message: unknown) => void): void {
    this.tell = tell;
  }
  onEnd(mourn: (reason: string) => void): void {
    this.mourn = mourn;
  }
  async end(): Promise<void> {
    this.tell = () => {};
    this.mourn = () => {};
    if (this.open > 0 || this.gone) return this.port.end();
    this.desk.idle.push(this);
  }
}

interface Waiting {
  readonly job: Job;
  readonly resolve: (answer: never) => void;
  readonly reject: (error: Error) => void;
}

interface Reply {
  readonly result?: unknown;
  readonly fault?: { readonly name: string; readonly message: string };
}

/** A newer question in the same place took the place of this one. */
export class Superseded extends Error {
  override readonly name = 'Superseded';
}

/** Where jobs of one sort are handed in: workers at rest, one kept for what the reader waits for, and those questions. */
class Desk {
  readonly idle: Lane[] = [];
  readonly address: string;
  private quick: Lane | undefined;
  private current: Waiting | undefined;
  private asked = 0;
  private readonly queue = new Map<string, Waiting>();

  constructor(address: string) {
    this.address = address;
  }

  readonly borrow = (): Lane => this.idle.pop() ?? new Lane(this);

  ask(slot: string, waiting: Waiting): void {
    this.queue.get(slot)?.reject(new Superseded(slot));
    this.queue.set(slot, waiting);
    this.next();
  }

  private next(): void {
    if (this.current) return;
    const [first] = this.queue;
    if (!first) return;
    this.queue.delete(first[0]);
    this.current = first[1];
    if (!this.quick || this.quick.gone) {
      this.quick = new Lane(this);
      this.quick.onMessage((message) => this.heard(message as Reply));
      this.quick.onEnd((reason) => this.settle((waiting) => waiting.reject(new Error(reason))));
    }
    this.quick.post({ batch: this.asked++, input: this.current.job });
  }

  private heard({ result, fault }: Reply): void {
    this.settle(({ resolve, reject }) => {
      if (fault) reject(Object.assign(new Error(fault.message), { name: fault.name }));
      else resolve(result as never);
    });
  }

  private settle(act: (waiting: Waiting) => void): void {
    const done = this.current;
    this.current = undefined;
    if (done) act(done);
    this.next();
  }
}

const body = new Desk(bodyAddress);
const lives = new Desk(livesAddress);
const deskFor = (kind: Job['kind']): Desk => (isForPeople(kind) ? lives : body);

/** Cores for crowds; one is left to the screen and to what the reader waits for. */
const crew = (): number => Math.max(1, Math.min(8, (navigator.hardwareConcurrency || 2) - 1));

/** Jobs of one kind, their answers in the order given as they arrive. Ends every worker still at work when `signal` is raised. */
export function crowd<Kind extends keyof Answers>(
  jobs: readonly Extract<Job, { kind: Kind }>[],
  signal?: AbortSignal,
): AsyncGenerator<Answers[Kind]> {
  const { borrow } = deskFor(jobs[0]?.kind ?? 'warm');
  return runBatches<Job, Answers[Kind]>({ batches: jobs, spawn: borrow, workers: crew(), signal, ahead: 4 });
}

/** The answer to one job. A newer question with the same `slot` replaces one that has not begun, which is refused as Superseded. */
export function ask<Kind extends keyof Answers>(job: Extract<Job, { kind: Kind }>, slot: string): Promise<Answers[Kind]> {
  return new Promise<Answers[Kind]>((resolve, reject) => deskFor(job.kind).ask(slot, { job, resolve, reject }));
}

/** Starts the worker before anyone asks, so that the first answer is quick. */
export const warm = (): void => void ask({ kind: 'warm' }, 'warm').catch(() => undefined);
