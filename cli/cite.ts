/** What a run rests on: the published rows, assumptions and fits behind its parameters. Rules [CT1–CT6]. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Entry, spellsOf } from '../src/index.ts';
import { type EvidenceRow, nearest, rowOf } from './evidence.ts';

/** A parameter of the model, as it was assembled. */
export interface CitedParameter {
  /** 'component.parameter' */
  readonly id: string;
  readonly value: number;
  readonly unit: string;
  readonly says: string;
  readonly from: string | { readonly assumed: string } | { readonly fitted: string };
  /** What it belongs to; 'body' if absent. The others matter only when people choose for themselves. */
  readonly part?: 'body' | 'learning' | 'life' | 'treatments';
  /** Name of the treatment it belongs to. */
  readonly treatment?: string;
}

/** What can be cited. */
export interface Library {
  readonly rows: readonly EvidenceRow[];
  readonly parameters: readonly CitedParameter[];
  /** Components that matter only when one of these substances is taken, from `takenWith`. A component not named always matters. */
  readonly takenWith?: Readonly<Record<string, readonly string[]>>;
}

/** Component → substances that bring it in: a drug brings itself and all it requires (heroin brings morphine). */
export function takenWith(drugs: readonly { readonly name: string; readonly requires?: readonly string[] }[]): Record<string, string[]> {
  const brought = (name: string, seen: ReadonlySet<string> = new Set()): string[] => {
    if (seen.has(name)) return [];
    const required = drugs.find((drug) => drug.name === name)?.requires ?? [];
    return [name, ...required.flatMap((other) => brought(other, new Set([...seen, name])))];
  };
  const reach = drugs.map(({ name }) => ({ name, components: brought(name) }));
  const components = [...new Set(reach.flatMap((drug) => drug.components))];
  return Object.fromEntries(
    components.map((component) => [component, reach.filter((drug) => drug.components.includes(component)).map(({ name }) => name)]),
  );
}

/** One answer. `parameter` is absent for a row asked for by its id. */
export interface Citation {
  readonly parameter?: string;
  readonly says?: string;
  readonly value?: number;
  readonly unit?: string;
  /** Present when the run set the parameter to something else than the declared value. */
  readonly setTo?: number;
  readonly basis: 'evidence' | 'assumed' | 'fitted';
  /** Reason of an assumption, or what was fitted to. */
  readonly why?: string;
  readonly evidence: readonly EvidenceRow[];
  /** Of a row asked for by its id: the parameters that rest on it. */
  readonly usedBy?: readonly string[];
}

export interface Citations {
  readonly citations: readonly Citation[];
  /** One sentence for each thing that could not be cited. */
  readonly faults: readonly string[];
}

/** Ids named in a provenance or a reason; a word that is no id is passed over. */
function rowsNamed(rows: readonly EvidenceRow[], text: string): EvidenceRow[] {
  const words = text.match(/[\w-]*\w/g) ?? [];
  return [...new Set(words)].flatMap((word) => rows.find((row) => row.id === word) ?? []);
}

function ofParameter(library: Library, parameter: CitedParameter, setTo?: number): Citation {
  const { id, says, value, unit, from } = parameter;
  const base = { parameter: id, says, value, unit, ...(setTo === undefined ? {} : { setTo }) };
  if (typeof from === 'string') return { ...base, basis: 'evidence', evidence: rowsNamed(library.rows, from) };
  if ('assumed' in from) return { ...base, basis: 'assumed', why: from.assumed, evidence: rowsNamed(library.rows, from.assumed) };
  return { ...base, basis: 'fitted', why: from.fitted, evidence: rowsNamed(library.rows, from.fitted) };
}

function ofRow(library: Library, row: EvidenceRow): Citation {
  const usedBy = library.parameters.filter((parameter) => ofParameter(library, parameter).evidence.includes(row)).map(({ id }) => id);
  return { basis: 'evidence', evidence: [row], usedBy };
}

interface RunFile {
  readonly scenario?: {
    readonly parameters?: Record<string, number>;
    readonly events?: readonly { readonly substance?: string }[];
    readonly lives?: { readonly entry?: Entry };
  };
}

function ofRun(library: Library, folder: string): Citations {
  const path = join(folder, 'run.json');
  if (!existsSync(path)) return { citations: [], faults: [`cite: ${folder} has no run.json; name a folder that accumbens run wrote`] };
  let run: RunFile;
  try {
    run = JSON.parse(readFileSync(path, 'utf8')) as RunFile;
  } catch (error) {
    return { citations: [], faults: [`cite: ${path} is not JSON (${(error as Error).message}); name a folder that accumbens run wrote`] };
  }
  const set = run.scenario?.parameters ?? {};
  const taken = run.scenario?.events && new Set(run.scenario.events.map((event) => event.substance));
  const lives = run.scenario?.lives;
  const entered = lives?.entry ? spellsOf(lives.entry).map((spell) => spell.treatment) : [];
  const matters = ({ id, part = 'body', treatment }: CitedParameter) => {
    if (part === 'treatments') return treatment !== undefined && entered.includes(treatment);
    if (part !== 'body') return lives !== undefined;
    const module = id.slice(0, id.indexOf('.'));
    const substances = library.takenWith?.[module];
    return !substances || !taken || substances.some((substance) => taken.has(substance));
  };
  return {
    citations: library.parameters.filter(matters).map((parameter) => ofParameter(library, parameter, set[parameter.id])),
    faults: [],
  };
}

