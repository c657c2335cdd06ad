import type { ModelKnobs, TaskDefinition } from '../../model/scenario.js';

type HealthKnobs = Pick<ModelKnobs, 'healthyAfterMs' | 'targetHealthyAfterMs' | 'targetUnhealthyAfterMs'>;

/**
 * From RUNNING to healthy (SS-5): when its container's first check passes and its target is healthy; where nothing checks,
 * 40 s after RUNNING.
 */
export function healthyAfterMs(
  { healthCheck }: Pick<TaskDefinition, 'healthCheck'>,
  hasTarget: boolean,
  knobs: HealthKnobs,
): number {
  if (healthCheck === undefined) return hasTarget ? knobs.targetHealthyAfterMs : knobs.healthyAfterMs;
  return hasTarget ? Math.max(healthCheck.intervalMs, knobs.targetHealthyAfterMs) : healthCheck.intervalMs;
}

/**
 * From RUNNING to UNHEALTHY, for a task whose checks fail from `failsAfterMs` on: so many checks in a row that count. Those
 * of a container do not count in its start period, and none does in the service's grace period (SS-16, SS-17).
 * Undefined: nothing checks it.
 */
export function unhealthyAfterMs(
  { healthCheck }: Pick<TaskDefinition, 'healthCheck'>,
  hasTarget: boolean,
  failsAfterMs: number,
  gracePeriodMs: number,
  knobs: HealthKnobs,
): number | undefined {
  const byTarget = hasTarget ? failsAfterMs + knobs.targetUnhealthyAfterMs : Infinity;
  const byCheck =
    healthCheck === undefined
      ? Infinity
      : Math.max(failsAfterMs, healthCheck.startPeriodMs) + healthCheck.retries * healthCheck.intervalMs;
  const noticed = Math.min(byTarget, byCheck);
  return noticed === Infinity ? undefined : Math.max(noticed, gracePeriodMs);
}
