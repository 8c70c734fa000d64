import type { Graph } from '../language/graph.ts';

/** What stands for a leaf (or any node) of the old graph in the new one; undefined: rebuild it from its operands. */
export type Stand = (id: number) => number | undefined;

/**
 * Rebuilds a node of one graph in another, leaves replaced; constants fold again on the way. `memo` serves calls with the same `stand`.
 * With `inverses`, a quotient becomes a product with the inverse, which all that is divided by the same node then share: a division costs as
 * much as ten other operations. The last bit may differ.
 */
export function transplant(from: Graph, to: Graph, id: number, stand: Stand, memo = new Map<number, number>(), inverses = false): number {
  const visit = (n: number): number => {
    const known = memo.get(n);
    if (known !== undefined) return known;
    const made = stand(n) ?? rebuild(n);
    memo.set(n, made);
    return made;
  };
  const rebuild = (n: number): number => {
    const { op, args, value } = from.get(n);
    const [a = -1, b = -1, c = -1, d = -1] = args.map(visit);
    switch (op) {
      case 'const':
        return to.constant(value);
      case 'parameter':
        return to.leaf(op, value);
      case 'state':
      case 'input':
      case 'dose':
      case 'cell':
        throw new Error(`leaf ${op} ${value} has no stand-in`);
      case 'neg':
        return to.neg(a);
      case 'div':
        return inverses ? to.mul(a, to.div(to.constant(1), b)) : to.div(a, b);
      case 'add':
      case 'sub':
      case 'mul':
      case 'pow':
      case 'max':
      case 'min':
        return to[op](a, b);
      case 'less':
        return to.less(a, b, c, d);
      default:
        return to.unary(op, a);
    }
  };
  return visit(id);
}
