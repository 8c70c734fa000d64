import { NODES } from '../numerics/radau.ts';
import type { Cells } from './cells.ts';

/** exp of less than this is 0 for every purpose, and far from where a result would be subnormal. */
const LEAST_EXPONENT = -700;

/** e^{cx} at the stages of a step for a state that moves by x within it. c₁ + c₂ = 4/5, so two exponentials make all three: e^{c₂x} = (e^{x/5})⁴ / e^{c₁x} and e^x = (e^{x/5})⁵. */
export function decays(cells: Cells, moves: number): [number, number, number] {
  const g = cells.graph;
  const x = g.max(moves, g.constant(LEAST_EXPONENT));
  const near = (share: number): number => {
    const exponent = g.mul(x, g.constant(share));
    cells.near.add(exponent);
    return g.unary('exp', exponent);
  };
  const [fifth, early] = [near(0.2), near(NODES[0] as number)];
  const square = g.mul(fifth, fifth);
  const fourth = g.mul(square, square);
  return [early, g.div(fourth, early), g.mul(fourth, fifth)];
}
