/**
 * The words models are written in. A mechanism or a drug is one declaration; everything else is derived from it.
 */

/** Where a number comes from: the id of a row of evidence/, or an assumption with its reason. */
export type Provenance = string | { readonly assumed: string } | { readonly fitted: string };
/** A number nobody measured; `why` says what it rests on. */
export const assumed = (why: string): Provenance => ({ assumed: why });
/** A number set so that the model meets the named rows; those rows then prove nothing but that the equations can carry them. */
export const fitted = (to: string): Provenance => ({ fitted: to });

export interface Parameter {
  readonly value: number;
  readonly unit: string;
  /** Lowest and highest value anyone may set, in `unit`. */
  readonly range: readonly [number, number];
  /**
   * Spread between people. `lognormal` (default): coefficient of variation; `logit`: standard deviation of the logit, for shares in 0..1.
   * Draws are truncated at ±3 SD and to `range`. Absent: the same in everyone.
   */
  readonly spread?: number;
  readonly shape?: 'lognormal' | 'logit';
  /**
   * Power of body mass by which the number is carried to another species. Absent: by its unit when it is kinetic (volumes 1, clearances
   * 0.75, rates −0.25, times 0.25), else 0. Give 0 for a kinetic number that came from animals in the first place.
   */
  readonly allometry?: number;
  readonly says: string;
  readonly from: Provenance;
}

export interface Quantity {
  readonly unit: string;
  readonly says: string;
}

export interface State extends Quantity {
  /** A number, or an expression of parameters and of outputs that depend on parameters only. */
  readonly start: number | string;
  /** Size below which an error does not matter, in `unit`: the absolute tolerance is this times the relative one. Default 1. */
  readonly scale?: number;
  /**
   * The state settles so much faster than what drives it changes that it may be taken as settled, where the caller asks for that; says why.
   * It must drive others one way, and gain and loss must balance at one stable value.
   */
  readonly quasiSteady?: Provenance;
  /** Family over which the state is repeated. */
  readonly each?: string;
}

/** A quantity another component gives, named 'component.quantity'. */
export interface Read extends Quantity {
  readonly from: string;
}

export interface Input extends Quantity {
  /** Value before the first event sets it. */
  readonly start: number;
}

export interface Output extends Quantity {
  /** Recorded by default. */
  readonly shown?: boolean;
}

/** A repeated port: every drug that declares a member of the family is taken in. */
export interface Family {
  readonly says: string;
  readonly members: Readonly<Record<string, Quantity>>;
}

export interface Route {
  /** Compartment → what arrives there: an expression of `dose` [mg] and parameters, in the unit of the compartment. */
  readonly into: Readonly<Record<string, string>>;
  readonly says: string;
}

export interface Component {
  readonly name: string;
  readonly says: string;
  readonly parameters?: Readonly<Record<string, Parameter>>;
  readonly reads?: Readonly<Record<string, Read>>;
  readonly inputs?: Readonly<Record<string, Input>>;
  readonly families?: Readonly<Record<string, Family>>;
  readonly states?: Readonly<Record<string, State>>;
  readonly outputs?: Readonly<Record<string, Output>>;
  /** 'd/dt state', 'output', 'd/dt state[i]' → expression. */
  readonly equations?: Readonly<Record<string, string>>;
  /**
   * First-order flows, [from, to, rate]: what leaves one compartment arrives in the other. `out` leaves the body; 'component.state'
   * arrives in another substance (heroin becomes morphine).
   */
  readonly flows?: readonly (readonly [string, string, string])[];
  readonly routes?: Readonly<Record<string, Route>>;
  /** Family → member name → quantity → expression. */
  readonly gives?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;
  /** Components that must be in the model too. */
  readonly requires?: readonly string[];
  /** For things that last: the parameter that says how long, e.g. a meal. */
  readonly lasts?: string;
  /** Analyte → cumulative mass excreted, ng. */
  readonly excretes?: Readonly<Record<string, string>>;
}

/** Identity with checking by the compiler; names stay literal. */
export const component = <const C extends Component>(declaration: C): C => declaration;
export const drug = <const C extends Component & { routes: Readonly<Record<string, Route>> }>(declaration: C): C => declaration;
