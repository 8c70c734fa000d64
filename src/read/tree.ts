/** YAML text → a plain tree in which every value knows its line, its column and its path. JSON is YAML and is read the same way. */
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, type ParsedNode, parseDocument } from 'yaml';
import { quoted } from '../units/quantity.ts';
import type { Faults, Place } from './faults.ts';

interface Placed extends Place {
  readonly path: string;
}
export interface Scalar extends Placed {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** As written. */
  readonly text: string;
}
export interface List extends Placed {
  readonly kind: 'list';
  readonly items: readonly Tree[];
}
export interface Mapping extends Placed {
  readonly kind: 'mapping';
  readonly entries: ReadonlyMap<string, Entry>;
}
/** A key with its place, and its value. */
export interface Entry extends Placed {
  readonly value: Tree;
}
export type Tree = Scalar | List | Mapping;

const MAX_TEXT = 1 << 20;
const MAX_INDENT = 200;
const MAX_DEPTH = 12;

/** The parser's memory grows with the square of the indentation, so a line made of indentation is refused before it is parsed. */
function tooDeep(text: string): number {
  return text.split('\n').findIndex((line) => (/^(?:\s|[-?:](?=\s)|[&!]\S*\s)*/.exec(line)?.[0].length ?? 0) > MAX_INDENT);
}

/** The tree of one document, or undefined with faults. */
export function parseTree(text: string, faults: Faults): Tree | undefined {
  if (text.length > MAX_TEXT) return faults.add({ line: 1 }, '', `${text.length} characters`, `a file of at most ${MAX_TEXT} characters`);
  const deep = tooDeep(text);
  if (deep >= 0) return faults.add({ line: deep + 1 }, '', 'a line indented too far', `at most ${MAX_INDENT} columns of indentation`);
  const lines = new LineCounter();
  // Repeated keys are looked for in `mapping`: the parser's own check is quadratic.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false });
  for (const { message, pos } of [...document.errors, ...document.warnings]) {
    faults.add(placeOf(pos[0], lines), '', `text that is not YAML (${message.split('\n')[0]?.replace(/[.:]$/, '')})`, 'YAML 1.2 or JSON');
  }
  if (faults.total > 0) return undefined;
  if (!document.contents) return faults.add({ line: 1 }, '', 'nothing', 'a mapping of keys to values');
  const tree = plant(document.contents, '', { lines, faults, depth: 0 });
  return faults.total > 0 ? undefined : tree;
}

interface Soil {
  readonly lines: LineCounter;
  readonly faults: Faults;
  readonly depth: number;
}

function placeOf(offset: number, lines: LineCounter): Place {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

function plant(node: Node | ParsedNode, path: string, soil: Soil): Tree | undefined {
  const place = placeOf(node.range?.[0] ?? 0, soil.lines);
  if (soil.depth > MAX_DEPTH) return soil.faults.add(place, path, 'values nested too deeply', `at most ${MAX_DEPTH} levels`);
  if (isAlias(node)) return soil.faults.add(place, path, `the alias *${node.source}`, 'the value itself, written out');
  if (isMap<Node, Node>(node)) return mapping(node.items, place, path, soil);
  if (isSeq<Node>(node)) {
    const items = node.items.map((item, i) => plant(item, `${path}[${i}]`, { ...soil, depth: soil.depth + 1 }));
    return items.every((item) => item !== undefined) ? { kind: 'list', ...place, path, items } : undefined;
  }
  if (!isScalar(node)) return soil.faults.add(place, path, 'a node of unknown kind', 'text, a number, a list or a mapping');
  const value = typeof node.value === 'bigint' ? Number(node.value) : node.value;
  const plain = value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  if (!plain) return soil.faults.add(place, path, 'a node of unknown kind', 'text, a number, a list or a mapping');
  return { kind: 'scalar', ...place, path, value, text: typeof value === 'string' ? value : (node.source ?? String(value)) };
}

type Pairs = readonly { readonly key: Node | null; readonly value: Node | null }[];

function mapping(pairs: Pairs, place: Place, path: string, soil: Soil): Mapping | undefined {
  const entries = new Map<string, Entry>();
  for (const { key, value } of pairs) {
    const at = placeOf(key?.range?.[0] ?? value?.range?.[0] ?? 0, soil.lines);
    const name = isScalar(key) ? String(key.value) : undefined;
    const inside = path === '' ? `${name}` : `${path}.${name}`;
    if (name === undefined) soil.faults.add(at, path, 'a key that is not a word', 'a word as key');
    else if (entries.has(name)) soil.faults.add(at, inside, `the key ${quoted(name)} a second time`, 'each key once');
    else {
      const empty: Scalar = { kind: 'scalar', ...at, path: inside, value: null, text: '' };
      const tree = value ? plant(value, inside, { ...soil, depth: soil.depth + 1 }) : empty;
      if (tree) entries.set(name, { ...at, path: inside, value: tree });
    }
  }
  return { kind: 'mapping', ...place, path, entries };
}
