import type { ResultTable } from './result-table.js';

/** RFC 4180 with line feeds: a header, then a line a row. Infinite figures are `Infinity`; what is not priced is empty. */
export function* csvLines({ rows, columns }: ResultTable): Generator<string> {
  yield `${columns.map(({ name }) => quoted(name)).join(',')}\n`;
  for (let row = 0; row < rows; row++) yield `${columns.map(({ at }) => quoted(String(at(row) ?? ''))).join(',')}\n`;
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
