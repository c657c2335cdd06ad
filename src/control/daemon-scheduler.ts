import type { Requester } from '../model/facts.js';
import { launchesOf } from '../model/roster.js';
import { idOf } from '../model/slots.js';
import { isMember } from '../policy/placement/constraint/member-of.js';
import { fits } from '../policy/placement/fits.js';
import { askingReads, createAsking, NO_PROVIDER, UNTIL_STOPPED } from './asking.js';
import { defineLoop } from './loop.js';

/**
 * DAEMON services: one task on each ACTIVE instance (SS-1), that satisfies its constraints, of the groups whose
 * providers the service names or of the whole cluster. An instance without room for it is tried again at every placement retry.
 */
export const daemonScheduler = defineLoop({
  name: 'daemon-scheduler',
  reads: [...askingReads, 'requesters'],
  writes: ['TaskRequested', 'TaskPlaced', 'TaskWaited', 'TaskStopped', 'DesiredCountChanged'],
  on(tools) {
    const { scenario, roster, world, emit, wake } = tools;
    const { tasks, instances, taskGroups, requesters } = world;
    const asking = createAsking(tools);
    const daemons = roster.requesters.flatMap(({ daemon }, r: Requester) => (daemon ? [r] : []));

    const providerFor = (r: Requester, group: number): number | undefined => {
      const { launchPath } = launchesOf(world.settings.scenario)[r];
      if (launchPath.type === 'EC2') return NO_PROVIDER;
      return launchPath.items.find(
        (item) => scenario.capacityProviders[item.capacityProvider].autoScalingGroup === group,
      )?.capacityProvider;
    };

    const countInstances = (r: Requester): void => {
      let eligible = 0;
      for (let row = 0; row < instances.size; row++) {
        const provider = instances.open[row] === 1 ? providerFor(r, instances.group[row]) : undefined;
        if (provider !== undefined && isMember(asking.requestOf(r, provider), row)) eligible++;
      }
      if (eligible !== requesters.desiredCount[r]) emit.DesiredCountChanged(r, eligible);
    };

    const placeOn = (r: Requester, row: number): void => {
      const provider = providerFor(r, instances.group[row]);
      if (provider === undefined || taskGroups.counts[roster.taskGroupOf[r]].onInstance[row] > 0) return;
      if (!fits(instances, asking.requestOf(r, provider), row)) return;
      const task = tasks.slots.next;
      emit.TaskRequested(task, r, provider, UNTIL_STOPPED);
      emit.TaskPlaced(task, idOf(instances.slots, row));
    };

    const placeOnAll = (r: Requester): void => {
      for (let row = 0; row < instances.size && requesters.live[r] < requesters.desiredCount[r]; row++) {
        if (instances.open[row] === 1) placeOn(r, row);
      }
    };

    const look = wake('ask', placeOnAll);
    const retry = wake('place', () => {
      for (const r of daemons) placeOnAll(r);
      retry.in(scenario.model.placementRetryMs, 0);
    });

    return {
      RunStarted() {
        if (daemons.length > 0) retry.in(scenario.model.placementRetryMs, 0);
      },
      InstanceRegistered() {
        for (const r of daemons) {
          countInstances(r);
          placeOnAll(r);
        }
      },
      InstanceTerminating() {
        for (const r of daemons) countInstances(r);
      },
      InstanceTerminated() {
        for (const r of daemons) countInstances(r);
      },
      TaskStopped(_task, _cause, _reason, r) {
        if (roster.requesters[r].daemon) look.in(0, r);
      },
    };
  },
});
