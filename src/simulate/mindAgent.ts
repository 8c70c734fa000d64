import type { Draw, Kind, MindWorld, Rule } from '../language/behaviour.ts';
import type { LifeEvent } from '../language/event.ts';
import type { MindModel } from '../language/mind.ts';
import { Stream } from '../numerics/random.ts';
import { type AgentMemory, type AgentMoment, agentMoment } from './agentMoment.ts';
import { Ahead } from './ahead.ts';
import { choose, weigh } from './choice.ts';
import type { CorePlaces } from './corePlaces.ts';
import { Diary } from './diary.ts';
import { type Entry, entersAfter } from './entry.ts';
import { endure, type Happenings, remind } from './happenings.ts';
import type { Agent, World } from './life.ts';
import { type FallingBack, FELT, LIMIT, type MindPlan, OCCUPIED, ODDS, planOf, RESERVE } from './mindPlan.ts';
import { overdoseChance } from './overdoseChance.ts';
import { Stays } from './stays.ts';
import { watchBounds } from './watchBounds.ts';

/** Opportunities to choose in a waking day; the trial implementation used as many, and dependent people use 2 to 4 times (nat_07). */
export const OPPORTUNITIES = 5;

export interface AgentOptions {
  readonly mind: MindModel;
  /** Values of `mind.parameters`, as `drawPerson` gives them. */
  readonly parameters: Float64Array;
  /** Parameters of the body, by id. */
  readonly bodyParameter: (id: string) => number;
  readonly seed: number;
  readonly person: number;
  readonly until: number;
  readonly entry?: Entry;
  /** Whether everyday rewards are lived through in the body too; without, they are felt and leave no trace there. */
  readonly pleasures: boolean;
  /** Goes on from there: the same person in the same set of modules, whose parameters may be others. Entry is at once. */
  readonly from?: AgentMoment;
  /** Stops where the person would enter treatment. */
  readonly untilEntry?: boolean;
  readonly happenings?: Happenings;
  /** Told of everything the person does to the body. */
  readonly told?: (event: LifeEvent) => void;
}

const NEVER = Number.POSITIVE_INFINITY;
const MINUTE = 1 / 60;
/** A person of modules, living in a body. */
export class MindAgent implements Agent {
  readonly reads: readonly string[];
  readonly diary: Diary;
  readonly values: Float64Array;
  private readonly options: AgentOptions;
  private readonly happenings: Happenings | undefined;
  private readonly mind: MindModel;
  private readonly plan: MindPlan;
  private readonly streams: readonly Stream[];
  private readonly choosing: Stream;
  private readonly keeping: Stream;
  private readonly jitter: Stream;
  private readonly world: MindWorld;
  private readonly chances: Float64Array;
  private body!: World;
  private readings!: Float64Array;
  private now = 0;
  private day = 0;
  private slot = 0;
  private slotAt: number;
  private feltAt = NEVER;
  private chokeAt = NEVER;
  private enterAt = NEVER;
  private endAt = NEVER;
  private last = 0;
  private feltBefore = 0;
  private oddsBefore = 0;
  private freeBefore = 1;
  /** A choice has just been acted on: doses given now are the person's own. */
  private acting = false;
  private dosed = false;
  private overdosing = false;
  private occasion = 0;
  private readonly told: LifeEvent[] = [];
  private readonly ahead: Ahead;
  readonly stays: Stays;
  /** This person where they would have entered treatment, when asked to stop there. */
  threshold: AgentMoment | undefined;
  /** Places of CORE. */
  private readonly c: CorePlaces;
  private readonly absence: number | undefined;

  constructor(options: AgentOptions) {
    const { mind, parameters, seed, person } = options;
    this.options = options;
    this.happenings = options.happenings;
    this.mind = mind;
    this.plan = planOf(mind);
    this.c = this.plan.core;
    this.absence = mind.places['care.absence'];
    this.ahead = new Ahead(mind);
    this.values = new Float64Array(mind.size);
    this.reads = this.plan.reads;
    this.streams = mind.draws.map((purpose) => new Stream(seed, person, `mind ${purpose}`));
    this.choosing = new Stream(seed, person, 'mind choice');
    this.keeping = new Stream(seed, person, 'mind visit kept');
    this.jitter = new Stream(seed, person, 'mind hour of opportunity');
    this.chances = new Float64Array(mind.activities.length);
    this.diary = new Diary(options.until, this.plan.activities, this.plan.series);
    this.world = this.worldOf();
    this.stays = new Stays({ mind, values: this.values, world: this.world, ahead: this.ahead, treated: this.c.treated });
    this.start(parameters);
    this.slotAt = this.hourOf(0, 0);
    if (options.from) this.goOnFrom(options.from);
    else if (options.entry?.from === 'start') this.enterAt = entersAfter(options.entry) * 24 + MINUTE;
  }

