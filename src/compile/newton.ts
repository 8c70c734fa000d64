import { ERROR, INVERSE, REAL_EIGENVALUE, STAGES, WEIGHTS } from '../numerics/radau.ts';
import type { Frame, Solved } from './stages.ts';
import { TornBlocks } from './torn.ts';

/** Most passes over a block that is not linear; a step that needs more is rejected. */
const PASSES = 8;
/** A correction below this share of the tolerated error (0.01 to 0.1 in Hairer & Wanner II, §IV.8) ends Newton's iteration. */
const SETTLED = 0.1;

/** Blocks whose rates of change are not linear in their own states, by Newton's iteration on all stages; and the error of any block. */
export class NewtonBlocks extends TornBlocks {
  /** Corrections of the values `at` by one Newton step, (A⁻¹ − hJ) Δ = hf − A⁻¹ (at − start): J meets A⁻¹ on the diagonals alone. Exact where f is linear. */
  protected correct(states: readonly number[], at: readonly (readonly number[])[], frame: Frame): { delta: number[][]; slopes: number[] } {
    const { algebra: a, graph: g } = this;
    const own = this.stages((i) => new Map(states.map((s, l) => [s, at[l]![i] as number])));
    const f = states.map((s) => this.stages((i) => frame.at(i, this.derivative(s), own[i])));
    const jacobian = states.map((r) => states.map((c) => this.stages((i) => frame.at(i, this.slopeOf(r, c), own[i]))));
    const rows = states.flatMap((_, r) => this.stages((i) => ({ r, i })));
    const matrix = rows.map(({ r, i }) =>
      rows.map(({ r: c, i: j }) => {
        const constant = a.number(r === c ? INVERSE[i]![j]! : 0);
        return i === j ? g.sub(constant, g.mul(frame.h, jacobian[r]![c]![i] as number)) : constant;
      }),
    );
    const right = rows.map(({ r, i }) => {
      const moved = at[r]!.map((x) => g.sub(x, frame.start[r] as number));
      return g.sub(g.mul(frame.h, f[r]![i] as number), a.weighted(INVERSE[i] as number[], moved));
    });
    const x = states.length === 1 ? a.solveThree(matrix, right) : a.solve(matrix, right);
    return {
      delta: states.map((_, r) => this.stages((i) => x[r * STAGES + i] as number)),
      slopes: states.map((_, r) => jacobian[r]![r]![0] as number),
    };
  }

  /** Increments by one Newton step from the start, with the slope there at every stage: in closed form. */
  private ahead(state: number): number[] {
    const own = new Map([[state, this.start(state)]]);
    return this.response(this.at(0, this.slopeOf(state, state), own))(this.stages((i) => this.at(i, this.derivative(state), own)));
  }

  protected iterated(states: readonly number[], piecewise: boolean): void {
    const { values, slopes } = this.newton(states, piecewise);
    for (const [l, s] of states.entries()) {
      const z = values[l]!.map((v) => this.graph.sub(v, this.start(s)));
      this.solved.set(s, { start: this.start(s), z, slope: slopes[l] as number });
    }
  }

  /**
   * Newton's iteration from the start values, or of one state alone from a step ahead of them. Piecewise linear blocks are done when no
   * condition changes, others when the correction is small against the tolerated error. A lane that has settled keeps its values while its
   * neighbour goes on.
   */
  protected newton(states: readonly number[], piecewise: boolean): { values: number[][]; slopes: number[] } {
    const { algebra: a, graph: g, cells } = this;
    const places = states.map(() => this.stages(() => cells.variable('v')));
    const values = places.map((stage) => stage.map((cell) => cells.read(cell)));
    const [active, pass] = [cells.variable('active'), cells.variable('pass')];
    const { delta, slopes } = this.correct(states, values, this.whole(states));
    const next = values.map((stage, l) => stage.map((v, i) => g.add(v, delta[l]![i] as number)));
    const size = this.correction(states, delta);
    const before = cells.variable('before');
    const [only, ...more] = states;
    const ahead = !piecewise && only !== undefined && more.length === 0 ? this.ahead(only) : undefined;
    const moved = piecewise ? this.conditionsChanged(states, values, next) : this.unsettledBy(size, cells.read(before));
    const still = cells.read(active);
    const count = cells.read(pass);
    const slopeCells = states.map(() => cells.variable('slope'));
    this.statements.push(
      {
        do: 'set',
        settings: [
          ...states.flatMap((s, l) => places[l]!.map((cell, i) => ({ cell, value: g.add(this.start(s), ahead?.[i] ?? a.number(0)) }))),
          { cell: active, value: a.number(1) },
          { cell: pass, value: a.number(0) },
          { cell: before, value: ahead ? this.correction(states, [ahead]) : a.number(0) },
          ...slopeCells.map((cell) => ({ cell, value: a.number(0) })),
        ],
      },
      {
        do: 'repeat',
        body: [
          {
            do: 'set',
            settings: [
              ...places.flatMap((stage, l) =>
                stage.map((cell, i) => ({ cell, value: a.choose(still, next[l]![i] as number, values[l]![i] as number) })),
              ),
              ...slopeCells.map((cell, l) => ({ cell, value: a.choose(still, slopes[l] as number, cells.read(cell)) })),
              { cell: active, value: g.mul(still, moved) },
              { cell: before, value: size },
              { cell: pass, value: g.add(count, a.number(1)) },
            ],
          },
        ],
        some: g.mul(still, a.less(count, a.number(PASSES))),
      },
    );
    this.unsettled = g.add(this.unsettled, still);
    return { values, slopes: slopeCells.map((cell) => cells.read(cell)) };
  }

