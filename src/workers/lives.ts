import type { Member } from '../simulate/scenarioLives.ts';
import { type LivesSpec, type PeopleRange, someLives } from '../simulate/someLives.ts';
import { runBatches } from './pool.ts';
import type { Port } from './port.ts';

export interface LivesRun {
  readonly spec: LivesSpec;
  /** A worker that serves lives (`livesPort`, `webLivesPort`), or an inline port of `someLives(spec, …)`. It is given what the spec is. */
  readonly spawn: (spec: LivesSpec) => Port;
  readonly workers: number;
  /** People a batch; absent: as many as keep every worker busy, 32 at most. A multiple of eight fills the kernel's lanes. */
  readonly batch?: number;
  readonly signal?: AbortSignal;
}

/** Most people a batch: it bounds what is held of people nobody has asked for yet. */
const LARGEST = 32;

/**
 * Simulates people of a scenario over workers and gives its lives one by one, in the order of the people: whoever folds them up and lets them go needs no
 * more memory for ten thousand than for a hundred. Same bits for any batch and any number of workers.
 * @throws as `runBatches` does
 */
export async function* runLives({ spec, spawn, workers, batch, signal }: LivesRun): AsyncGenerator<Member, void, undefined> {
  const { people } = spec.scenario;
  const even = Math.max(2, 2 * Math.ceil(people / (4 * Math.max(1, workers))));
  const size = batch ?? Math.min(LARGEST, even > 8 ? 8 * Math.ceil(even / 8) : even);
  // Each person's own events travel with the batch that needs them, not with every worker.
  const { events, ...common } = spec;
  const ranges = function* (): Generator<LivesBatch> {
    for (let from = 0; from < people; from += size) {
      const to = Math.min(people, from + size);
      yield { from, to, ...(events ? { events: events.slice(from, to) } : {}) };
    }
  };
  const shared: LivesSpec = events ? { ...common, events: [] } : common;
  const lives = runBatches<LivesBatch, Member[]>({ batches: ranges(), spawn: () => spawn(shared), workers, ahead: 3, signal });
  for await (const part of lives) yield* part;
}

export interface LivesBatch extends PeopleRange {
  /** Events of these people, the first of them first. */
  readonly events?: LivesSpec['events'];
}

/** What a worker of `runLives` does: its `Start`. */
export function startLives(spec: LivesSpec, mayMakeCode: boolean): (batch: LivesBatch) => Member[] {
  if (!spec.events) return someLives(spec, mayMakeCode);
  return ({ from, to, events = [] }) => {
    const own: NonNullable<LivesSpec['events']>[number][] = [];
    for (const [i, list] of events.entries()) own[from + i] = list;
    return someLives({ ...spec, events: own }, mayMakeCode)({ from, to });
  };
}
