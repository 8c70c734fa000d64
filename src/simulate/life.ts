import type { Compiled } from '../compile/javascript.ts';
import { inOrder, type LifeEvent } from '../language/event.ts';
import type { Model } from '../language/model.ts';
import { Rosenbrock } from '../numerics/rosenbrock.ts';
import { BlockSolver } from './blockSolver.ts';
import { Body } from './body.ts';
import type { Failure, LifeRecord, Overdose, UrineSample } from './scenario.ts';

export interface LifeOptions {
  /** Index of the person, for the record and for the draws of the assay. */
  readonly person?: number;
  /** Length of the run, h. */
  readonly until: number;
  /** Times to record at, h, increasing, within [0, until]. The solver ends a step exactly at each. */
  readonly times: ArrayLike<number>;
  /** Outputs to record; default those the model marks as shown. */
  readonly series?: readonly string[];
  /** Relative tolerance, default 3e-6; the absolute one is this times the scale of each state. */
  readonly tolerance?: number;
  /** How it is solved: by blocks (the default), or by the generic method that checks it; below a tolerance of 1e-8 always the latter. */
  readonly method?: 'blocks' | 'generic';
  /** How a urine sample is read; without it samples are skipped. */
  readonly assay?: (sample: { at: number; since: number; excreted: Readonly<Record<string, number>> }) => UrineSample;
  /** h between the last void and a sample at `at`; the person then voids that long before. Absent: a sample reads all since the one before. */
  readonly voidGap?: (at: number) => number;
  /** Who lives in this body: reads it and answers with events of their own, besides those given. */
  readonly agent?: Agent;
  /** Called at every recorded time with all nonlinear states, in the order of the model. */
  readonly watch?: (t: number, state: Float64Array) => void;
}

/** Someone who lives in a body: asked at times of their own choosing, reads outputs, answers with events. */
export interface Agent {
  /** Outputs it reads, in the order of `readings`, e.g. 'withdrawal.cows'. */
  readonly reads: readonly string[];
  /** When it wants to be asked next, h; Infinity: never again. Asked anew after each answer, which must move it on. */
  next(): number;
  /** Its answer at `at`, the time it named, after all that happens then; `readings` is lent for the call. */
  live(at: number, readings: Float64Array, world: World): void;
}

/** What an agent can do. */
export interface World {
  /** Something happens, now or later. Throws on an event before now. */
  emit(event: LifeEvent): void;
  /** A urine sample given now. Throws when the run has no assay. */
  sample(): UrineSample;
  /** The life ends now; nothing after it is recorded. */
  end(): void;
}

export const DEFAULT_TOLERANCE = 3e-6;
/** Tolerance below which the estimate of the block method has nothing to say. */
const FINEST = 1e-8;

/** Recorded by default: what the model marks as shown. */
export const shownSeries = (model: Model): string[] => model.outputs.filter((o) => o.shown).map((o) => o.id);

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

/** Something the run does at a time: an event, the end of one that lasts, or an observation. */
interface Moment {
  readonly at: number;
  readonly act: () => unknown;
}

function placeOf(model: Model, name: string): number {
  const place = model.outputs.findIndex((o) => o.id === name);
  if (place < 0) throw new Error(`${name}: no such series; known are ${model.outputs.map((o) => o.id).join(', ')}`);
  return place;
}

class Life {
  private readonly body: Body;
  private readonly solver: Rosenbrock | BlockSolver;
  private readonly model: Model;
  private readonly options: LifeOptions;
  private readonly values: Float64Array;
  private readonly columns: { readonly name: string; readonly place: number; readonly data: Float64Array }[];
  private readonly overdoses: Overdose[] = [];
  private readonly samples: UrineSample[] = [];
  private readonly ventilation: number;
  private readonly airHunger: number;
  private readonly threshold: number;
  private overdose: { at: number; lasts: number; lowest: number } | undefined;
  private voided = { at: 0, masses: {} as Record<string, number> };
  private recorded = 0;
  private step = 0;
  private ahead: Moment[] = [];
  /** Place of the next moment in `ahead`. */
  private moment = 0;
  private ended: number | undefined;
  private readonly agentReads: readonly number[];
  private readonly readings: Float64Array;

