import type { Model } from '../language/model.ts';
import { STAGES } from '../numerics/radau.ts';
import { stateLeaves } from './blocks.ts';
import type { Cells } from './cells.ts';
import { decays } from './decays.ts';
import type { KernelLayout, KernelOptions, KernelProgram, ModeCells } from './kernelLayout.ts';
import { prepareOnce } from './prepareOnce.ts';
import type { Statement } from './program.ts';
import { StepBuilder } from './step.ts';
import { transplant } from './transplant.ts';

/** Limits of the change from one step to the next, and the share of the tolerance that is aimed at (Hairer & Wanner II, §IV.8, where 8 is the most). */
const SHRINK = 0.2;
const GROW = 3;
const SAFETY = 0.9;
/** Of two steps to the stop the first is the longer, so that the second may be a little shorter than wished: halves became three where the wish shrank. */
const MORE_THAN_HALF = 0.55;
/** Most by which a step is made longer because the one that would have suited has been growing. */
const TREND = 1.15;
/** A step below this share of the time cannot move it. */
const SMALLEST = 1e-13;

/** The kernel of a model: `advance` carries all lanes on until one of them is at its stop, `restart` takes slopes after an event. */
export function kernelProgram(model: Model, options: KernelOptions = {}): KernelProgram {
  return new KernelBuilder(model, options).build();
}

class KernelBuilder {
  private readonly model: Model;
  private readonly options: KernelOptions;

  constructor(model: Model, options: KernelOptions) {
    this.model = model;
    this.options = options;
  }

  /** Linear states that the derivatives read: leaf place and where it lives. */
  private driving(): { leaf: number; block: number; index: number }[] {
    const g = this.model.graph;
    const below = new Set(g.reachable(this.model.states.map((s) => s.derivative)));
    return this.model.places.flatMap((p, leaf) =>
      p.kind === 'linear' && below.has(g.leaf('state', leaf)) ? [{ leaf, block: p.block, index: p.index }] : [],
    );
  }

