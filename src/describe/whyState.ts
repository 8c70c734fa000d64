import type { Behaviour, MindWorld, Moment, Rule } from '../language/behaviour.ts';
import type { MindModel } from '../language/mind.ts';
import { shapley } from '../numerics/shapley.ts';
import type { Why } from './why.ts';
import { type Numbers, numbersOf, pushesOf, valuesOf, type Watch, type WeekSum } from './whyWatch.ts';

/** Something a rule can read: one place, or all members of a repeated state. */
interface Player {
  readonly id: string;
  readonly says: string;
  readonly unit: string;
  readonly places: readonly number[];
  /** Nothing more can be asked about it. */
  readonly closed?: true;
}

/** A rule that has run, and what it had before it. */
interface Step {
  readonly before: Numbers;
  readonly rule: Rule;
  /** The same chances and test results, and no deeds. */
  readonly world: MindWorld;
}

/** Rules of these moments follow each other at one opportunity: they are run again together. */
const TOGETHER: readonly string[] = ['pass', 'meet', 'want', 'weigh', 'act'];
/** What a quantity does by itself, from where it began. */
const ITSELF = 'itself';
type Shares = ReadonlyMap<string, number>;
const nothing = (): void => {};

/** What the rules of a module can read, the hours of the day and declared numbers aside: these are the same in every comparison. */
function playersOf(mind: MindModel, { name, reads = {}, states = {}, inputs = {} }: Behaviour): Player[] {
  const fixed = new Set([...mind.parameters, ...mind.bodyParameters].map(({ id }) => id));
  const given = Object.values(reads).filter(
    ({ from }) => !/^day\.(?!chosen|treated|came|choking)|^felt\.rest$/.test(from) && !fixed.has(from),
  );
  const closed = (id: string): { closed?: true } => (/^(day|felt)\./.test(id) ? { closed: true } : {});
  return [
    ...given.map(({ from, says, unit }) => ({ id: from, says, unit, places: [mind.places[from]!], ...closed(from) })),
    ...Object.entries(states).map(([state, { says, unit, each }]): Player => {
      const id = `${name}.${state}`;
      if (!each) return { id, says, unit, places: [mind.places[id]!] };
      return { id, says, unit, places: each.map((member) => mind.places[`${id}.${member}`]!), closed: true };
    }),
    ...Object.entries(inputs).map(([input, { says, unit }]): Player => {
      const id = `${name}.${input}`;
      return { id, says, unit, places: [mind.places[id]!] };
    }),
  ];
}

/** Runs the real rule, and keeps a world in which it can run again with the same luck. */
function once(rule: Rule, v: Numbers, world: MindWorld): MindWorld {
  const results: boolean[] = [];
  const sample = (assay: string): boolean => {
    results.push(world.sample(assay));
    return results.at(-1)!;
  };
  rule(valuesOf(v), { ...world, sample });
  const { chance, gauss } = world;
  const mute = {
    dose: nothing,
    reward: nothing,
    place: nothing,
    visit: nothing,
    pay: nothing,
    medicate: nothing,
    leave: nothing,
    enrol: nothing,
    die: nothing,
  };
  return { chance, gauss, ...mute, sample: () => results[0] ?? false };
}

/** Places read before they were written, and places written, by the rules that run. */
class Touched {
  readonly read = new Set<number>();
  readonly written = new Set<number>();
  over(v: Numbers): Numbers {
    return new Proxy(v, {
      get: (target, key) => {
        const place = Number(key);
        if (!this.written.has(place)) this.read.add(place);
        return target[place];
      },
      set: (target, key, value) => {
        this.written.add(Number(key));
        target[Number(key)] = value;
        return true;
      },
    });
  }
}

/**
 * A state of a module. One that its rules work out afresh at every opportunity is compared with what they make of the first morning. One that
 * they move keeps account of who moved it: each move is shared out, and as it falls back by itself, so do all parts of it. Rules [WM1–WM3].
 */
export class StateWatch implements Watch {
  private readonly id: string;
  private readonly mind: MindModel;
  private readonly module: string;
  private readonly place: number;
  private readonly own: readonly number[];
  private readonly players: readonly Player[];
  private rest: Numbers | undefined;
  private v: Numbers | undefined;
  private chain: Step[] = [];
  private hour = Number.NaN;
  /** Worked out when it is asked for: most are not. */
  private shares: () => Shares = () => new Map();
  /** As the chain began. */
  private earlier = this.shares;

