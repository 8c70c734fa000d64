import type { Compiled } from '../compile/equations.ts';
import { interpretModel } from '../compile/interpret.ts';
import { compileKernelWasm, type Kernel, type KernelCode, startKernel } from '../compile/kernel.ts';
import { compileLook, Look, type LookCode } from '../compile/look.ts';
import type { LifeEvent } from '../language/event.ts';
import type { Model } from '../language/model.ts';
import { Slot, watchedState } from './blockSolver.ts';
import { GenericCarrier, KernelCarrier } from './carrier.ts';
import { byBlocks, DEFAULT_TOLERANCE, type LifeOptions, outputsAsked } from './lifeOptions.ts';
import { Life } from './living.ts';
import type { LifeRecord } from './scenario.ts';

/** One of many: the arguments of `simulateLife`. */
export interface LifeToLive {
  readonly parameters: Float64Array;
  readonly events?: readonly LifeEvent[];
  readonly options: LifeOptions;
}

/** Pairs of lanes of a kernel: a processor works through four faster than through one after the other, and through more hardly faster than that (docs/speed.md). */
const PAIRS = 4;

export interface LivesOptions {
  /** JavaScript may be made at run time: infusions are then solved faster. */
  readonly mayMakeCode?: boolean;
  /** Pairs of lives side by side, 1 to 4; 4 when absent. Fewer are drawn before their turn when there are fewer. */
  readonly pairs?: number;
}
/** Records held back because an earlier person is still alive; beyond it the lane waits. */
const AHEAD = 256;

/** What is compiled for a model, once: the kernel, and a program for each set of outputs asked for. */
interface Codes {
  readonly kernel: KernelCode;
  readonly looks: Map<string, LookCode>;
  /** Kernels that nobody uses now, for whoever is next. */
  readonly resting: Running[];
}

/** A kernel over its memory, with the looks at its outputs. */
interface Running {
  readonly kernel: Kernel;
  readonly looks: Map<string, Look>;
}

const compiledFor = new WeakMap<Model, Codes>();

function codesOf(model: Model): Codes {
  const known = compiledFor.get(model) ?? { kernel: compileKernelWasm(model, watchedState(model)), looks: new Map(), resting: [] };
  compiledFor.set(model, known);
  return known;
}

/**
 * Lives, eight at a time, on the WebAssembly kernel; when one ends the next takes its place. Records come in the order of the people and have
 * the bits of `simulateLife`, whoever lives beside them and however many there are. People are drawn when there is room for them, so that
 * memory does not grow with their number.
 * Throws, in the place of a record, what `simulateLife` would throw.
 */
export function simulateLives(
  compiled: Compiled,
  people: Iterable<LifeToLive>,
  { mayMakeCode = false, pairs = PAIRS }: LivesOptions = {},
): Generator<LifeRecord, void, undefined> {
  return new Host(mayMakeCode ? compiled : interpretModel(compiled.model), Math.min(PAIRS, pairs)).live(people[Symbol.iterator]());
}

type Outcome = { readonly record: LifeRecord } | { readonly error: unknown };

class Host {
  private readonly model: Model;
  private readonly compiled: Compiled;
  private readonly codes: Codes;
  private readonly running: Running;
  private readonly kernel: Kernel;
  private readonly lanes: Lane[];
  private readonly outcomes = new Map<number, Outcome>();
  private drawn = 0;
  private given = 0;
  private exhausted = false;
  /** Lanes with lives, all before the empty ones while the kernel runs. */
  private living = 0;

  constructor(compiled: Compiled, pairs: number) {
    const { model } = compiled;
    this.model = model;
    this.compiled = compiled;
    this.codes = codesOf(model);
    this.running = this.codes.resting.pop() ?? { kernel: startKernel(this.codes.kernel, PAIRS), looks: new Map() };
    this.kernel = this.running.kernel;
    this.lanes = Array.from({ length: this.kernel.width * pairs }, (_, lane) => new Lane(new Slot(this.kernel, lane)));
  }

  *live(people: Iterator<LifeToLive>): Generator<LifeRecord, void, undefined> {
    try {
      for (;;) {
        this.fill(people);
        for (let next = this.outcomes.get(this.given); next; next = this.outcomes.get(this.given)) {
          this.outcomes.delete(this.given++);
          if ('error' in next) throw next.error;
          yield next.record;
          this.fill(people);
        }
        if (this.close() === 0) return;
        this.run();
      }
    } finally {
      for (const lane of this.lanes) lane.slot.free();
      this.codes.resting.push(this.running);
      people.return?.();
    }
  }

