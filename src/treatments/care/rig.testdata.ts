/** Drives one treatment by hand, without body or mind: its ports and reads are plain numbers, what it asks of the world is a list. */
import type { Behaviour, MindWorld, Rules } from '../../language/behaviour.ts';

export type Deed = readonly [what: string, ...with_: (string | number)[]];

export class Rig {
  readonly deeds: Deed[] = [];
  /** Answer of every urine sample. */
  positive = false;
  /** Every uniform number; by turns when it is a list. */
  chances: readonly number[] = [0.5];
  readonly values: Float64Array;
  readonly places = new Map<string, number>();
  private readonly rules: Rules;
  private drawn = 0;
  readonly module: Behaviour;

  constructor(module: Behaviour, over: Readonly<Record<string, number>> = {}) {
    this.module = module;
    const at: Record<string, unknown> = {};
    const place = (name: string): number => {
      if (!this.places.has(name)) this.places.set(name, this.places.size);
      return this.places.get(name)!;
    };
    const starts: [number, number][] = [];
    const own = (name: string, start: number): void => {
      at[name] = place(name);
      starts.push([place(name), start]);
    };
    for (const [name, p] of Object.entries(module.parameters ?? {})) own(name, over[name] ?? p.value);
    for (const [name, s] of Object.entries(module.states ?? {})) own(name, Number(s.start));
    for (const [name, { start }] of Object.entries(module.inputs ?? {})) own(name, start);
    for (const [name, { from }] of Object.entries(module.reads ?? {})) at[name] = place(from);
    for (const [name, to] of Object.entries(module.writes ?? {})) at[name] = place(to);
    Object.keys(module.draws ?? {}).forEach((name, i) => {
      at[name] = i;
    });
    Object.keys(module.visits ?? {}).forEach((name, i) => {
      at[name] = i;
    });
    this.values = new Float64Array(this.places.size);
    for (const [i, x] of starts) this.values[i] = x;
    this.rules = (module.rules as (at: unknown) => Rules)(at);
  }

  get(name: string): number {
    return this.values[this.placeOf(name)]!;
  }

  set(name: string, to: number): void {
    this.values[this.placeOf(name)] = to;
  }

  private placeOf(name: string): number {
    const place = this.places.get(name);
    if (place === undefined) throw new Error(`${name}: not known to ${this.module.name}`);
    return place;
  }

  run(moment: Exclude<keyof Rules, 'visits'>): void {
    (this.rules as Record<string, ((v: unknown, world: MindWorld) => void) | undefined>)[moment]?.(this.values, this.world);
  }

  visit(kind: string, kept = true): void {
    this.rules.visits![kind]!(this.values as never, this.world, kept);
  }

  /** One day: night, then the visits it announced, kept as told. */
  day(kept: (kind: string) => boolean = () => true): Deed[] {
    const before = this.deeds.length;
    if (this.places.has('day.hour')) this.set('day.hour', this.get('day.hour') + 24);
    this.run('night');
    const kinds = this.deeds.slice(before).flatMap(([what, kind]) => (what === 'visit' ? [String(kind)] : []));
    for (const kind of kinds) this.visit(kind, kept(kind));
    this.run('pass');
    return this.deeds.slice(before);
  }

  of(what: string): Deed[] {
    return this.deeds.filter(([done]) => done === what);
  }

  private readonly chance = (): number => this.chances[this.drawn++ % this.chances.length]!;

  private readonly world: MindWorld = {
    chance: () => this.chance(),
    gauss: () => 0,
    dose: (substance, route, mg) => void this.deeds.push(['dose', substance, route, mg]),
    reward: (name, size) => void this.deeds.push(['reward', name, size]),
    place: (usual) => void this.deeds.push(['place', usual]),
    visit: (kind) => void this.deeds.push(['visit', Object.keys(this.module.visits ?? {})[kind]!]),
    sample: () => this.positive,
    pay: (payer, dollars) => void this.deeds.push(['pay', payer, dollars]),
    medicate: (substance) => void this.deeds.push(['medicate', substance]),
    enrol: (module) => void this.deeds.push(['enrol', module]),
    leave: () => {
      this.deeds.push(['leave']);
      this.run('leave');
    },
    die: (cause) => void this.deeds.push(['die', cause]),
  };
}
