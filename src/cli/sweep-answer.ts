import type { SweepPlan } from '../sweep/plan.js';
import type { ArmResult } from '../sweep/study.js';
import { valueOf } from '../sweep/table/value-of.js';
import { meanAnswer, type MeanAnswer } from './compare-answer.js';

/** The answer of `simulate sweep`, as `--json` prints it; docs/sweep.md. Infinities print as "Infinity", "-Infinity". */
export interface SweepAnswer {
  readonly schemaVersion: 1;
  readonly scenario: string;
  readonly file: string;
  /** The same for every point. */
  readonly seeds: readonly string[];
  readonly vary: readonly { readonly path: string; readonly values: readonly (string | number)[] }[];
  readonly points: readonly PointAnswer[];
}

export interface PointAnswer {
  /** Counted from 1. */
  readonly point: number;
  /** By path. */
  readonly values: Readonly<Record<string, string | number>>;
  readonly durationSeconds: number;
  /** In the order of the seeds. */
  readonly traceHashes: readonly string[];
  /** By path; null where the cost is not priced. */
  readonly metrics: Readonly<Record<string, MeanAnswer | null>>;
}

export function sweepAnswer(plan: SweepPlan, results: readonly ArmResult[], file: string): SweepAnswer {
  const { axes, points, metrics } = plan;
  return {
    schemaVersion: 1,
    scenario: points[0].scenario.name,
    file,
    seeds: results[0].seeds,
    vary: axes.map(({ path, values }) => ({ path, values: values.map(valueOf) })),
    points: results.map(({ runs, measured }, n) => ({
      point: n + 1,
      values: Object.fromEntries(axes.map(({ path }, a) => [path, valueOf(points[n].values[a])])),
      durationSeconds: points[n].scenario.durationMs / 1000,
      traceHashes: runs.map(({ traceHash }) => traceHash),
      metrics: Object.fromEntries(
        metrics.map((path, m) => {
          const figures = measured[m];
          return [path, figures === undefined ? null : meanAnswer(figures)];
        }),
      ),
    })),
  };
}
