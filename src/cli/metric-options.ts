import { metricFaults } from '../sweep/metric/check-metrics.js';
import { defaultMetrics } from '../sweep/metric/default-metrics.js';
import type { MetricPath } from '../sweep/metric/metric.js';
import type { Scenario } from '../model/scenario.js';
import { UsageError } from './usage-error.js';

/** The usual metrics and those that somebody asked for, each once. @throws UsageError for one that a scenario does not have. */
export function metricOptions(asked: readonly string[], scenarios: readonly Scenario[]): readonly MetricPath[] {
  const more = asked.map((path) => path.trim());
  const faults = scenarios.flatMap((scenario) => metricFaults(more, scenario));
  if (faults.length > 0) throw new UsageError([...new Set(faults)].join('; '));
  return [...new Set([...defaultMetrics, ...more])];
}
