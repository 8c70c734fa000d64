import { type BasicType, type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer';
import type { ColumnShape, Columns, TableShape } from '../simulate/study.ts';

const PARQUET: Readonly<Record<ColumnShape['type'], BasicType>> = {
  whole: 'INT32',
  number: 'DOUBLE',
  short: 'FLOAT',
  text: 'STRING',
  flag: 'BOOLEAN',
};

/**
 * One table as the bytes of a Parquet file: equal rows, equal bytes. The key-value metadata hold what the table is, unit and meaning of
 * every column, and `provenance`, all as text.
 */
export function tableParquet(
  shape: TableShape,
  columns: Columns,
  provenance: Readonly<Record<string, string>>,
  version: string,
): Uint8Array {
  const columnData = shape.columns.map(
    ({ name, type, optional }): ColumnSource => ({
      name,
      data: columns[name] as ColumnSource['data'],
      type: PARQUET[type],
      nullable: optional ?? false,
    }),
  );
  const meanings = shape.columns.flatMap(({ name, unit, says }) => [[`unit.${name}`, unit] as const, [`says.${name}`, says] as const]);
  const told = { 'accumbens.table': shape.name, 'accumbens.says': shape.says, ...provenance, ...Object.fromEntries(meanings) };
  const kvMetadata = Object.entries(told).map(([key, value]) => ({ key, value }));
  return new Uint8Array(parquetWriteBuffer({ columnData, kvMetadata, createdBy: `accumbens version ${version}` }));
}
