import type { Graph } from '../language/graph.ts';

const VARYING = ['state', 'input', 'dose', 'cell'] as const;

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
        return inverses ? to.mul(a, inverse(to, b)) : to.div(a, b);
      case 'pow':
        return inverses ? power(to, a, b) : to.pow(a, b);
      case 'add':
      case 'sub':
      case 'mul':
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

/** The least number that takes no care of its own; no quantity is as small. */
const TINY = 2.2250738585072014e-308;

/** aᵇ; where a is the positive part of something times an exponential, as the one exponential that it is: no log of an exponential is taken. */
function power(to: Graph, a: number, b: number): number {
  const { op, args } = to.get(a);
  const inside = op === 'max' ? args.find((_, i) => to.number(args[1 - i]!) === 0) : undefined;
  const { rest, exponents } = inside === undefined ? { rest: a, exponents: [] } : factors(to, inside);
  if (exponents.length === 0) return to.pow(a, b);
  const log = exponents.reduce((sum, x) => to.add(sum, x), to.unary('log', to.max(to.constant(TINY), rest)));
  return to.unary('exp', to.mul(b, log));
}

/** A product without its exponentials, and what they are raised to. */
function factors(to: Graph, product: number): { rest: number; exponents: number[] } {
  const { op, args } = to.get(product);
  if (op === 'exp') return { rest: to.constant(1), exponents: [...args] };
  if (op !== 'mul') return { rest: product, exponents: [] };
  const [left, right] = args.map((arg) => factors(to, arg)) as [ReturnType<typeof factors>, ReturnType<typeof factors>];
  const exponents = [...left.exponents, ...right.exponents];
  return { rest: exponents.length === 0 ? product : to.mul(left.rest, right.rest), exponents };
}

/** 1/b, without a division where b is made of an exponential, or chosen from numbers that are worked out once a person. */
function inverse(to: Graph, b: number): number {
  const { op, args } = to.get(b);
  const [a = -1, other = -1, yes = -1, no = -1] = args;
  if (op === 'exp') return to.unary('exp', to.neg(a));
  if (op === 'mul' && [a, other].some((factor) => to.get(factor).op === 'exp')) return to.mul(inverse(to, a), inverse(to, other));
  if (op === 'less' && [yes, no].every((branch) => to.isFreeOf(branch, VARYING)))
    return to.less(a, other, inverse(to, yes), inverse(to, no));
  return to.div(to.constant(1), b);
}