  /** Puts people into free lanes. */
  private fill(people: Iterator<LifeToLive>): void {
    for (const lane of this.lanes) {
      while (!lane.life && !this.exhausted && this.drawn < this.given + AHEAD) {
        const { done, value } = people.next();
        if (done) this.exhausted = true;
        else this.begin(lane, value, this.drawn++);
      }
    }
  }

  /** Moves lives together into the first lanes, so that no vector is half empty but the last; how many there are. */
  private close(): number {
    const { lanes } = this;
    let end = lanes.length;
    for (let l = 0; l < end; l++) {
      if (lanes[l]!.life) continue;
      while (end > l && !lanes[end - 1]!.life) end--;
      if (end > l) lanes[--end]!.move(lanes[l]!);
    }
    if (end % this.kernel.width !== 0) lanes[end]!.mirror(lanes[end - 1]!);
    this.living = end;
    return end;
  }

  private begin(lane: Lane, person: LifeToLive, index: number): void {
    lane.index = index;
    this.guarded(lane, () => {
      const { options, parameters, events = [] } = person;
      const relative = options.tolerance ?? DEFAULT_TOLERANCE;
      lane.life = new Life(this.compiled, parameters, events, options, (body, places, after) =>
        byBlocks(options)
          ? new KernelCarrier(lane.slot, body, relative, places, after, this.looksFor(options))
          : new GenericCarrier(body, relative, places, after),
      );
      this.goOn(lane);
    });
  }

  private looksFor(options: LifeOptions): { all: Look; last: Look } {
    const places = outputsAsked(this.model, options);
    return { all: this.look(places), last: this.look(places.slice(-1)) };
  }

  private look(places: readonly number[]): Look {
    const key = places.join(' ');
    const code = this.codes.looks.get(key) ?? compileLook(this.model, places);
    this.codes.looks.set(key, code);
    const look = this.running.looks.get(key) ?? new Look(code, PAIRS);
    this.running.looks.set(key, look);
    return look;
  }

  /** Lets the life in a lane go on until the kernel must run for it, or it is over. */
  private goOn(lane: Lane): void {
    const life = lane.life as Life;
    for (let running = life.begin(); running !== true; running = life.begin()) {
      if (running === undefined) {
        this.end(lane, { record: life.record() });
        return;
      }
      life.arrived();
    }
  }

  private end(lane: Lane, outcome: Outcome): void {
    this.outcomes.set(lane.index, outcome);
    lane.slot.free();
    lane.life = undefined;
  }

  private guarded(lane: Lane, work: (lane: Lane) => void): void {
    try {
      work(lane);
    } catch (error) {
      this.end(lane, { error });
    }
  }

  /** Runs the kernel until a life is over. */
  private run(): void {
    for (let over = false; !over; ) {
      const halted = this.kernel.advance(this.living);
      for (let l = 0; l < this.living; l++) {
        const lane = this.lanes[l] as Lane;
        if ((halted & (1 << l)) === 0) continue;
        this.guarded(lane, this.attend);
        over ||= !lane.life;
      }
    }
  }

  /** The kernel has halted at a lane. */
  private readonly attend = (lane: Lane): void => {
    const life = lane.life as Life;
    if (!life.carrier.halt()) return;
    life.arrived();
    this.goOn(lane);
  };
}

/** A lane of the kernel and the life in it. */
class Lane {
  readonly slot: Slot;
  life: Life | undefined;
  index = -1;
  constructor(slot: Slot) {
    this.slot = slot;
  }

  /** Hands its life on to an empty lane. */
  move(to: Lane): void {
    [to.life, to.index, this.life] = [this.life, this.index, undefined];
    (to.life as Life).carrier.move(to.slot);
  }

  /** Nobody lives here: the lane holds a copy of its neighbour, which stands still, so that no work is spent on nonsense. */
  mirror(other: Lane): void {
    const { slot } = this;
    const { layout } = slot.kernel;
    for (let place = 0; place < layout.size; place++) slot.memory[slot.at(place)] = other.slot.memory[other.slot.at(place)]!;
    slot.memory[slot.at(layout.idle)] = 1;
  }
}
