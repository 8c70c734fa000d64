import type { Cells } from './cells.ts';
import { type Program, roots } from './program.ts';

/** Gives every largest node over parameters alone a place in memory. */
export function prepareOnce(functions: Program['functions'], cells: Cells): { program: Program; prepared: number[]; places: number[] } {
  const { graph } = cells;
  const program = { graph, cells: cells.list, functions, given: new Map<number, number>(), near: cells.near, memory: 0 };
  const wanted = roots(program);
  const fixed = new Map<number, boolean>();
  const all = graph.reachable(wanted);
  for (const id of all) {
    const { op, args } = graph.get(id);
    fixed.set(id, op !== 'cell' && op !== 'const' && args.every((arg) => fixed.get(arg) || graph.get(arg).op === 'const'));
  }
  const chosen = new Set<number>();
  for (const id of all) if (!fixed.get(id)) for (const arg of graph.get(id).args) if (fixed.get(arg)) chosen.add(arg);
  for (const root of wanted) if (fixed.get(root)) chosen.add(root);
  const prepared = [...chosen].sort((a, b) => a - b);
  const places = cells.places(prepared.length);
  const given = new Map(prepared.map((id, i) => [id, places[i] as number]));
  return { program: { ...program, given, memory: cells.memory }, prepared, places };
}
