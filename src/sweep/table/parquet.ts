import type { ColumnSource } from 'hyparquet-writer';
import type { Column, ResultTable } from './result-table.js';

/** Rows that are turned into columns at a time. */
const GROUP_ROWS = 100_000;

/** Writes a Parquet file: INT64, nullable DOUBLE and STRING columns, compressed with Snappy. */
export async function writeParquet({ rows, columns }: ResultTable, path: string): Promise<void> {
  const { fileWriter, ParquetWriter, schemaFromColumnData } = await import('hyparquet-writer');
  const schema = schemaFromColumnData({ columnData: columns.map((column) => source(column, 0, 0)) });
  const file = new ParquetWriter({ writer: fileWriter(path), schema, createdBy: 'ecs-capacity-sim' });
  for (let from = 0; from < rows; from += GROUP_ROWS) {
    const until = Math.min(rows, from + GROUP_ROWS);
    await file.write({
      columnData: columns.map((column) => source(column, from, until)),
      rowGroupSize: GROUP_ROWS,
    });
  }
  await file.finish();
}

function source({ name, kind, at }: Column, from: number, until: number): ColumnSource {
  const read = <Value>(valueAt: (row: number) => Value): Value[] =>
    Array.from({ length: until - from }, (_, n) => valueAt(from + n));
  switch (kind) {
    case 'integer':
      return { name, type: 'INT64', nullable: false, data: read((row) => BigInt(at(row))) };
    case 'number':
      // 0 and -0 are one figure, and two in a file.
      return { name, type: 'DOUBLE', nullable: true, data: read((row) => positiveZero(at(row))) };
    case 'text':
      return { name, type: 'STRING', nullable: false, data: read(at) };
  }
}

const positiveZero = (value: number | null): number | null => (value === 0 ? 0 : value);
