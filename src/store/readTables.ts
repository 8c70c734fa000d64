import { readFileSync } from 'node:fs';
import { parquetReadObjects } from 'hyparquet';
import { type StudyFolder, tableFile } from './studyFolder.ts';

/** Tables of each shard of a whole run in turn, one array a column: one shard in memory at a time. */
export async function* readTables({
  folder,
  header,
}: StudyFolder): AsyncGenerator<Record<string, Record<string, (number | string | boolean | null)[]>>> {
  for (let shard = 0; shard < header.shards; shard++) {
    const tables: Record<string, Record<string, (number | string | boolean | null)[]>> = {};
    for (const { name, columns } of header.tables) {
      const bytes = readFileSync(tableFile(folder, name, shard));
      const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
      const rows = await parquetReadObjects({ file });
      tables[name] = Object.fromEntries(columns.map((column) => [column.name, rows.map((row) => row[column.name] ?? null)]));
    }
    yield tables;
  }
}
