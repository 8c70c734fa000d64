/** A sweep file and the file it varies, turned into plain data that any machine can run. */
import { grid, latinHypercube, saltelli } from '../numerics/designs.ts';
import { pow } from '../numerics/elementary.ts';
import { SOBOL_DIMENSIONS, sobolSequence } from '../numerics/sobolSequence.ts';
import { catalogueOf } from '../read/catalogue.ts';
import { BadInput, Faults, unknownWord } from '../read/faults.ts';
import { type Design, type Measured, MOST_POINTS, plain, type SweepFile, type Values, type Varied } from '../read/sweep.ts';
import { parseTree } from '../read/tree.ts';
import { standardModel } from '../simulate/standard.ts';
import type { KindOf, Study } from '../simulate/study.ts';

/** One varied quantity: levels as they are put into the file, or a range of numbers. */
export interface Factor {
  readonly place: string;
  readonly levels?: readonly unknown[];
  readonly range?: { readonly from: number; readonly to: number; readonly unit: string; readonly ratio: boolean };
}

export interface SweepSpec {
  readonly title: string;
  /** Kind of the study at each point. */
  readonly kind: string;
  /** Name of the varied file, for messages. */
  readonly file: string;
  /** Its content as plain data. */
  readonly base: unknown;
  readonly factors: readonly Factor[];
  readonly design: Design;
  /** Rows of the design; a Sobol design has factors + 2 points a row. */
  readonly rows: number;
  readonly seed: number;
  readonly measure: readonly Omit<Measured, 'line'>[];
  readonly shardPeople: number;
}

/**
 * @param file name of the sweep file
 * @param text text of the file it varies
 * @throws BadInput with every fault that the two have together
 */
export async function sweepSpec(sweep: SweepFile, file: string, text: string, kinds: KindOf, shardPeople: number): Promise<SweepSpec> {
  const faults = new Faults(file);
  const kind = kinds(sweep.kind);
  if (!kind.read) throw new Error(`${sweep.kind}: cannot be read from a file`);
  kind.read(text, sweep.of, shardPeople);
  const base = withSettings(dataOf(text, sweep.of), sweep);
  const factors = sweep.vary.map((varied) => factorOf(varied, faults));
  if (faults.total > 0) throw faults.error();
  const { title, design, measure } = sweep;
  const seed = sweep.seed ?? ((base as { seed?: number }).seed || 1);
  const spec: SweepSpec = {
    title,
    kind: sweep.kind,
    file: sweep.of,
    base,
    factors: factors as Factor[],
    design,
    rows: sweep.points ?? factors.reduce((product, factor) => product * (factor?.levels?.length ?? 1), 1),
    seed,
    measure: measure.map(({ line: _, ...rest }) => rest),
    shardPeople,
  };
  checkSize(spec, sweep, faults);
  const first = await checkPoints(spec, sweep, kinds, faults);
  if (first) checkMeasures(sweep, first, faults);
  if (faults.total > 0) throw faults.error();
  return spec;
}

function dataOf(text: string, file: string): unknown {
  const tree = parseTree(text, new Faults(file));
  return tree && plain(tree);
}

function withSettings(base: unknown, { people, seed }: SweepFile): unknown {
  return { ...(base as object), ...(people === undefined ? {} : { people }), ...(seed === undefined ? {} : { seed }) };
}

function factorOf({ place, values, line }: Varied, faults: Faults): Factor | undefined {
  if (values === 'declared') return declared(place, line, faults);
  if ('from' in values) {
    const { from, to, unit, ratio } = values;
    const range = { from, to, unit, ratio };
    if (values.levels === undefined) return { place, range };
    const steps = values.levels - 1;
    return { place, levels: Array.from({ length: values.levels }, (_, i) => written(between(range, i / steps), unit)) };
  }
  return { place, levels: (values as Extract<Values, { levels: readonly unknown[] }>).levels };
}

function declared(place: string, line: number, faults: Faults): Factor | undefined {
  const parameters = catalogueOf(standardModel().model).parameters;
  const known = Object.hasOwn(parameters, place) ? parameters[place] : undefined;
  if (!known) {
    const [found, allowed] = unknownWord(place, Object.keys(parameters), 'a parameter, for its declared range');
    return faults.add({ line }, `vary.${place}`, found, allowed);
  }
  const { unit, range } = known;
  return { place, range: { from: range[0], to: range[1], unit: unit === '1' ? '' : unit, ratio: false } };
}

/** From u in [0, 1] to the range. */
const between = ({ from, to, ratio }: NonNullable<Factor['range']>, u: number): number =>
  ratio ? from * pow(to / from, u) : from + u * (to - from);

const written = (value: number, unit: string): unknown => (unit === '' ? value : `${value} ${unit}`);

/** Points of the design. */
export const pointsOf = ({ design, rows, factors }: SweepSpec): number => (design === 'sobol' ? rows * (factors.length + 2) : rows);

/** What is put into the file at a point, one entry a factor, and the number of it where it is one. */
export type Setting = (point: number) => readonly { readonly value: unknown; readonly number?: number }[];

