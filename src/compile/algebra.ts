import type { Graph } from '../language/graph.ts';

/** Arithmetic on nodes, written as one would on paper. */
export class Algebra {
  readonly graph: Graph;
  constructor(graph: Graph) {
    this.graph = graph;
  }
  number(x: number): number {
    return this.graph.constant(x);
  }
  sum(terms: readonly number[]): number {
    return terms.reduce((total, term) => this.graph.add(total, term), this.number(0));
  }
  product(...factors: readonly number[]): number {
    return factors.reduce((total, factor) => this.graph.mul(total, factor), this.number(1));
  }
  scaled(by: number, node: number): number {
    return this.graph.mul(this.number(by), node);
  }
  dot(a: readonly number[], b: readonly number[]): number {
    return this.sum(a.map((x, i) => this.graph.mul(x, b[i] as number)));
  }
  /** Σ constant · node. */
  weighted(constants: readonly number[], nodes: readonly number[]): number {
    return this.sum(nodes.map((node, i) => this.scaled(constants[i] as number, node)));
  }
  /** 1 where a < b, else 0. */
  less(a: number, b: number): number {
    return this.graph.less(a, b, this.number(1), this.number(0));
  }
  /** `yes` where the condition is above 0. */
  choose(condition: number, yes: number, no: number): number {
    return this.graph.less(this.number(0), condition, yes, no);
  }
  not(condition: number): number {
    return this.graph.sub(this.number(1), condition);
  }
  abs(a: number): number {
    return this.graph.unary('abs', a);
  }

  /** x with M x = b for three unknowns, by cofactors: one division. */
  solveThree(m: readonly (readonly number[])[], right: readonly number[]): number[] {
    const g = this.graph;
    const at = (i: number, j: number): number => m[i % 3]![j % 3]!;
    // Cyclic indices carry the signs.
    const cofactor = (i: number, j: number): number =>
      g.sub(g.mul(at(i + 1, j + 1), at(i + 2, j + 2)), g.mul(at(i + 1, j + 2), at(i + 2, j + 1)));
    const cofactors = [0, 1, 2].map((i) => [0, 1, 2].map((j) => cofactor(i, j)));
    const inverse = g.div(this.number(1), this.dot(m[0]!, cofactors[0]!));
    return [0, 1, 2].map((j) =>
      g.mul(
        inverse,
        this.dot(
          cofactors.map((row) => row[j]!),
          right,
        ),
      ),
    );
  }

  /**
   * x with M x = b, by elimination on nodes without row exchanges (the matrices I − hAJ here have their weight on the diagonal). Zeros
   * are never computed with; pivots are taken where they cause the least fill (Markowitz).
   */
  solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
    const g = this.graph;
    const m = matrix.map((row) => [...row]);
    const b = [...right];
    const full = (i: number, j: number): boolean => g.number(m[i]![j]!) !== 0;
    const left = new Set(b.keys());
    const order: { pivot: number; inverse: number; right: number[] }[] = [];
    while (left.size > 0) {
      const cost = (p: number): number => {
        const rest = [...left].filter((i) => i !== p);
        return rest.filter((i) => full(i, p)).length * rest.filter((j) => full(p, j)).length;
      };
      const pivot = [...left].reduce((best, p) => (cost(p) < cost(best) ? p : best));
      left.delete(pivot);
      const across = [...left].filter((j) => full(pivot, j));
      const inverse = g.div(this.number(1), m[pivot]![pivot]!);
      for (const i of left) {
        if (!full(i, pivot)) continue;
        const factor = g.mul(m[i]![pivot]!, inverse);
        for (const j of across) m[i]![j] = g.sub(m[i]![j]!, g.mul(factor, m[pivot]![j]!));
        b[i] = g.sub(b[i]!, g.mul(factor, b[pivot]!));
      }
      order.push({ pivot, inverse, right: across });
    }
    const x = new Array<number>(b.length);
    for (const { pivot, inverse, right: across } of order.reverse()) {
      const rest = across.reduce((total, j) => g.sub(total, g.mul(m[pivot]![j]!, x[j]!)), b[pivot]!);
      x[pivot] = g.mul(rest, inverse);
    }
    return x;
  }
}
