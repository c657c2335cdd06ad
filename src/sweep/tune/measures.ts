import type { MetricPath } from '../metric/metric.js';
import type { Objective } from './objective.js';

export const USD: MetricPath = 'cost.usd';
export const INSTANCE_HOURS: MetricPath = 'capacityProviders[*].instanceHours';

const isWait = (metric: MetricPath): boolean => /(?:WaitSeconds|LatencySeconds)\.(?!count$)/.test(metric);

/** The wait that is told beside the cost: that of the first objective about one. */
export const waitMetric = (objectives: readonly Objective[]): MetricPath =>
  objectives.find(({ metric }) => isWait(metric))?.metric ?? 'placementWaitSeconds.p95';

/** The numbers of the objectives about waits: the front of cost and wait goes beyond them, and not beyond the others. */
export const waitObjectives = (objectives: readonly Objective[]): ReadonlySet<number> =>
  new Set(objectives.flatMap(({ metric }, n) => (isWait(metric) ? [n] : [])));
