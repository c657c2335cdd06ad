import type { Tools } from './loop.js';
import { buysSpot } from '../policy/launching/on-demand-target.js';
import { chooseZone } from '../policy/launching/choose-zone.js';

type FindTools = Tools<
  'autoScalingGroups' | 'instances',
  'InstanceLaunched' | 'SpotInstanceBought' | 'InstanceFound' | 'InstanceInService' | 'InstanceRegistered'
>;

/** An hour-aligned age past any warm-up, for instances of t = 0 whose age nobody gave. */
const OLD_MS = 3 * 3_600_000;

/** The instances of t = 0: those of `initialState`, else as many as each group desires, of its first type. No limit refuses them. */
export function findInstances({ scenario, world, emit }: FindTools): void {
  const { instances, autoScalingGroups: groups } = world;
  const find = (g: number, zone: number, type: number, ageMs: number): void => {
    const instance = instances.slots.next;
    const spot = buysSpot(groups.alive[g] - groups.spot[g], groups.spot[g], scenario.autoScalingGroups[g].purchase);
    emit.InstanceLaunched(instance, g, zone, type);
    if (spot) emit.SpotInstanceBought(instance);
    emit.InstanceFound(instance, ageMs);
    emit.InstanceInService(instance);
    emit.InstanceRegistered(instance);
  };
  if (scenario.initialInstances.length > 0) {
    for (const i of scenario.initialInstances) find(i.autoScalingGroup, i.availabilityZone, i.instanceType, i.ageMs);
    return;
  }
  scenario.autoScalingGroups.forEach(({ availabilityZones, instanceTypes, desiredCapacity }, g) => {
    for (let n = 0; n < desiredCapacity; n++) {
      find(g, chooseZone(availabilityZones, groups.inZone, g * groups.zones), instanceTypes[0], OLD_MS);
    }
  });
}
