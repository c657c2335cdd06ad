import { createBootstrap } from '../analysis/statistics/bootstrap.js';
import { estimateMean, type MeanEstimate } from '../analysis/statistics/mean.js';
import { createStreams } from '../kernel/random.js';
import type { Scenario } from '../model/scenario.js';
import type { MetricPath } from './metric/metric.js';
import type { RunMany, RunResult } from './runner.js';
import { seedsFrom } from './seeds.js';

/** A scenario under a name, as one side of a comparison. */
export interface Arm {
  readonly name: string;
  readonly scenario: Scenario;
}

export interface StudyPlan {
  readonly arms: readonly Arm[];
  /** The first seed; the others follow from it. */
  readonly seed: string;
  /** How many for each arm. */
  readonly seeds: number;
  readonly metrics: readonly MetricPath[];
  /** Each arm has seeds of its own. Default false: all have the same, so that they meet the same chance. */
  readonly disjoint?: boolean | undefined;
}

/** One metric of one arm, a value for each seed. */
export interface Measured {
  readonly values: readonly number[];
  readonly mean: MeanEstimate;
}

export interface ArmResult {
  readonly name: string;
  readonly seeds: readonly string[];
  readonly runs: readonly RunResult[];
  /** In the order of the metrics; undefined where a run has no such figure, because its cost is not priced. */
  readonly measured: readonly (Measured | undefined)[];
}

/** Runs every arm with every seed. */
export async function runStudy(
  { arms, seed, seeds, metrics, disjoint = false }: StudyPlan,
  runMany: RunMany,
  onDone?: (done: number) => void,
): Promise<readonly ArmResult[]> {
  const seedsOf = arms.map((_, n) => seedsFrom(seed, seeds, disjoint ? n * seeds : 0));
  const jobs = arms.flatMap(({ scenario }, n) => seedsOf[n].map((each) => ({ scenario, seed: each, metrics })));
  const results = await runMany(jobs, onDone);
  const bootstrap = createBootstrap([seeds], createStreams(seed)('bootstrap'));
  return arms.map(({ name }, n) => {
    const runs = results.slice(n * seeds, (n + 1) * seeds);
    const measured = metrics.map((_, m): Measured | undefined => {
      const values = runs.flatMap(({ figures }) => figures[m] ?? []);
      return values.length < seeds ? undefined : { values, mean: estimateMean(values, bootstrap) };
    });
    return { name, seeds: seedsOf[n], runs, measured };
  });
}