  build(): KernelProgram {
    const { model } = this;
    const driving = this.driving();
    const scalars = [
      't',
      'stop',
      'look',
      'h',
      'fresh',
      'first',
      'rejected',
      'lastSize',
      'lastError',
      'relative',
      'pauseAbove',
      'failed',
      'idle',
      'accepted',
      'tried',
    ] as const;
    let places = {} as Record<(typeof scalars)[number], number>;
    let y: number[] = [];
    let f: number[] = [];
    let absolute: number[] = [];
    let inputs: number[] = [];
    let modes: ReturnType<KernelBuilder['modeCells']> = [];
    let stages: number[][] = [];
    let paces: number[] = [];
    let [single, singlePaces]: number[][] = [[], []];
    let sizeCell = -1;
    const builder = new StepBuilder(model, (cells) => {
      places = Object.fromEntries(scalars.map((name) => [name, cells.place()])) as typeof places;
      y = cells.places(model.states.length);
      f = cells.places(model.states.length);
      absolute = cells.places(model.states.length);
      inputs = cells.places(model.inputs.length);
      modes = this.modeCells(cells, driving);
      stages = driving.map(() => Array.from({ length: STAGES }, () => cells.variable('u')));
      [paces, single, singlePaces] = ['pace', 'now', 'nowPace'].map((name) => driving.map(() => cells.variable(name))) as [
        number[],
        number[],
        number[],
      ];
      sizeCell = cells.variable('size');
      const g = cells.graph;
      return {
        y,
        f,
        inputs,
        driven: new Map(driving.map((d, i) => [d.leaf, [...(stages[i] as number[]), single[i] as number].map((cell) => cells.read(cell))])),
        moving: new Map(
          driving.map((d, i) => [d.leaf, { last: cells.read(paces[i] as number), before: cells.read(singlePaces[i] as number) }]),
        ),
        h: cells.read(sizeCell),
        beyond: g.less(
          cells.read(places.look),
          g.add(cells.read(places.t), g.mul(cells.read(sizeCell), g.constant(1 - 1e-9))),
          g.constant(1),
          g.constant(0),
        ),
        tolerated: (state, size) => g.add(cells.read(absolute[state] as number), g.mul(cells.read(places.relative), size)),
      };
    });
    const { cells, graph: g, algebra: a } = builder;
    const read = (name: keyof typeof places): number => cells.read(places[name]);
    const number = (x: number): number => a.number(x);

    // The step: the whole way to the stop, somewhat more than half of what is left, or what is wished.
    const left = g.sub(read('stop'), read('t'));
    const ends = a.not(a.less(read('h'), g.mul(left, number(1 - 1e-10))));
    const half = g.mul(left, number(MORE_THAN_HALF));
    const size = a.choose(ends, left, g.min(read('h'), half));
    const h = cells.read(sizeCell);

    builder.build();
    const [accept, wish, endsCell, errorCell, quarterCell] = ['accept', 'wish', 'ends', 'error', 'quarter'].map((name) =>
      cells.variable(name),
    ) as [number, number, number, number, number];
    const value = (cell: number): number => cells.read(cell);

    const error = g.add(
      g.unary('sqrt', g.mul(cells.read(builder.error), number(1 / Math.max(1, model.states.length)))),
      g.mul(number(1e30), builder.unsettled),
    );
    const accepted = a.not(a.less(number(1), value(errorCell)));
    // No number is not above 1 either: it must be rejected.
    const isNumber = a.less(value(errorCell), number(1e29));
    const fourthRoot = g.unary('sqrt', g.unary('sqrt', value(errorCell)));
    const quotient = g.mul(value(quarterCell), number(1 / SAFETY));
    // How the step that would have suited has shrunk since the step before; it is expected to go on so.
    const trend = g.div(g.mul(read('lastSize'), value(quarterCell)), g.mul(h, read('lastError')));
    const predicted = g.mul(quotient, g.max(number(1 / TREND), trend));
    const limited = (q: number): number => g.max(number(1 / GROW), g.min(number(1 / SHRINK), q));
    const grown = g.div(h, limited(a.choose(a.less(number(0), read('lastSize')), predicted, quotient)));
    const kept = a.choose(read('rejected'), g.min(grown, h), grown);
    // A step cut short by the stop says little about the one that was wished.
    const after = a.choose(value(endsCell), g.max(kept, read('h')), kept);
    const again = g.div(h, limited(a.choose(isNumber, quotient, number(1 / SHRINK))));
    const awake = a.not(read('idle'));
    const acceptValue = a.product(accepted, isNumber, awake);
    const keep = (cell: number, next: number): { cell: number; value: number } => ({
      cell,
      value: a.choose(value(accept), next, cells.read(cell)),
    });
    const tiny = a.less(h, g.mul(number(SMALLEST), g.max(number(1), read('t'))));

    const commit: Statement[] = [
      { do: 'set', settings: [{ cell: errorCell, value: error }] },
      {
        do: 'set',
        settings: [
          { cell: quarterCell, value: fourthRoot },
          { cell: accept, value: acceptValue },
        ],
      },
      // A lane that holds nobody keeps its step, as it keeps all else.
      { do: 'set', settings: [{ cell: wish, value: a.choose(value(accept), after, a.choose(read('idle'), read('h'), again)) }] },
      {
        do: 'set',
        settings: [
          ...y.map((cell, s) => keep(cell, cells.read(builder.values[s] as number))),
          ...f.map((cell, s) => keep(cell, cells.read(builder.slopes[s] as number))),
          ...builder.kept.map(({ cell, last }) => keep(cell, last)),
          keep(places.t, a.choose(value(endsCell), read('stop'), g.add(read('t'), h))),
          { cell: places.h, value: value(wish) },
          keep(places.first, a.choose(read('fresh'), g.div(h, limited(quotient)), read('first'))),
          keep(places.fresh, number(0)),
          { cell: places.rejected, value: a.not(value(accept)) },
          keep(places.lastSize, h),
          // 0.01 at least (Gustafsson's predictor as in RADAU5), here as its fourth root, which is how it is used.
          keep(places.lastError, g.max(number(Math.sqrt(Math.sqrt(0.01))), value(quarterCell))),
          { cell: places.accepted, value: g.add(read('accepted'), value(accept)) },
          { cell: places.tried, value: g.add(read('tried'), number(1)) },
          { cell: places.failed, value: g.max(read('failed'), a.product(tiny, a.not(value(accept)), awake)) },
        ],
      },
      ...modes.map(({ statements }) => statements.commit(value(accept))),
    ];
    const pause =
      this.options.pause === undefined
        ? number(0)
        : a.less(read('pauseAbove'), g.mul(cells.read(y[this.options.pause] as number), value(accept)));
    const arrived = g.mul(awake, a.sum([a.not(a.less(read('t'), read('look'))), pause, read('failed')]));
    const main: Statement[] = [
      {
        do: 'set',
        settings: [
          { cell: sizeCell, value: size },
          { cell: endsCell, value: ends },
          ...modes.flatMap((m) =>
            m.reads.flatMap((r) => (stages[r.read] as number[]).map((cell) => ({ cell, value: cells.read(r.constantCell) }))),
          ),
          ...paces.map((cell) => ({ cell, value: number(0) })),
        ],
      },
      ...modes.map(({ statements }) => statements.advance(h, stages, paces)),
      ...builder.statements,
      ...commit,
    ];
    const restart = this.restart(builder, modes, single, singlePaces, y, inputs, f, driving, places.fresh);
    const functions = [
      { name: 'step', body: main, returns: arrived, until: 'advance' },
      { name: 'restart', body: restart, returns: number(0) },
    ];
    const { prepared, places: preparedCells, program } = prepareOnce(functions, cells);
    const at = (cell: number): number => cells.at(cell);
    const layout: KernelLayout = {
      ...(Object.fromEntries(scalars.map((name) => [name, at(places[name])])) as Record<(typeof scalars)[number], number>),
      absolute: absolute.map(at),
      y: y.map(at),
      f: f.map(at),
      before: builder.before.map(at),
      middle: builder.middle.map(at),
      inputs: inputs.map(at),
      prepared: preparedCells.map(at),
      modes: modes.map((m) => m.layout),
      size: cells.memory,
    };
    return { program, layout, prepared, driving: driving.map(({ block, index }) => ({ block, index })) };
  }