  private start(parameters: Float64Array): void {
    const { mind, values: v } = this;
    for (const [i, place] of mind.parameterPlaces.entries()) v[place] = parameters[i]!;
    for (const { id, place } of mind.bodyParameters) v[place] = this.options.bodyParameter(id);
    for (const { place, start } of mind.ports) v[place] = start;
    for (const { place, start } of mind.states) v[place] = typeof start === 'number' ? start : v[start.parameter]!;
    for (const a of mind.activities) v[mind.places[`${a.name}.number`]!] = a.number;
    v[this.c.chosen] = -1;
    v[this.c.visit] = -1;
    v[this.c.rest] = 1 - this.options.bodyParameter('reward.restPoint');
    v[this.c.hours] = this.values[this.c.awake] / OPPORTUNITIES;
    this.run(mind.rules.begin);
  }

  private goOnFrom({ at, values, clock, acted, diary }: AgentMoment): void {
    const own = this.mind.parameterPlaces.map((place) => this.values[place]!);
    this.values.set(values);
    for (const [i, place] of this.mind.parameterPlaces.entries()) this.values[place] = own[i]!;
    Object.assign(this, clock, acted);
    this.diary.copy(diary);
    this.enterAt = at;
  }

  private moment(): AgentMoment {
    const own = this as unknown as AgentMoment['clock'] & AgentMoment['acted'];
    return agentMoment(own, this.values, this.diary);
  }

  remember(): AgentMemory {
    const { enterAt, endAt, ahead, stays, told, plan } = this;
    const diary = new Diary(this.options.until, plan.activities, plan.series);
    diary.recall(this.diary);
    return { ...this.moment(), diary, enterAt, endAt, ahead: ahead.all(), stays: stays.remember(), told, tellings: told.length };
  }

  /** Of an entry that was still to come, or was but to end, what the options say now holds. */
  recall({ at, values, clock, acted, diary, enterAt, endAt, ahead, stays, told, tellings }: AgentMemory): void {
    const { entry } = this.options;
    this.values.set(values);
    Object.assign(this, clock, acted, { endAt });
    this.diary.recall(diary);
    if (diary.entered !== undefined || entry?.from !== 'start') this.enterAt = enterAt;
    this.ahead.set(ahead);
    this.stays.recall(stays, entry, diary.entered, at);
    for (let i = 0; i < tellings; i++) this.tell(told[i]!);
  }

  /** Value of an id, e.g. a state; throws when the model has none. */
  value(id: string): number {
    const place = this.mind.places[id];
    if (place === undefined) throw new Error(`${id}: no such quantity among the modules of this person`);
    return this.values[place]!;
  }

  private run(rules: readonly Rule[]): void {
    // A rule writes through `Values`, whose two keys stand for any place.
    for (let i = 0; i < rules.length; i++) rules[i]!(this.values as never, this.world);
  }

  /** When an opportunity comes, h: evenly over the waking day, each a little early or late, in no two people alike. */
  private hourOf(day: number, slot: number): number {
    const step = this.values[this.c.awake] / OPPORTUNITIES;
    const late = (this.jitter.uniform(day, slot) - 0.5) * this.values[this.c.jitter];
    return day * 24 + this.values[this.c.wake] + (slot + 0.5) * step + late;
  }

  next(): number {
    const { stays, ahead } = this;
    return Math.min(this.slotAt, this.feltAt, this.chokeAt, this.enterAt, stays.begins, stays.ends, this.endAt, ahead.next);
  }

