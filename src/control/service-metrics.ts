import { curveAt } from '../model/curve.js';
import type { Requester } from '../model/facts.js';
import type { ServiceScalingPolicy } from '../model/scenario.js';
import {
  nextDatapoints,
  SERVICE_HIGH_DATAPOINTS,
  SERVICE_LOW_DATAPOINTS,
} from '../policy/scaling/service-target-tracking.js';
import { cpuUtilization, memoryUtilization, requestsPerTarget } from '../policy/scaling/service-utilization.js';
import { breachesStep } from '../policy/scaling/step-adjustment.js';
import { defineLoop, type Tools } from './loop.js';

const MINUTE_MS = 60_000;
/** AS-7: no datapoint. */
export const MISSING = -1;

const reads = ['requesters', 'servicePolicies', 'settings'] as const;
const writes = ['ServiceMetricMeasured'] as const;
type MetricPolicy = Exclude<ServiceScalingPolicy, { readonly type: 'scheduled' }>;

/** CloudWatch: each minute a datapoint for every scaling policy of a service, and the datapoints in a row that breach. */
export const serviceMetrics = defineLoop({
  name: 'service-metrics',
  reads,
  writes,
  on(tools) {
    const { roster, world, emit, wake } = tools;
    const { servicePolicies, settings } = world;
    const valueOf = createMetric(tools);

    const measure = (p: number, policy: MetricPolicy, value: number): void => {
      const { high, low } = servicePolicies;
      const datapoint = Number.isNaN(value) ? MISSING : value;
      if (policy.type === 'step') {
        const breaches = breachesStep(policy, value);
        emit.ServiceMetricMeasured(p, datapoint, nextDatapoints(high[p], breaches, policy.evaluationPeriods), 0);
        return;
      }
      const { targetValue } = policy;
      const lowThreshold = targetValue * settings.scenario.model.serviceLowThresholdFactor;
      emit.ServiceMetricMeasured(
        p,
        datapoint,
        nextDatapoints(high[p], value > targetValue, SERVICE_HIGH_DATAPOINTS),
        nextDatapoints(low[p], value < lowThreshold, SERVICE_LOW_DATAPOINTS),
      );
    };
    const minute = wake('measure', () => {
      minute.in(MINUTE_MS, 0);
      roster.servicePolicies.forEach(({ service, policy: n }, p) => {
        const policy = settings.scenario.services[service].autoScaling?.policies[n];
        if (policy !== undefined && policy.type !== 'scheduled') measure(p, policy, valueOf(service, policy.metric));
      });
    });
    return {
      RunStarted() {
        if (roster.servicePolicies.length > 0) minute.in(MINUTE_MS, 0);
      },
    };
  },
});

/** The metric of a service now; NaN where there is none. */
function createMetric({
  clock,
  world,
}: Tools<(typeof reads)[number], (typeof writes)[number]>): (s: Requester, metric: MetricPolicy['metric']) => number {
  const { requesters, settings } = world;
  return (s, metric) => {
    const { services, taskDefinitions } = settings.scenario;
    const { load, revisions } = services[s];
    if (load === undefined) return NaN;
    const { cpuUnits, memoryMiB } = taskDefinitions[revisions[requesters.revision[s]].taskDefinition];
    const { cpuMillisecondsPerRequest, memoryMiBPerTask, memoryMiBPerRequestPerSecond } = load;
    const perSecond = curveAt(load.requestsPerSecond, clock.nowMs);
    const running = requesters.running[s];
    switch (metric) {
      case 'ECSServiceAverageCPUUtilization':
        return cpuUtilization(perSecond, cpuMillisecondsPerRequest, running, cpuUnits);
      case 'ECSServiceAverageMemoryUtilization':
        return memoryUtilization(perSecond, memoryMiBPerTask, memoryMiBPerRequestPerSecond, running, memoryMiB);
      case 'ALBRequestCountPerTarget':
        return requestsPerTarget(perSecond, running);
    }
  };
}
