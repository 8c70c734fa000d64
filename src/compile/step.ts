import type { Model } from '../language/model.ts';
import { END_SLOPE, ERROR, NODES, REAL_EIGENVALUE, STAGES, WEIGHTS } from '../numerics/radau.ts';
import { type StateBlock, stateBlocks } from './blocks.ts';
import { settledValue } from './quasiSteady.ts';
import type { Solved } from './stages.ts';
import { TornBlocks } from './torn.ts';

/** Most passes over a block that is not linear; a step that needs more is rejected. */
const PASSES = 8;
/** A correction below this share of the tolerated error ends Newton's iteration. */
const SETTLED = 1e-2;

/** Blocks whose own states move them by less than this, per h, are worked out explicitly: a day and more. */
const SLOW = 1 / 30;

/**
 * An error in a state that moves itself at k per h lasts 1/k hours, and what later steps add comes on top: from one hour it is weighed by that
 * time, at most by this, six weeks. So the onset of withdrawal, which is one step in months, cannot be passed over for a whole life.
 */
const LASTING = 1000;

/**
 * One step of length h of every nonlinear state, as nodes: blocks in the order of dependence, each by three-stage Radau IIA with the
 * stages of the blocks before it known. Nothing here knows an equation of the model; all comes from its graph.
 */
export class StepBuilder extends TornBlocks {
  build(): void {
    for (const block of stateBlocks(this.model)) {
      this.solve(block);
      this.finish(block.states, Math.min(LASTING, Math.max(1, 1 / block.rate)));
    }
  }

  /** What remains of a block once it is solved: values and slopes at the end of the step, and the error so far, weighed. */
  private finish(states: readonly number[], weight: number): void {
    const { algebra: a, graph: g, cells } = this;
    const solved = states.map((s) => this.solved.get(s) as Solved);
    const shares = a.sum(solved.map((one, l) => (one.settled ? a.number(0) : this.share(one, states[l] as number, weight))));
    const first = this.values.length === 0;
    const inverse = g.div(a.number(1), this.h);
    const settings = solved.flatMap(({ start, z, explicit, settled, missed }, l) => {
      const s = states[l] as number;
      this.values[s] = cells.place();
      this.slopes[s] = cells.place();
      const moved = a.weighted(END_SLOPE, z);
      const rate = explicit?.last ?? settled?.last ?? g.mul(inverse, missed ? g.add(moved, missed.last) : moved);
      return [
        { cell: this.values[s] as number, value: g.add(start, z[STAGES - 1] as number) },
        { cell: this.slopes[s] as number, value: rate },
      ];
    });
    this.statements.push({
      do: 'set',
      settings: [...settings, { cell: this.error, value: first ? shares : g.add(cells.read(this.error), shares) }],
    });
  }

  private solve(block: StateBlock): void {
    const fast = block.states.find((s) => this.model.states[s]?.settled);
    if (fast !== undefined) this.settled(fast, block.states);
    else if (block.solution === 'constant') this.constant(block.states[0] as number);
    else if (block.rate > 0 && block.rate < SLOW) this.explicit(block.states, block.rate);
    else if (block.solution === 'linear' && block.shared !== undefined) this.torn(block.states, block.shared);
    else if (block.solution === 'linear') this.linear(block.states);
    else this.iterated(block.states, block.solution === 'piecewise');
  }

  /**
   * A state taken as settled: at each stage the value y₀ at which its rate of change f is 0, and what it lags behind while that value moves,
   * y = y₀ + y₀′ / (∂f/∂y). The slope y₀′ is that of the parabola through the three stages.
   */
  private settled(state: number, block: readonly number[]): void {
    const { algebra: a, graph: g } = this;
    const { id } = this.model.states[state] as Model['states'][number];
    const others = block.filter((s) => s !== state).map((s) => this.model.states[s]?.id);
    if (others.length > 0)
      throw new Error(`${id}: a quasi-steady state must drive others one way; it and ${others.join(', ')} depend on each other`);
    const node = settledValue(this.model, state);
    const values = this.stages((i) => this.at(i, node));
    const inverse = g.div(a.number(1), this.h);
    const moves = this.stages((i) => g.mul(inverse, a.weighted(STAGE_SLOPES[i] as number[], values)));
    const z = this.stages((i) => {
      const slope = this.at(i, this.slopeOf(state, state), new Map([[state, values[i] as number]]));
      return g.add(values[i] as number, g.div(moves[i] as number, slope));
    });
    this.solved.set(state, { start: a.number(0), z, slope: a.number(0), settled: { last: moves[STAGES - 1] as number } });
  }

