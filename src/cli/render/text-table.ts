import Table from 'cli-table3';
import type { Page } from './page.js';
import { clip } from './wrap.js';

/** A column of a table. The first column names the rows: it stands left and is shortened last. */
export interface Column {
  /** May have several lines. */
  readonly head: string;
  /** When the table is too wide, columns go in this order, 1 first, equals together; a column without one stays. */
  readonly leaves?: number;
}

const INDENT = '  ';
const GAP = '  ';
const NAME_AT_LEAST = 10;
const NAME_AT_MOST = 40;

const noBorders = Object.fromEntries(
  ['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right']
    .concat(['left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid'])
    .map((part) => [part, '']),
);

/** Names left, figures right, no lines. Fits the page: columns leave first, then names are shortened. */
export function textTable(columns: readonly Column[], rows: readonly (readonly string[])[], page: Page): string {
  const widths = columns.map(({ head }, c) => Math.max(...lengths(head), ...rows.map((row) => row[c].length)));
  const name = Math.min(NAME_AT_MOST, widths[0]);
  const kept = keptColumns(columns, [name, ...widths.slice(1)], page.columns);
  const figures = kept.slice(1).reduce((sum, c) => sum + GAP.length + widths[c], INDENT.length);
  const room = Math.max(NAME_AT_LEAST, Math.min(name, page.columns - figures));
  const table = new Table({
    chars: { ...noBorders, middle: GAP },
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [], compact: true },
    colAligns: kept.map((_, n) => (n === 0 ? 'left' : 'right')),
  });
  table.push(kept.map((c) => columns[c].head.split('\n').map(page.faint).join('\n')));
  for (const row of rows) table.push(kept.map((c) => (c === 0 ? clip(row[c], room) : row[c])));
  return table
    .toString()
    .split('\n')
    .map((line) => `${INDENT}${line}`.trimEnd())
    .join('\n');
}

const lengths = (head: string): readonly number[] => head.split('\n').map((line) => line.length);

/** Which columns stay so that all fit. */
function keptColumns(columns: readonly Column[], widths: readonly number[], room: number): readonly number[] {
  let kept = [...columns.keys()];
  const width = (): number => kept.reduce((sum, c) => sum + widths[c] + GAP.length, INDENT.length - GAP.length);
  const ranks = new Set(columns.flatMap(({ leaves }) => (leaves === undefined ? [] : [leaves])));
  for (const rank of [...ranks].sort((a, b) => a - b)) {
    if (width() <= room) break;
    kept = kept.filter((c) => columns[c].leaves !== rank);
  }
  return kept;
}
