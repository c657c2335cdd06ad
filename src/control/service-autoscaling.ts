import type { Requester } from '../model/facts.js';
import type { ServiceScalingPolicy } from '../model/scenario.js';
import { deploymentState } from '../model/world.js';
import { combinePolicies } from '../policy/scaling/combine-policies.js';
import { baseCapacity, mayScaleIn, type CooldownState } from '../policy/scaling/cooldown.js';
import {
  SERVICE_HIGH_DATAPOINTS,
  SERVICE_LOW_DATAPOINTS,
  trackedCapacity,
} from '../policy/scaling/service-target-tracking.js';
import { stepAdjusted } from '../policy/scaling/step-adjustment.js';
import { defineLoop, type Tools } from './loop.js';
import { MISSING } from './service-metrics.js';

const reads = ['requesters', 'servicePolicies', 'scalableTargets', 'settings'] as const;
const writes = ['ServiceBoundsChanged', 'ServiceScaled', 'DesiredCountChanged'] as const;
type ScalingTools = Tools<(typeof reads)[number], (typeof writes)[number]>;
type MetricPolicy = Exclude<ServiceScalingPolicy, { readonly type: 'scheduled' }>;

/** Application Auto Scaling: the desired count of a service follows its metrics, and the clock (AS-3…AS-9). */
export const serviceAutoscaling = defineLoop({
  name: 'service-autoscaling',
  reads,
  writes,
  on(tools) {
    const { scenario, roster, world, emit, wake } = tools;
    const { requesters, scalableTargets, settings } = world;
    const wantedBy = createWanted(tools);
    const setBoundsByClock = createScheduledBounds(tools);
    const scaled = scenario.services.flatMap(({ autoScaling }, s: Requester) => (autoScaling === undefined ? [] : [s]));

    const setCount = (s: Requester, from: number, to: number): void => {
      const { minCapacity, maxCapacity } = scalableTargets;
      const bounded = Math.max(minCapacity[s], Math.min(maxCapacity[s], to));
      if (bounded === requesters.desiredCount[s]) return;
      emit.ServiceScaled(s, from, bounded);
      emit.DesiredCountChanged(s, bounded);
    };
    const evaluate = wake('act', (s: Requester) => {
      const current = requesters.desiredCount[s];
      const { wanted, from } = wantedBy(s, current);
      // AS-8: no scale-in while a deployment is on its way.
      if (wanted < current && requesters.deployment.state[s] === deploymentState.inProgress) return;
      if (wanted !== current) setCount(s, from, wanted);
    });
    const setBounds = (s: Requester): void => {
      const { autoScaling } = settings.scenario.services[s];
      if (autoScaling !== undefined) emit.ServiceBoundsChanged(s, autoScaling.minCapacity, autoScaling.maxCapacity);
    };

    return {
      RunStarted() {
        scaled.forEach(setBounds);
        setBoundsByClock();
      },
      ScenarioUpdated(update) {
        const event = scenario.events[update];
        if (event.type === 'update' && event.path.includes('autoScaling.')) scaled.forEach(setBounds);
      },
      ServiceMetricMeasured(p) {
        const { service } = roster.servicePolicies[p];
        // All policies of a service are looked at together, once its first has its datapoint.
        const isFirst = roster.servicePolicies[p - 1]?.service !== service;
        if (isFirst) evaluate.in(scenario.model.alarmDelayMs, service);
      },
      /** A count outside new bounds moves to the nearer one. */
      ServiceBoundsChanged(s) {
        setCount(s, requesters.desiredCount[s], requesters.desiredCount[s]);
      },
    };
  },
});

/** What the policies together ask for, and from which capacity: in a cooldown, from that before it (AS-4…AS-6). */
function createWanted({ roster, clock, world }: ScalingTools) {
  const { servicePolicies, scalableTargets, settings } = world;

  /** What one policy asks for; `current` where it asks for nothing. */
  const ask = (p: number, policy: MetricPolicy, current: number, base: number, mayLess: boolean): number => {
    const value = servicePolicies.value[p];
    if (value === MISSING) return current;
    const isHigh =
      servicePolicies.high[p] >= (policy.type === 'step' ? policy.evaluationPeriods : SERVICE_HIGH_DATAPOINTS);
    if (policy.type === 'step') {
      if (!isHigh) return current;
      const more = stepAdjusted(policy, base, value);
      return more > base
        ? Math.max(current, more)
        : mayLess
          ? Math.min(current, stepAdjusted(policy, current, value))
          : current;
    }
    if (isHigh) return Math.max(current, trackedCapacity(base, value, policy.targetValue));
    const isLow = servicePolicies.low[p] >= SERVICE_LOW_DATAPOINTS;
    if (!isLow || !mayLess || policy.disableScaleIn) return current;
    return Math.min(current, trackedCapacity(current, value, policy.targetValue));
  };

  return (s: Requester, current: number): { readonly wanted: number; readonly from: number } => {
    const { lastOutAtMs, lastOutFrom, lastOutTo, lastInAtMs } = scalableTargets;
    const state: CooldownState = {
      lastOutAtMs: lastOutAtMs[s],
      lastOutFrom: lastOutFrom[s],
      lastOutTo: lastOutTo[s],
      lastInAtMs: lastInAtMs[s],
    };
    const wanted: number[] = [];
    const agrees: boolean[] = [];
    let from = current;
    roster.servicePolicies.forEach(({ service, policy: n }, p) => {
      const policy = service === s ? settings.scenario.services[s].autoScaling?.policies[n] : undefined;
      if (policy === undefined || policy.type === 'scheduled') return;
      const outCooldownMs = policy.type === 'step' ? policy.cooldownMs : policy.scaleOutCooldownMs;
      const inCooldownMs = policy.type === 'step' ? policy.cooldownMs : policy.scaleInCooldownMs;
      const base = baseCapacity(current, state, outCooldownMs, clock.nowMs);
      const asked = ask(p, policy, current, base, mayScaleIn(state, outCooldownMs, inCooldownMs, clock.nowMs));
      wanted.push(asked);
      if (asked > current) from = Math.min(from, base);
      // Only a policy that may scale in has a say in it.
      const hasSay = policy.type === 'step' ? policy.steps.some((step) => step.adjustment < 0) : !policy.disableScaleIn;
      agrees.push(asked < current || !hasSay);
    });
    return { wanted: combinePolicies(current, wanted, agrees), from };
  };
}

/** Scheduled actions set the bounds (AS-1). */
function createScheduledBounds({ scenario, clock, world, emit, wake }: ScalingTools): () => void {
  const { scalableTargets } = world;
  const planned = scenario.services.flatMap(({ autoScaling }, service) =>
    (autoScaling?.policies ?? []).flatMap((policy) => (policy.type === 'scheduled' ? [{ service, policy }] : [])),
  );
  const due = wake('act', (n: number) => {
    const { service, policy } = planned[n];
    const least = policy.minCapacity ?? scalableTargets.minCapacity[service];
    const most = policy.maxCapacity ?? scalableTargets.maxCapacity[service];
    emit.ServiceBoundsChanged(service, least, Math.max(least, most));
    if (policy.everyMs !== undefined) due.at(clock.nowMs + policy.everyMs, n);
  });
  return () => {
    planned.forEach(({ policy }, n) => {
      due.at(policy.atMs, n);
    });
  };
}
