import type { MetricPath } from './metric.js';

/** What runs are compared by unless somebody asks for more. */
export const defaultMetrics: readonly MetricPath[] = [
  'placementWaitSeconds.p50',
  'placementWaitSeconds.p95',
  'placementWaitSeconds.p99',
  'placementWaitSeconds.max',
  'startLatencySeconds.p95',
  'cost.usd',
  'cost.usdPerHour',
  'cost.idleUsd',
  'tasks.timedOut',
  'tasks.killed',
  'tasks.rejected',
  'tasks.waitingAtEnd',
  'services[*].belowDesiredTaskSeconds',
  'capacityProviders[*].scaleOutActions',
  'capacityProviders[*].scaleInActions',
  'capacityProviders[*].instancesLaunched',
  'capacityProviders[*].peakInstances',
  'utilization.cpuReserved',
  'utilization.memoryReserved',
];
