import { didYouMean } from './did-you-mean.js';

const COLUMNS = [
  'at_s',
  'duration_s',
  'task_definition',
  'cpu',
  'memory_mib',
  'gpus',
  'count',
  'group',
  'network_mode',
  'capacity_provider',
] as const;
export type Column = (typeof COLUMNS)[number];

/** Reads the fields of one line by column. */
export interface Reader {
  text(column: Column): string | undefined;
  number(column: Column, bounds: { readonly least: number; readonly whole?: boolean }): number | undefined;
  /** Reports what is wrong with the line. */
  fail(message: string): void;
}

/** The place of each column; undefined, and a report for each fault, when the header will not do. */
export function readHeader(
  fields: readonly string[],
  add: (line: number, message: string) => void,
): ReadonlyMap<Column, number> | undefined {
  const columns = new Map<Column, number>();
  const faults: string[] = [];
  const fail = (message: string): void => {
    faults.push(message);
    add(1, message);
  };
  fields.forEach((field, n) => {
    const column = COLUMNS.find((c) => c === field);
    if (column === undefined)
      fail(`the column "${field.slice(0, 40)}" is not known; allowed: ${COLUMNS.join(', ')}${hintOf(field)}`);
    else if (columns.has(column)) fail(`the column "${field}" stands twice`);
    else columns.set(column, n);
  });
  for (const needed of ['at_s', 'duration_s'] as const)
    if (!columns.has(needed)) fail(`the column ${needed} is missing`);
  if (!columns.has('task_definition') && !(columns.has('cpu') && columns.has('memory_mib'))) {
    fail('the column task_definition, or the columns cpu and memory_mib, are missing');
  }
  return faults.length === 0 ? columns : undefined;
}

const hintOf = (field: string): string => {
  const near = didYouMean(field, COLUMNS);
  return near === undefined ? '' : `; ${near}`;
};

export function createReader(
  columns: ReadonlyMap<Column, number>,
  fields: readonly string[],
  report: (message: string) => void,
): Reader {
  const text = (column: Column): string | undefined => {
    const place = columns.get(column);
    const field = place === undefined ? '' : (fields[place] ?? '');
    return field === '' ? undefined : field;
  };
  return {
    text,
    fail: report,
    number(column, { least, whole = false }) {
      const field = text(column);
      if (field === undefined) return undefined;
      const value = Number(field);
      if (Number.isFinite(value) && value >= least && (!whole || Number.isInteger(value))) return value;
      report(`${column} "${field.slice(0, 40)}" is not a ${whole ? 'whole ' : ''}number of at least ${least}`);
      return undefined;
    },
  };
}
