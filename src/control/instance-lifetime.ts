import { isAlive, rowOf } from '../model/slots.js';
import { terminationCause, type Group } from '../model/facts.js';
import { instanceEndReads, instanceEndWrites } from './instance-ends.js';
import { defineLoop } from './loop.js';
import { createReplacing } from './replacing.js';

/** Auto Scaling replaces so much of a group at a time, at least one. */
const AT_A_TIME = 10;

/** Maximum instance lifetime: instances that have reached it are replaced, a tenth of the group at a time. */
export const instanceLifetime = defineLoop({
  name: 'instance-lifetime',
  reads: [...instanceEndReads, 'autoScalingGroups'],
  writes: instanceEndWrites,
  on(tools) {
    const { clock, world, wake } = tools;
    const { instances, autoScalingGroups: groups, settings } = world;
    const replace = createReplacing(tools);

    const look = (g: Group): void => {
      const { maxInstanceLifetimeMs } = settings.scenario.autoScalingGroups[g];
      if (maxInstanceLifetimeMs === undefined) return;
      const limit = Math.max(1, Math.floor(groups.desiredCapacity[g] / AT_A_TIME));
      const isDue = (row: number): boolean => clock.nowMs - instances.launchedAtMs[row] >= maxInstanceLifetimeMs;
      replace(g, isDue, limit, terminationCause.maxLifetime);
    };
    const due = wake('settle', look);

    return {
      InstanceInService(i) {
        if (!isAlive(instances.slots, i)) return;
        const row = rowOf(i);
        const { maxInstanceLifetimeMs } = settings.scenario.autoScalingGroups[instances.group[row]];
        if (maxInstanceLifetimeMs === undefined) return;
        due.at(Math.max(clock.nowMs, instances.launchedAtMs[row] + maxInstanceLifetimeMs), instances.group[row]);
      },
      InstanceRegistered(i) {
        if (isAlive(instances.slots, i)) look(instances.group[rowOf(i)]);
      },
      DesiredCapacityChanged: look,
    };
  },
});
