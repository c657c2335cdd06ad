import type { Scenario } from '../../model/scenario.js';
import { simulate } from '../../simulate.js';
import { createMetric, type MetricPath } from '../metric/metric.js';

/** What one run of the file as it is tells of where to look. */
export interface Scouted {
  /** Why the cost is not priced, and what to do; undefined: it is. */
  readonly unpriced: string | undefined;
  /** Those of the metrics that have no value because of that. */
  readonly unknown: readonly MetricPath[];
  /** The most instances that each capacity provider had. */
  readonly peaks: ReadonlyMap<string, number>;
}

export function scout(scenario: Scenario, metrics: readonly MetricPath[]): Scouted {
  const { summary } = simulate(scenario);
  const reasons = summary.findings.filter(({ code }) => code === UNPRICED);
  const why = reasons.map(({ message, hint = '' }) => `${message} ${hint}`.trim()).join(' ');
  return {
    unpriced: summary.cost.priced ? undefined : why,
    unknown: metrics.filter((path) => createMetric(path)(summary) === null),
    peaks: new Map(summary.capacityProviders.map(({ name, peakInstances }) => [name, peakInstances])),
  };
}

const UNPRICED = 'R009';
