import { stopCause, type Requester } from '../model/facts.js';
import { idOf } from '../model/slots.js';
import { doom, taskState } from '../model/world.js';
import { minimumHealthyTasks } from '../policy/deployment/task-bounds.js';
import type { PlacementRequest } from '../policy/packing/fleet.js';
import { fleetOf } from '../policy/external/external-fleet.js';
import { isMember } from '../policy/placement/constraint/member-of.js';
import { fits } from '../policy/placement/fits.js';
import { NO_PROVIDER } from '../policy/placement/requests.js';
import { askingReads, askingWrites, createAsking, UNTIL_STOPPED } from './asking.js';
import { isHealthy } from './health.js';
import type { Tools } from './loop.js';

export const daemonWrites = [
  ...askingWrites,
  'TaskStopping',
  'DesiredCountChanged',
  'DeploymentCompleted',
  'LaunchThrottled',
] as const;
export const daemonReads = [...askingReads, 'daemonReserves'] as const;
export type DaemonTools = Tools<(typeof daemonReads)[number], (typeof daemonWrites)[number]>;

/** Where a daemon may stand, and one more of it. */
export function createDaemonPlacement(tools: DaemonTools) {
  const { scenario, roster, world, emit, because } = tools;
  const { tasks, tasksOn, instances, taskGroups, requesters, daemonReserves } = world;
  const asking = createAsking(tools);

  const providerFor = (r: Requester, group: number): number | undefined => {
    const { launchPath } = world.settings.scenario.services[r];
    if (launchPath.type !== 'capacityProviderStrategy') return NO_PROVIDER;
    return launchPath.items.find((item) => scenario.capacityProviders[item.capacityProvider].autoScalingGroup === group)
      ?.capacityProvider;
  };
  const requestOf = (r: Requester, row: number): PlacementRequest | undefined => {
    const provider = providerFor(r, instances.group[row]);
    return provider === undefined ? undefined : asking.requestOf(r, requesters.revision[r], provider).request;
  };

  /** ACTIVE and connected, and of those that the service's launch type may use. */
  const isOpen = (r: Requester, row: number): boolean =>
    fleetOf(instances, world.settings.scenario.services[r]).open[row] === 1;

  /** RA-17: what the instance keeps for the daemon counts as free to it. */
  const lessReserve = (request: PlacementRequest, r: Requester, row: number): PlacementRequest => {
    const reserved = daemonReserves[roster.daemonOf[r]][row];
    if (reserved === 0) return request;
    const kept = roster.needs[reserved - 1];
    const portMasks = request.portMasks.map((mask, word) => mask & ~kept.portMasks[word]);
    return {
      ...request,
      cpuUnits: Math.max(0, request.cpuUnits - kept.cpuUnits),
      memoryMiB: Math.max(0, request.memoryMiB - kept.memoryMiB),
      gpus: Math.max(0, request.gpus - kept.gpus),
      enis: Math.max(0, request.enis - kept.enis),
      ports: Math.max(0, request.ports - kept.ports),
      portMasks,
    };
  };

  /** A daemon has maximumPercent 100: with the one that stops the instance has as many as it may (SS-2, SS-3). */
  const awaitsStop = (r: Requester, row: number): boolean => {
    if (!scenario.model.stoppingCountsInMaximumPercent) return false;
    for (let t = tasksOn.first[row]; t >= 0; t = tasksOn.next[t]) if (tasks.requester[t] === r) return true;
    return false;
  };

  return {
    isOpen,
    isEligible: (r: Requester, row: number): boolean => {
      const request = isOpen(r, row) ? requestOf(r, row) : undefined;
      return request !== undefined && isMember(request, row);
    },
    /** The instance stays, and is none for this daemon. One of a provider that the service no longer names is left alone (CP-6). */
    violates(r: Requester, row: number): boolean {
      const request = isOpen(r, row) ? requestOf(r, row) : undefined;
      return request !== undefined && !isMember(request, row);
    },
    placeOn: (r: Requester, row: number): void => {
      const request = requestOf(r, row);
      if (request === undefined || taskGroups.counts[roster.taskGroupOf[r]].onInstance[row] > 0) return;
      const fleet = fleetOf(instances, world.settings.scenario.services[r]);
      if (awaitsStop(r, row) || !fits(fleet, lessReserve(request, r, row), row)) return;
      const before = because(instances.changedBy[row]);
      const task = tasks.slots.next;
      emit.TaskRequested(task, r, providerFor(r, instances.group[row]) ?? NO_PROVIDER, UNTIL_STOPPED);
      emit.TaskPlaced(task, idOf(instances.slots, row));
      because(before);
    },
  };
}

/**
 * Daemons are replaced under minimumHealthyPercent, 0 by default, and never above one an instance: each is stopped before
 * the next one starts (SS-2). Of UNHEALTHY ones any, one at a time (SS-7).
 */
export function createDaemonReplacement({ clock, world, roster, random, emit }: DaemonTools) {
  const { tasks, placedOf, requesters, settings } = world;
  const chance = roster.requesters.map(({ kind, name }) => random(kind, name, 'stopUnhealthy'));
  const isOld = (t: number): boolean => (tasks.doomed[t] & (doom.oldRevision | doom.draining)) === doom.oldRevision;
  const isUnhealthy = (t: number): boolean => tasks.doomed[t] === doom.unhealthy;
  const healthy = (t: number): boolean => isHealthy(world, t, clock.nowMs);
  const count = (r: Requester, which: (t: number) => boolean): number => {
    let n = 0;
    for (let t = placedOf.first[r]; t >= 0; t = placedOf.next[t]) if (which(t)) n++;
    return n;
  };

  const stopOld = (r: Requester, spareAtFirst: number): void => {
    let spare = spareAtFirst;
    for (let t = placedOf.first[r]; t >= 0;) {
      const next = placedOf.next[t];
      const runs = tasks.state[t] === taskState.running;
      if (isOld(t) && (!runs || (healthy(t) ? spare > 0 : spareAtFirst >= 0))) {
        if (healthy(t)) spare--;
        emit.TaskStopping(idOf(tasks.slots, t), stopCause.replaced);
      }
      t = next;
    }
  };
  const stopUnhealthy = (r: Requester, unhealthy: number): void => {
    let nth = unhealthy > 1 ? Math.floor(chance[r]() * unhealthy) : 0;
    for (let t = placedOf.first[r]; t >= 0; t = placedOf.next[t]) {
      if (!isUnhealthy(t) || nth-- > 0) continue;
      emit.TaskStopping(idOf(tasks.slots, t), stopCause.unhealthy);
      return;
    }
  };
  return {
    replace(r: Requester): void {
      if (requesters.doomed[r] === 0) return;
      const { minimumHealthyPercent } = settings.scenario.services[r].deployment;
      const minimum = minimumHealthyTasks(requesters.desiredCount[r], minimumHealthyPercent);
      stopOld(r, count(r, healthy) - minimum);
      const unhealthy = count(r, isUnhealthy);
      const isGuarded = count(r, healthy) + unhealthy - 1 >= minimum;
      if (unhealthy > 0 && isGuarded && requesters.stopping[r] === 0) stopUnhealthy(r, unhealthy);
    },
    /** One of the latest revision on each instance, all healthy, and none on its way (SS-6). */
    isSteady: (r: Requester): boolean =>
      requesters.stopping[r] === 0 &&
      count(r, isOld) === 0 &&
      count(r, (t) => tasks.doomed[t] === 0 && healthy(t)) === requesters.desiredCount[r],
  };
}
