/**
 * The model, away from the screen: web workers that answer jobs. One is kept for what the reader waits for, the others for crowds.
 * Nothing needs shared memory, so a host that sends no special headers gives the same bits.
 */
import { type Port, runBatches, webPort } from '../src/index.ts';
import type { Answers, Job } from './jobs.ts';
import address from './worker.ts?worker&url';

/** A worker that is lent, given back when its work is done, and ended when it is not. */
class Lane implements Port {
  private readonly port = webPort(address);
  private tell: (message: unknown) => void = () => {};
  private mourn: (reason: string) => void = () => {};
  private open = 0;
  gone = false;

  constructor() {
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
    idle.push(this);
  }
}

const idle: Lane[] = [];
const borrow = (): Lane => idle.pop() ?? new Lane();

/** Cores for crowds; one is left to the screen and one to what the reader waits for. */
const crew = (): number => Math.max(1, Math.min(8, (navigator.hardwareConcurrency || 2) - 1));

/** Jobs in the order given, their answers in that order as they arrive. Ends every worker still at work when `signal` is raised. */
export function crowd<Kind extends keyof Answers>(
  jobs: readonly Extract<Job, { kind: Kind }>[],
  signal?: AbortSignal,
): AsyncGenerator<Answers[Kind]> {
  return runBatches<Job, Answers[Kind]>({ batches: jobs, spawn: borrow, workers: crew(), signal, ahead: 4 });
}

interface Waiting {
  readonly job: Job;
  readonly resolve: (answer: never) => void;
  readonly reject: (error: Error) => void;
}

/** A newer question in the same place took the place of this one. */
export class Superseded extends Error {
  override readonly name = 'Superseded';
}

let quick: Lane | undefined;
let current: Waiting | undefined;
let asked = 0;
const queue = new Map<string, Waiting>();

/** The answer to one job. A newer question with the same `slot` replaces one that has not begun, which is refused as Superseded. */
export function ask<Kind extends keyof Answers>(job: Extract<Job, { kind: Kind }>, slot: string): Promise<Answers[Kind]> {
  return new Promise<Answers[Kind]>((resolve, reject) => {
    queue.get(slot)?.reject(new Superseded(slot));
    queue.set(slot, { job, resolve, reject });
    next();
  });
}

function next(): void {
  if (current) return;
  const [first] = queue;
  if (!first) return;
  queue.delete(first[0]);
  current = first[1];
  if (!quick || quick.gone) {
    quick = new Lane();
    quick.onMessage((message) => heard(message as { result?: unknown; fault?: { name: string; message: string } }));
    quick.onEnd((reason) => settle((waiting) => waiting.reject(new Error(reason))));
  }
  quick.post({ batch: asked++, input: current.job });
}

function heard({ result, fault }: { result?: unknown; fault?: { name: string; message: string } }): void {
  settle(({ resolve, reject }) =>
    fault ? reject(Object.assign(new Error(fault.message), { name: fault.name })) : resolve(result as never),
  );
}

function settle(act: (waiting: Waiting) => void): void {
  const done = current;
  current = undefined;
  if (done) act(done);
  next();
}

/** Starts the worker before anyone asks, so that the first answer is quick. */
export const warm = (): void => void ask({ kind: 'warm' }, 'warm').catch(() => undefined);
