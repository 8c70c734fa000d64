/** What a pool and a worker say to each other, over whatever carries it. */

/** The pool's end of one worker. */
export interface Port {
  /** By copy, never by transfer: the batch may be needed again for another worker. Throws when the message cannot be copied. */
  post(message: unknown): void;
  onMessage(told: (message: unknown) => void): void;
  /** Called once when the worker ended or can no longer be trusted, with the reason in words; after `end()` it may be called or not. */
  onEnd(told: (reason: string) => void): void;
  /** Ends the worker, whatever it is doing. Resolves when it is gone; never rejects; may be called again. */
  end(): Promise<void>;
}

/** Runs one batch. It does not change its batch and gives its result away: a buffer it returns is no longer its own. */
export type Handle<B, R> = (input: B) => R | Promise<R>;

/** Makes a worker ready (compiles, fills tables) from what every worker of the run is told; called once, with the first batch. */
export type Start<I, B, R> = (init: I) => Handle<B, R> | Promise<Handle<B, R>>;

export interface Task<B> {
  /** Place of the batch in the run, from 0. */
  readonly batch: number;
  readonly input: B;
}

/** An exception as text, because not every error can be copied between threads. */
export interface Fault {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
}

export type Reply<R> = { readonly batch: number } & ({ readonly result: R } | { readonly fault: Fault });