  live(at: number, readings: Float64Array, world: World): void {
    this.now = at;
    this.readings = readings;
    this.body = world;
    const { values: v, plan } = this;
    for (let i = 0; i < plan.taken.length; i++) v[plan.into[i]!] = readings[plan.taken[i]!]!;
    this.values[this.c.hour] = at;
    this.values[this.c.clock] = at - 24 * Math.floor(at / 24);
    if (at >= this.endAt) {
      this.end();
      return;
    }
    if (at >= this.chokeAt) this.choke();
    if (this.diary.death) return;
    if (at >= this.feltAt) this.feel();
    if (at >= this.enterAt) this.enter();
    if (at >= this.stays.begins) this.stays.begin(at);
    if (at >= this.stays.ends) this.stays.end(at);
    while (this.ahead.next <= at) this.visit(this.ahead.take());
    if (at >= this.slotAt) this.opportunity();
  }

  private opportunity(): void {
    const { mind, values: v } = this;
    if (this.slot === 0) this.night();
    this.occasion = this.day * OPPORTUNITIES + this.slot;
    this.values[this.c.since] = this.now - this.last;
    this.values[this.c.slot] = this.slot;
    this.clear(this.plan.cleared.opportunity);
    if (this.happenings) remind(this.happenings, mind, v, this.now);
    this.run(mind.rules.pass);
    this.run(mind.rules.meet);
    this.run(mind.rules.want);
    this.run(mind.rules.weigh);
    this.values[this.c.brings] = weigh(mind.activities, v, v[this.c.planned]!, v[this.c.steepness]!, this.chances);
    this.values[this.c.chosen] = choose(this.chances, this.choosing.uniform(this.occasion));
    this.feltBefore = this.readings[FELT]!;
    this.oddsBefore = this.readings[ODDS]!;
    this.freeBefore = 1 - this.readings[OCCUPIED]!;
    this.acting = true;
    this.dosed = false;
    this.values[this.c.relief] = 0;
    this.values[this.c.euphoria] = 0;
    this.run(mind.rules.act);
    this.acting = false;
    if (this.dosed) this.feltAt = this.now + this.values[this.c.rush] * MINUTE;
    else this.run(mind.rules.learn);
    this.diary.note(this.plan, this.readings, v);
    this.last = this.now;
    this.slot++;
    if (this.slot === OPPORTUNITIES) {
      this.slot = 0;
      this.day++;
    }
    this.slotAt = this.hourOf(this.day, this.slot);
  }

  private clear({ places, starts }: FallingBack): void {
    for (let i = 0; i < places.length; i++) this.values[places[i]!] = starts[i]!;
  }

  private night(): void {
    this.values[this.c.number] = this.day;
    this.occasion = this.day * OPPORTUNITIES;
    if (this.day > 0) {
      if (this.happenings) endure(this.happenings, this.mind, this.values, this.day - 1);
      this.run(this.mind.rules.night);
    }
    this.clear(this.plan.cleared.day);
    watchBounds(this.mind, this.plan, this.values, this.diary, this.options.person, this.day);
    this.await();
  }

  /** Waits for criteria of dependence, when entry does. */
  private await(): void {
    const { entry } = this.options;
    if (entry?.from !== 'dependence' || this.diary.entered !== undefined || this.enterAt !== NEVER) return;
    const met = this.values[this.c.dependent]!;
    if (met >= 0) this.enterAt = Math.max(this.now, (met + entersAfter(entry)) * 24) + MINUTE;
    else if (entry.within !== undefined && this.day > entry.within) this.endAt = this.now + MINUTE;
  }

  /** Some minutes after a dose: what it did, as the body tells. */
  private feel(): void {
    this.feltAt = NEVER;
    const rest = this.values[this.c.rest];
    const before = this.feltBefore;
    const after = this.readings[FELT]!;
    this.values[this.c.relief] = Math.min(after, rest) - Math.min(before, rest);
    this.values[this.c.euphoria] = Math.max(after, rest) - Math.max(before, rest);
    const day = Math.floor(this.now / 24);
    if (after - before < this.values[this.c.noticed]) this.diary.blockedDays[day]!++;
    this.run(this.mind.rules.learn);
    if (this.readings[RESERVE]! < 0) this.chokeAt = this.now + MINUTE;
    const rush = {
      free: this.freeBefore,
      before: this.oddsBefore,
      after: this.readings[ODDS]!,
      limit: this.readings[LIMIT]!,
      purity: this.values[this.c.purity]!,
    };
    this.diary.overdoseHazard[day]! += overdoseChance(rush, this.values[this.c.spread]!);
  }