  constructor(mind: MindModel, id: string) {
    this.id = id;
    this.mind = mind;
    this.module = id.split('.')[0]!;
    this.place = mind.places[id]!;
    const module = mind.modules.find(({ name }) => name === this.module)!;
    this.players = playersOf(mind, module);
    this.own = this.players.filter((player) => player.id.startsWith(`${this.module}.`)).flatMap(({ places }) => places);
  }

  around(module: string, moment: Moment | 'visit', rule: Rule): Rule {
    if (module !== this.module) return rule;
    return (values, world) => {
      const v = numbersOf(values);
      const before = v.slice();
      const again = once(rule, v, world);
      const hour = v[this.mind.places['day.hour']!]!;
      const together = TOGETHER.includes(moment);
      if (!(together && hour === this.hour)) {
        this.chain = [];
        this.earlier = this.shares;
      }
      this.hour = together ? hour : Number.NaN;
      this.chain.push({ before, rule, world: again });
      if (moment !== 'begin') this.account();
    };
  }

  begin(v: Numbers): void {
    this.rest ??= v.slice();
    this.v = v;
  }

  end(week: WeekSum | undefined): void {
    week?.add(this.v![this.place]!, this.shares());
  }

  /** Runs the chain with some players at their present, all others as on the first morning. */
  private run(chain: readonly Step[], who: readonly Player[], present: number, touched?: Touched): number {
    let carried: Numbers | undefined;
    for (const { before, rule, world } of chain) {
      const v = before.slice();
      for (const [i, { places }] of who.entries()) if (!((present >> i) & 1)) for (const place of places) v[place] = this.rest![place]!;
      if (carried) for (const place of this.own) v[place] = carried[place]!;
      rule(valuesOf(touched ? touched.over(v) : v), world);
      carried = v;
    }
    return carried![this.place]!;
  }

  /** Who moved it in this chain of rules. */
  private account(): void {
    const chain = [...this.chain];
    const [{ before }] = chain as [Step];
    this.rest ??= before;
    const [now, then] = [new Touched(), new Touched()];
    this.run(chain, this.players, (1 << this.players.length) - 1, now);
    this.run(chain, this.players, 0, then);
    if (!now.written.has(this.place) && !then.written.has(this.place)) return;
    const who = this.players.filter(({ places }) => places.some((place) => now.read.has(place) || then.read.has(place)));
    const own = who.some(({ id }) => id === this.id);
    if (own) this.move(chain, who, before[this.place]!);
    else this.shares = () => this.afresh(chain, who);
  }

  private afresh(chain: readonly Step[], who: readonly Player[]): Shares {
    const shares = shapley(this.id, who.length, (present) => this.run(chain, who, present));
    return new Map([...who.map(({ id }, i) => [id, shares[i]!] as const), [ITSELF, this.run(chain, who, 0) - this.rest![this.place]!]]);
  }

  private move(chain: readonly Step[], who: readonly Player[], before: number): void {
    const start = this.rest![this.place]!;
    const self = who.findIndex(({ id }) => id === this.id);
    const from = (present: number): number => ((present >> self) & 1 ? before : start);
    const moved = (present: number): number => this.run(chain, who, present) - from(present);
    const shares = shapley(this.id, who.length, moved);
    const away = before - start;
    // What falls back falls back in all its parts.
    const kept = away === 0 ? 1 : 1 + shares[self]! / away;
    const next = new Map([...this.earlier()].map(([id, share]) => [id, share * kept]));
    const add = (id: string, share: number): void => void next.set(id, (next.get(id) ?? 0) + share);
    for (const [i, { id }] of who.entries()) if (i !== self) add(id, shares[i]!);
    add(ITSELF, moved(0) + (away === 0 ? shares[self]! : 0));
    this.shares = () => next;
  }

  told({ count, value, shares }: WeekSum): Why {
    const { says, unit } = this.mind.states.find(({ id }) => id === this.id)!;
    const mean = value / count;
    const itself = (shares.get(ITSELF) ?? 0) / count;
    const whole = [...shares.values()].reduce((sum, share) => sum + share, 0) / count;
    const pushes = pushesOf(this.players, (id) => (shares.get(id) ?? 0) / count, whole);
    return { id: this.id, says, unit, moving: false, value: mean, rest: this.rest![this.place]! + itself, pushes };
  }
}