  /** A step as a whole, as what Newton's iteration works in. */
  protected whole(states: readonly number[]): Frame {
    return { start: states.map((s) => this.start(s)), h: this.h, at: (i, id, own) => this.at(i, id, own) };
  }

  /** 1 where a condition on a state of the block holds at one set of values and not at the other. */
  private conditionsChanged(
    states: readonly number[],
    before: readonly (readonly number[])[],
    after: readonly (readonly number[])[],
  ): number {
    const { algebra: a, graph: g } = this;
    const model = this.model.graph;
    const own = new Set(states.map((s) => model.leaf('state', this.leaves[s] as number)));
    const conditions = model
      .reachable(states.map((s) => this.derivative(s)))
      .filter((n) => ['less', 'max', 'min'].includes(model.get(n).op) && model.reachable([n]).some((below) => own.has(below)));
    const holds = (at: readonly (readonly number[])[], n: number, i: number): number => {
      const values = new Map(states.map((s, l) => [s, at[l]![i] as number]));
      const [x = -1, y = -1] = model.get(n).args;
      return a.less(this.at(i, x, values), this.at(i, y, values));
    };
    const differences = conditions.flatMap((n) => this.stages((i) => a.abs(g.sub(holds(before, n, i), holds(after, n, i)))));
    return a.less(a.number(0), a.sum(differences));
  }

  /** The largest correction, as a multiple of the tolerated error. */
  private correction(states: readonly number[], delta: readonly (readonly number[])[]): number {
    const { algebra: a, graph: g } = this;
    const sizes = states.map((s, l) =>
      g.mul(
        delta[l]!.map((d) => a.abs(d)).reduce((x, y) => g.max(x, y)),
        g.div(a.number(1), this.tolerated(s, a.abs(this.start(s)))),
      ),
    );
    return sizes.reduce((x, y) => g.max(x, y));
  }

  /**
   * 1 where a correction is not yet small, nor the next one, which is smaller at least in the ratio of this one to the one before, `before`
   * (Hairer & Wanner II, §IV.8). Not "above": a correction that is no number must not pass for small.
   */
  private unsettledBy(size: number, before: number): number {
    const { algebra: a, graph: g } = this;
    const small = a.less(size, a.number(SETTLED));
    const next = a.less(g.mul(size, size), a.scaled(SETTLED, before));
    return a.not(g.max(small, next));
  }

  /** Error of a state over what is tolerated of it, times `weight`, squared. */
  protected share({ start, z, slope, explicit, exact, missed, parts }: Solved, state: number, weight: number): number {
    // Such a state moves itself within the hour: its errors do not last.
    if (parts) return parts.share;
    const { algebra: a, graph: g, h } = this;
    const size = g.max(a.abs(start), a.abs(g.add(start, z[STAGES - 1] as number)));
    const tolerated = a.scaled(1 / weight, this.tolerated(state, size));
    const first = this.cells.read(this.f[state] as number);
    if (explicit) {
      // With z = hA f the estimate is one of the rates of change alone, and the filter all but constant.
      const estimate = a.scaled(1 / REAL_EIGENVALUE, g.mul(h, g.add(first, a.weighted(RATE_ERROR, explicit.rates))));
      const share = g.div(g.add(a.abs(estimate), explicit.defect), tolerated);
      return g.mul(share, share);
    }
    const found = g.add(g.mul(h, first), a.weighted(ERROR, z));
    const estimate = missed ? g.sub(found, missed.first) : found;
    const filter = g.sub(a.number(REAL_EIGENVALUE), g.mul(h, slope));
    const share = g.div(estimate, g.mul(filter, tolerated));
    return exact ? a.product(this.beyond, a.number(WITHIN * WITHIN), share, share) : g.mul(share, share);
  }
}

/** The cubic within a step misses an exponential by this many times what the estimate says of it (1.8 to 2.3 where e^{hβ} is from 0.7 to 0.01). */
const WITHIN = 2;

/** ERROR · A: the error estimate from rates of change instead of increments. */
const RATE_ERROR = [0, 1, 2].map((j) => ERROR.reduce((sum, e, i) => sum + e * WEIGHTS[i]![j]!, 0));