  constructor(compiled: Compiled, parameters: Float64Array, options: LifeOptions) {
    const { model } = compiled;
    this.model = model;
    this.options = options;
    this.body = new Body(compiled, parameters);
    const relative = options.tolerance ?? DEFAULT_TOLERANCE;
    this.solver =
      options.method === 'generic' || relative < FINEST
        ? new Rosenbrock(this.body, { relative, absolute: Float64Array.from(model.states, (s) => s.scale * relative) })
        : new BlockSolver(compiled, this.body, relative);
    this.values = new Float64Array(model.outputs.length + Object.keys(model.excretes).length);
    this.columns = (options.series ?? shownSeries(model)).map((name) => {
      return { name, place: placeOf(model, name), data: new Float64Array(options.times.length) };
    });
    this.agentReads = (options.agent?.reads ?? []).map((name) => placeOf(model, name));
    this.readings = new Float64Array(this.agentReads.length);
    this.ventilation = model.outputs.findIndex((o) => o.id === 'breathing.ventilation');
    this.airHunger = model.states.findIndex((s) => s.id === 'breathing.airHunger');
    this.threshold = parameters[model.parameters.findIndex((p) => p.id === 'breathing.threshold')] as number;
  }

  private parameter(id: string): number {
    return this.body.parameters[this.model.parameters.findIndex((p) => p.id === id)] as number;
  }

  /** What one event does, as moments: a dose acts once, an infusion and a reward also end. */
  private moments(event: LifeEvent): Moment[] {
    const { body } = this;
    switch (event.kind) {
      case 'dose': {
        const { at, substance, route, amount, over = 0 } = event;
        if (!(amount >= 0 && Number.isFinite(amount))) throw new Error(`${substance}: dose at ${at} h is ${amount} mg; a dose must be ≥ 0`);
        if (over === 0) return [{ at, act: () => body.give(substance, route, amount, at) }];
        const rate = amount / over;
        return [
          { at, act: () => body.give(substance, route, rate, at, true) },
          { at: at + over, act: () => body.give(substance, route, -rate, at + over, true) },
        ];
      }
      case 'reward':
        return this.lasting(event.at, event.reward, event.size);
      case 'context':
        return [{ at: event.at, act: () => this.set('tolerance.usualPlace', () => event.usual) }];
      case 'sample': {
        const gap = this.options.voidGap?.(event.at) ?? 0;
        const before = gap > 0 ? [{ at: event.at - gap, act: () => this.void(event.at - gap) }] : [];
        return [...before, { at: event.at, act: () => this.sample(event.at) }];
      }
    }
  }

  private lasting(at: number, reward: string, size: number): Moment[] {
    const declared = this.model.components.find((c) => c.name === reward && c.lasts);
    if (!declared) throw new Error(`${reward}: no such everyday reward`);
    // Declared in minutes; two of the same kind at once add.
    const hours = this.parameter(`${reward}.${declared.lasts}`) / 60;
    const add = (by: number) => () => this.set(`${reward}.present`, (now) => now + by);
    return [
      { at, act: add(size) },
      { at: at + hours, act: add(-size) },
    ];
  }

  private set(id: string, change: (now: number) => number): void {
    const place = this.model.inputs.findIndex((i) => i.id === id);
    this.body.inputs[place] = change(this.body.inputs[place] as number);
  }

  private observe(at: number): void {
    this.body.outputs(at, this.values);
    for (const { place, data } of this.columns) data[this.recorded] = this.values[place] as number;
    this.recorded++;
    this.options.watch?.(at, this.body.state);
  }

  /** Empties the bladder; returns what was excreted since it last was, ng of each analyte. */
  private void(at: number): Record<string, number> {
    this.body.outputs(at, this.values);
    const excreted: Record<string, number> = {};
    const masses: Record<string, number> = {};
    for (const [i, analyte] of Object.keys(this.model.excretes).entries()) {
      masses[analyte] = this.values[this.model.outputs.length + i]!;
      excreted[analyte] = masses[analyte] - (this.voided.masses[analyte] ?? 0);
    }
    this.voided = { at, masses };
    return excreted;
  }

  private sample(at: number): UrineSample | undefined {
    const since = at - this.voided.at;
    const excreted = this.void(at);
    const read = this.options.assay?.({ at, since, excreted });
    if (read) this.samples.push(read);
    return read;
  }

  /** Puts what an event does among the moments still to come, behind those of the same time. */
  private add(event: LifeEvent, now: number): void {
    if (!(event.at >= now)) throw new Error(`${event.kind} at ${event.at} h: it is ${now} h already`);
    for (const moment of this.moments(event)) {
      let place = this.moment;
      while (place < this.ahead.length && this.ahead[place]!.at <= moment.at) place++;
      this.ahead.splice(place, 0, moment);
    }
  }

