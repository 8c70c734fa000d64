import type { Port, Start, Task } from './port.ts';
import { answering } from './serve.ts';

interface Told {
  readonly data: unknown;
}

interface Trouble {
  readonly message?: string;
  preventDefault(): void;
}

interface WebWorker {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', told: (event: Told) => void): void;
  addEventListener(type: 'error' | 'messageerror', told: (event: Trouble) => void): void;
  terminate(): void;
}

interface WorkerScope {
  onmessage: ((event: Told) => void) | null;
  postMessage(message: unknown, transfer: ArrayBuffer[]): void;
}

declare const Worker: new (entry: URL | string, options: { readonly type: 'module' }) => WebWorker;
declare const self: WorkerScope;

/**
 * A web worker that runs the module `entry`, which calls `serveWebBatches`. `init` is copied to it.
 * The browser tells of uncaught errors and of a script that cannot be loaded; of a worker that closes itself it tells nobody.
 */
export function webPort(entry: URL | string, init?: unknown): Port {
  const worker = new Worker(entry, { type: 'module' });
  worker.postMessage({ init });
  return {
    post: (message) => worker.postMessage(message),
    onMessage: (told) => worker.addEventListener('message', ({ data }) => told(data)),
    onEnd: (told) => {
      worker.addEventListener('error', (event) => {
        event.preventDefault();
        told(event.message || 'its script could not be loaded');
      });
      worker.addEventListener('messageerror', () => told('its message could not be read'));
    },
    end: async () => worker.terminate(),
  };
}

/** The whole of a web worker's entry; called before any top-level await, or messages are lost. A result's own buffers are moved. */
export function serveWebBatches<I, B, R>(start: Start<I, B, R>): void {
  let answer: ((task: Task<B>) => Promise<void>) | undefined;
  self.onmessage = ({ data }) => {
    if (answer) void answer(data as Task<B>);
    else answer = answering(start, (data as { init: I }).init, (reply, transfer) => self.postMessage(reply, transfer));
  };
}
