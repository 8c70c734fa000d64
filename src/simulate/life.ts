import type { Compiled } from '../compile/equations.ts';
import { compileKernel } from '../compile/kernel.ts';
import type { LifeEvent } from '../language/event.ts';
import type { Model } from '../language/model.ts';
import { Slot, watchedState } from './blockSolver.ts';
import { GenericCarrier, KernelCarrier } from './carrier.ts';
import { byBlocks, DEFAULT_TOLERANCE, type LifeOptions } from './lifeOptions.ts';
import { Life } from './living.ts';
import type { LifeRecord } from './scenario.ts';

export { type Agent, DEFAULT_TOLERANCE, type LifeOptions, shownSeries, type World } from './lifeOptions.ts';

/** Times 0, every, 2·every … up to and including `until`, h. */
export function regularTimes(until: number, every: number): Float64Array {
  const count = Math.floor(until / every + 1e-9) + 1;
  const times = Float64Array.from({ length: count }, (_, i) => i * every);
  return times[count - 1] === until ? times : Float64Array.from([...times, until]);
}

/** Minutes after an event at which its peak may stand: a rush in the first ten, a meal within the half hour. */
const AFTER = { dose: [3, 6, 10, 20, 40], reward: [10, 20, 35] } as const;

/** Regular times and, so that short peaks are not missed between them, some after every dose and everyday reward. */
export function recordTimes(until: number, every: number, events: readonly LifeEvent[]): Float64Array {
  const times = new Set(regularTimes(until, every));
  for (const event of events) {
    if (event.kind !== 'dose' && event.kind !== 'reward') continue;
    for (const minutes of AFTER[event.kind]) {
      const at = event.at + minutes / 60;
      if (at < until) times.add(at);
    }
  }
  return Float64Array.from(times).sort();
}

/** One kernel a model: compiling takes a tenth of a second, and V8 learns to run it only once. */
const kernels = new WeakMap<Model, Slot>();

function slotOf(model: Model): Slot {
  const slot = kernels.get(model) ?? new Slot(compileKernel(model, watchedState(model)), 0);
  kernels.set(model, slot);
  return slot;
}

/**
 * One life: a person's parameters and what happens to them → what is recorded. Pure: the same arguments give the same bits.
 * Throws on events the model cannot take; a failure of the solver is a value in the record. Makes JavaScript at run time: the reference,
 * and handy for one life. For many, and where that is forbidden, `simulateLives`.
 */
export function simulateLife(compiled: Compiled, parameters: Float64Array, events: readonly LifeEvent[], options: LifeOptions): LifeRecord {
  const relative = options.tolerance ?? DEFAULT_TOLERANCE;
  const life = new Life(compiled, parameters, events, options, (body, places, after) =>
    byBlocks(options)
      ? new KernelCarrier(slotOf(compiled.model), body, relative, places, after)
      : new GenericCarrier(body, relative, places, after),
  );
  const { carrier } = life;
  for (let running = life.begin(); running !== undefined; running = life.begin()) {
    if (running && carrier instanceof KernelCarrier) carrier.runAlone();
    life.arrived();
  }
  return life.record();
}
