import type { Scenario } from '../model/scenario.js';
import type { GridPoint } from './grid.js';
import type { MetricPath } from './metric/metric.js';
import type { RunMany } from './runner.js';
import { runStudy, type ArmResult } from './study.js';
import type { Axis } from './vary.js';

/** A point of the grid whose scenario has been loaded. */
export interface SweepPoint extends GridPoint {
  readonly scenario: Scenario;
}

/** Each point with each seed: the runs of a point follow one another, in the order of the seeds. */
export interface SweepPlan {
  readonly axes: readonly Axis[];
  readonly points: readonly SweepPoint[];
  /** The first seed; the others follow from it. All points have the same, so that they meet the same chance. */
  readonly seed: string;
  /** How many for each point. */
  readonly seeds: number;
  readonly metrics: readonly MetricPath[];
}

/** Makes every run; the results are in the order of the points. */
export function runPlan(
  { points, seed, seeds, metrics }: SweepPlan,
  runMany: RunMany,
  onDone?: (done: number) => void,
): Promise<readonly ArmResult[]> {
  const arms = points.map(({ set, scenario }) => ({ name: set.join(', '), scenario }));
  return runStudy({ arms, seed, seeds, metrics }, runMany, onDone);
}
