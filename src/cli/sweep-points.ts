import { formatDiagnostic } from '../scenario/format-diagnostic.js';
import type { GridPoint } from '../sweep/grid.js';
import type { SweepPoint } from '../sweep/plan.js';
import type { Arguments } from './arguments.js';
import type { Host } from './host.js';
import type { ScenarioText } from './read-scenario.js';

interface Told {
  readonly isError: boolean;
  /** Places in the grid, from 0. */
  readonly points: number[];
}

/**
 * Loads the scenario of every point, before any run, and says what is wrong once, and at which points; undefined when one of
 * them cannot be run.
 */
export function loadPoints(
  { file, text, load }: ScenarioText,
  grid: readonly GridPoint[],
  args: Arguments,
  host: Host,
): readonly SweepPoint[] | undefined {
  const color = host.colorsTalk && !args.noColor;
  const told = new Map<string, Told>();
  const points = grid.flatMap((point, n): SweepPoint[] => {
    const { scenario, diagnostics } = load([...args.set, ...point.set]);
    for (const diagnostic of diagnostics) {
      const line = formatDiagnostic(diagnostic, { file, text, color });
      const known = told.get(line);
      if (known === undefined) told.set(line, { isError: diagnostic.severity === 'error', points: [n] });
      else known.points.push(n);
    }
    return scenario === undefined ? [] : [{ ...point, scenario }];
  });
  for (const [line, { points: where }] of told) host.tell(`${line}\n${whereText(where, grid)}`);
  return points.length < grid.length ? undefined : points;
}

/** `  at point 3 of 9: path=value`; nothing when it is so at all of them. */
function whereText(where: readonly number[], grid: readonly GridPoint[]): string {
  if (where.length === grid.length) return '';
  const [first] = where;
  const point = `point ${first + 1} of ${grid.length}: ${grid[first].set.join(' ')}`;
  return where.length === 1 ? `  at ${point}\n` : `  at ${where.length} points, the first is ${point}\n`;
}