  private modeCells(cells: Cells, driving: readonly { block: number }[]) {
    const g = cells.graph;
    return this.model.linear.map((block, b) => {
      const capacity = block.states.length;
      const count = cells.place();
      const [rate, now, next, least] = [0, 0, 0, 0].map(() => cells.array(capacity)) as [number, number, number, number];
      const reads = driving.flatMap((d, read) =>
        d.block === b ? [{ read, weights: cells.array(capacity), constantCell: cells.place() }] : [],
      );
      const element = (place: number): number => cells.read(this.elementCell(cells, place));
      const holds = (x: number): number => g.less(g.constant(0), g.unary('abs', x), g.constant(1), g.constant(0));
      const cell = (place: number): number => this.elementCell(cells, place);
      const advance = (h: number, stages: readonly (readonly number[])[], paces: readonly number[]): Statement => {
        const values = decays(cells, g.mul(element(rate), h)).map((decay) => g.mul(element(now), decay));
        const last = values[STAGES - 1] as number;
        const size = g.unary('abs', last);
        return {
          do: 'each',
          count: cells.at(count),
          body: [
            { do: 'set', settings: [{ cell: cell(next), value: g.constant(0) }] },
            {
              do: 'when',
              some: holds(element(now)),
              body: [
                {
                  do: 'set',
                  settings: [
                    { cell: cell(next), value: g.less(size, element(least), g.constant(0), last) },
                    ...reads.flatMap(({ read, weights }) =>
                      (stages[read] as number[]).map((u, i) => ({
                        cell: u,
                        value: g.add(cells.read(u), g.mul(element(weights), values[i] as number)),
                      })),
                    ),
                    ...reads.map(({ read, weights }) => ({
                      cell: paces[read] as number,
                      value: g.add(cells.read(paces[read] as number), g.mul(element(weights), g.mul(element(rate), last))),
                    })),
                  ],
                },
              ],
            },
          ],
        };
      };
      const commit = (accept: number): Statement => ({
        do: 'each',
        count: cells.at(count),
        body: [{ do: 'set', settings: [{ cell: cell(now), value: g.less(g.constant(0), accept, element(next), element(now)) }] }],
      });
      const gather = (single: readonly number[], paces: readonly number[]): Statement => ({
        do: 'each',
        count: cells.at(count),
        body: [
          {
            do: 'set',
            settings: reads.flatMap(({ read, weights }) => [
              {
                cell: single[read] as number,
                value: g.add(cells.read(single[read] as number), g.mul(element(weights), element(now))),
              },
              {
                cell: paces[read] as number,
                value: g.add(cells.read(paces[read] as number), g.mul(element(weights), g.mul(element(rate), element(now)))),
              },
            ]),
          },
        ],
      });
      const layout: ModeCells = {
        capacity,
        count: cells.at(count),
        rate,
        now,
        next,
        least,
        reads: reads.map(({ read, weights, constantCell }) => ({ read, weights, constant: cells.at(constantCell) })),
      };
      return { layout, reads, statements: { advance, commit, gather } };
    });
  }