/** `target` is the id of a row, a parameter ('tolerance.gain'), a component ('tolerance') or a run folder. */
function ofTarget(library: Library, target: string): Citations {
  const row = rowOf(library.rows, target);
  if (row) return { citations: [ofRow(library, row)], faults: [] };
  const parameters = library.parameters.filter(({ id }) => id === target || id.startsWith(`${target}.`));
  if (parameters.length > 0) return { citations: parameters.map((parameter) => ofParameter(library, parameter)), faults: [] };
  if (existsSync(target) && statSync(target).isDirectory()) return ofRun(library, target);
  const components = [...new Set(library.parameters.map(({ id }) => id.slice(0, id.indexOf('.'))))];
  const near = nearest([...library.rows.map(({ id }) => id), ...library.parameters.map(({ id }) => id), ...components], target);
  return {
    citations: [],
    faults: [
      `accumbens cite: found ${target}; allowed are an evidence row (A001), a parameter (tolerance.gain), a component (tolerance) or a run folder${near ? `; did you mean ${near}?` : ''}`,
    ],
  };
}

/** The evidence behind each target; none means every parameter of the model. Reads only the run.json of run folders. */
export function cite(targets: readonly string[], library: Library): Citations {
  if (targets.length === 0) return { citations: library.parameters.map((parameter) => ofParameter(library, parameter)), faults: [] };
  const answers = targets.map((target) => ofTarget(library, target));
  return { citations: answers.flatMap(({ citations }) => citations), faults: answers.flatMap(({ faults }) => faults) };
}

function rowLines(row: EvidenceRow): string[] {
  const result = [row.value, row.unit].filter(Boolean).join(' ');
  const details = [row.spread && `spread ${row.spread}`, row.condition, row.source].filter(Boolean).join(' · ');
  return [
    `  ${row.id.padEnd(7)} ${row.quantity}${result ? `: ${result}` : ''}`,
    `          ${details} · checked: ${row.checked}`,
    ...(row.note ? [`          ${row.note}`] : []),
  ];
}

function citationLines(citation: Citation): string[] {
  const rows = citation.evidence.flatMap(rowLines);
  if (citation.parameter === undefined) {
    const users = citation.usedBy ?? [];
    return [...rows, `          ${users.length ? `used by ${users.join(', ')}` : 'no parameter rests on it'}`];
  }
  const unit = citation.unit === '1' || !citation.unit ? '' : ` ${citation.unit}`;
  const set = citation.setTo === undefined ? '' : ` (this run: ${citation.setTo}${unit})`;
  const why = citation.basis === 'evidence' ? [] : [`  ${citation.basis}${citation.basis === 'fitted' ? ' to' : ''}: ${citation.why}`];
  return [`${citation.parameter} = ${citation.value}${unit}${set}: ${citation.says}`, ...why, ...rows];
}

/** '41 parameters: 30 from evidence, 9 assumed, 2 fitted; 33 rows: 24 read, 9 recalled-medium' */
export function summary(citations: readonly Citation[]): string {
  const parameters = citations.filter(({ parameter }) => parameter !== undefined);
  const rows = [...new Set(citations.flatMap(({ evidence }) => evidence))];
  const tally = (words: readonly string[]) =>
    [...new Set(words)]
      .sort()
      .map((word) => `${words.filter((other) => other === word).length} ${word}`)
      .join(', ');
  const counted = (n: number, noun: string) => `${n} ${noun}${n === 1 ? '' : 's'}`;
  const parts = [
    parameters.length
      ? `${counted(parameters.length, 'parameter')}: ${tally(parameters.map(({ basis }) => (basis === 'evidence' ? 'from evidence' : basis)))}`
      : '',
    rows.length ? `${counted(rows.length, 'row')}: ${tally(rows.map(({ checked }) => checked))}` : '',
  ];
  return parts.filter(Boolean).join('; ');
}

/** For the terminal: one block a parameter or row, then the summary. */
export function citationText(citations: readonly Citation[]): string {
  if (citations.length === 0) return '';
  return `${citations.map((citation) => citationLines(citation).join('\n')).join('\n\n')}\n\n${summary(citations)}\n`;
}

/** For machines: the citations as an array, in the order asked. */
export function citationJson(citations: readonly Citation[]): string {
  return `${JSON.stringify(citations, null, 2)}\n`;
}
