import type { LifeEvent } from '../language/event.ts';
import { pow } from '../numerics/elementary.ts';
import { uniform } from '../numerics/random.ts';
import { drawPerson } from '../people/person.ts';
import { simulateLife } from './life.ts';
import { standardModel } from './standard.ts';

/** The standard model with every substance. */
export const standard = standardModel();

/** A state of one person at one moment. */
export interface Point {
  readonly parameters: Float64Array;
  readonly y: Float64Array;
  readonly u: Float64Array;
  readonly inputs: Float64Array;
}

const EVENTS: readonly LifeEvent[] = [
  { kind: 'dose', at: 0.5, substance: 'heroin', route: 'intravenous', amount: 20 },
  { kind: 'reward', at: 2, reward: 'meal', size: 1 },
  { kind: 'dose', at: 6, substance: 'heroin', route: 'smoked', amount: 30 },
  { kind: 'dose', at: 12, substance: 'methadone', route: 'oral', amount: 60 },
  { kind: 'dose', at: 20, substance: 'naloxone', route: 'nasal', amount: 4 },
  { kind: 'dose', at: 26, substance: 'buprenorphine', route: 'sublingual', amount: 8 },
];

/** Nonlinear states as they come along a life; amounts of drug and inputs drawn at random, some of them nothing. */
export function alongALife(): Point[] {
  const points: Point[] = [];
  const parameters = drawPerson(standard.model, { seed: 11, index: 3 });
  const random = (what: string, i: number) => uniform(5, points.length, what, i);
  simulateLife(standard, parameters, EVENTS, {
    until: 40,
    times: [0, 0.6, 2.2, 6.05, 13, 20.3, 26.5, 40],
    watch: (_, state) => {
      const u = standard.reads.map((__, i) => (random('amount', i) < 0.2 ? 0 : pow(10, 6 * random('size', i) - 3)));
      const inputs = standard.model.inputs.map((input, i) => (random('input', i) < 0.5 ? input.start : random('input', i)));
      points.push({ parameters, y: state.slice(), u: Float64Array.from(u), inputs: Float64Array.from(inputs) });
    },
  });
  return points;
}

/** The same point as leaves of the graph. */
export function leavesOf({ parameters, y, u, inputs }: Point): { parameter: Float64Array; state: number[]; input: Float64Array } {
  const state = standard.model.places.map((place) => {
    if (place.kind === 'nonlinear') return y[place.index]!;
    const read = standard.reads.findIndex((r) => r.block === place.block && r.index === place.index);
    return read < 0 ? 0 : u[read]!;
  });
  return { parameter: parameters, state, input: inputs };
}
