import type { ShardTables, TableShape } from '../simulate/study.ts';

export type Cell = number | string | boolean | null;
/** Rows of all shards, one array a column. */
export type Joined = Readonly<Record<string, Readonly<Record<string, readonly Cell[]>>>>;

/** Tables of shards, one after another. */
export function joinShards(shapes: readonly TableShape[], shards: readonly ShardTables[]): Joined {
  const joined = shapes.map(({ name, columns }) => {
    const whole = columns.map((column) => {
      const cells: Cell[] = [];
      for (const shard of shards) {
        const part = shard[name]![column.name]! as ArrayLike<Cell>;
        for (let i = 0; i < part.length; i++) cells.push(part[i]!);
      }
      return [column.name, cells] as const;
    });
    return [name, Object.fromEntries(whole)] as const;
  });
  return Object.fromEntries(joined);
}

/** Rows of a table as objects. */
export function rowsOf(joined: Joined, table: string): Record<string, Cell>[] {
  const columns = Object.entries(joined[table] ?? {});
  return Array.from({ length: columns[0]?.[1].length ?? 0 }, (_, i) =>
    Object.fromEntries(columns.map(([name, cells]) => [name, cells[i]!])),
  );
}
