import { stopCause, type Instance, type Requester, type Task } from '../model/facts.js';
import { idOf, isAlive, rowOf } from '../model/slots.js';
import { deploymentState, type WorldView } from '../model/world.js';
import { askingReads, askingWrites, createAsking } from './asking.js';
import { healthDelayMs, isHealthy, isSteady } from './health.js';
import { createLaunchAllowance } from './launch-allowance.js';
import { defineLoop, type Tools } from './loop.js';
import { createProviderChoice } from './provider-choice.js';
import { createReplacement, isUnsettled } from './replacement.js';
import { createStopper } from './stopper.js';
import { createThrottle } from './throttle.js';

const reads = [...askingReads, 'waiting'] as const;
const writes = [
  ...askingWrites,
  'TaskStarted',
  'TaskStopping',
  'DesiredCountChanged',
  'LaunchRateReached',
  'LaunchThrottled',
  'ProvisioningLimitReached',
  'DeploymentBlocked',
  'DeploymentCompleted',
  'DeploymentFailuresCounted',
] as const;
type SchedulerTools = Tools<(typeof reads)[number], (typeof writes)[number]>;

/**
 * REPLICA services: keeps as many tasks as each service desires (SS-1, SS-8), of its latest revision, healthy, on instances
 * that stay. It looks at the level, not at the change.
 */
export const serviceScheduler = defineLoop({
  name: 'service-scheduler',
  reads,
  writes,
  on(tools) {
    const { scenario, roster, wake } = tools;
    const isReplica = (r: Requester): boolean => r < scenario.services.length && !roster.requesters[r].daemon;
    const look = wake('ask', (r: Requester) => {
      reconcile(r);
    });
    const lookAt: LookAt = (timeMs, r) => {
      if (isReplica(r)) look.at(timeMs, r);
    };
    const reconcile = createReconcile(tools, lookAt);
    return {
      ...onCounts(tools, isReplica, reconcile, lookAt),
      ...onTasksToReplace(tools, lookAt),
      ...onTaskLife(tools, isReplica, lookAt),
    };
  },
});

type LookAt = (timeMs: number, r: Requester) => void;

/** Brings a service to its desired count: what it has too many of stops, what must go is replaced, what is missing starts. */
function createReconcile(tools: SchedulerTools, lookAt: LookAt): (r: Requester) => void {
  const { clock, world, emit } = tools;
  const { requesters } = world;
  const stopper = createStopper(tools);
  const replacement = createReplacement(tools, stopper);
  const start = createStart(tools, lookAt);
  return (r) => {
    const kept = requesters.live[r] - requesters.doomed[r];
    const wanted = requesters.desiredCount[r] + requesters.rebalancing[r];
    stopper.surplus(r, kept - wanted);
    const missing = Math.max(0, requesters.desiredCount[r] - kept);
    start(r, isBounded(requesters, r) ? replacement.step(r) : missing);
    if (
      requesters.deployment.state[r] === deploymentState.inProgress &&
      isSteady(world, r, requesters.desiredCount[r], clock.nowMs)
    )
      emit.DeploymentCompleted(r, requesters.revision[r]);
  };
}

/** The counts and settings of services change. */
function onCounts(
  tools: SchedulerTools,
  isReplica: (r: Requester) => boolean,
  reconcile: (r: Requester) => void,
  lookAt: LookAt,
) {
  const { scenario, clock, world, emit, wake } = tools;
  const { requesters } = world;
  const replicas = scenario.services.flatMap((_, r: Requester) => (isReplica(r) ? [r] : []));
  const retryLimited = wake('ask', () => {
    for (const r of replicas) if (requesters.limited[r] === 1) reconcile(r);
    retryLimited.in(scenario.model.placementRetryMs, 0);
  });
  return {
    RunStarted() {
      adoptInitialTasks(tools);
      for (const r of replicas) emit.DesiredCountChanged(r, scenario.services[r].desiredCount);
      retryLimited.in(scenario.model.placementRetryMs, 0);
    },
    DesiredCountChanged(r: Requester) {
      if (isReplica(r)) reconcile(r);
    },
    ScenarioUpdated(update: number) {
      const event = scenario.events[update];
      if (event.type !== 'update') return;
      for (const s of event.desiredCounts) emit.DesiredCountChanged(s, event.scenario.services[s].desiredCount);
      for (const r of replicas) if (isUnsettled(requesters, r)) lookAt(clock.nowMs, r);
    },
    DeploymentStarted(r: Requester) {
      lookAt(clock.nowMs, r);
    },
  };
}