  private readonly elements = new Map<number, number>();
  private elementCell(cells: Cells, place: number): number {
    const known = this.elements.get(place) ?? cells.element(place);
    this.elements.set(place, known);
    return known;
  }

  private restart(
    builder: StepBuilder,
    modes: ReturnType<KernelBuilder['modeCells']>,
    single: readonly number[],
    singlePaces: readonly number[],
    y: readonly number[],
    inputs: readonly number[],
    f: readonly number[],
    driving: readonly { leaf: number }[],
    fresh: number,
  ): Statement[] {
    const { cells, graph } = builder;
    const { model } = this;
    const leaves = stateLeaves(model);
    const stateOf = new Map(leaves.map((leaf, s) => [leaf, s]));
    const drivingOf = new Map(driving.map((d, i) => [d.leaf, i]));
    const memo = new Map<number, number>();
    const slope = (id: number): number =>
      transplant(
        model.graph,
        graph,
        id,
        (n) => {
          const { op, value } = model.graph.get(n);
          if (op === 'input') return cells.read(inputs[value] as number);
          if (op !== 'state') return undefined;
          const read = drivingOf.get(value);
          return cells.read(read === undefined ? (y[stateOf.get(value) as number] as number) : (single[read] as number));
        },
        memo,
      );
    return [
      {
        do: 'set',
        settings: [
          ...modes.flatMap((m) => m.reads.map((r) => ({ cell: single[r.read] as number, value: cells.read(r.constantCell) }))),
          ...singlePaces.map((cell) => ({ cell, value: graph.constant(0) })),
        ],
      },
      ...modes.map(({ statements }) => statements.gather(single, singlePaces)),
      {
        do: 'set',
        settings: [
          ...f.map((cell, s) => ({ cell, value: slope((model.states[s] as { derivative: number }).derivative) })),
          ...builder.kept.map(({ cell, before }) => ({ cell, value: before })),
        ].map(({ cell, value }) => ({ cell, value: graph.less(graph.constant(0), cells.read(fresh), value, cells.read(cell)) })),
      },
    ];
  }
}
