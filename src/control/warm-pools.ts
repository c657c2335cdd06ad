import { isAlive, rowOf } from '../model/slots.js';
import type { Group } from '../model/facts.js';
import { sample } from '../model/sample.js';
import { warmPoolSize } from '../policy/launching/warm-pool-size.js';
import { defineLoop } from './loop.js';

/** Warm pools: instances that have booted and wait beside their group, in no count of it (MS-61). Full at t = 0. */
export const warmPools = defineLoop({
  name: 'warm-pools',
  reads: ['autoScalingGroups', 'instances', 'settings'],
  writes: ['WarmPoolChanged'],
  on({ scenario, world, emit, wake, random }) {
    const { autoScalingGroups: groups, instances, settings } = world;

    const sizeOf = (g: Group): number => {
      const { warmPool } = settings.scenario.autoScalingGroups[g];
      return warmPool === undefined ? 0 : warmPoolSize(warmPool, groups.desiredCapacity[g], groups.maxSize[g]);
    };
    /** One that is no longer wanted leaves as soon as it is ready. */
    const booted = wake('settle', (g: Group) => {
      const kept = groups.warm[g] < sizeOf(g) ? 1 : 0;
      emit.WarmPoolChanged(g, groups.warming[g] - 1, groups.warm[g] + kept);
    });

    const fill = (g: Group): void => {
      const { name, warmPool, bootTime } = settings.scenario.autoScalingGroups[g];
      if (warmPool === undefined) return;
      const size = sizeOf(g);
      const ready = Math.min(groups.warm[g], size);
      const missing = Math.max(0, size - ready - groups.warming[g]);
      if (missing === 0 && ready === groups.warm[g]) return;
      emit.WarmPoolChanged(g, groups.warming[g] + missing, ready);
      const stream = random('autoScalingGroup', name, 'warmPool');
      for (let n = 0; n < missing; n++) booted.in(sample(bootTime, stream), g);
    };

    return {
      RunStarted() {
        for (let g = 0; g < scenario.autoScalingGroups.length; g++) {
          if (sizeOf(g) > 0) emit.WarmPoolChanged(g, 0, sizeOf(g));
        }
      },
      GroupSizeChanged: fill,
      DesiredCapacityChanged: fill,
      WarmInstanceTaken(i) {
        if (isAlive(instances.slots, i)) fill(instances.group[rowOf(i)]);
      },
    };
  },
});
