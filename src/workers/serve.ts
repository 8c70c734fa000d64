import type { Fault, Handle, Port, Reply, Start, Task } from './port.ts';

type Send<R> = (reply: Reply<R>, transfer: ArrayBuffer[]) => void;

/** The worker's side: answers each task with the result, or with what `start` or the batch function threw. */
export function answering<I, B, R>(start: Start<I, B, R>, init: I, send: Send<R>): (task: Task<B>) => Promise<void> {
  let handle: ReturnType<Start<I, B, R>> | undefined;
  return async ({ batch, input }) => {
    try {
      handle ??= start(init);
      const result = await (await handle)(input);
      send({ batch, result }, buffersOf(result));
    } catch (error) {
      send({ batch, fault: faultOf(error) }, []);
    }
  };
}

/**
 * A port without a worker, for tiny jobs and tests: batches run in this thread, and results come by reference.
 * @param pause awaited before each batch; without one, nothing else of this thread (a timer, Ctrl-C) is served between batches
 */
export function inlinePort<B, R>(handle: Handle<B, R>, pause?: () => Promise<unknown>): Port {
  let tell: (message: unknown) => void = () => {};
  let open = true;
  const unlessEnded = async (input: B): Promise<R> => {
    await pause?.();
    if (!open) throw new Error('ended before the batch began');
    return handle(input);
  };
  const answer = answering<undefined, B, R>(
    () => unlessEnded,
    undefined,
    (reply) => open && tell(reply),
  );
  return {
    post: (message) => void answer(message as Task<B>),
    onMessage: (told) => {
      tell = told;
    },
    onEnd: () => {},
    end: async () => {
      open = false;
    },
  };
}

/** Buffers of a result that is one, is a view of one, or has some as its own values: moved instead of copied, each once. */
export function buffersOf(result: unknown): ArrayBuffer[] {
  const isPlain = typeof result === 'object' && result !== null && !ArrayBuffer.isView(result) && !(result instanceof ArrayBuffer);
  const parts: unknown[] = isPlain ? Object.values(result) : [result];
  const buffers = parts.map((part) => (ArrayBuffer.isView(part) ? part.buffer : part));
  return [...new Set(buffers.filter((buffer) => buffer instanceof ArrayBuffer))];
}

function faultOf(error: unknown): Fault {
  if (error instanceof Error) return { name: error.name, message: error.message, stack: error.stack };
  return { name: 'Error', message: String(error), stack: undefined };
}
