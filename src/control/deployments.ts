import { deploymentCause, held, stopCause, type Requester, type Task } from '../model/facts.js';
import { idOf, isAlive, rowOf } from '../model/slots.js';
import { deploymentState, taskState } from '../model/world.js';
import { failureThreshold } from '../policy/deployment/failure-threshold.js';
import { unhealthyAfterMs } from '../policy/deployment/health-delay.js';
import { sample } from '../model/sample.js';
import { hasTarget } from './health.js';
import { defineLoop, type Tools } from './loop.js';
import { createOutOfReach } from './out-of-reach.js';

const reads = ['tasks', 'instances', 'externals', 'requesters', 'placedOf', 'settings'] as const;
const writes = [
  'DeploymentStarted',
  'DeploymentFailuresCounted',
  'DeploymentFailed',
  'HealthCheckFailed',
  'TaskUnhealthy',
  'TaskOutOfReach',
  'TaskProtected',
] as const;
type DeploymentTools = Tools<(typeof reads)[number], (typeof writes)[number]>;

/** Deployments begin, by a deploy or with the service itself, and fail by their circuit breaker (SS-11…SS-13). */
export const deployments = defineLoop({
  name: 'deployments',
  reads,
  writes,
  on(tools) {
    const { scenario, world, emit, wake } = tools;
    const { tasks, requesters, settings } = world;
    const protect = createProtection(tools);
    const checkHealth = createHealthChecks(tools);

    const deploy = wake('ask', (n: number) => {
      const event = scenario.events[n];
      if (event.type === 'deploy') emit.DeploymentStarted(event.service, event.revision, deploymentCause.deploy);
      if (event.type === 'updateTaskProtection') protect(event);
    });

    /** Stage 1 until a task of the deployment has been RUNNING, stage 2 from then on. */
    const countFailure = (task: Task, stage: 1 | 2): void => {
      if (!isAlive(tasks.slots, task)) return;
      const t = rowOf(task);
      const r = tasks.requester[t];
      const { deployment, revision } = requesters;
      if (r >= scenario.services.length || deployment.state[r] !== deploymentState.inProgress) return;
      const { circuitBreaker } = settings.scenario.services[r].deployment;
      const counts = tasks.revision[t] === revision[r] && (stage === 2) === (deployment.hasRun[r] === 1);
      if (circuitBreaker === undefined || !counts) return;
      const failures = deployment.failures[r] + 1;
      emit.DeploymentFailuresCounted(r, failures);
      const { circuitBreakerFloor } = scenario.model;
      if (failures < failureThreshold(circuitBreaker.threshold, requesters.desiredCount[r], circuitBreakerFloor))
        return;
      emit.DeploymentFailed(r, revision[r], failures);
      const last = deployment.completedRevision[r];
      if (circuitBreaker.rollback && last >= 0) emit.DeploymentStarted(r, last, deploymentCause.rollback);
    };

    return {
      RunStarted() {
        scenario.services.forEach((_, r) => {
          emit.DeploymentStarted(r, 0, deploymentCause.created);
        });
        scenario.events.forEach(({ type, atMs }, n) => {
          if (type === 'deploy' || type === 'updateTaskProtection') deploy.at(atMs, n);
        });
      },
      TaskStarted: checkHealth,
      TaskStopping(task, cause) {
        if (cause === stopCause.failedToStart) countFailure(task, 1);
      },
      TaskUnhealthy(task) {
        countFailure(task, 2);
      },
    };
  },
});

/** The health checks of a task that its definition lets fail after a while. */
function createHealthChecks(tools: DeploymentTools): (task: Task) => void {
  const { scenario, roster, clock, world, emit, wake, random } = tools;
  const { isUnheard, hold } = createOutOfReach(tools);
  const { tasks, settings } = world;
  const chance = roster.requesters.map(({ kind, name }) => random(kind, name, 'unhealthyAfter'));
  const runs = (task: Task): boolean => isAlive(tasks.slots, task) && tasks.state[rowOf(task)] === taskState.running;

  const failing = wake('settle', (task: Task) => {
    if (runs(task)) emit.HealthCheckFailed(task);
  });
  const unhealthy = wake('settle', (task: Task) => {
    if (!runs(task)) return;
    if (isUnheard(rowOf(task))) hold(task, held.unhealthy);
    else emit.TaskUnhealthy(task);
  });
  return (task) => {
    if (!runs(task)) return;
    const t = rowOf(task);
    const r = tasks.requester[t];
    const definition = scenario.taskDefinitions[tasks.definition[t]];
    if (definition.unhealthyAfter === undefined || r >= scenario.services.length) return;
    const failsAfterMs = sample(definition.unhealthyAfter, chance[r]);
    const { healthCheckGracePeriodMs } = settings.scenario.services[r];
    const noticedAfterMs = unhealthyAfterMs(
      definition,
      hasTarget(settings.scenario, r),
      failsAfterMs,
      healthCheckGracePeriodMs,
      scenario.model,
    );
    if (noticedAfterMs === undefined) return;
    failing.at(clock.nowMs + failsAfterMs, task);
    unhealthy.at(clock.nowMs + noticedAfterMs, task);
  };
}

interface Protection {
  readonly service: Requester;
  readonly count: number;
  readonly expiresInMs: number;
}

/** UpdateTaskProtection on RUNNING tasks, the oldest first (PL-24). */
function createProtection({ clock, world, emit }: DeploymentTools): (protection: Protection) => void {
  const { tasks, placedOf } = world;
  return ({ service, count, expiresInMs }) => {
    let left = count;
    for (let t = placedOf.first[service]; t >= 0 && left > 0; t = placedOf.next[t]) {
      if (tasks.state[t] !== taskState.running) continue;
      emit.TaskProtected(idOf(tasks.slots, t), clock.nowMs + expiresInMs);
      left--;
    }
  };
}
