/**
 * Holds the room table: who may import whom, no circles, a pure core, no file too long. Run: node scripts/rooms.mjs [folder]
 * Tests (*.test.ts) may look anywhere; only their length is held.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';

/** Rooms of src/ from low to high; those of one line stand level. A room imports only rooms that stand lower. */
const LEVELS = [
  ['units'],
  ['numerics'],
  ['language'],
  ['compile'],
  ['drugs', 'brain', 'rewards', 'people', 'learning', 'life', 'treatments'],
  ['outcomes'],
  ['simulate'],
  ['tasks'],
  ['trial'],
  ['read', 'fit'],
  ['describe'],
  ['studies'],
  ['workers'],
  ['store'],
  ['cluster'],
  ['index', 'node'],
];
/** Rooms of content meet through named ports at assembly, never through imports. */
const CONTENT = new Set(['drugs', 'brain', 'rewards', 'people', 'learning', 'life', 'treatments', 'outcomes']);
/** What stands outside src/, and the only files it may import from elsewhere. */
const OUTSIDE = {
  cli: ['src/index.ts', 'src/node.ts', 'claims/registry.generated.ts', 'validation/registry.generated.ts'],
  claims: ['src/index.ts'],
  validation: ['src/index.ts'],
  bench: ['src/index.ts', 'src/node.ts'],
  web: ['src/index.ts'],
};
/** Packages a room may import. */
const PACKAGES = { read: ['yaml'], store: ['hyparquet', 'hyparquet-writer', '@duckdb/node-api'], cli: ['yaml'], bench: ['tinybench'] };
/** Rooms that may import node: modules, and the files of another room that may. What is free of Node never imports what is not. */
const NODE = new Set(['store', 'cluster', 'node', 'cli', 'bench']);
const NODE_FILE = /^src\/workers\/node\w*\.ts$/;
/** Files that may speak with web workers, and the names they may do it by. */
const WEB_FILE = /^src\/workers\/web\w*\.ts$/;
const WEB_WORLD = new Set(['Worker', 'self']);
/** The core is every room but these. */
const IMPURE = new Set([...NODE, 'claims', 'validation', 'web']);

const EXACT_MATH = new Set(
  'abs ceil clz32 floor fround imul max min round sign sqrt trunc E LN10 LN2 LOG10E LOG2E PI SQRT1_2 SQRT2'.split(' '),
);
const OUTER_WORLD = new Set([
  ...'Date console window document process performance fetch navigator localStorage globalThis'.split(' '),
  ...'setTimeout setInterval setImmediate queueMicrotask Buffer require'.split(' '),
  ...WEB_WORLD,
]);

const LIMIT = 400;
/** Files that may be longer than LIMIT lines, each with its reason. */
const LONGER = {};

const isTest = (file) => /\.test\.m?ts$/.test(file);

function walk(root, folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return entry.name === 'node_modules' || entry.name === 'results' ? [] : walk(root, path);
      return /\.(ts|mts|mjs)$/.test(entry.name) && !entry.name.endsWith('.d.ts') ? [path] : [];
    });
}

/** 'src/brain/receptor.ts' → 'brain'; 'src/index.ts' → 'index'; 'cli/main.ts' → 'cli'. */
function roomOf(file) {
  const [top, second] = file.split('/');
  if (top !== 'src') return top;
  return second === 'index.ts' || second === 'node.ts' ? second.slice(0, -3) : second;
}

const levelOf = (room) => LEVELS.findIndex((level) => level.includes(room));

function lowerRooms(room) {
  const lower = LEVELS.slice(0, levelOf(room)).flat();
  return CONTENT.has(room) ? lower.filter((other) => !CONTENT.has(other)) : lower;
}

function visit(node, see) {
  see(node);
  ts.forEachChild(node, (child) => visit(child, see));
}

function specifierOf(node) {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return node.argument.literal;
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) return node.arguments[0];
  return undefined;
}

