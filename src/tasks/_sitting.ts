import type { Draw, MindWorld } from '../language/behaviour.ts';
import type { LifeEvent } from '../language/event.ts';
import type { MindModel } from '../language/mind.ts';
import { exp } from '../numerics/elementary.ts';
import { Stream } from '../numerics/random.ts';
import type { World } from '../simulate/lifeOptions.ts';
import type { Script, Trial } from './_script.ts';

/** Kinds of cue a scene is made of, in the order in which the model draws how like they are to those learned. */
export const CUE_KINDS = ['place', 'people', 'smell', 'sight', 'object', 'hour'] as const;
export type CueKind = (typeof CUE_KINDS)[number];
/** How like what is shown is to what was learned, 0 to 1, of each kind; kinds not named are not there. */
export type Cues = Readonly<Partial<Record<CueKind, number>>>;
export const EVERY_CUE: Cues = Object.fromEntries(CUE_KINDS.map((kind) => [kind, 1]));

/** Where a trial takes place: inhibition learned in one context holds there. */
export const CONTEXTS = { home: 0, clinic: 1, ward: 2 } as const;

/** What stands for and against the activities in this trial, besides what the person brings. */
export interface Terms {
  /** Utility that use now would forfeit, and that planning sees. */
  readonly stakes?: number;
  /** Cost of acting, whatever the arbitration; utility by activity. */
  readonly costs?: Readonly<Record<string, number>>;
  /** A planned value taken in place of the person's own; by activity. */
  readonly planned?: Readonly<Record<string, number>>;
}

/** One person in the laboratory: the places of their mind, the readings of their body, and the moments an experimenter can bring about. */
export class Sitting {
  readonly v: Float64Array;
  readonly trials: Trial[] = [];
  readonly person: number;
  /** Hours since the life began. */
  now = 0;
  private readonly mind: MindModel;
  private readonly streams: readonly Stream[];
  private readonly choosing: Stream;
  private readonly reads: readonly string[];
  private readings!: Float64Array;
  private body!: World;
  private cues: Cues | undefined;
  private occasion = 0;
  private readonly world: MindWorld;
  /** Within a probe nothing reaches the body. */
  private probing = false;
  private readonly met: number;
  private readonly likeness: number;

  constructor(options: { mind: MindModel; values: Float64Array; reads: readonly string[]; seed: number; person: number }) {
    const { mind, values, reads, seed, person } = options;
    this.mind = mind;
    this.v = values;
    this.person = person;
    this.reads = reads;
    this.streams = mind.draws.map((purpose) => new Stream(seed, person, `task ${purpose}`));
    this.choosing = new Stream(seed, person, 'task choice');
    this.met = mind.draws.indexOf('cues.met');
    this.likeness = mind.draws.indexOf('cues.likeness');
    this.world = this.worldOf();
  }

  /** What the body shows now. Called whenever it has moved on. */
  see(at: number, readings: Float64Array, body: World): void {
    this.now = at;
    this.readings = readings;
    this.body = body;
    for (const { id, place } of this.mind.body) this.v[place] = readings[this.reads.indexOf(id)]!;
    this.set('day.hour', at);
    this.set('day.clock', at - 24 * Math.floor(at / 24));
    this.set('day.number', Math.floor(at / 24));
  }

  place(id: string): number {
    const place = this.mind.places[id];
    if (place === undefined) throw new Error(`${id}: no such quantity in the mind of this task`);
    return place;
  }
  value(id: string): number {
    return this.v[this.place(id)]!;
  }
  set(id: string, value: number): void {
    this.v[this.place(id)] = value;
  }
  /** An output of the body as it is now. */
  read(output: string): number {
    const place = this.reads.indexOf(output);
    if (place < 0) throw new Error(`${output}: not read in this task`);
    return this.readings[place]!;
  }
  note(trial: Trial): void {
    this.trials.push(trial);
  }
  /** What is done within leaves no trace, in the mind or in the body. */
  probe<T>(what: () => T): T {
    const before = this.v.slice();
    const { probing } = this;
    this.probing = true;
    try {
      return what();
    } finally {
      this.v.set(before);
      this.probing = probing;
    }
  }
  private emit(event: LifeEvent): void {
    if (!this.probing) this.body.emit(event);
  }

  /** A moment with these cues (none when absent), up to what each activity is worth; nothing is chosen or learned yet. */
  meet(cues?: Cues, terms: Terms = {}): void {
    const { rules, ports } = this.mind;
    this.cues = cues;
    this.occasion++;
    this.set('day.since', 0);
    this.set('day.hours', TRIAL);
    this.set('regimen.open', 1);
    for (const port of ports) if (port.cleared === 'opportunity') this.v[port.place] = port.start;
    for (const moment of [rules.pass, rules.meet, rules.want]) for (const rule of moment) rule(this.v as never, this.world);
    if (terms.stakes) this.v[this.place('planning.stakes')]! += terms.stakes;
    for (const rule of rules.weigh) rule(this.v as never, this.world);
    this.set('regimen.open', 0);
    for (const [activity, cost] of Object.entries(terms.costs ?? {})) this.v[this.place(`${activity}.push`)]! -= cost;
    for (const [activity, worth] of Object.entries(terms.planned ?? {})) this.set(`${activity}.planned`, worth);
  }

