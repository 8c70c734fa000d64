import type { Compiled } from '../compile/equations.ts';
import { type DoseEvent, inOrder, type LifeEvent } from '../language/event.ts';
import type { Model } from '../language/model.ts';
import { AFTER_CHANGE, AFTER_DOSE } from './blockSolver.ts';
import { Body } from './body.ts';
import type { Carrier, MakeCarrier } from './carrier.ts';
import { type LifeMoment, type LifeOptions, outputsAsked, shownSeries, type World } from './lifeOptions.ts';
import { type Milestone, Past } from './past.ts';
import { DOES, type Moment, Queue } from './queue.ts';
import { routeOf } from './routes.ts';
import type { Failure, LifeRecord, Overdose, UrineSample } from './scenario.ts';

/** Lack of air above which ventilation is looked at. */
const SHORT_OF_AIR = 1e-3;

/**
 * One life as its host sees it: `wanted` says until when the body must be carried, `arrived` lets happen what happens there. Where the body
 * is carried, and by what, is the host's; a life is the same in every host, bit for bit.
 */
export class Life {
  readonly carrier: Carrier;
  /** Step to go on with, or AFTER_DOSE, AFTER_CHANGE. */
  step = AFTER_DOSE;
  /** Time now, h. */
  t = 0;
  private readonly body: Body;
  private readonly model: Model;
  private readonly options: LifeOptions;
  /** Of the options, what is asked for at every moment: their form differs from life to life, and what is looked up in many forms is slow. */
  private readonly until: number;
  private readonly agent: LifeOptions['agent'];
  private readonly queue: Queue;
  /** Outputs asked for: the series, then what the agent reads, then ventilation. */
  private readonly seen: Float64Array;
  private seenAt = Number.NaN;
  private readonly columns: { readonly name: string; readonly data: Float64Array }[];
  private readonly readings: Float64Array;
  private readonly world: World;
  private readonly all: Float64Array;
  private readonly overdoses: Overdose[] = [];
  private readonly samples: UrineSample[] = [];
  private readonly airHunger: number;
  private readonly threshold: number;
  private overdose: { at: number; lasts: number; lowest: number } | undefined;
  private voided = { at: 0, masses: {} as Record<string, number> };
  private recorded = 0;
  /** Whether a dose was given, or anything changed at all, at the present time. */
  private dosed = false;
  private changed = false;
  /** Where the body is being carried, and when the agent wanted to be asked as that began. */
  private end = 0;
  private askedAt = 0;
  private ended: number | undefined;
  private failure: Failure | undefined;
  /** When the next milestone is due, h. */
  private markAt = Number.POSITIVE_INFINITY;

  constructor(compiled: Compiled, parameters: Float64Array, events: readonly LifeEvent[], options: LifeOptions, make: MakeCarrier) {
    const { model } = compiled;
    this.model = model;
    this.options = options;
    this.until = options.until;
    this.agent = options.agent;
    this.body = new Body(compiled, parameters);
    this.columns = (options.series ?? shownSeries(model)).map((name) => ({ name, data: new Float64Array(options.times.length) }));
    const reads = options.agent?.reads ?? [];
    const places = outputsAsked(model, options);
    this.seen = new Float64Array(places.length);
    this.readings = new Float64Array(reads.length);
    this.all = new Float64Array(model.outputs.length + Object.keys(model.excretes).length);
    this.airHunger = model.states.findIndex((s) => s.id === 'breathing.airHunger');
    this.threshold = this.parameter('breathing.threshold');
    this.carrier = make(this.body, places, this.follow);
    this.queue = new Queue(options.times);
    for (const event of inOrder(events.filter((e) => e.at < options.until))) this.foresee(event);
    if (options.from) this.goOnFrom(options.from);
    this.queue.settle();
    if (options.past) this.along(options.past);
    this.world = this.makeWorld();
  }

  private goOnFrom({ at, first, body, pending, voided, overdose }: LifeMoment): void {
    this.t = at;
    this.carrier.first = first;
    this.body.restore(body, at);
    for (const moment of pending) this.queue.foresee(moment.at, moment.does, moment.amount, moment.input, moment.route);
    this.voided = { at: voided.at, masses: { ...voided.masses } };
    this.overdose = overdose && { ...overdose };
  }

  private moment(): LifeMoment {
    this.carrier.state();
    const { t, voided, overdose } = this;
    const { first } = this.carrier;
    return { at: t, first, body: this.body.moment(t), pending: this.queue.pending(), voided, overdose: overdose && { ...overdose } };
  }

