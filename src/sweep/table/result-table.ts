import type { SweepPlan } from '../plan.js';
import type { ArmResult } from '../study.js';
import { valueOf } from './value-of.js';

/** A column of one kind. Null: not priced. Numbers may be Infinity, integers not. */
export type Column =
  | { readonly name: string; readonly kind: 'integer'; readonly at: (row: number) => number }
  | { readonly name: string; readonly kind: 'number'; readonly at: (row: number) => number | null }
  | { readonly name: string; readonly kind: 'text'; readonly at: (row: number) => string };

/** One row a run. */
export interface ResultTable {
  readonly rows: number;
  readonly columns: readonly Column[];
}

/**
 * `point` (from 1), the paths that vary, `seed`, the figures by path, `facts` and `traceHash`; a row for each run, point by
 * point and seed by seed. A path that varies is a column of numbers where all its values are. A figure whose path varies too
 * has `.measured` behind its name.
 */
export function resultTable({ axes, seeds, metrics }: SweepPlan, results: readonly ArmResult[]): ResultTable {
  const pointOf = (row: number): number => Math.floor(row / seeds);
  const runOf = (row: number): ArmResult['runs'][number] => results[pointOf(row)].runs[row % seeds];
  const varied = new Set(axes.map(({ path }) => path));
  return {
    rows: results.length * seeds,
    columns: [
      { name: 'point', kind: 'integer', at: (row) => pointOf(row) + 1 },
      ...axes.map((_, a) => axisColumn(axes, a, pointOf)),
      { name: 'seed', kind: 'text', at: (row) => results[pointOf(row)].seeds[row % seeds] },
      ...metrics.map((path, m): Column => ({
        name: varied.has(path) ? `${path}.measured` : path,
        kind: 'number',
        at: (row) => runOf(row).figures[m],
      })),
      { name: 'facts', kind: 'integer', at: (row) => runOf(row).facts },
      { name: 'traceHash', kind: 'text', at: (row) => runOf(row).traceHash },
    ],
  };
}

/** The last axis changes fastest, as in `gridOf`. */
function axisColumn(axes: SweepPlan['axes'], a: number, pointOf: (row: number) => number): Column {
  const { path: name, values } = axes[a];
  const stride = axes.slice(a + 1).reduce((size, each) => size * each.values.length, 1);
  const placeAt = (row: number): number => Math.floor(pointOf(row) / stride) % values.length;
  const numbers = values.map(valueOf).filter((value) => typeof value === 'number');
  return numbers.length === values.length
    ? { name, kind: 'number', at: (row) => numbers[placeAt(row)] }
    : { name, kind: 'text', at: (row) => values[placeAt(row)] };
}