  /** Chance of each of these activities, were they all there is, by the rule of every choice of a life: softmax of what they are worth. */
  chances(among: readonly string[] = this.mind.activities.map((a) => a.name)): number[] {
    const w = this.value('arbitration.planned');
    const worths = among.map(
      (name) => w * this.value(`${name}.planned`) + (1 - w) * this.value(`${name}.habit`) + this.value(`${name}.push`),
    );
    return softmax(worths, this.value('arbitration.steepness'));
  }
  chanceOf(activity: string, among?: readonly string[]): number {
    const names = among ?? this.mind.activities.map((a) => a.name);
    return this.chances(names)[names.indexOf(activity)]!;
  }
  /** Picks by chances; the same draw for the same trial, whatever the chances. */
  pick(chances: readonly number[]): number {
    let left = this.choosing.uniform(this.occasion);
    for (const [i, chance] of chances.entries()) {
      left -= chance;
      if (left < 0) return i;
    }
    return chances.length - 1;
  }

  /** The outcome of anything but a dose: `activity` was done (none when absent) and felt worth `felt`. */
  outcome(felt: number, activity?: string): void {
    this.set('using.used', 0);
    this.set('day.chosen', activity === undefined ? -1 : this.value(`${activity}.number`));
    this.set('values.outcome', felt);
    this.learn();
  }

  /** A dose by vein, mg of pure heroin, taken at what was last met; what it does is felt some minutes later and learned from. */
  *dose(milligrams: number): Script<void> {
    const before = this.read('reward.felt');
    this.set('using.used', 1);
    this.set('day.chosen', this.value('use.number'));
    this.emit({ kind: 'dose', at: this.now, substance: 'heroin', route: 'intravenous', amount: milligrams });
    yield* this.rest(this.value('rhythm.rush') / 60);
    const rest = this.value('felt.rest');
    const after = this.read('reward.felt');
    this.set('felt.relief', Math.min(after, rest) - Math.min(before, rest));
    this.set('felt.euphoria', Math.max(after, rest) - Math.max(before, rest));
    this.learn();
    this.set('using.used', 0);
  }

  /** Waits in the laboratory. */
  *rest(hours: number): Script<void> {
    yield { until: this.now + hours, living: false };
  }
  /** Lives on, without access to the drug, to this hour of the clock so many days on. */
  *days(days: number, clock: number): Script<void> {
    yield { until: 24 * (Math.floor(this.now / 24) + days) + clock, living: true };
  }
  /** Where the person is from now on, in trials and between them. */
  where(context: keyof typeof CONTEXTS): void {
    this.set('regimen.place', CONTEXTS[context]);
  }
  /** From now on the drug lies on the table: no seller to know, no price, no day without. */
  free(): void {
    this.set('market.dry', 0);
    this.set('market.half', 0);
    this.set('market.out', 0);
    this.set('market.strange', 0);
    this.set('using.thrift', 0);
  }

  private learn(): void {
    for (const rule of this.mind.rules.learn) rule(this.v as never, this.world);
  }

  private worldOf(): MindWorld {
    const never = (what: string) => (): never => {
      throw new Error(`a task has no ${what}`);
    };
    return {
      chance: (draw: Draw, index = 0) => {
        if (draw === this.met) return this.cues ? 0 : 1;
        if (draw === this.likeness) return this.cues?.[CUE_KINDS[index]!] ?? 0;
        return this.streams[draw]!.uniform(this.occasion, index);
      },
      gauss: (draw: Draw, index = 0) => this.streams[draw]!.normal(this.occasion, index),
      dose: (substance, route, amount, after = 0) => this.emit({ kind: 'dose', at: this.now + after, substance, route, amount }),
      reward: (reward, size, after = 0) => this.emit({ kind: 'reward', at: this.now + after, reward, size }),
      place: (usual) => this.emit({ kind: 'context', at: this.now, usual }),
      visit: never('visits'),
      sample: never('urine samples'),
      pay: never('payers'),
      medicate: never('study medication'),
      leave: never('treatment to leave'),
      enrol: never('treatment to enter'),
      die: never('deaths'),
    };
  }
}

/** Length of a trial, h: a minute. What learners count in hours, they count with this. */
export const TRIAL = 1 / 60;

export function softmax(worths: readonly number[], steepness: number): number[] {
  const best = Math.max(...worths);
  const parts = worths.map((worth) => exp(steepness * (worth - best)));
  const sum = parts.reduce((a, b) => a + b, 0);
  return parts.map((part) => part / sum);
}
