import type { Scenario } from '../model/scenario.js';
import { doom, taskState, type WorldView } from '../model/world.js';
import { healthyAfterMs } from '../policy/deployment/health-delay.js';

type HealthTables = Pick<WorldView, 'tasks' | 'settings'>;

/** From RUNNING to healthy, for the task of a row (SS-5). Only services have health to wait for. */
export function healthDelayMs({ tasks, settings: { scenario } }: HealthTables, t: number): number {
  return healthyAfterMs(
    scenario.taskDefinitions[tasks.definition[t]],
    hasTarget(scenario, tasks.requester[t]),
    scenario.model,
  );
}

/** Behind a load balancer; requesters that are no services never are. */
export const hasTarget = ({ services }: Scenario, requester: number): boolean =>
  requester < services.length && services[requester].deregistrationDelayMs !== undefined;

/** RUNNING for long enough, and its checks have not failed (SS-5). */
export function isHealthy(world: HealthTables, t: number, nowMs: number): boolean {
  const { tasks } = world;
  if (tasks.state[t] !== taskState.running || (tasks.doomed[t] & doom.unhealthy) !== 0) return false;
  const healthyAtMs = tasks.startedAtMs[t] + healthDelayMs(world, t);
  const failedFirst = tasks.failingAtMs[t] >= 0 && tasks.failingAtMs[t] < healthyAtMs;
  return nowMs >= healthyAtMs && !failedFirst;
}

/** A service has exactly `count` tasks, all healthy, none of them to be replaced and none on its way out. */
export function isSteady(
  world: HealthTables & Pick<WorldView, 'requesters' | 'placedOf'>,
  r: number,
  count: number,
  nowMs: number,
): boolean {
  const { requesters, placedOf } = world;
  if (requesters.doomed[r] > 0 || requesters.stopping[r] > 0) return false;
  if (requesters.live[r] !== count || requesters.running[r] !== count) return false;
  for (let t = placedOf.first[r]; t >= 0; t = placedOf.next[t]) if (!isHealthy(world, t, nowMs)) return false;
  return true;
}
