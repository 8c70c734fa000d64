import { END_SLOPE, NODES, STAGES } from '../numerics/radau.ts';
import { dependsOn, type StateBlock } from './blocks.ts';
import { NewtonBlocks } from './newton.ts';
import { BEFORE, type Solved } from './stages.ts';
import { transplant } from './transplant.ts';

/** Own rates, per h, between which a state may turn within a step: slower ones turn over many steps, faster ones follow what drives them. */
const TURNING = [1, 1000] as const;

/** Where the error of a whole step is above this share of what is tolerated, squared, the state is solved in parts. */
const SEEN = 0.1;

/** Parts of a step, as shares of it; the first ends where the second stage stands. */
const PARTS = [
  { from: 0, end: NODES[1] as number },
  { from: NODES[1] as number, end: 1 },
] as const;

/**
 * States with a corner of their own, as receptors that go inside much faster than they come back. A step passes over the turn, and all that they
 * drive errs with them, ten times more than anything else. What drives them is smooth, so where the step's own error shows something, they are
 * solved again in two parts of the step, with their drivers by the cubic through the start and the stages. One Newton step is enough: it begins
 * within the error of the whole step, and squares it.
 */
export class DividedBlocks extends NewtonBlocks {
  protected divides({ states, solution, rate }: StateBlock): boolean {
    const g = this.model.graph;
    const own = new Set(states.map((s) => g.leaf('state', this.leaves[s] as number)));
    const corners = g
      .reachable(states.map((s) => this.derivative(s)))
      .filter((n) => ['less', 'max', 'min'].includes(g.get(n).op) && dependsOn(g, n, own));
    return solution === 'nonlinear' && states.length === 1 && rate > TURNING[0] && rate < TURNING[1] && corners.length > 0;
  }

  /** The error counted is that of the whole step, so that the parts leave the steps as they are. */
  protected divided(state: number): void {
    const { algebra: a, graph: g, cells } = this;
    const start = this.start(state);
    const whole = this.newton([state], false);
    const values = whole.values[0] as number[];
    const z = values.map((v) => g.sub(v, start));
    const slope = whole.slopes[0] as number;
    const share = this.share({ start, z, slope }, state, 1);
    const [shareCell, turns, last, ...ends] = ['share', 'turns', 'last', ...z.map(() => 'z')].map((name) => cells.variable(name)) as [
      number,
      number,
      number,
      ...number[],
    ];
    const turning = cells.read(turns);
    const parts = this.parts(state, values);
    const inside = parts.values.map((part) => part.map((value) => ({ cell: cells.variable('part'), value })));
    const instead = (cell: number, value: number) => ({ cell, value: a.choose(turning, value, cells.read(cell)) });
    this.statements.push(
      {
        do: 'set',
        settings: [
          { cell: shareCell, value: share },
          { cell: turns, value: a.less(a.number(SEEN), share) },
          { cell: last, value: g.mul(g.div(a.number(1), this.h), a.weighted(END_SLOPE, z)) },
          ...ends.map((cell, i) => ({ cell, value: z[i] as number })),
        ],
      },
      {
        do: 'when',
        some: turning,
        body: [
          {
            do: 'set',
            settings: [instead(last, parts.last), ...ends.map((cell, i) => instead(cell, parts.z[i] as number)), ...inside.flat()],
          },
        ],
      },
    );
    this.solved.set(state, {
      start,
      z: ends.map((cell) => cells.read(cell)),
      slope,
      parts: {
        turning,
        values: inside.map((part) => part.map(({ cell }) => cells.read(cell))),
        last: cells.read(last),
        share: cells.read(shareCell),
      },
    });
  }

