/**
 * The words behaviour is written in. A learner, a part of life or a treatment is one declaration: what it stores, what it reads, which
 * ports others may write, and rules at the moments of a day. Rules are ordinary TypeScript over one array of numbers a person; names
 * become places when a set of modules is assembled, so nothing is looked up, and nothing allocated, while a life runs.
 */
import type { Parameter } from './component.ts';

/** What stands at a place: 0 marks what a rule may write, 1 what it may only read. Both are typed numbers standing for any place. */
export interface Values {
  0: number;
  readonly 1: number;
}
export type Own = 0;
export type Given = 1;

/** Something a person carries from moment to moment. Written by its own module alone. */
export interface MindState {
  readonly unit: string;
  /** A number, or the name of one of the module's parameters. */
  readonly start: number | string;
  /** Lowest and highest value the equations can reach; watched in every run, never enforced by cutting. */
  readonly bounds: readonly [number, number];
  /** Names over which it is repeated; the place is then asked for by number: `at.level(i)`. */
  readonly each?: readonly string[];
  /** Recorded as weekly means. */
  readonly shown?: boolean;
  readonly says: string;
}

/** A port: other modules add to it with `writes`, its own module reads it. */
export interface Port {
  readonly unit: string;
  /** Value with no one writing. */
  readonly start: number;
  readonly bounds: readonly [number, number];
  /**
   * When it falls back to `start`: before every opportunity, before every visit, at the end of every day, or never but by its own module.
   * Writers of the first kind write at `weigh` or before, on every occasion anew.
   */
  readonly cleared: 'opportunity' | 'visit' | 'day' | 'never';
  readonly says: string;
}

/** A quantity of another module, of the day or of the body: 'module.name', 'day.hours', 'reward.felt', or a parameter of the body. */
export interface MindRead {
  readonly from: string;
  readonly unit: string;
  readonly says: string;
}

/** One of the ways to spend an opportunity. Its places: what planning, habit and the moment say for it. */
export interface Activity {
  readonly says: string;
}
export interface ActivityPlaces {
  /** Planned value, utility. */
  readonly planned: Own;
  /** Value by habit (model-free), utility. */
  readonly habit: Own;
  /** What weighs whatever the arbitration: craving, cost, propensity; utility. */
  readonly push: Own;
  /** Its number among the activities, for comparison with 'day.chosen'. */
  readonly number: number;
}

/** A visit, a session, a dose at the counter: announced with `world.visit`, kept or missed by the person. */
export interface VisitKind {
  readonly says: string;
  /** Urine may be asked for: the person empties the bladder some time before, so that a sample reads what has come since. */
  readonly urine?: true;
}

/** Number of a stream of random numbers, keyed by person and purpose. */
export type Draw = number & { readonly draw: true };
/** Number of a kind of visit. */
export type Kind = number & { readonly visit: true };

/** What a rule can do besides writing its own places. Times are hours from now. */
export interface MindWorld {
  /** Uniform number in (0, 1) of this person, purpose and occasion: the same in every arm. */
  chance(draw: Draw, index?: number): number;
  /** Standard normal number, as above. */
  gauss(draw: Draw, index?: number): number;
  dose(substance: string, route: string, milligrams: number, after?: number): void;
  /** An everyday reward, size relative to the usual one. */
  reward(name: string, size: number, after?: number): void;
  /** 1 where the drug is usually taken, 0 in a new place. */
  place(usual: number): void;
  /** Announces a visit so many hours from now. */
  visit(kind: Kind, after: number): void;
  /** A urine sample now: whether the assay of that name reads positive. Written to the course. */
  sample(assay: string): boolean;
  /** Something paid by the payer named, $. */
  pay(payer: string, dollars: number): void;
  /** Study medication given, for the record. */
  medicate(substance: string): void;
  /** Ends every treatment for this person. */
  leave(): void;
  /** Begins treatment by this module; what went before must have ended. */
  enrol(module: string): void;
  /** The life ends. */
  die(cause: string): void;
}

