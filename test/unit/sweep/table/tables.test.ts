import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import { afterAll, describe, expect, it } from 'vitest';
import { resultTable } from '../../../../src/sweep/table/result-table.js';
import { writeTable, type TableFormat } from '../../../../src/sweep/table/write-table.js';
import { resultsOf, smallPlan } from '../small-sweep.js';

const directory = mkdtempSync(join(tmpdir(), 'tables-'));
afterAll(() => {
  rmSync(directory, { recursive: true });
});
const plan = smallPlan();
const table = resultTable(plan, resultsOf(plan));
async function written(format: TableFormat): Promise<Buffer> {
  const path = join(directory, `table.${format}`);
  await writeTable(table, format, path);
  return readFileSync(path);
}
const names = ['point', 'a.size', 'b.kind', 'seed', ...plan.metrics, 'facts', 'traceHash'];

describe('resultTable', () => {
  it('has a row a run, the points in order and their seeds in order', () => {
    expect(table.rows).toBe(12);
    expect(table.columns.map(({ name }) => name)).toEqual(names);
    const row = (n: number): unknown[] => table.columns.map(({ at }) => at(n));
    expect(row(0)).toEqual([1, 1, 'x, y', '7', 0, 0, 1000, '0000000000000000']);
    expect(row(4)).toEqual([2, 1, '"z"', '7/2', null, 4, 1004, '0000000000000004']);
    expect(row(11)).toEqual([4, 2, '"z"', '7/3', 1.1, Infinity, 1011, '000000000000000b']);
  });

  it('tells a path that varies from a figure of the same name', () => {
    const same = smallPlan({ metrics: ['a.size', 'cost.usd'] });
    expect(resultTable(same, resultsOf(same)).columns.map(({ name }) => name)).toContain('a.size.measured');
  });
});

describe('writeTable', () => {
  it('writes CSV with quotes where they are needed', async () => {
    const lines = (await written('csv')).toString().split('\n');
    expect(lines).toHaveLength(14);
    expect(lines[0]).toBe(names.join(','));
    expect(lines[1]).toBe('1,1,"x, y",7,0,0,1000,0000000000000000');
    expect(lines[5]).toBe('2,1,"""z""",7/2,,4,1004,0000000000000004');
    expect(lines[4]).toBe('2,1,"""z""",7,0.3,Infinity,1003,0000000000000003');
  });

  it('writes NDJSON, with texts for what JSON has no number for', async () => {
    const rows = (await written('ndjson')).toString().trimEnd().split('\n');
    expect(rows).toHaveLength(12);
    expect(Object.keys(JSON.parse(rows[0]))).toEqual(names);
    expect(JSON.parse(rows[3])).toMatchObject({ point: 2, 'b.kind': '"z"', 'placementWaitSeconds.p95': 'Infinity' });
    expect(JSON.parse(rows[4])).toMatchObject({ 'a.size': 1, 'cost.usd': null });
  });

  it('writes Parquet that another program reads', async () => {
    const bytes = await written('parquet');
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
    const rows = await parquetReadObjects({ file });
    expect(rows).toEqual(
      Array.from({ length: table.rows }, (_, row) =>
        Object.fromEntries(
          table.columns.map(({ name, kind, at }) => [name, kind === 'integer' ? BigInt(at(row)) : at(row)]),
        ),
      ),
    );
  });

  it('leaves the old file alone, and nothing else behind, when it fails', async () => {
    const path = join(directory, 'kept.csv');
    writeFileSync(path, 'old');
    const broken = { rows: 1, columns: [{ name: 'x', kind: 'text', at: () => fail() }] } as const;
    await expect(writeTable(broken, 'csv', path)).rejects.toThrow('torn');
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(directory).filter((name) => name.includes('.new'))).toEqual([]);
  });
});

function fail(): never {
  throw new Error('torn');
}