  /** Goes on from where a life lived before begins to differ, and leaves milestones for the next. */
  private along({ past, like, lives }: NonNullable<LifeOptions['past']>): void {
    const { options, model, queue, body, agent } = this;
    if (!this.carrier.moment || (agent && !agent.remember)) return;
    const { times, until, tolerance, person } = options;
    const columns = this.columns.map(({ data }) => data);
    const series = this.columns.map(({ name }) => name).join(' ');
    const whole = [model, until, tolerance, person, series, ...like];
    const before = past.begin({ like: whole, parameters: body.parameters, known: queue.foreseen, times, columns, ...(lives && { lives }) });
    if (before) {
      for (const [i, column] of columns.entries()) column.set(before.columns[i]!.subarray(0, before.from.recorded));
      this.goOnAt(before.from);
    }
    this.markAt = this.t + Past.every(until);
  }

  private goOnAt(from: Milestone): void {
    this.t = from.at;
    this.step = from.step;
    this.carrier.restore?.(from.solver);
    this.body.restore(from.body, from.at);
    this.queue.passOver(from.at);
    for (const { at, does, amount, input, route } of from.waiting) this.queue.add(at, does, amount, input, route);
    this.voided = { at: from.voided.at, masses: { ...from.voided.masses } };
    this.overdose = from.overdose && { ...from.overdose };
    this.overdoses.push(...from.overdoses);
    this.samples.push(...from.samples);
    this.recorded = from.recorded;
    this.agent?.recall?.(from.memory);
  }

  /** Right after an event the solver starts anew, so that all there is of a life can be told. */
  private mark(at: number): void {
    this.carrier.state();
    const { step, voided, overdose, overdoses, samples, recorded } = this;
    this.options.past!.past.keep({
      ...{ at, step, voided, recorded, solver: this.carrier.moment!(), body: this.body.moment(at), waiting: this.queue.stillWaiting() },
      ...{
        overdose: overdose && { ...overdose },
        overdoses: overdoses.slice(),
        samples: samples.slice(),
        memory: this.agent?.remember?.(),
      },
    });
    this.markAt = at + Past.every(this.until);
  }

  private parameter(id: string): number {
    return this.body.parameters[this.model.parameters.findIndex((p) => p.id === id)] as number;
  }
  private input(id: string): number {
    return this.model.inputs.findIndex((i) => i.id === id);
  }

  private makeWorld(): World {
    return {
      emit: (event) => {
        if (!(event.at >= this.t)) throw new Error(`${event.kind} at ${event.at} h: it is ${this.t} h already`);
        this.moments(event, this.addMoment);
      },
      sample: () => {
        const read = this.sample(this.t);
        if (!read) throw new Error(`sample at ${this.t} h: the run has no assay`);
        return read;
      },
      voidBefore: (at) => {
        const gap = this.options.voidGap?.(at) ?? 0;
        if (gap > 0) this.queue.add(Math.max(at - gap, this.t), DOES.void, 0, 0);
      },
      end: () => {
        this.ended = this.t;
      },
    };
  }

  private readonly addMoment: Queue['add'] = (at, does, amount, input, route) =>
    this.queue.add(Math.max(at, this.t), does, amount, input, route);
  private readonly foreseeMoment: Queue['foresee'] = (at, does, amount, input, route) => this.queue.foresee(at, does, amount, input, route);
  private foresee(event: LifeEvent): void {
    this.moments(event, this.foreseeMoment);
  }

  /** What one event does, as moments: a dose acts once, an infusion and a reward also end. */
  private moments(event: LifeEvent, put: Queue['add']): void {
    if (event.kind === 'dose') this.dose(event, put);
    else if (event.kind === 'reward') {
      const { at, reward, size } = event;
      const lasts = this.lasts(reward);
      const input = this.input(`${reward}.present`);
      // Two of the same kind at once add.
      put(at, DOES.add, size, input);
      put(at + lasts, DOES.add, -size, input);
    } else if (event.kind === 'context') put(event.at, DOES.set, event.usual, this.input('tolerance.usualPlace'));
    else {
      const gap = this.options.voidGap?.(event.at) ?? 0;
      // A sample asked for at shorter notice than that reads what has come since it was asked for.
      if (gap > 0) put(event.at - gap, DOES.void, 0, 0);
      put(event.at, DOES.sample, 0, 0);
    }
  }

  private dose({ at, substance, route, amount, over = 0 }: DoseEvent, put: Queue['add']): void {
    if (!(amount >= 0 && Number.isFinite(amount))) throw new Error(`${substance}: dose at ${at} h is ${amount} mg; a dose must be ≥ 0`);
    const into = routeOf(this.model, substance, route);
    if (over === 0) {
      put(at, DOES.dose, amount, 0, into);
      return;
    }
    put(at, DOES.infusion, amount / over, 0, into);
    put(at + over, DOES.infusion, -amount / over, 0, into);
  }

  /** Length of an everyday reward, h; it is declared in minutes. */
  private lasts(reward: string): number {
    const declared = this.model.components.find((c) => c.name === reward && c.lasts);
    if (!declared) throw new Error(`${reward}: no such everyday reward`);
    return this.parameter(`${reward}.${declared.lasts}`) / 60;
  }

