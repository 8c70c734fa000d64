import { readFileSync } from 'node:fs';
import { parquetReadObjects } from 'hyparquet';
import { type StudyFolder, tableFile } from './studyFolder.ts';

/** Every table of a whole run in memory, one array a column, in the order of the shards: for runs that fit. */
export async function readTables({
  folder,
  header,
}: StudyFolder): Promise<Record<string, Record<string, (number | string | boolean | null)[]>>> {
  const tables: Record<string, Record<string, (number | string | boolean | null)[]>> = {};
  for (const { name, columns } of header.tables) {
    const table = Object.fromEntries(columns.map((column) => [column.name, [] as (number | string | boolean | null)[]]));
    for (let shard = 0; shard < header.shards; shard++) {
      const bytes = readFileSync(tableFile(folder, name, shard));
      const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
      for (const row of await parquetReadObjects({ file }))
        for (const column of columns) table[column.name]!.push(row[column.name] ?? null);
    }
    tables[name] = table;
  }
  return tables;
}
