/**
 * Incentive files: a schedule of rewards as text a person writes. YAML or JSON. Faults of the schedule get the place of what they speak
 * of, or of the nearest thing around it when it is not there. Rules [RI1–RI3].
 */
import { parseSchedule } from '../treatments/schedule/parse.ts';
import type { Schedule } from '../treatments/schedule/schedule.ts';
import { type Faults, Faults as NewFaults, type Place } from './faults.ts';
import { parseTree, type Tree } from './tree.ts';

/**
 * @param text the file's text
 * @param file its name, for messages
 * @throws BadInput with every fault of the file
 */
export function readIncentives(text: string, file: string): Schedule {
  const faults = new NewFaults(file);
  const tree = parseTree(text, faults);
  const schedule = tree && scheduleOf(tree, faults);
  if (!schedule || faults.total > 0) throw faults.error();
  return schedule;
}

/** The schedule written in a tree, which may be part of a larger file. */
export function scheduleOf(tree: Tree, faults: Faults): Schedule | undefined {
  const parsed = parseSchedule(plainOf(tree));
  if ('schedule' in parsed) return parsed.schedule;
  const places = new Map<string, Place>();
  const inside = tree.path === '' ? 0 : tree.path.length;
  placesOf(tree, places, inside);
  for (const { path, found, allowed } of parsed.faults) {
    const whole = [tree.path, path].filter((part) => part !== '').join('.');
    faults.add(nearestPlace(path, places), whole, found, allowed);
  }
  return undefined;
}

/** Values without their places. */
export function plainOf(tree: Tree): unknown {
  if (tree.kind === 'scalar') return tree.value ?? undefined;
  if (tree.kind === 'list') return tree.items.map(plainOf);
  return Object.fromEntries([...tree.entries].map(([key, { value }]) => [key, plainOf(value)]));
}

/** Paths are told from the schedule's own beginning. A key's place is that of the key: its value may be missing. */
function placesOf(tree: Tree, places: Map<string, Place>, skip: number): void {
  const own = tree.path.slice(skip).replace(/^\./, '');
  if (!places.has(own)) places.set(own, { line: tree.line, ...(tree.column === undefined ? {} : { column: tree.column }) });
  if (tree.kind === 'list') for (const item of tree.items) placesOf(item, places, skip);
  if (tree.kind !== 'mapping') return;
  for (const entry of tree.entries.values()) {
    const scalar = entry.value.kind === 'scalar' && entry.value.value !== null;
    if (!scalar) places.set(entry.path.slice(skip).replace(/^\./, ''), { line: entry.line, column: entry.column ?? 1 });
    placesOf(entry.value, places, skip);
  }
}

function nearestPlace(path: string, places: ReadonlyMap<string, Place>): Place {
  for (let at = path; ; at = at.replace(/(^|\.)[^.[\]]+$|\[\d+\]$/, '')) {
    const place = places.get(at);
    if (place) return place;
    if (at === '') return { line: 1 };
  }
}
