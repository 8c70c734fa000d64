import type { Graph } from '../language/graph.ts';
import type { Cell } from './program.ts';

/** Hands out the cells of a program: places in memory, one after the other, and variables. */
export class Cells {
  readonly list: Cell[] = [];
  /** Nodes certainly within ±708. */
  readonly near = new Set<number>();
  memory = 0;
  readonly graph: Graph;
  private readonly nodes = new Map<number, number>();

  constructor(graph: Graph) {
    this.graph = graph;
  }
  private add(cell: Cell): number {
    this.list.push(cell);
    return this.list.length - 1;
  }
  /** `count` places in memory, as cells. */
  places(count: number): number[] {
    return Array.from({ length: count }, () => this.add({ kind: 'memory', place: this.memory++ }));
  }
  place(): number {
    return this.places(1)[0] as number;
  }
  /** Room for an array of `length`; its first place. */
  array(length: number): number {
    this.memory += length;
    return this.memory - length;
  }
  element(place: number): number {
    return this.add({ kind: 'element', place });
  }
  variable(name = 'v'): number {
    return this.add({ kind: 'variable', name: `${name}${this.list.length}` });
  }
  /** The value of a cell as a node. */
  read(cell: number): number {
    const known = this.nodes.get(cell) ?? this.graph.leaf('cell', cell);
    this.nodes.set(cell, known);
    return known;
  }
  /** Place in memory of a memory cell. */
  at(cell: number): number {
    const found = this.list[cell] as Cell;
    if (found.kind === 'variable') throw new Error(`${found.name} is a variable and has no place in memory`);
    return found.place;
  }
}
