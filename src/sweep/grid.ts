import type { Axis } from './vary.js';

/** One setting of all that varies. */
export interface GridPoint {
  /** In the order of the axes. */
  readonly values: readonly string[];
  /** The same as `--set` items. */
  readonly set: readonly string[];
}

export const gridSize = (axes: readonly Axis[]): number => axes.reduce((size, { values }) => size * values.length, 1);

/** Every combination: the first axis changes slowest, the last fastest. */
export function gridOf(axes: readonly Axis[]): readonly GridPoint[] {
  const combined = axes.reduce<readonly (readonly string[])[]>(
    (points, { values }) => points.flatMap((point) => values.map((value) => [...point, value])),
    [[]],
  );
  return combined.map((values) => ({ values, set: values.map((value, n) => `${axes[n].path}=${value}`) }));
}
