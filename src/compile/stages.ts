import { Graph } from '../language/graph.ts';
import type { Model } from '../language/model.ts';
import { DETERMINANT, SECOND, STAGES, TRACE, WEIGHTS, WEIGHTS2 } from '../numerics/radau.ts';
import { Algebra } from './algebra.ts';
import { stateLeaves } from './blocks.ts';
import { Cells } from './cells.ts';
import { partial } from './derivative.ts';
import type { Statement } from './program.ts';
import { type Stand, transplant } from './transplant.ts';

/** A state within a step: its value at the start, its increments at the three stages, ∂f/∂y for the error filter. */
export interface Solved {
  readonly start: number;
  readonly z: readonly number[];
  readonly slope: number;
  /** Of a state worked out explicitly: its rates of change at the stages as foretold, that at the end, and what is left over. */
  readonly explicit?: { readonly rates: readonly number[]; readonly last: number; readonly defect: number };
  /** Of a state whose course is known: its slope at the end. It errs only within the step, where a cubic stands for it. */
  readonly exact?: { readonly last: number };
  /** Of a state taken as settled: its slope at the end. It has no error of its own but that of being taken so. */
  readonly settled?: { readonly last: number };
  readonly missed?: Missed;
  /** Of a state that is solved in parts of the step: its values at the stages of each, and its slope at the end of the last. */
  readonly parts?: {
    readonly turning: number;
    readonly values: readonly (readonly number[])[];
    readonly last: number;
    readonly share: number;
  };
}

/** What a step is solved in: where its states start, its length, nodes of the model at its stages. */
export interface Frame {
  readonly start: readonly number[];
  readonly h: number;
  at(i: number, id: number, own?: ReadonlyMap<number, number>): number;
}

/** Of a course that a state follows: its slopes at the start and at the end of the step less those of the cubic through its stages, times h. */
export interface Missed {
  /** As the error estimate weighs it. */
  readonly first: number;
  readonly last: number;
}

/** In place of a stage: where the step starts. */
export const BEFORE = STAGES;

/** What every solution of a block is made of: values at the stages of a step, as nodes. */
export class Stages {
  readonly graph = new Graph();
  readonly cells = new Cells(this.graph);
  readonly algebra = new Algebra(this.graph);
  readonly statements: Statement[] = [];
  readonly solved = new Map<number, Solved>();
  /** Of each state, after the statements: cells of its value and its slope at the end of the step. */
  readonly values: number[] = [];
  readonly slopes: number[] = [];
  /** Cell of the error as a multiple of what is tolerated, squared and summed over states. */
  readonly error: number;
  protected readonly model: Model;
  protected readonly leaves: readonly number[];
  protected readonly stateOf = new Map<number, number>();
  /** Driving linear state (place of its leaf) → its value at each stage. */
  protected readonly driven: ReadonlyMap<number, readonly number[]>;
  /** How fast it changes where that is known: at the end of a step and BEFORE one. */
  protected readonly moving: ReadonlyMap<number, { readonly last: number; readonly before: number }>;
  protected readonly y: readonly number[];
  protected readonly f: readonly number[];
  protected readonly inputs: readonly number[];
  protected readonly h: number;
  /** 1 where the step leads beyond what is looked at next, which is then within it. */
  protected readonly beyond: number;
  /** Tolerated error of a state of a given size. */
  protected readonly tolerated: (state: number, size: number) => number;
  private readonly rebuilt = new WeakMap<ReadonlyMap<number, number>, Map<number, number>[]>();
  /** Sums to more than 0 when a block did not settle. */
  unsettled: number;

  constructor(
    model: Model,
    given: (cells: Cells) => {
      y: readonly number[];
      f: readonly number[];
      inputs: readonly number[];
      driven: ReadonlyMap<number, readonly number[]>;
      moving: ReadonlyMap<number, { readonly last: number; readonly before: number }>;
      h: number;
      beyond: number;
      tolerated: (state: number, size: number) => number;
    },
  ) {
    this.model = model;
    this.leaves = stateLeaves(model);
    for (const [state, leaf] of this.leaves.entries()) this.stateOf.set(leaf, state);
    const { y, f, inputs, driven, moving, h, beyond, tolerated } = given(this.cells);
    this.y = y;
    this.f = f;
    this.inputs = inputs;
    this.driven = driven;
    this.moving = moving;
    this.h = h;
    this.beyond = beyond;
    this.tolerated = tolerated;
    this.unsettled = this.graph.constant(0);
    this.error = this.cells.place();
  }

  /** A node of the model at stage `i`, or where a step starts (BEFORE); states of the block now being solved take the values in `own`. */
  protected at(i: number, id: number, own: ReadonlyMap<number, number> = new Map(), node?: { id: number; as: number }): number {
    const g = this.model.graph;
    const stand: Stand = (n) => {
      if (node && n === node.id) return node.as;
      const { op, value } = g.get(n);
      if (op === 'input') return this.cells.read(this.inputs[value] as number);
      if (op !== 'state') return undefined;
      const driven = this.driven.get(value);
      if (driven) return driven[i];
      const state = this.stateOf.get(value) as number;
      const mine = own.get(state);
      if (mine !== undefined) return mine;
      const { start, z } = this.solved.get(state) as Solved;
      return i === BEFORE ? start : this.graph.add(start, z[i] as number);
    };
    return transplant(g, this.graph, id, stand, node ? new Map() : this.memo(own, i), true);
  }

  /** What has been rebuilt at a stage for the block that is being solved, which alone has these values. */
  protected memo(own: ReadonlyMap<number, number>, stage: number): Map<number, number> {
    const known = this.rebuilt.get(own) ?? Array.from({ length: STAGES + 1 }, () => new Map<number, number>());
    this.rebuilt.set(own, known);
    return known[stage] as Map<number, number>;
  }

  protected derivative(state: number): number {
    return (this.model.states[state] as { derivative: number }).derivative;
  }
  protected slopeOf(row: number, column: number): number {
    return partial(this.model.graph, this.derivative(row), 'state', this.leaves[column] as number);
  }
  protected start(state: number): number {
    return this.cells.read(this.y[state] as number);
  }
  protected stages<T>(of: (i: number) => T): T[] {
    return Array.from({ length: STAGES }, (_, i) => of(i));
  }

  /** K = (I − hβA)⁻¹ hA for a constant β, in closed form. */
  protected response(beta: number): (right: readonly number[]) => number[] {
    const { algebra: a, graph: g } = this;
    const z = g.mul(this.h, beta);
    const constant = (x: number): number => a.number(x);
    const determinant = g.sub(
      constant(1),
      g.mul(z, g.sub(constant(TRACE), g.mul(z, g.sub(constant(SECOND), g.mul(z, constant(DETERMINANT)))))),
    );
    const scale = g.div(this.h, determinant);
    const diagonal = a.product(z, z, constant(DETERMINANT));
    const entry = (i: number, j: number): number => {
      const sum = g.add(constant(WEIGHTS[i]![j]!), g.mul(z, constant(WEIGHTS2[i]![j]!)));
      return i === j ? g.add(sum, diagonal) : sum;
    };
    return (right) =>
      this.stages((i) =>
        g.mul(
          scale,
          a.dot(
            this.stages((j) => entry(i, j)),
            right,
          ),
        ),
      );
  }

  /** hA, an entry. */
  protected step(i: number, j: number): number {
    return this.graph.mul(this.h, this.algebra.number(WEIGHTS[i]![j]!));
  }
}
