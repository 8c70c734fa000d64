import type { Graph } from '../language/graph.ts';
import { CellSets } from './cellSets.ts';
import { asked, changed, inside, type Program, roots, type Statement, wanted } from './program.ts';

/** What a backend writes; `Value` is its name for a value at hand. */
export interface Target<Value> {
  constant(value: number): Value;
  cell(cell: number): Value;
  operation(node: number, args: readonly Value[]): Value;
  /** Keeps a value under a name, to be used again; `outlives`: in another statement too. */
  keep(value: Value, outlives: boolean): Value;
}

/**
 * Decides which value is computed when: a node is computed where it is first needed and kept while nothing it depends on changes; a
 * node used once stands in the expression that uses it. Shared by every backend, so that they compute the same things.
 */
export class Values<Value> {
  private readonly program: Program;
  private readonly graph: Graph;
  private readonly target: Target<Value>;
  private readonly uses = new Map<number, number>();
  /** Cells each node is made of, once worked out. */
  private readonly below: CellSets;
  private readonly known: Uint8Array;
  private readonly outliving: ReadonlySet<number>;
  private kept = new Map<number | string, Value>();
  private readonly sharedOf = new Map<string, readonly number[]>();

  constructor(program: Program, target: Target<Value>) {
    this.program = program;
    this.graph = program.graph;
    this.target = target;
    this.below = new CellSets(program.graph.nodes.length, program.cells.length);
    this.known = new Uint8Array(program.graph.nodes.length);
    for (const root of roots(program)) this.count(root);
    this.outliving = outliving(program);
  }

  private count(id: number): void {
    const before = this.uses.get(id) ?? 0;
    this.uses.set(id, before + 1);
    if (before === 0 && !this.program.given.has(id)) for (const arg of this.graph.get(id).args) this.count(arg);
  }

  /** Works out the cells a node is made of. */
  private cells(id: number): void {
    if (this.known[id] === 1) return;
    this.known[id] = 1;
    const { op, args, value } = this.graph.get(id);
    const given = this.program.given.get(id);
    if (given !== undefined) this.below.add(id, given);
    else if (op === 'cell') this.below.add(id, value);
    else {
      for (const arg of args) {
        this.cells(arg);
        this.below.addAll(id, arg);
      }
    }
  }
  private set(cells: Iterable<number>): CellSets {
    const set = new CellSets(1, this.program.cells.length);
    for (const cell of cells) set.add(0, cell);
    return set;
  }

  /** Whether a cell is among what a node is made of. */
  reads(id: number, cell: number): boolean {
    this.cells(id);
    return this.below.has(id, cell);
  }
  private readsAny(id: number, cells: CellSets): boolean {
    this.cells(id);
    return this.below.meets(id, cells);
  }

  get(id: number): Value {
    const known = this.kept.get(id);
    if (known !== undefined) return known;
    const given = this.program.given.get(id);
    const { op, args, value } = this.graph.get(id);
    if (given !== undefined) return this.target.cell(given);
    if (op === 'const') return this.target.constant(value);
    if (op === 'cell') return this.target.cell(value);
    const made = this.target.operation(
      id,
      args.map((arg) => this.get(arg)),
    );
    if ((this.uses.get(id) as number) < 2) return made;
    const name = this.target.keep(made, this.outliving.has(id));
    this.kept.set(id, name);
    return name;
  }

  /** Call when cells have changed: what was made of them is forgotten. */
  forget(cells: Iterable<number>): void {
    const changed = this.set(cells);
    for (const id of this.kept.keys()) {
      const gone =
        typeof id === 'number' ? this.readsAny(id, changed) : this.sharedOf.get(id)!.some((node) => this.readsAny(node, changed));
      if (gone) this.kept.delete(id);
    }
  }

  /** Call when only what outlives its statement is still at hand. */
  forgetPassing(): void {
    for (const id of this.kept.keys()) if (typeof id !== 'number' || !this.outliving.has(id)) this.kept.delete(id);
  }

  /** Something a backend makes of nodes that is no node itself, under a name of its own: made once and kept while the nodes stand. */
  shared(name: string, nodes: readonly number[], make: () => Value): Value {
    const known = this.kept.get(name);
    if (known !== undefined) return known;
    this.sharedOf.set(name, nodes);
    const made = this.target.keep(make(), false);
    this.kept.set(name, made);
    return made;
  }

  /**
   * Writes a statement whose body may run again or not at all: what it changes is forgotten before, what it made after. With `hoist`,
   * nodes that it cannot change are computed before it.
   */
  body(statement: Statement, hoist: boolean, write: () => void): void {
    const changes = changed([statement], this.program.cells);
    if (hoist) for (const id of this.fixed(statement, changes)) this.get(id);
    this.forget(changes);
    const outside = new Map(this.kept);
    write();
    this.kept = outside;
    this.forget(changes);
  }

  /** Largest nodes that a statement asks for and does not change. */
  private fixed(statement: Statement, changes: ReadonlySet<number>): number[] {
    const changed = this.set(changes);
    const changing = (id: number): boolean => this.readsAny(id, changed);
    const found = new Set<number>();
    const seen = new Set<number>();
    const visit = (id: number): void => {
      if (seen.has(id)) return;
      seen.add(id);
      const { args, op } = this.graph.get(id);
      if (this.program.given.has(id) || op === 'const' || op === 'cell') return;
      if (!changing(id)) found.add(id);
      else for (const arg of args) visit(arg);
    };
    for (const root of wanted([statement])) visit(root);
    for (const id of found) this.uses.set(id, Math.max(2, this.uses.get(id) ?? 0));
    return [...found];
  }
}

/** Nodes that one statement makes and a later one uses. */
export function outliving(program: Program): Set<number> {
  const { graph, given } = program;
  const found = new Set<number>();
  const madeIn = new Map<number, number>();
  let now = 0;
  const use = (id: number): void => {
    const before = madeIn.get(id);
    if (before !== undefined) {
      if (before !== now) found.add(id);
      return;
    }
    madeIn.set(id, now);
    if (!given.has(id)) for (const arg of graph.get(id).args) use(arg);
  };
  const visit = (statement: Statement): void => {
    now++;
    if (statement.do !== 'repeat') for (const id of asked(statement)) use(id);
    for (const part of inside(statement)) visit(part);
    if (statement.do === 'repeat') for (const id of asked(statement)) use(id);
  };
  for (const f of program.functions) {
    madeIn.clear();
    for (const statement of f.body) visit(statement);
    use(f.returns);
  }
  return found;
}