/** Tasks of a service must be replaced, or may be at last. */
function onTasksToReplace({ clock, world }: SchedulerTools, lookAt: LookAt) {
  const { tasks, tasksOn, instances, settings } = world;
  const lookAtTenants = (i: Instance): void => {
    if (instances.external[rowOf(i)] === 0 || !settings.scenario.model.externalReplacesWhenDisconnected) return;
    for (let t = tasksOn.first[rowOf(i)]; t >= 0; t = tasksOn.next[t]) lookAt(clock.nowMs, tasks.requester[t]);
  };
  return {
    InstanceDraining(i: Instance) {
      let last = -1;
      for (let t = tasksOn.first[rowOf(i)]; t >= 0; t = tasksOn.next[t]) {
        const r = tasks.requester[t];
        if (r !== last) lookAt(clock.nowMs, r);
        last = r;
      }
    },
    /** EX-4, by the knob: its services replace what they cannot reach, or keep it after all. */
    AgentDisconnected: lookAtTenants,
    AgentReconnected: lookAtTenants,
    /** A move that was stopped leaves one task too many. */
    RebalancingEnded(r: Requester) {
      lookAt(clock.nowMs, r);
    },
    TaskUnhealthy(task: Task) {
      if (isAlive(tasks.slots, task)) lookAt(clock.nowMs, tasks.requester[rowOf(task)]);
    },
    TaskProtected(task: Task, untilMs: number) {
      if (isAlive(tasks.slots, task)) lookAt(Math.max(untilMs, clock.nowMs), tasks.requester[rowOf(task)]);
    },
  };
}

/** Tasks of a service become healthy, or end. */
function onTaskLife(tools: SchedulerTools, isReplica: (r: Requester) => boolean, lookAt: LookAt) {
  const { clock, world, emit, wake } = tools;
  const { requesters, tasks, settings } = world;
  const throttle = createThrottle(tools, lookAt);

  /** It has been RUNNING for long enough to be healthy. */
  const ripe = wake('settle', (task: Task) => {
    if (!isAlive(tasks.slots, task) || !isHealthy(world, rowOf(task), clock.nowMs)) return;
    const r = tasks.requester[rowOf(task)];
    const { circuitBreaker } = settings.scenario.services[r].deployment;
    const resets = requesters.deployment.failures[r] > 0 && (circuitBreaker?.resetOnHealthyTask ?? false);
    if (resets && requesters.deployment.state[r] === deploymentState.inProgress) emit.DeploymentFailuresCounted(r, 0);
    if (isUnsettled(requesters, r)) lookAt(clock.nowMs, r);
  });
  const lookAfter = (r: Requester, cause: number): void => {
    if (cause !== stopCause.scaledIn || isUnsettled(requesters, r)) lookAt(clock.nowMs, r);
  };

  return {
    TaskStarted(task: Task) {
      if (!isAlive(tasks.slots, task)) return;
      const t = rowOf(task);
      const r = tasks.requester[t];
      if (!isReplica(r)) return;
      ripe.in(healthDelayMs(world, t), task);
      // A task that runs ends the pause after failed starts (SS-9): what it held back may start.
      if (requesters.live[r] < requesters.desiredCount[r]) lookAt(clock.nowMs, r);
    },
    TaskStopping(task: Task, cause: number) {
      const r = tasks.requester[rowOf(task)];
      if (!isReplica(r)) return;
      // A new revision begins without a pause.
      const isLatest = isAlive(tasks.slots, task) && tasks.revision[rowOf(task)] === requesters.revision[r];
      if (cause === stopCause.failedToStart && isLatest) throttle(r);
      lookAfter(r, cause);
    },
    TaskStopped(_task: Task, cause: number, _reason: number, r: Requester) {
      if (!isReplica(r)) return;
      if (cause === stopCause.timedOut) throttle(r);
      lookAfter(r, cause);
    },
  };
}

/** Its percentages say how many may start: tasks must be replaced, or those that a deployment stopped still count (SS-3). */
const isBounded = ({ deployment, doomed, stopping }: WorldView['requesters'], r: Requester): boolean =>
  doomed[r] > 0 || (stopping[r] > 0 && deployment.state[r] === deploymentState.inProgress);

/** Asks for tasks, as far as limits allow. */
function createStart(tools: SchedulerTools, lookAt: LookAt): (r: Requester, count: number) => void {
  const { clock, world, emit } = tools;
  const { requesters, cluster, settings } = world;
  const asking = createAsking(tools);
  const providers = createProviderChoice(tools);
  const allowance = createLaunchAllowance(tools, lookAt);
  return (r, count) => {
    // A deployment that its circuit breaker has stopped launches nothing more (SS-13).
    if (requesters.deployment.state[r] === deploymentState.failed) return;
    if (requesters.throttledUntilMs[r] > clock.nowMs) return;
    for (let left = count; left > 0; left--) {
      if (!allowance(r)) return;
      if (cluster.provisioning >= settings.scenario.account.provisioningTaskLimit && providers.mayWait(r)) {
        if (requesters.limited[r] === 0) emit.ProvisioningLimitReached(r, cluster.provisioning);
        return;
      }
      asking.askForService(r, providers.forService(r));
    }
  };
}

/** The tasks that `initialState` puts on the instances of t = 0: requested, placed and RUNNING before anything else. */
function adoptInitialTasks({ scenario, world, emit }: SchedulerTools): void {
  const { tasks, instances } = world;
  scenario.initialInstances.forEach(({ autoScalingGroup, tasks: listed }, row) => {
    const provider = scenario.capacityProviders.findIndex((p) => p.autoScalingGroup === autoScalingGroup);
    for (const { service, count } of listed) {
      const { launchPath } = scenario.services[service];
      for (let n = 0; n < count; n++) {
        const task = tasks.slots.next;
        emit.TaskRequested(task, service, launchPath.type === 'capacityProviderStrategy' ? provider : -1, -1);
        emit.TaskPlaced(task, idOf(instances.slots, row));
        emit.TaskStarted(task);
      }
    }
  });
}
