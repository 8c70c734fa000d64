import type { Model } from '../language/model.ts';
import { END_SLOPE, NODES, STAGES } from '../numerics/radau.ts';
import { type StateBlock, stateBlocks } from './blocks.ts';
import { decays } from './decays.ts';
import { DividedBlocks } from './divided.ts';
import { settledValue } from './quasiSteady.ts';
import type { Solved } from './stages.ts';

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
export class StepBuilder extends DividedBlocks {
  /** Of each state, after the statements: cells of its value at the start of the step and at the second stage. */
  readonly before = this.cells.places(this.model.states.length);
  readonly middle = this.cells.places(this.model.states.length);

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
    const settings = solved.flatMap(({ start, z, explicit, exact, settled, parts, missed }, l) => {
      const s = states[l] as number;
      this.values[s] = cells.place();
      this.slopes[s] = cells.place();
      const moved = a.weighted(END_SLOPE, z);
      const rate = (explicit ?? exact ?? settled ?? parts)?.last ?? g.mul(inverse, missed ? g.add(moved, missed.last) : moved);
      return [
        { cell: this.values[s] as number, value: g.add(start, z[STAGES - 1] as number) },
        { cell: this.slopes[s] as number, value: rate },
        { cell: this.before[s] as number, value: this.start(s) },
        { cell: this.middle[s] as number, value: g.add(start, z[1] as number) },
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
    else if (block.solution === 'inputs') this.exact(block.states[0] as number);
    else if (block.solution === 'constant') this.constant(block.states[0] as number);
    else if (block.rate > 0 && block.rate < SLOW) this.explicit(block.states, block.rate);
    else if (block.solution === 'linear' && block.shared !== undefined) this.torn(block.states, block.shared);
    else if (block.solution === 'linear') this.linear(block.states);
    else if (this.divides(block)) this.divided(block.states[0] as number);
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

  /** A state that only inputs drive: they stand still within a step, so that it moves by y₀′ (e^{βs} − 1)/β. */
  private exact(state: number): void {
    const { algebra: a, graph: g } = this;
    const slope = this.at(0, this.slopeOf(state, state), new Map());
    const first = this.cells.read(this.f[state] as number);
    const far = g.mul(first, g.div(a.number(1), slope));
    const decay = decays(this.cells, g.mul(slope, this.h));
    const z = decay.map((d) => g.mul(far, g.sub(d, a.number(1))));
    this.solved.set(state, { start: this.start(state), z, slope, exact: { last: g.mul(first, decay[STAGES - 1] as number) } });
  }

  private constant(state: number): void {
    const start = this.start(state);
    const own = new Map([[state, start]]);
    const beta = this.at(0, this.slopeOf(state, state), own);
    const z = this.response(beta)(this.stages((i) => this.at(i, this.derivative(state), own)));
    this.solved.set(state, { start, z, slope: beta });
  }

  private linear(states: readonly number[]): void {
    const starts = states.map((s) => this.stages(() => this.start(s)));
    const { delta, slopes } = this.correct(states, starts, this.whole(states));
    for (const [l, s] of states.entries())
      this.solved.set(s, { start: this.start(s), z: delta[l] as number[], slope: slopes[l] as number });
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