/** Works the design out. */
export function settingsOf(spec: SweepSpec): Setting {
  const { design, rows, factors, seed } = spec;
  const k = factors.length;
  if (design === 'grid') {
    const places = grid(factors.map(({ levels }) => levels!.length));
    return (point) => factors.map(({ levels }, i) => ({ value: levels![places[point * k + i]!] }));
  }
  const unit = design === 'sobol' ? saltelli(sobolSequence(rows, 2 * k, seed), rows, k) : latinHypercube(rows, k, seed);
  return (point) =>
    factors.map(({ levels, range }, i) => {
      const u = unit[point * k + i]!;
      if (levels) return { value: levels[Math.floor(u * levels.length)] };
      const number = between(range!, u);
      return { value: written(number, range!.unit), number };
    });
}

function checkSize(spec: SweepSpec, sweep: SweepFile, faults: Faults): void {
  const points = pointsOf(spec);
  const line = sweep.vary[0]!.line;
  if (points > MOST_POINTS) faults.add({ line }, 'vary', `${points} points`, `at most ${MOST_POINTS}`);
  const most = Math.floor(SOBOL_DIMENSIONS / 2);
  if (spec.design === 'sobol' && spec.factors.length > most)
    faults.add({ line }, 'vary', `${spec.factors.length} quantities with sobol`, `at most ${most}`);
}

/** Each end of each factor is tried by itself, so that a fault comes before the work. Returns the study of the first point. */
async function checkPoints(spec: SweepSpec, sweep: SweepFile, kinds: KindOf, faults: Faults): Promise<Study | undefined> {
  let first: Study | undefined;
  for (const [i, { place, line }] of sweep.vary.entries()) {
    const { levels, range } = spec.factors[i]!;
    const ends = levels ?? [range!.from, range!.to].map((value) => written(value, range!.unit));
    for (const value of ends.slice(0, 100)) {
      try {
        const inner = readPoint(spec, kinds, [{ place, value }]);
        first ??= await kinds(spec.kind).begin(inner, kinds);
      } catch (error) {
        const told = error instanceof BadInput ? error.faults[0]! : undefined;
        if (!told && !(error instanceof PlaceError)) throw error;
        const why = told ? `with which ${spec.file} has ${told.path}: ${told.found}` : (error as Error).message;
        faults.add({ line }, `vary.${place}`, `${JSON.stringify(value)}, ${why}`, told?.allowed ?? 'a place that is in the file');
        break;
      }
    }
  }
  return first;
}

function checkMeasures(sweep: SweepFile, { tables }: Study, faults: Faults): void {
  for (const { table, column, where, line } of sweep.measure) {
    const shape = tables.find(({ name }) => name === table);
    const say = (word: string, known: readonly string[], what: string) =>
      faults.add({ line }, 'measure', ...unknownWord(word, known, what));
    if (!shape) {
      say(
        table,
        tables.map(({ name }) => name),
        'a table',
      );
      continue;
    }
    const numbers = shape.columns.filter(({ type }) => type !== 'text').map(({ name }) => name);
    if (!numbers.includes(column)) say(column, numbers, `a column of ${table}`);
    const names = shape.columns.map(({ name }) => name);
    if (where && !names.includes(where.column)) say(where.column, names, `a column of ${table}`);
  }
}

/** The spec of the study at a point. Throws BadInput when the file refuses a value, PlaceError when it has no such place. */
export function readPoint(
  spec: SweepSpec,
  kinds: KindOf,
  settings: readonly { readonly place: string; readonly value: unknown }[],
): unknown {
  const data = structuredClone(spec.base) as Record<string, unknown>;
  for (const { place, value } of settings) put(data, place, value);
  return kinds(spec.kind).read!(JSON.stringify(data), spec.file, spec.shardPeople);
}

/** The file has no such place. */
export class PlaceError extends Error {
  override readonly name = 'PlaceError';
}

/**
 * Puts a value at a place of the file: 'component.parameter' goes under `parameters`, anything else is a path of keys and [numbers] of list entries.
 * The last key may be new; whether it is allowed is for the reader to say.
 */
export function put(data: Record<string, unknown>, place: string, value: unknown): void {
  const isParameter = /^parameters\./.test(place) || (/^\w+\.\w+$/.test(place) && typeof data[place.split('.')[0]!] !== 'object');
  if (isParameter) {
    data.parameters = { ...(data.parameters as object | undefined), [place.replace(/^parameters\./, '')]: value };
    return;
  }
  const keys = place.match(/[^.[\]]+|\[\d+\]/g) ?? [];
  let at: unknown = data;
  for (const [i, key] of keys.entries()) {
    const index = /^\[(\d+)\]$/.exec(key)?.[1];
    // One entry may stand without its list.
    if (index === '0' && !Array.isArray(at) && i < keys.length - 1) continue;
    const inside = typeof at === 'object' && at !== null ? (at as Record<string, unknown>) : undefined;
    const name = index ?? key;
    const last = i === keys.length - 1;
    if (!inside || (index !== undefined) !== Array.isArray(at) || (!last && inside[name] === undefined))
      throw new PlaceError(
        `which has no place: there is no ${keys
          .slice(0, i + 1)
          .join('.')
          .replaceAll('.[', '[')}`,
      );
    if (last) inside[name] = value;
    else at = inside[name];
  }
}
