import type { Column, ColumnShape, Columns, KindOf, ShardTables, Study, StudyKind, TableShape } from '../simulate/study.ts';
import { plainName } from './cohortTables.ts';
import { pointsOf, readPoint, type Setting, type SweepSpec, settingsOf } from './sweepSpec.ts';

const POINT: ColumnShape = { name: 'point', type: 'whole', unit: '1', says: 'Point of the design, from 0' };

/** Another study at every point of a design. Its tables are those of the other study with the point in front, and `points` says what was set. */
export const sweep: StudyKind<SweepSpec> = {
  kind: 'sweep',
  says: 'another study at every point of a design',

  async begin(spec, kinds): Promise<Study> {
    const settings = settingsOf(spec);
    const first = await studyAt(spec, kinds, settings, 0);
    const points = pointsOf(spec);
    // Small points share a shard, a large one is cut into the shards of its study: memory is that of one shard either way.
    const together = first.shards > 1 ? 1 : Math.max(1, Math.floor(spec.shardPeople / first.people));
    const pointShape = pointsShape(spec, settings);
    const inner = first.tables.map((shape): TableShape => ({ ...shape, columns: [POINT, ...shape.columns] }));
    return {
      title: spec.title,
      seed: spec.seed,
      people: first.people * points,
      shards: first.shards > 1 ? points * first.shards : Math.ceil(points / together),
      tables: [pointShape, ...inner],
      engine: first.engine,
      model: first.model,
      parameters: first.parameters,
      async run(shard) {
        const from = first.shards > 1 ? Math.floor(shard / first.shards) : shard * together;
        const parts: Part[] = [];
        for (let point = from; point < Math.min(from + together, points); point++) {
          const study = await studyAt(spec, kinds, settings, point);
          if (study.shards !== first.shards)
            throw new Error(`sweep: point ${point} has ${study.shards} shards, point 0 has ${first.shards}`);
          const part = first.shards > 1 ? shard % first.shards : 0;
          parts.push({ point, tables: await study.run(part), told: part === 0 });
        }
        return joined(pointShape, first.tables, parts, settings);
      },
    };
  },
};

interface Part {
  readonly point: number;
  readonly tables: ShardTables;
  /** The first part of its point, which says what was set. */
  readonly told: boolean;
}

async function studyAt(spec: SweepSpec, kinds: KindOf, settings: Setting, point: number): Promise<Study> {
  const set = settings(point).map(({ value }, i) => ({ place: spec.factors[i]!.place, value }));
  return kinds(spec.kind).begin(readPoint(spec, kinds, set), kinds);
}

function pointsShape({ factors }: SweepSpec, settings: Setting): TableShape {
  const first = settings(0);
  const columns = factors.map(({ place, range }, i): ColumnShape => {
    const isNumber = first[i]!.number !== undefined;
    const says = isNumber ? place : `${place}, as put into the file`;
    return { name: plainName(place), type: isNumber ? 'number' : 'text', unit: isNumber ? range!.unit || '1' : '', says };
  });
  return { name: 'points', says: 'One row a point: what was set', columns: [POINT, ...columns] };
}

function joined(shape: TableShape, inner: readonly TableShape[], parts: readonly Part[], settings: Setting): ShardTables {
  const told = parts.filter((part) => part.told).map(({ point }) => ({ point, set: settings(point) }));
  const set = shape.columns.slice(1).map(({ name, type }, i): [string, Column] => {
    const cell = ({ set: values }: (typeof told)[number]) => (type === 'number' ? values[i]!.number! : text(values[i]!.value));
    return [name, told.map(cell)];
  });
  const points: Columns = { point: Int32Array.from(told, ({ point }) => point), ...Object.fromEntries(set) };
  return { points, ...Object.fromEntries(inner.map((table) => [table.name, stacked(table, parts)])) };
}

const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

function stacked({ name, columns }: TableShape, parts: readonly Part[]): Columns {
  const rowsOf = ({ tables }: Part): number => tables[name]![columns[0]!.name]!.length;
  const all = columns.map((column): [string, Column] => {
    const pieces = parts.map(({ tables }) => tables[name]![column.name]!);
    return [column.name, pieces.flatMap((piece) => Array.from(piece as ArrayLike<number>))];
  });
  return { point: parts.flatMap((part) => new Array<number>(rowsOf(part)).fill(part.point)), ...Object.fromEntries(all) };
}
