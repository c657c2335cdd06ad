import { stopCause, type Requester } from '../model/facts.js';
import { deploymentState, doom, taskState, type WorldView } from '../model/world.js';
import {
  createRollingCounts,
  createRollingStep,
  rollingStep,
  type RollingCounts,
  type RollingStep,
} from '../policy/deployment/rolling-step.js';
import { maximumTasks, minimumHealthyTasks } from '../policy/deployment/task-bounds.js';
import { isHealthy } from './health.js';
import type { Tools } from './loop.js';
import type { Stopper } from './stopper.js';

type ReplacementTools = Tools<'tasks' | 'placedOf' | 'requesters' | 'settings', 'DeploymentBlocked'>;

/** Replaces a service's tasks under its percentages: after a deploy, on instances that drain, and unhealthy ones. */
export interface Replacement {
  /** Stops what may stop now; returns how many tasks may start. */
  step(r: Requester): number;
}

export function createReplacement(tools: ReplacementTools, stopper: Stopper): Replacement {
  const { clock, world, emit } = tools;
  const { tasks, requesters, placedOf, settings } = world;
  const step: RollingStep = createRollingStep();
  const counts: RollingCounts = createRollingCounts();

  const { isProtected, isUnhealthy, isWaiting, isReplaceable, isUnripe, runs } = createSorting(tools);

  const count = (r: Requester): void => {
    const { deployment, ...service } = settings.scenario.services[r];
    const { model } = settings.scenario;
    const isDaemon = service.schedulingStrategy === 'DAEMON';
    counts.desired = requesters.desiredCount[r];
    counts.kept = requesters.live[r] - requesters.doomed[r];
    counts.unripe = counts.replaceable = counts.held = counts.unhealthy = counts.healthy = 0;
    counts.ripening = counts.kept;
    let placedWaiting = 0;
    let placedDoomed = 0;
    for (let t = placedOf.first[r]; t >= 0; t = placedOf.next[t]) {
      const healthy = isHealthy(world, t, clock.nowMs);
      if (healthy) counts.healthy++;
      if (tasks.doomed[t] === 0) {
        if (healthy) counts.ripening--;
        continue;
      }
      placedDoomed++;
      if (isUnhealthy(t)) counts.unhealthy++;
      else if (isProtected(t)) counts.held++;
      else if (!runs(t)) placedWaiting++;
      else if (healthy) counts.replaceable++;
      else counts.unripe++;
    }
    counts.waiting = placedWaiting + requesters.doomed[r] - placedDoomed;
    counts.stopping = model.stoppingCountsInMaximumPercent ? requesters.stopping[r] : 0;
    counts.minimumHealthy = minimumHealthyTasks(counts.desired, deployment.minimumHealthyPercent);
    counts.maximum = isDaemon ? counts.desired : maximumTasks(counts.desired, deployment.maximumPercent);
  };

  const cause = causeOf(tasks);

  return {
    step(r) {
      count(r);
      rollingStep(step, counts);
      if (step.blocked && requesters.deployment.blocked[r] === 0) emit.DeploymentBlocked(r, requesters.live[r]);
      const waited = stopper.waiting(r, step.stopWaiting, isWaiting, stopCause.replaced);
      stopper.placed(r, step.stopWaiting - waited, isWaiting, cause);
      stopper.placed(r, step.stopUnripe, isUnripe, cause);
      stopper.placed(r, step.stopReplaceable, isReplaceable, cause);
      stopper.any(r, step.stopUnhealthy, isUnhealthy, cause);
      return step.start;
    },
  };
}

const causeOf =
  (tasks: WorldView['tasks']) =>
  (t: number): number => {
    if ((tasks.doomed[t] & doom.draining) !== 0) return stopCause.instanceDrained;
    if ((tasks.doomed[t] & doom.oldRevision) !== 0) return stopCause.replaced;
    return (tasks.doomed[t] & doom.unreachable) !== 0 ? stopCause.unreachable : stopCause.unhealthy;
  };

/** Tasks by what may be done with them; each takes a row. */
function createSorting({ clock, world }: ReplacementTools) {
  const { tasks } = world;
  const isProtected = (t: number): boolean =>
    (tasks.doomed[t] & ~doom.oldRevision) === 0 && tasks.protectedUntilMs[t] > clock.nowMs;
  const isUnhealthy = (t: number): boolean => tasks.doomed[t] === doom.unhealthy;
  const mustGo = (t: number): boolean => tasks.doomed[t] !== 0 && !isUnhealthy(t) && !isProtected(t);
  const runs = (t: number): boolean => tasks.state[t] === taskState.running;
  const isWaiting = (t: number): boolean => mustGo(t) && !runs(t);
  const isReplaceable = (t: number): boolean => mustGo(t) && isHealthy(world, t, clock.nowMs);
  const isUnripe = (t: number): boolean => mustGo(t) && runs(t) && !isHealthy(world, t, clock.nowMs);
  return { isProtected, isUnhealthy, isWaiting, isReplaceable, isUnripe, runs };
}

/** A deployment is on its way, or some task must be replaced. */
export const isUnsettled = ({ deployment, doomed }: WorldView['requesters'], r: Requester): boolean =>
  doomed[r] > 0 || deployment.state[r] === deploymentState.inProgress;
