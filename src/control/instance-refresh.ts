import { isAlive, rowOf } from '../model/slots.js';
import { terminationCause, type Group } from '../model/facts.js';
import { instanceState } from '../model/world.js';
import { instanceEndReads, instanceEndWrites } from './instance-ends.js';
import { defineLoop } from './loop.js';
import { createReplacing } from './replacing.js';

/** Instance refresh: replaces whatever was launched before it began, and keeps a part of the group healthy meanwhile. */
export const instanceRefresh = defineLoop({
  name: 'instance-refresh',
  reads: [...instanceEndReads, 'autoScalingGroups'],
  writes: [...instanceEndWrites, 'InstanceRefreshCompleted'],
  on(tools) {
    const { world, emit } = tools;
    const { instances, autoScalingGroups: groups } = world;
    const replace = createReplacing(tools);

    const isLeft = (g: Group): boolean => {
      for (let row = 0; row < instances.size; row++) {
        const isThere = instances.state[row] !== instanceState.none && instances.group[row] === g;
        if (isThere && instances.launchedAtMs[row] < groups.refreshedSinceMs[g]) return true;
      }
      return false;
    };
    const goOn = (g: Group): void => {
      const sinceMs = groups.refreshedSinceMs[g];
      if (sinceMs < 0) return;
      const maySuffer = (groups.desiredCapacity[g] * (100 - groups.minHealthyPercentage[g])) / 100;
      const limit = Math.max(1, Math.floor(maySuffer));
      replace(g, (row) => instances.launchedAtMs[row] < sinceMs, limit, terminationCause.refresh);
      if (!isLeft(g)) emit.InstanceRefreshCompleted(g);
    };

    return {
      InstanceRefreshStarted: goOn,
      DesiredCapacityChanged: goOn,
      InstanceRegistered(i) {
        if (isAlive(instances.slots, i)) goOn(instances.group[rowOf(i)]);
      },
      InstanceTerminated(_i, g) {
        goOn(g);
      },
    };
  },
});