export type Rule = (v: Values, world: MindWorld) => void;

/** Moments of a day in the order in which they come; at each, the rules of all modules run in the order of `MindModel.order`. */
export const MOMENTS = {
  begin: 'Once, when the life starts',
  enter: 'Once, when the treatment of the module starts (treatments only)',
  night: 'Once a night: what a day leaves behind, what sleep does',
  pass: 'Before an opportunity: time has passed, `day.since` hours of it',
  meet: 'What the person meets: cues, offers, need',
  want: 'Craving',
  weigh: 'What each activity is worth: planned, habit, push',
  act: 'After the choice: its deeds and costs',
  learn: 'When the outcome is felt: some minutes after a dose, at once after anything else',
  choke: 'Every minute while breathing is too weak to live on',
  attend: 'Before a visit: what speaks for and against going',
  leave: 'Once, when the treatment ends (treatments only)',
} as const;
export type Moment = keyof typeof MOMENTS;

export type Rules<V extends string = string> = { readonly [M in Moment]?: Rule } & {
  /** What a visit does when kept, and when missed. */
  readonly visits?: { readonly [K in V]?: (v: Values, world: MindWorld, kept: boolean) => void };
};

/** The place of each declared name, as rules see it. */
export type At<P, S, R, I, W, D, A, V> = { readonly [K in keyof P | keyof R]: Given } & {
  readonly [K in keyof I | keyof W]: Own;
} & { readonly [K in keyof S]: S[K] extends { readonly each: readonly string[] } ? (i: number) => Own : Own } & {
  readonly [K in keyof D]: Draw;
} & { readonly [K in keyof A]: ActivityPlaces } & { readonly [K in keyof V]: Kind };

/** No names: the default of a kind that a module does not declare. */
type None = Readonly<Record<never, never>>;
type Named<T> = Readonly<Record<string, T>>;

/** The declaration of a module; see `behaviour`. */
export interface Behaviour {
  readonly name: string;
  readonly says: string;
  readonly parameters?: Named<Parameter>;
  readonly states?: Named<MindState>;
  readonly reads?: Named<MindRead>;
  readonly inputs?: Named<Port>;
  /** Own name → 'module.port' of another module, or 'activity.planned', '.habit', '.push' of an activity. */
  readonly writes?: Named<string>;
  /** Name → what the random number decides. */
  readonly draws?: Named<string>;
  readonly activities?: Named<Activity>;
  readonly visits?: Named<VisitKind>;
  /** Modules whose rules of the same moment come first; else the order is that of the names. */
  readonly after?: readonly string[];
  /** Modules whose rules of the same moment come later. */
  readonly before?: readonly string[];
  /** Substances the module gives; the body of the person then knows them. */
  readonly substances?: readonly string[];
  readonly rules: (at: never) => Rules;
}

/** Identity with checking by the compiler: a rule that names what was not declared, or writes what it may only read, is an error. */
export function behaviour<
  const P extends Named<Parameter> = None,
  const S extends Named<MindState> = None,
  const R extends Named<MindRead> = None,
  const I extends Named<Port> = None,
  const W extends Named<string> = None,
  const D extends Named<string> = None,
  const A extends Named<Activity> = None,
  const V extends Named<VisitKind> = None,
>(declaration: {
  readonly name: string;
  readonly says: string;
  readonly parameters?: P;
  readonly states?: S;
  readonly reads?: R;
  readonly inputs?: I;
  readonly writes?: W;
  readonly draws?: D;
  readonly activities?: A;
  readonly visits?: V;
  readonly after?: readonly string[];
  readonly before?: readonly string[];
  readonly substances?: readonly string[];
  readonly rules: (at: At<P, S, R, I, W, D, A, V>) => Rules<Extract<keyof V, string>>;
}): Behaviour {
  return declaration as Behaviour;
}
