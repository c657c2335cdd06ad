import { expectThat } from './broken.js';
import { onEveryFact, type Watcher } from './watcher.js';

/** Groups stay within their sizes, and launch only where EC2 has something to give. */
export const watchCapacity: Watcher = ({ scenario, world, clock }) => {
  const { autoScalingGroups: groups, zones, cluster, settings } = world;
  const inBounds = (): void => {
    for (let g = 0; g < groups.size; g++) {
      const desired = groups.desiredCapacity[g];
      expectThat(
        desired >= groups.minSize[g] && desired <= groups.maxSize[g],
        'desired capacity within minSize … maxSize',
        () => `group ${g}: ${desired} in ${groups.minSize[g]} … ${groups.maxSize[g]} at ${clock.nowMs} ms`,
      );
    }
  };
  return {
    ...onEveryFact(inBounds),
    // The desired capacity follows in the fact after this one.
    GroupSizeChanged(group, minSize, maxSize) {
      expectThat(minSize <= maxSize, 'minSize up to maxSize', () => `group ${group}: ${minSize} > ${maxSize}`);
    },
    InstanceLaunched(instance, group, zone, type) {
      inBounds();
      if (clock.nowMs === 0) return;
      const where = (): string => `instance ${instance} of group ${group} at ${clock.nowMs} ms`;
      const lacks = zones.lost[zone] + zones.lacking[zone] + zones.lackingType[zone * zones.types + type];
      expectThat(lacks === 0, 'launched where there is capacity', where);
      const { vcpuQuota = Infinity } = settings.scenario.account;
      expectThat(cluster.vcpus <= vcpuQuota, 'launched within the vCPU quota', where);
      const { availabilityZones, instanceTypes } = scenario.autoScalingGroups[group];
      expectThat(
        availabilityZones.includes(zone) && instanceTypes.includes(type),
        'launched in a zone and of a type of its group',
        where,
      );
    },
  };
};