  /** Asks the agent, with the outputs it reads. */
  private ask(agent: Agent, at: number): void {
    this.body.outputs(at, this.values);
    for (const [i, place] of this.agentReads.entries()) this.readings[i] = this.values[place]!;
    agent.live(at, this.readings, {
      emit: (event) => this.add(event, at),
      sample: () => {
        const read = this.sample(at);
        if (!read) throw new Error(`sample at ${at} h: the run has no assay`);
        return read;
      },
      end: () => {
        this.ended = at;
      },
    });
    if (!(agent.next() > at)) throw new Error(`agent at ${at} h: wants to be asked at ${agent.next()} h next; it must be later`);
  }

  /** Lack of air is followed at every step of the solver, so that a short overdose between recorded times is not missed. */
  private readonly follow = (t: number, y: Float64Array): void => {
    const hunger = y[this.airHunger] as number;
    if (hunger <= 1e-3 && !this.overdose) return;
    this.body.outputs(t, this.values);
    const ventilation = this.values[this.ventilation] as number;
    if (ventilation < this.threshold || hunger >= 1) {
      this.overdose ??= { at: t, lasts: 0, lowest: 1 };
      this.overdose.lowest = Math.min(this.overdose.lowest, ventilation);
      this.overdose.lasts = Math.max(this.overdose.lasts, hunger >= 1 ? t - this.overdose.at : 0);
    } else this.close();
  };

  /** Ends a spell of too little air; it counts as an overdose when lack of air reached what can be borne. */
  private close(): void {
    if (this.overdose && this.overdose.lasts > 0) this.overdoses.push(this.overdose);
    this.overdose = undefined;
  }

  run(events: readonly LifeEvent[]): LifeRecord {
    const { until, times, agent } = this.options;
    this.ahead = inOrder(events.filter((e) => e.at < until)).flatMap((e) => this.moments(e));
    for (let i = 0; i < times.length; i++) this.ahead.push({ at: times[i] as number, act: () => this.observe(times[i] as number) });
    // Stable: what ends at a time ends before what begins, and a recorded time sees the state after the events of that time.
    this.ahead.sort((a, b) => a.at - b.at);
    let t = 0;
    let failure: Failure | undefined;
    while (t < until && this.ended === undefined) {
      const moment = this.ahead[this.moment];
      const asked = agent?.next() ?? Number.POSITIVE_INFINITY;
      const end = Math.min(moment?.at ?? Number.POSITIVE_INFINITY, asked, until);
      if (end > t) {
        this.body.settle(t);
        const reached = this.solver.advance(this.body.state, t, end, this.step, this.follow);
        if (typeof reached === 'object') {
          failure = { at: reached.at, reason: reached.reason };
          break;
        }
        this.step = reached;
        t = end;
      }
      this.happen(t, asked);
    }
    this.close();
    return this.record(failure);
  }

  /** All that happens at time t, the agent last. */
  private happen(t: number, asked: number): void {
    const { agent } = this.options;
    let changed = false;
    const act = (): void => {
      for (let next = this.ahead[this.moment]; next && next.at <= t; next = this.ahead[this.moment]) {
        const before = this.recorded;
        this.moment++;
        next.act();
        if (this.recorded === before) changed = true;
      }
    };
    act();
    if (agent && asked <= t && t < this.options.until) {
      this.ask(agent, t);
      act();
    }
    // An event is a new start: the step that fitted the quiet time before says nothing about the time after.
    if (changed) this.step = 0;
  }

  private record(failure: Failure | undefined): LifeRecord {
    const kept = this.recorded;
    return {
      person: this.options.person ?? 0,
      times: Float64Array.from(this.options.times).slice(0, kept),
      series: Object.fromEntries(this.columns.map(({ name, data }) => [name, data.slice(0, kept)])),
      overdoses: this.overdoses,
      samples: this.samples,
      steps: { accepted: this.solver.accepted, rejected: this.solver.rejected },
      ...(this.ended !== undefined ? { ended: this.ended } : {}),
      ...(failure ? { failure } : {}),
    };
  }
}

/**
 * One life: a person's parameters and what happens to them → what is recorded. Pure: the same arguments give the same bits.
 * Throws on events the model cannot take; a failure of the solver is a value in the record.
 */
export function simulateLife(compiled: Compiled, parameters: Float64Array, events: readonly LifeEvent[], options: LifeOptions): LifeRecord {
  return new Life(compiled, parameters, options).run(events);
}
