import { END_SLOPE, ERROR, MISSED, STAGES } from '../numerics/radau.ts';
import { dependsOn } from './blocks.ts';
import { partial, velocity } from './derivative.ts';
import { BEFORE, type Missed, Stages } from './stages.ts';

/** A state follows its course within a step in which it would come nearer to it at a rate of more than this, per step. */
const FOLLOWS = 0.5;

/** Blocks of states that meet in one expression only, as ligands meet in the free receptors. */
export class TornBlocks extends Stages {
  /** States that meet in one node T only: every state is a constant one driven by T, so T at the stages is a 3 × 3 system. */
  protected torn(states: readonly number[], shared: number): void {
    const { algebra: a, graph: g } = this;
    const own = new Map(states.map((s) => [s, this.start(s)]));
    const zero = { id: shared, as: a.number(0) };
    const one = { id: shared, as: a.number(1) };
    const none = new Map(states.map((s) => [s, a.number(0)]));
    const weight = states.map((s) => this.at(0, partial(this.model.graph, shared, 'state', this.leaves[s] as number), own));
    const parts = states.map((s) => {
      const beta = this.at(0, this.withoutShared(s, s, shared), own, zero);
      const respond = this.response(beta);
      const free = this.stages((i) => this.at(i, this.derivative(s), own, zero));
      // f is linear in T: what T = 1 adds to a state at 0 is its coefficient.
      const pull = this.stages((i) => g.sub(this.at(i, this.derivative(s), none, one), this.at(i, this.derivative(s), none, zero)));
      const byShared = this.stages((j) => respond(this.stages((k) => (k === j ? (pull[j] as number) : a.number(0)))));
      return { beta, respond, free, pull, byShared };
    });
    const courses = this.courses(states, shared, parts, weight, none);
    const alone = parts.map(({ beta, respond, free }, l) => {
      const course = courses?.[l];
      if (!course) return respond(free);
      // z = hA f + r, with r what collocation misses of the course; (I − hβA)⁻¹ r = r + β K r.
      const missed = MISSED.map(([byFirst, byLast]) => g.add(a.scaled(byFirst, course.first), a.scaled(byLast, course.last)));
      return respond(free.map((f, i) => g.add(f, g.mul(beta, missed[i] as number)))).map((z, i) => g.add(z, missed[i] as number));
    });
    const matrix = this.stages((i) =>
      this.stages((j) => {
        const coupling = a.sum(parts.map((p, l) => g.mul(weight[l] as number, p.byShared[j]![i] as number)));
        return i === j ? g.sub(a.number(1), coupling) : g.neg(coupling);
      }),
    );
    const right = this.stages((i) =>
      g.add(this.at(i, shared, own), a.sum(alone.map((z, l) => g.mul(weight[l] as number, z[i] as number)))),
    );
    const t = a.solve(matrix, right);
    for (const [l, s] of states.entries()) {
      const { byShared, beta } = parts[l] as (typeof parts)[number];
      const z = this.stages((i) =>
        g.add(
          alone[l]![i] as number,
          a.dot(
            this.stages((j) => byShared[j]![i] as number),
            t,
          ),
        ),
      );
      const slope = g.add(beta, g.mul(weight[l] as number, this.pullOf(s, shared, none)));
      this.solved.set(s, { start: own.get(s) as number, z, slope, ...(courses ? { missed: courses[l] as Missed } : {}) });
    }
  }

  /**
   * What collocation misses of the course that states of a torn block follow: where they would settle if what drives them stood still, φ. Only
   * known kinetics drive it, so its rate of change is known exactly; for a stiff state, which keeps near φ, the error falls by the order of what it
   * lags behind. φ is compared with the cubic through its stages, by its slopes at both ends. Any smooth φ is right; undefined: none is known.
   */
  private courses(
    states: readonly number[],
    shared: number,
    parts: readonly { readonly beta: number }[],
    weight: readonly number[],
    none: ReadonlyMap<number, number>,
  ): Missed[] | undefined {
    const { algebra: a, graph: g, cells } = this;
    const model = this.model.graph;
    const others = new Set(this.leaves.flatMap((leaf, s) => (states.includes(s) ? [] : [model.leaf('state', leaf)])));
    if (states.some((s) => dependsOn(model, this.derivative(s), others))) return undefined;
    const inverses = parts.map(({ beta }) => g.less(beta, a.number(0), g.div(a.number(-1), beta), a.number(0)));
    const settled = (i: number): number[] => {
      const f = (s: number, t: number): number => this.at(i, this.derivative(s), none, { id: shared, as: a.number(t) });
      const alone = states.map((s, l) => g.mul(f(s, 0), inverses[l] as number));
      const byShared = states.map((s, l) => g.mul(g.sub(f(s, 1), f(s, 0)), inverses[l] as number));
      const inverse = g.div(a.number(1), g.sub(a.number(1), a.dot(weight, byShared)));
      const t = g.mul(g.add(this.at(i, shared, none), a.dot(weight, alone)), inverse);
      return states.map((_, l) => g.add(alone[l] as number, g.mul(byShared[l] as number, t)));
    };
    const paces = (i: number, when: 'last' | 'before', course: readonly number[]): number[] => {
      const leaves = new Map([...this.driven].map(([leaf, at]) => [at[i] as number, this.moving.get(leaf)![when]]));
      const memo = new Map(leaves);
      return course.map((node) => velocity(g, node, leaves, memo));
    };
    const at = this.stages(settled);
    const before = settled(BEFORE);
    const last = at[STAGES - 1] as number[];
    const [lastPaces, firstPaces] = [paces(STAGES - 1, 'last', last), paces(BEFORE, 'before', before)];
    // A state that lags far behind, as an antagonist that dissociates within the hour does, would lead the others astray, but for a trace of it.
    const follows = states.map((s, l) => {
      const slope = g.add(parts[l]!.beta, g.mul(weight[l] as number, this.pullOf(s, shared, none)));
      const stiff = a.less(a.number(FOLLOWS), g.neg(g.mul(this.h, slope)));
      const present = g.max(a.abs(last[l] as number), a.abs(this.start(s)));
      return g.max(stiff, a.less(present, this.tolerated(s, a.number(0))));
    });
    const all = a.product(...follows);
    return states.map((_, l) => {
      const [value, pace] = [cells.place(), cells.place()];
      this.kept.push(
        { cell: value, last: last[l] as number, before: before[l] as number },
        { cell: pace, last: lastPaces[l] as number, before: firstPaces[l] as number },
      );
      const moved = at.map((stage) => g.sub(stage[l] as number, cells.read(value)));
      return {
        first: g.mul(all, g.add(g.mul(this.h, cells.read(pace)), a.weighted(ERROR, moved))),
        last: g.mul(all, g.sub(g.mul(this.h, lastPaces[l] as number), a.weighted(END_SLOPE, moved))),
      };
    });
  }

  /** What a step keeps for the next: the cell, its value at the end of a step, and where the first step after an event starts. */
  readonly kept: { readonly cell: number; readonly last: number; readonly before: number }[] = [];

  private pullOf(state: number, shared: number, none: ReadonlyMap<number, number>): number {
    const at = (value: number): number => this.at(0, this.derivative(state), none, { id: shared, as: this.algebra.number(value) });
    return this.graph.sub(at(1), at(0));
  }

  /** ∂f/∂y with the shared node held. */
  private withoutShared(row: number, column: number, shared: number): number {
    return partial(
      this.model.graph,
      this.derivative(row),
      'state',
      this.leaves[column] as number,
      new Map([[shared, this.model.graph.constant(0)]]),
    );
  }
}
