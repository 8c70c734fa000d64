import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import type { LivesSpec } from '../simulate/someLives.ts';
import type { Port, Start, Task } from './port.ts';
import { answering } from './serve.ts';

/** Threads that can run at the same time here. */
export const coresAvailable = (): number => availableParallelism();

/** For `inlinePort`: lets timers and signals of this thread be served between batches. */
export const breathe = (): Promise<void> => setImmediate();

/** A worker thread that runs `entry`, a module that calls `serveBatches`. `init` is copied to it; a SharedArrayBuffer in it is shared. */
export function nodePort(entry: URL, init?: unknown): Port {
  const worker = new Worker(entry, { workerData: init });
  let tellEnd: (reason: string) => void = () => {};
  let fault: string | undefined;
  worker.on('error', (error: unknown) => {
    fault = error instanceof Error ? error.message : String(error);
  });
  worker.on('exit', (code) => tellEnd(fault ?? `exit code ${code}`));
  worker.on('messageerror', (error) => tellEnd(`its message could not be read: ${error.message}`));
  return {
    post: (message) => worker.postMessage(message),
    onMessage: (told) => void worker.on('message', told),
    onEnd: (told) => {
      tellEnd = told;
    },
    end: async () => void (await worker.terminate()),
  };
}

/** A worker thread for `runLives`. */
export const livesPort = (spec: LivesSpec): Port => nodePort(new URL('./nodeLives.js', import.meta.url), spec);

/** The whole of a worker thread's entry. Buffers at the top level of a result are moved, not copied. */
export function serveBatches<I, B, R>(start: Start<I, B, R>): void {
  const port = parentPort;
  if (!port) throw new Error('serveBatches: this is no worker thread; start the module with nodePort');
  const answer = answering(start, workerData as I, (reply, transfer) => port.postMessage(reply, transfer));
  port.on('message', (task: Task<B>) => void answer(task));
}