  private readonly act = (moment: Moment): void => {
    const { at, does, amount, input } = moment;
    const { inputs } = this.body;
    if (does === DOES.void) this.void(at);
    else if (does === DOES.sample) this.sample(at);
    else {
      this.changed = true;
      this.dosed ||= moment.route !== undefined && amount !== 0;
      this.seenAt = Number.NaN;
      if (does === DOES.add) inputs[input] = inputs[input]! + amount;
      else if (does === DOES.set) inputs[input] = amount;
      else if (moment.route) this.body.arrive(moment.route, amount, at, does === DOES.infusion);
    }
  };

  private look(at: number): Float64Array {
    if (at !== this.seenAt) this.carrier.look(at, this.seen);
    this.seenAt = at;
    return this.seen;
  }

  private readonly observe = (at: number): void => {
    const seen = this.look(at);
    for (let i = 0; i < this.columns.length; i++) this.columns[i]!.data[this.recorded] = seen[i]!;
    this.recorded++;
    this.options.watch?.(at, this.carrier.state());
  };

  /** Empties the bladder; returns what was excreted since it last was, ng of each analyte. */
  private void(at: number): Record<string, number> {
    this.carrier.state();
    this.body.outputs(at, this.all);
    const excreted: Record<string, number> = {};
    const masses: Record<string, number> = {};
    for (const [i, analyte] of Object.keys(this.model.excretes).entries()) {
      masses[analyte] = this.all[this.model.outputs.length + i]!;
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

  /** Lack of air is followed at every step of the solver, so that a short overdose between recorded times is not missed. */
  private readonly follow = (t: number): void => {
    const hunger = this.carrier.value(this.airHunger);
    if (hunger <= SHORT_OF_AIR && !this.overdose) return;
    const ventilation = t === this.seenAt ? this.seen[this.seen.length - 1]! : this.carrier.breath(t);
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

  /** Begins to carry the body to the next time at which something happens. False: it is there already; undefined: the life is over. */
  begin(): boolean | undefined {
    const { agent, carrier } = this;
    for (;;) {
      if (!(this.t < this.until) || this.ended !== undefined || this.failure) return undefined;
      const asked = agent ? agent.next() : Number.POSITIVE_INFINITY;
      const { queue, until } = this;
      const end = Math.min(queue.next, asked, until);
      if (!(end > this.t)) {
        this.happen(this.t, asked);
        continue;
      }
      this.end = end;
      this.askedAt = asked;
      carrier.leg.from = this.t;
      carrier.leg.to = end;
      // A life that is given ends a step at every time that is recorded; one that is chosen, only where something is known to happen.
      carrier.leg.stop = Math.min(agent ? queue.due : queue.next, until);
      carrier.leg.step = this.step;
      return carrier.begin();
    }
  }

  /** The body has been carried to where it was to go, or could not be. */
  arrived(): void {
    const reached = this.carrier.result();
    this.seenAt = Number.NaN;
    if (typeof reached === 'object') {
      this.failure = { at: reached.at, reason: reached.reason };
      return;
    }
    this.step = reached;
    this.t = this.end;
    this.happen(this.t, this.askedAt);
  }

  /** All that happens at time t, the agent last. */
  private happen(t: number, asked: number): void {
    const { agent, until } = this;
    this.changed = false;
    this.dosed = false;
    if (this.queue.next <= t) this.queue.happen(t, this.act, this.observe);
    if (agent && asked <= t && t < until) {
      this.ask(t);
      if (this.queue.next <= t) this.queue.happen(t, this.act, this.observe);
    }
    // An event is a new start: the step that fitted the quiet time before says nothing about the time after.
    if (this.changed) this.step = this.dosed ? AFTER_DOSE : AFTER_CHANGE;
    if (this.changed && t >= this.markAt && this.ended === undefined) this.mark(t);
  }

  /** Asks the agent, with the outputs it reads. */
  private ask(at: number): void {
    const { readings } = this;
    const agent = this.agent as NonNullable<LifeOptions['agent']>;
    if (readings.length > 0) {
      const seen = this.look(at);
      for (let i = 0; i < readings.length; i++) readings[i] = seen[this.columns.length + i]!;
    }
    agent.live(at, readings, this.world);
    if (!(agent.next() > at)) throw new Error(`agent at ${at} h: wants to be asked at ${agent.next()} h next; it must be later`);
  }

  record(): LifeRecord {
    this.options.keep?.(this.moment());
    this.close();
    const kept = this.recorded;
    const { times, person = 0 } = this.options;
    return {
      person,
      times: Float64Array.from({ length: kept }, (_, i) => times[i] as number),
      series: Object.fromEntries(this.columns.map(({ name, data }) => [name, kept === data.length ? data : data.slice(0, kept)])),
      overdoses: this.overdoses,
      samples: this.samples,
      steps: { accepted: this.carrier.accepted, rejected: this.carrier.rejected },
      ...(this.ended !== undefined ? { ended: this.ended } : {}),
      ...(this.failure ? { failure: this.failure } : {}),
    };
  }
}