  /**
   * States that hardly move themselves within a step. Their own values at the stages are foretold by the slope at the start; z = hA f is then
   * the collocation but for h A ∂f/∂y (z − foretold), which is added at the end of the step, where it counts. What is left is of second order
   * in h ∂f/∂y, and counts as error. No system is solved, and conditions are taken as they are foretold.
   */
  private explicit(states: readonly number[], rate: number): void {
    const { algebra: a, graph: g } = this;
    const ahead = states.map((s) => g.mul(this.h, this.cells.read(this.f[s] as number)));
    const foretold = states.map((_, l) => this.stages((i) => a.scaled(NODES[i] as number, ahead[l] as number)));
    const own = this.stages((i) => new Map(states.map((s, l) => [s, g.add(this.start(s), foretold[l]![i] as number)])));
    const rates = states.map((s) => this.stages((i) => this.at(i, this.derivative(s), own[i])));
    const increments = (f: readonly number[], i: number): number => a.sum(this.stages((j) => g.mul(this.step(i, j), f[j] as number)));
    const first = rates.map((f) => this.stages((i) => increments(f, i)));
    const missed = first.map((z, l) => this.stages((i) => g.sub(z[i] as number, foretold[l]![i] as number)));
    for (const [l, s] of states.entries()) {
      const more = this.stages((i) => a.sum(states.map((c, m) => g.mul(this.at(i, this.slopeOf(s, c), own[i]), missed[m]![i] as number))));
      const end = increments(more, STAGES - 1);
      const z = first[l]!.map((x, i) => (i === STAGES - 1 ? g.add(x, end) : x));
      const defect = a.product(this.h, a.number(rate), a.abs(end));
      this.solved.set(s, {
        start: this.start(s),
        z,
        slope: a.number(0),
        explicit: { rates: rates[l]!, last: g.add(rates[l]![STAGES - 1]!, more[STAGES - 1]!), defect },
      });
    }
  }

  private constant(state: number): void {
    const start = this.start(state);
    const own = new Map([[state, start]]);
    const beta = this.at(0, this.slopeOf(state, state), own);
    const z = this.response(beta)(this.stages((i) => this.at(i, this.derivative(state), own)));
    this.solved.set(state, { start, z, slope: beta });
  }

  /** Increments from the values `at` by one Newton step: (I − hA∘J) Δ = hA f − (at − start). Exact where f is linear. */
  private correct(states: readonly number[], at: readonly (readonly number[])[]): { delta: number[][]; slopes: number[] } {
    const { algebra: a, graph: g } = this;
    const own = this.stages((i) => new Map(states.map((s, l) => [s, at[l]![i] as number])));
    const f = states.map((s) => this.stages((i) => this.at(i, this.derivative(s), own[i])));
    const jacobian = states.map((r) => states.map((c) => this.stages((i) => this.at(i, this.slopeOf(r, c), own[i]))));
    const weighted = (i: number, j: number, node: number): number => g.mul(this.weight(i, j), node);
    const rows = states.flatMap((_, r) => this.stages((i) => ({ r, i })));
    const matrix = rows.map(({ r, i }) =>
      rows.map(({ r: c, i: j }) => {
        const entry = weighted(i, j, jacobian[r]![c]![j] as number);
        return r === c && i === j ? g.add(a.number(1), entry) : entry;
      }),
    );
    const right = rows.map(({ r, i }) => {
      const increment = a.sum(this.stages((j) => weighted(i, j, f[r]![j] as number)));
      return g.sub(g.sub(this.start(states[r] as number), at[r]![i] as number), increment);
    });
    const x = a.solve(matrix, right);
    return {
      delta: states.map((_, r) => this.stages((i) => x[r * STAGES + i] as number)),
      slopes: states.map((_, r) => jacobian[r]![r]![0] as number),
    };
  }

  private linear(states: readonly number[]): void {
    const starts = states.map((s) => this.stages(() => this.start(s)));
    const { delta, slopes } = this.correct(states, starts);
    for (const [l, s] of states.entries())
      this.solved.set(s, { start: this.start(s), z: delta[l] as number[], slope: slopes[l] as number });
  }

  /** Increments by one Newton step from the start, with the slope there at every stage: in closed form. */
  private ahead(state: number): number[] {
    const own = new Map([[state, this.start(state)]]);
    return this.response(this.at(0, this.slopeOf(state, state), own))(this.stages((i) => this.at(i, this.derivative(state), own)));
  }

  /**
   * Newton's iteration from the start values, or of one state alone from a step ahead of them. Piecewise linear blocks are done when no
   * condition changes, others when the correction is small against the tolerated error. A lane that has settled keeps its values while its
   * neighbour goes on.
   */
  private iterated(states: readonly number[], piecewise: boolean): void {
    const { algebra: a, graph: g, cells } = this;
    const places = states.map(() => this.stages(() => cells.variable('v')));
    const values = places.map((stage) => stage.map((cell) => cells.read(cell)));
    const [active, pass] = [cells.variable('active'), cells.variable('pass')];
    const { delta, slopes } = this.correct(states, values);
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
    for (const [l, s] of states.entries()) {
      const z = values[l]!.map((v) => g.sub(v, this.start(s)));
      this.solved.set(s, { start: this.start(s), z, slope: cells.read(slopeCells[l] as number) });
    }
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
      g.div(
        delta[l]!.map((d) => a.abs(d)).reduce((x, y) => g.max(x, y)),
        this.tolerated(s, a.abs(this.start(s))),
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
  private share({ start, z, slope, explicit, missed }: Solved, state: number, weight: number): number {
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
    return g.mul(share, share);
  }
}

/** Slopes at the nodes, times h, of the parabola through values at the nodes: row i has the derivatives of Lagrange's polynomials at node i. */
const STAGE_SLOPES = NODES.map((at, i) =>
  NODES.map((own, j) => {
    const others = NODES.filter((_, k) => k !== j);
    const scale = others.reduce((product, other) => product * (own - other), 1);
    return i === j
      ? others.reduce((sum, other) => sum + 1 / (own - other), 0)
      : others.reduce((sum, other) => sum + others.filter((o) => o !== other).reduce((p, o) => p * (at - o), 1), 0) / scale;
  }),
);

/** ERROR · A: the error estimate from rates of change instead of increments. */
const RATE_ERROR = [0, 1, 2].map((j) => ERROR.reduce((sum, e, i) => sum + e * WEIGHTS[i]![j]!, 0));
