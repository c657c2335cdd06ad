import type { ResultTable } from './result-table.js';

/** An object a line, by the names of the columns. Infinite figures are "Infinity", because JSON has none; not priced is null. */
export function* ndjsonLines({ rows, columns }: ResultTable): Generator<string> {
  for (let row = 0; row < rows; row++)
    yield `${JSON.stringify(Object.fromEntries(columns.map(({ name, at }) => [name, finite(at(row))])))}\n`;
}

const finite = (value: string | number | null): string | number | null =>
  value === Infinity || value === -Infinity ? String(value) : value;
