import type { Graph } from '../language/graph.ts';

/**
 * A small program over vectors of lanes, one person a lane: what the kernel is before it becomes JavaScript, WebAssembly or C. Values
 * are nodes of a graph; every operation works on each lane alone, so that a lane's bits never depend on its neighbours. A node that is
 * asked whether it holds is true in the lanes where it is above 0. Rules [PR1–PR3].
 */
export interface Program {
  readonly graph: Graph;
  /** What the 'cell' leaves of the graph are, by their place. */
  readonly cells: readonly Cell[];
  /** Nodes that are worked out once a person: the memory cell each is read from. */
  readonly given: ReadonlyMap<number, number>;
  /** Nodes that are certainly within ±708: exp needs no care there. */
  readonly near: ReadonlySet<number>;
  /** Doubles of memory a lane needs. */
  readonly memory: number;
  readonly functions: readonly ProgramFunction[];
}

export interface ProgramFunction {
  readonly name: string;
  readonly body: readonly Statement[];
  /** Lanes where this holds are returned as bits. */
  readonly returns: number;
  /** Name of a second function that calls this one until some lane is returned. */
  readonly until?: string;
}

export type Cell =
  /** A place in memory, which outlives the call. */
  | { readonly kind: 'memory'; readonly place: number }
  /** Lives while the function runs. */
  | { readonly kind: 'variable'; readonly name: string }
  /** Element of an array in memory, at the index of the innermost `each`. */
  | { readonly kind: 'element'; readonly place: number };

/** New value of a cell. */
export interface Setting {
  readonly cell: number;
  readonly value: number;
}

export type Statement =
  /** All values first, then all cells. */
  | { readonly do: 'set'; readonly settings: readonly Setting[] }
  /** The body, and again while some lane holds (`some`) or while none does (`none`). */
  | { readonly do: 'repeat'; readonly body: readonly Statement[]; readonly some?: number; readonly none?: number }
  /** Once for each index below the whole number in memory at `count` of the first lane. */
  | { readonly do: 'each'; readonly count: number; readonly body: readonly Statement[] }
  /** The body where some lane holds. */
  | { readonly do: 'when'; readonly some: number; readonly body: readonly Statement[] };

/** Nodes a statement asks for itself, bodies left out. */
export function asked(statement: Statement): number[] {
  switch (statement.do) {
    case 'set':
      return statement.settings.map((s) => s.value);
    case 'repeat':
      return [statement.some ?? statement.none ?? -1];
    case 'each':
      return [];
    case 'when':
      return [statement.some];
  }
}

/** Statements inside a statement. */
export const inside = (statement: Statement): readonly Statement[] => (statement.do === 'set' ? [] : statement.body);

/** Cells that statements change, bodies included; an `each` changes every element cell by moving on. */
export function changed(statements: readonly Statement[], cells: readonly Cell[]): Set<number> {
  const found = new Set<number>();
  const visit = (statement: Statement): void => {
    if (statement.do === 'set') for (const { cell } of statement.settings) found.add(cell);
    if (statement.do === 'each') for (const [i, cell] of cells.entries()) if (cell.kind === 'element') found.add(i);
    for (const inner of inside(statement)) visit(inner);
  };
  for (const statement of statements) visit(statement);
  return found;
}

/** Nodes that statements ask for, bodies included. */
export const wanted = (statements: readonly Statement[]): number[] => statements.flatMap((s) => [...asked(s), ...wanted(inside(s))]);

/** Nodes every function asks for, in order. */
export const roots = (program: Program): number[] => program.functions.flatMap((f) => [...wanted(f.body), f.returns]);