/** Every import of a file: line, text as written, and the file it names when it is relative. */
function importsOf(file, source) {
  const found = [];
  visit(source, (node) => {
    const specifier = specifierOf(node);
    if (!specifier) return;
    const text = ts.isStringLiteralLike(specifier) ? specifier.text : undefined;
    const target = text?.startsWith('.') ? posix.normalize(posix.join(posix.dirname(file), text)) : undefined;
    found.push({ line: lineOf(source, specifier), text, target });
  });
  return found;
}

const lineOf = (source, node) => source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;

const isNode = (file) => NODE.has(roomOf(file)) || NODE_FILE.test(file);

function packageFault(file, text) {
  if (text.startsWith('node:'))
    return isNode(file) ? undefined : 'only store, cli and bench may import node: modules (and workers/node*.ts)';
  const room = roomOf(file);
  const name = text.split('/', text.startsWith('@') ? 2 : 1).join('/');
  const allowed = PACKAGES[room] ?? [];
  return allowed.includes(name) ? undefined : `${room} may import ${allowed.length ? `the packages ${allowed.join(', ')}` : 'no package'}`;
}

function roomFault(file, target) {
  const room = roomOf(file);
  const other = roomOf(target);
  if (NODE_FILE.test(target) && !isNode(file)) return 'it needs Node; only other workers/node*.ts, store and src/node.ts may import it';
  if (room === other) return undefined;
  if (OUTSIDE[room]) return OUTSIDE[room].includes(target) ? undefined : `${room} may import only ${OUTSIDE[room].join(', ')}`;
  if (target.startsWith('src/') && lowerRooms(room).includes(other)) return undefined;
  return `${room} may import ${lowerRooms(room).join(', ') || 'no other room'}`;
}

function importFaults(file, imports) {
  const faults = [];
  for (const { line, text, target } of imports) {
    if (text === undefined) {
      faults.push(`${file}:${line}: imports a computed name; an import names its file`);
      continue;
    }
    const rule = target ? roomFault(file, target) : packageFault(file, text);
    if (rule) faults.push(`${file}:${line}: imports ${target ?? text}; ${rule}`);
  }
  return faults;
}

const isAmbient = (node) => ts.canHaveModifiers(node) && ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword);

/** Names a file declares itself (a parameter called `document` is not the browser's; after `declare` it is). */
function declaredNames(source) {
  const names = new Set();
  visit(source, (node) => {
    if (ts.isVariableDeclaration(node) ? isAmbient(node.parent.parent) : isAmbient(node)) return;
    if ('name' in node && node.name && ts.isIdentifier(node.name) && !ts.isPropertyAccessExpression(node)) {
      if (!ts.isPropertyAssignment(node) && !ts.isPropertySignature(node) && !ts.isMethodDeclaration(node)) names.add(node.name.text);
    }
  });
  return names;
}

function isPlainUse(node) {
  const parent = node.parent;
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) return false;
  if (ts.isTypeReferenceNode(parent) || ts.isQualifiedName(parent)) return false;
  return !('name' in parent && parent.name === node) && !('propertyName' in parent && parent.propertyName === node);
}

function mathUse(node) {
  const parent = node.parent;
  const member = ts.isPropertyAccessExpression(parent) && parent.expression === node ? parent.name.text : undefined;
  if (member === undefined) return 'Math as a value';
  return EXACT_MATH.has(member) ? undefined : `Math.${member}`;
}

const MATH_ADVICE = 'results differ between engines: use src/numerics (elementary, random)';

const isPower = ({ kind }) => kind === ts.SyntaxKind.AsteriskAsteriskToken || kind === ts.SyntaxKind.AsteriskAsteriskEqualsToken;

/** `x ** 2` and `2 ** -32` round the same in every engine. */
const isExactPower = ({ left, right }) => right.getText() === '2' || (left.getText() === '2' && /^-?\d+$/.test(right.getText()));

