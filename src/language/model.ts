import type { Component, Parameter } from './component.ts';
import type { Graph } from './graph.ts';

/** A parameter of the assembled model; its place in the list is its place in a person's parameter vector. */
export interface ModelParameter extends Parameter {
  /** 'component.parameter' */
  readonly id: string;
}

/** A state that the stiff integrator advances. */
export interface ModelState {
  readonly id: string;
  readonly unit: string;
  readonly says: string;
  readonly scale: number;
  /** Declared fast enough to be taken as settled, and whether it is (see compile/quasiSteady.ts). */
  readonly quasiSteady: boolean;
  readonly settled?: boolean;
  /** Node over parameters. */
  readonly start: number;
  /** Node of the rate of change, per hour. */
  readonly derivative: number;
}

/** States with constant coefficients and no reads: propagated exactly. */
export interface LinearBlock {
  readonly name: string;
  readonly states: readonly { readonly id: string; readonly unit: string; readonly says: string }[];
  /** Nonzero coefficients, nodes over parameters, per hour: dx[row]/dt = Σ value·x[column]. */
  readonly matrix: readonly { readonly row: number; readonly column: number; readonly value: number }[];
  /** What arrives where per mg of dose (nodes over parameters), for each 'substance route'. */
  readonly arrivals: readonly { readonly route: string; readonly into: number; readonly perMilligram: number }[];
}

/** Where a state leaf lives. */
export type Place =
  | { readonly kind: 'nonlinear'; readonly index: number }
  | { readonly kind: 'linear'; readonly block: number; readonly index: number };

export interface ModelOutput {
  readonly id: string;
  readonly unit: string;
  readonly says: string;
  readonly shown: boolean;
  readonly node: number;
}

/** The assembled model. Time is in hours. */
export interface Model {
  readonly graph: Graph;
  readonly components: readonly Component[];
  readonly parameters: readonly ModelParameter[];
  readonly inputs: readonly { readonly id: string; readonly unit: string; readonly says: string; readonly start: number }[];
  /** Place of each state leaf of the graph. */
  readonly places: readonly Place[];
  readonly states: readonly ModelState[];
  readonly linear: readonly LinearBlock[];
  readonly outputs: readonly ModelOutput[];
  /** Analyte → node, cumulative mass excreted in urine, ng. */
  readonly excretes: Readonly<Record<string, number>>;
}