  /** Values at the stages of each part, increments at the stages of the step, slope at its end. */
  private parts(state: number, whole: readonly number[]): { values: number[][]; z: number[]; last: number } {
    const { algebra: a, graph: g } = this;
    const model = this.model.graph;
    const leaf = model.leaf('state', this.leaves[state] as number);
    const drivers = this.drivers([this.derivative(state), this.slopeOf(state, state)], leaf);
    const driven = new Map(drivers.map((node) => [node, this.within(node)]));
    const start = this.start(state);
    const guesses = this.between(start, whole);
    const values: number[][] = [];
    const moved: number[][] = [];
    let last = start;
    for (const [p, { from, end }] of PARTS.entries()) {
      const before = p === 0 ? start : (values[p - 1]![STAGES - 1] as number);
      const h = a.scaled(end - from, this.h);
      const guess = guesses[p] as number[];
      const at = (i: number, id: number, own: ReadonlyMap<number, number> = new Map()): number => {
        const stand = (n: number): number | undefined => {
          if (n === leaf) return own.get(state);
          const { op, value } = model.get(n);
          return op === 'input' ? this.cells.read(this.inputs[value] as number) : driven.get(n)?.[p]?.[i];
        };
        return transplant(model, g, id, stand, this.memo(own, i), true);
      };
      const { delta } = this.correct([state], [guess], { start: [before], h, at });
      values.push(guess.map((x, i) => g.add(x, delta[0]![i] as number)));
      moved.push(values[p]!.map((x) => g.sub(x, before)));
      last = g.mul(g.div(a.number(1), h), a.weighted(END_SLOPE, moved[p] as number[]));
    }
    const ends = values.map((part) => g.sub(part[STAGES - 1] as number, start)) as [number, number];
    const first = a.weighted(lagrange((NODES[0] as number) / PARTS[0].end), moved[0] as number[]);
    return { values, z: [first, ...ends], last };
  }

  /** Largest nodes below `roots` that change, but not with the state at `leaf`. */
  private drivers(roots: readonly number[], leaf: number): number[] {
    const g = this.model.graph;
    const own = new Set([leaf]);
    const found = new Set<number>();
    const visit = (n: number): void => {
      if (g.isFreeOf(n, ['state'])) return;
      if (!dependsOn(g, n, own)) found.add(n);
      else for (const arg of g.get(n).args) visit(arg);
    };
    for (const root of roots) visit(root);
    return [...found];
  }

  /** A driver at the stages of each part: as that state was solved in parts itself, or by the cubic. */
  private within(node: number): number[][] {
    const { algebra: a, cells } = this;
    const { op, value } = this.model.graph.get(node);
    const state = op === 'state' ? this.stateOf.get(value) : undefined;
    const solved = state === undefined ? undefined : (this.solved.get(state) as Solved);
    const stages = this.stages((i) => this.at(i, node));
    if (solved) {
      const { start, parts } = solved;
      const smooth = this.between(start, stages);
      return parts ? smooth.map((part, p) => part.map((x, i) => a.choose(parts.turning, parts.values[p]![i] as number, x))) : smooth;
    }
    const cell = cells.place();
    this.kept.push({ cell, last: stages[STAGES - 1] as number, before: this.at(BEFORE, node) });
    return this.between(cells.read(cell), stages);
  }

  /** What the cubic through the start and the stages of the step is at the stages of each part. */
  private between(start: number, stages: readonly number[]): number[][] {
    const { algebra: a, graph: g } = this;
    const moved = stages.map((x) => g.sub(x, start));
    return PARTS.map(({ from, end }) =>
      this.stages((i) => {
        const stage = i === STAGES - 1 ? NODES.indexOf(end) : -1;
        if (stage >= 0) return stages[stage] as number;
        return g.add(start, a.weighted(lagrange(from + (end - from) * (NODES[i] as number)), moved));
      }),
    );
  }
}

/** Weights of the stages in what the polynomial through 0 at the start and them is at a share of the step. */
function lagrange(at: number): number[] {
  return NODES.map((own) =>
    [0, ...NODES].filter((other) => other !== own).reduce((product, other) => (product * (at - other)) / (own - other), 1),
  );
}