function impurity(node, declared) {
  if (ts.isIdentifier(node) && isPlainUse(node)) {
    if (node.text === 'Math') {
      const use = mathUse(node);
      return use && `uses ${use}; ${MATH_ADVICE}`;
    }
    if (OUTER_WORLD.has(node.text) && !declared.has(node.text)) {
      return `uses ${node.text}; the core is pure: no clock, console, files or page (only store, cli and bench may)`;
    }
  }
  if (isPower(node) && !isExactPower(node.parent)) {
    return `uses **; ${MATH_ADVICE}`;
  }
  // Code written as text (a generated kernel) must keep the same promise.
  const text = ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node) ? node.text : '';
  for (const [, member] of text.matchAll(/\bMath\.(\w+)/g)) {
    if (!EXACT_MATH.has(member)) return `writes Math.${member} into generated code; ${MATH_ADVICE}`;
  }
  return undefined;
}

function purityFaults(file, source) {
  const declared = declaredNames(source);
  if (WEB_FILE.test(file)) for (const name of WEB_WORLD) declared.add(name);
  const faults = [];
  visit(source, (node) => {
    const fault = impurity(node, declared);
    if (fault) faults.push(`${file}:${lineOf(source, node)}: ${fault}`);
  });
  return faults;
}

/** One message per circle, from its first file in the alphabet round to itself. */
function circles(graph) {
  const faults = [];
  const done = new Set();
  const path = [];
  const follow = (file) => {
    const start = path.indexOf(file);
    if (start >= 0) {
      faults.push(`${file}:1: imports itself by ${[...path.slice(start), file].join(' → ')}; no circles are allowed`);
      return;
    }
    if (done.has(file)) return;
    path.push(file);
    for (const target of graph.get(file) ?? []) follow(target);
    path.pop();
    done.add(file);
  };
  for (const file of [...graph.keys()].sort()) follow(file);
  return faults;
}

function lengthFault(file, text, limit, longer) {
  if (file.endsWith('.generated.ts')) return [];
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  if (longer[file] && lines <= limit)
    return [`${file}:1: has ${lines} lines but is listed as longer; take it off LONGER in scripts/rooms.mjs`];
  if (longer[file] || lines <= limit) return [];
  return [`${file}:${limit + 1}: has ${lines} lines; ${limit} are allowed, unless LONGER in scripts/rooms.mjs gives a reason`];
}

function placeFault(file) {
  if (!file.startsWith('src/') || levelOf(roomOf(file)) >= 0) return [];
  return [`${file}:1: stands in no room; src/ has ${LEVELS.flat().join(', ')} (LEVELS in scripts/rooms.mjs)`];
}

/** All faults under `root`, one line each, `file:line: found; allowed`. */
export function checkRooms(root, { limit = LIMIT, longer = LONGER } = {}) {
  const faults = [];
  const graph = new Map();
  for (const file of ['src', ...Object.keys(OUTSIDE), 'scripts', 'tests'].flatMap((folder) => walk(root, folder))) {
    const text = readFileSync(join(root, file), 'utf8');
    faults.push(...lengthFault(file, text, limit, longer));
    if (isTest(file) || file.startsWith('scripts/') || file.startsWith('tests/')) continue;
    const misplaced = placeFault(file);
    faults.push(...misplaced);
    if (misplaced.length) continue;
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
    const imports = importsOf(file, source);
    graph.set(
      file,
      imports.flatMap(({ target }) => target ?? []),
    );
    faults.push(...importFaults(file, imports));
    if (!IMPURE.has(roomOf(file)) && !NODE_FILE.test(file)) faults.push(...purityFaults(file, source));
  }
  for (const file of Object.keys(longer)) {
    if (!existsSync(join(root, file))) faults.push(`scripts/rooms.mjs:1: LONGER names ${file}, which does not exist`);
  }
  return [...faults, ...circles(graph)];
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const root = process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), '..');
  const faults = checkRooms(root);
  for (const fault of faults) console.error(fault.split(sep).join('/'));
  if (faults.length)
    console.error(`rooms: ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'} in ${relative(process.cwd(), root) || '.'}`);
  process.exitCode = faults.length ? 1 : 0;
}
