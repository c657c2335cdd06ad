import { stopCause, type Requester, type Task } from '../model/facts.js';
import { idOf, isAlive, rowOf } from '../model/slots.js';
import { deploymentState } from '../model/world.js';
import {
  createDaemonPlacement,
  createDaemonReplacement,
  daemonReads,
  daemonWrites,
  type DaemonTools,
} from './daemon-placement.js';
import { healthDelayMs } from './health.js';
import { defineLoop } from './loop.js';
import { createThrottle } from './throttle.js';

/**
 * DAEMON services: one task on each ACTIVE instance (SS-1), that satisfies its constraints, of the groups whose
 * providers the service names or of the whole cluster. An instance without room for it is tried again at every placement retry.
 */
export const daemonScheduler = defineLoop({
  name: 'daemon-scheduler',
  reads: daemonReads,
  writes: daemonWrites,
  on(tools) {
    const { roster, wake } = tools;
    const isDaemon = (r: Requester): boolean => roster.requesters[r].daemon;
    const look = wake('ask', (r: Requester) => {
      scheduling.reconcile(r);
    });
    const lookAt = (timeMs: number, r: Requester): void => {
      if (isDaemon(r)) look.at(timeMs, r);
    };
    const scheduling = createScheduling(tools);
    return { ...onInstances(tools, scheduling, lookAt), ...onDaemons(tools, lookAt) };
  },
});

type LookAt = (timeMs: number, r: Requester) => void;

interface Scheduling {
  readonly daemons: readonly Requester[];
  /** How many instances it should be on. */
  readonly countInstances: (r: Requester) => void;
  /** Starts it where it is missing, replaces what is old or unhealthy. */
  readonly reconcile: (r: Requester) => void;
  /** CO-11: unlike a replica, a daemon whose instance no longer satisfies its constraints is stopped. */
  readonly stopMisplaced: (r: Requester) => void;
}

function createScheduling(tools: DaemonTools): Scheduling {
  const { roster, clock, world, emit } = tools;
  const { tasks, placedOf, instances, requesters } = world;
  const placement = createDaemonPlacement(tools);
  const replacement = createDaemonReplacement(tools);
  return {
    daemons: roster.requesters.flatMap(({ daemon }, r: Requester) => (daemon ? [r] : [])),
    countInstances(r) {
      let eligible = 0;
      for (let row = 0; row < instances.size; row++) if (placement.isEligible(r, row)) eligible++;
      if (eligible !== requesters.desiredCount[r]) emit.DesiredCountChanged(r, eligible);
    },
    reconcile(r) {
      const wanted = requesters.throttledUntilMs[r] > clock.nowMs ? 0 : requesters.desiredCount[r];
      for (let row = 0; row < instances.size && requesters.live[r] - requesters.doomed[r] < wanted; row++) {
        if (placement.isOpen(r, row)) placement.placeOn(r, row);
      }
      replacement.replace(r);
      if (requesters.deployment.state[r] === deploymentState.inProgress && replacement.isSteady(r))
        emit.DeploymentCompleted(r, requesters.revision[r]);
    },
    stopMisplaced(r) {
      for (let t = placedOf.first[r]; t >= 0;) {
        const next = placedOf.next[t];
        if (placement.violates(r, tasks.instance[t])) emit.TaskStopping(idOf(tasks.slots, t), stopCause.scaledIn);
        t = next;
      }
    },
  };
}

/** Instances come and go, and settings change. */
function onInstances({ scenario, clock, wake }: DaemonTools, scheduling: Scheduling, lookAt: LookAt) {
  const { daemons, countInstances, reconcile, stopMisplaced } = scheduling;
  const retry = wake('place', () => {
    for (const r of daemons) reconcile(r);
    retry.in(scenario.model.placementRetryMs, 0);
  });
  const countAll = (): void => {
    for (const r of daemons) countInstances(r);
  };
  const comeUp = (): void => {
    for (const r of daemons) {
      countInstances(r);
      reconcile(r);
    }
  };
  return {
    RunStarted() {
      if (daemons.length > 0) retry.in(scenario.model.placementRetryMs, 0);
    },
    InstanceRegistered: comeUp,
    ExternalInstanceRegistered: comeUp,
    InstanceDraining: countAll,
    InstanceTerminating: countAll,
    InstanceTerminated: countAll,
    AgentDisconnected: countAll,
    AgentReconnected() {
      for (const r of daemons) {
        countInstances(r);
        lookAt(clock.nowMs, r);
      }
    },
    ScenarioUpdated(update: number) {
      const event = scenario.events[update];
      if (event.type !== 'update' || !event.path.includes('placementConstraints')) return;
      for (const r of daemons) {
        stopMisplaced(r);
        countInstances(r);
        lookAt(clock.nowMs, r);
      }
    },
  };
}

/** Daemons are deployed, become healthy, or end. */
function onDaemons(tools: DaemonTools, lookAt: LookAt) {
  const { roster, clock, world } = tools;
  const { tasks, requesters } = world;
  const throttle = createThrottle(tools, lookAt);
  return {
    DeploymentStarted(r: Requester) {
      lookAt(clock.nowMs, r);
    },
    TaskStarted(task: Task) {
      if (!isAlive(tasks.slots, task)) return;
      const t = rowOf(task);
      const r = tasks.requester[t];
      if (!roster.requesters[r].daemon) return;
      const isAwaited = requesters.deployment.state[r] === deploymentState.inProgress || requesters.doomed[r] > 0;
      if (isAwaited) lookAt(clock.nowMs + healthDelayMs(world, t), r);
    },
    TaskUnhealthy(task: Task) {
      if (isAlive(tasks.slots, task)) lookAt(clock.nowMs, tasks.requester[rowOf(task)]);
    },
    TaskStopping(task: Task, cause: number) {
      const r = tasks.requester[rowOf(task)];
      if (cause === stopCause.failedToStart && roster.requesters[r].daemon) throttle(r);
      lookAt(clock.nowMs, r);
    },
    TaskStopped(_task: Task, _cause: number, _reason: number, r: Requester) {
      lookAt(clock.nowMs, r);
    },
  };
}
