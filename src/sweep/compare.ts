import { createBootstrap } from '../analysis/statistics/bootstrap.js';
import { estimateDifference, type Difference } from '../analysis/statistics/difference.js';
import { createStreams } from '../kernel/random.js';
import type { MetricPath } from './metric/metric.js';
import type { RunMany } from './runner.js';
import { runStudy, type ArmResult, type Measured, type StudyPlan } from './study.js';

/**
 * `less` and `more`: B against A, and the 95 % interval leaves no doubt. `same`: equal in every seed. `unclear`: 0 is in the
 * interval. `unknown`: one of them has no such figure, because its cost is not priced.
 */
export type Verdict = 'less' | 'more' | 'same' | 'unclear' | 'unknown';

export interface MetricComparison {
  readonly metric: MetricPath;
  readonly a: Measured | undefined;
  readonly b: Measured | undefined;
  /** B less A. */
  readonly difference: Difference | undefined;
  readonly verdict: Verdict;
}

export interface Comparison {
  readonly a: ArmResult;
  readonly b: ArmResult;
  readonly metrics: readonly MetricComparison[];
}

/**
 * Runs all arms and compares each with the first. With common seeds the differences are paired, with disjoint ones not.
 * Deterministic: equal plans give equal answers.
 */
export async function compareArms(
  plan: StudyPlan,
  runMany: RunMany,
  onDone?: (done: number) => void,
): Promise<readonly Comparison[]> {
  const { seed, seeds, metrics, disjoint = false } = plan;
  const [a, ...others] = await runStudy(plan, runMany, onDone);
  const bootstrap = createBootstrap(
    disjoint ? [seeds, seeds] : [seeds],
    createStreams(seed)('bootstrap', 'difference'),
  );
  const kind = disjoint ? 'independent' : 'paired';
  return others.map((b) => ({
    a,
    b,
    metrics: metrics.map((metric, m): MetricComparison => {
      const [before, after] = [a.measured[m], b.measured[m]];
      if (before === undefined || after === undefined)
        return { metric, a: before, b: after, difference: undefined, verdict: 'unknown' };
      const difference = estimateDifference(before.values, after.values, kind, bootstrap);
      const isSame = !disjoint && before.values.every((value, n) => value === after.values[n]);
      return { metric, a: before, b: after, difference, verdict: isSame ? 'same' : verdictOf(difference) };
    }),
  }));
}

function verdictOf({ absolute: { low, high } }: Difference): Verdict {
  if (low > 0) return 'more';
  return high < 0 ? 'less' : 'unclear';
}
