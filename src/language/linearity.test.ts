import { describe, expect, it } from 'vitest';
import { assemble } from './assemble.ts';
import type { Component } from './component.ts';
import { interpret } from './graph.testdata.ts';
import { drug, effect, parameter, state } from './sample.testdata.ts';

/** A component of one compartment that empties by its own flow. */
const store = (name: string, more: Partial<Component> = {}): Component => ({
  name,
  says: 'A store',
  parameters: { k: parameter('1/h') },
  states: { amount: state('µg') },
  flows: [['amount', 'out', 'k']],
  ...more,
});
const blocks = (components: readonly Component[]) => assemble(components).linear.map((b) => b.states.map((s) => s.id));
/** Matrix of the only block, dense. */
function matrix(components: readonly Component[], parameters: readonly number[]): number[][] {
  const { graph, linear } = assemble(components);
  const { matrix: entries, states } = linear[0]!;
  const dense = states.map(() => states.map(() => 0));
  const values = interpret(
    graph,
    entries.map((e) => e.value),
    { parameter: parameters },
  );
  for (const [i, e] of entries.entries()) dense[e.row]![e.column]! += values[i]!;
  return dense;
}

describe('linear parts', () => {
  it('[LN1] flows make the matrix on paper', () => {
    // uptake 2, clearance 3 over volume 6
    expect(matrix([drug], [2, 3, 6])).toEqual([
      [-2, 0],
      [2, -0.5],
    ]);
  });

  it('[LN1] equations make the same matrix as flows, in whatever unit of time', () => {
    const { flows: _, ...rest } = drug;
    const written: Component = {
      ...rest,
      equations: {
        ...drug.equations,
        'd/dt gut': '-(uptake in 1/min) * gut',
        'd/dt blood': 'uptake * gut - (clearance in mL/h) * (blood / volume in µg/mL)',
      },
    };
    const found = matrix([written], [2, 3, 6]).flat();
    for (const [i, x] of matrix([drug], [2, 3, 6]).flat().entries()) expect(found[i]).toBeCloseTo(x, 12);
  });

  it('[LN2] a drug that becomes another makes one block with it, and mass leaves one and reaches the other', () => {
    const first = store('first', { flows: [['amount', 'second.amount', 'k']] });
    const pair = [first, store('second')];
    expect(blocks(pair)).toEqual([['first.amount', 'second.amount']]);
    expect(matrix(pair, [2, 3])).toEqual([
      [-2, 0],
      [2, -3],
    ]);
    expect(blocks([store('second'), first])).toEqual([['second.amount', 'first.amount']]);
  });

  it('[LN2] three in line are one block, in whatever order they are declared; a stranger is its own', () => {
    const line = [store('a', { flows: [['amount', 'b.amount', 'k']] }), store('b', { flows: [['amount', 'c.amount', 'k']] }), store('c')];
    for (const order of [
      [0, 1, 2],
      [2, 0, 1],
      [1, 2, 0],
      [0, 2, 1],
    ]) {
      const found = blocks([...order.map((i) => line[i]!), store('stranger')]);
      expect(found.map((b) => b.length)).toEqual([3, 1]);
      expect(found[1]).toEqual(['stranger.amount']);
    }
  });

  const reader = (equation: string, more: Partial<Component> = {}): Component => ({
    name: 'reader',
    says: 'A component that reads',
    parameters: { k: parameter('1/h') },
    reads: { amount: { unit: 'µg', from: 'store.amount', says: 'the store' } },
    states: { seen: state('µg') },
    equations: { 'd/dt seen': equation },
    ...more,
  });
  const CURVED = 'k * (amount * amount / (amount + seen) - seen)';

  it('[LN3] what reads a linear component linearly joins it; what bends does not, and takes nothing with it', () => {
    expect(blocks([store('store'), reader('k * (amount - seen)')])).toEqual([['store.amount', 'reader.seen']]);
    expect(blocks([store('store'), reader(CURVED)])).toEqual([['store.amount']]);
    expect(blocks([drug, effect])).toEqual([['drug.gut', 'drug.blood']]);
  });

  it('[LN3] what reads a non-linear component is not linear, however far down the line', () => {
    const last = reader('k * (amount - seen)', {
      name: 'last',
      reads: { amount: { unit: 'µg', from: 'reader.seen', says: 'the reader' } },
    });
    const model = assemble([last, store('store'), reader(CURVED)]);
    expect(model.linear.map((b) => b.name)).toEqual(['store']);
    expect(model.states.map((s) => s.id)).toEqual(['last.seen', 'reader.seen']);
  });

  it('[LN3] an input, a constant inflow or a start above 0 keeps a component with the stiff solver', () => {
    expect(
      blocks([reader('k * (place * amount - seen)', { inputs: { place: { unit: '1', start: 1, says: 'place' } } }), store('store')]),
    ).toEqual([['store.amount']]);
    expect(
      blocks([store('store', { parameters: { k: parameter('1/h'), feed: parameter('µg/h') }, equations: { 'd/dt amount': 'feed' } })]),
    ).toEqual([]);
    const full = assemble([store('store', { states: { amount: { ...state('µg'), start: 5 } } })]);
    expect(full.linear).toEqual([]);
    expect(interpret(full.graph, [full.states[0]!.start, full.states[0]!.derivative], { parameter: [2], state: [5] })).toEqual([5, -10]);
  });

  it('[LN4] what arrives per mg stands with its route', () => {
    const { graph, linear } = assemble([
      { ...drug, routes: { oral: { into: { gut: '(dose in µg) / 4', blood: '3 / 4 * (dose in µg)' }, says: 'By mouth' } } },
    ]);
    expect(linear[0]!.arrivals.map((a) => [a.route, a.into])).toEqual([
      ['drug oral', 0],
      ['drug oral', 1],
    ]);
    expect(
      interpret(
        graph,
        linear[0]!.arrivals.map((a) => a.perMilligram),
        {},
      ),
    ).toEqual([250, 750]);
  });
});