  private choke(): void {
    const minutes = this.values[this.c.choking] + 1;
    const over = this.readings[RESERVE]! >= 0;
    this.values[this.c.choking] = over ? 0 : minutes;
    if (over) {
      this.chokeAt = NEVER;
      this.overdosing = false;
      return;
    }
    this.chokeAt = this.now + MINUTE;
    if (!this.overdosing && minutes >= this.options.bodyParameter('breathing.reserveTime')) {
      this.overdosing = true;
      this.diary.overdoses.push({ at: this.now, fatal: false, reversed: false });
    }
    this.run(this.mind.rules.choke);
  }

  private enter(): void {
    const { entry, untilEntry } = this.options;
    this.enterAt = NEVER;
    this.diary.entered = this.now;
    if (untilEntry) {
      this.threshold = this.moment();
      this.end();
      return;
    }
    // From where they live; an event, so that a life that goes on from here has the bits of one that never stopped.
    this.world.place(1);
    if (entry?.followed !== undefined) this.endAt = this.now + entry.followed * 24;
    if (entry) this.stays.plan(entry, this.now);
  }

  private visit(kind: number): void {
    const { id, rule } = this.mind.visits[kind]!;
    const day = Math.floor(this.now / 24);
    this.occasion = day * OPPORTUNITIES;
    this.values[this.c.visit] = kind;
    this.values[this.c.number] = day;
    this.clear(this.plan.cleared.visit);
    this.run(this.mind.rules.attend);
    const { absence } = this;
    const attended = absence === undefined || this.keeping.uniform(day, kind) >= this.values[absence]!;
    this.diary.visits.push({ day, kind: id, attended });
    rule!(this.values as never, this.world, attended);
  }

  private end(): void {
    for (const when of ['slotAt', 'feltAt', 'chokeAt', 'endAt', 'enterAt'] as const) this[when] = NEVER;
    this.ahead.clear();
    this.stays.stop();
    this.body.end();
  }

  private emit(event: LifeEvent): void {
    if (event.at >= this.options.until) return;
    this.tell(event);
    this.body.emit(event);
  }

  private tell(event: LifeEvent): void {
    this.options.told?.(event);
    if (this.options.told) this.told.push(event);
  }

  private worldOf(): MindWorld {
    const { diary, options } = this;
    return {
      chance: (draw: Draw, index = 0) => this.streams[draw]!.uniform(this.occasion, index),
      gauss: (draw: Draw, index = 0) => this.streams[draw]!.normal(this.occasion, index),
      dose: (substance, route, amount, after = 0) => {
        this.emit({ kind: 'dose', at: this.now + after, substance, route, amount });
        if (!this.acting) return;
        this.dosed = true;
        diary.useDays[Math.floor(this.now / 24)]!++;
      },
      reward: (reward, size, after = 0) => {
        if (options.pleasures) this.emit({ kind: 'reward', at: this.now + after, reward, size });
      },
      place: (usual) => this.emit({ kind: 'context', at: this.now, usual }),
      visit: (kind: Kind, after) => {
        this.ahead.make(kind, this.now, after);
        if (this.mind.visits[kind]!.urine) this.body.voidBefore(this.now + after);
      },
      sample: (assay) => {
        const { results } = this.body.sample();
        if (results[assay] === undefined) throw new Error(`${assay}: no such assay; known are ${Object.keys(results).join(', ')}`);
        const visit = diary.visits.at(-1);
        if (visit) visit.sample = results[assay] ? 'positive' : 'negative';
        return results[assay]!;
      },
      pay: (payer, dollars) => {
        diary.pay(payer, dollars);
        const visit = diary.visits.at(-1);
        if (visit && payer === 'incentives') visit.paid = (visit.paid ?? 0) + dollars;
      },
      medicate: (substance) => void diary.doses.push({ day: Math.floor(this.now / 24), substance }),
      // What a course tells of leaving is of the treatment that was entered first.
      leave: () => {
        if (this.stays.walkOut(this.now)) diary.left ??= Math.floor(this.now / 24);
      },
      enrol: (module) => this.stays.join(module, this.now),
      die: (cause) => {
        diary.death = { at: this.now, cause };
        const last = diary.overdoses.at(-1);
        if (cause === 'overdose' && last) last.fatal = true;
        this.end();
      },
    };
  }
}
