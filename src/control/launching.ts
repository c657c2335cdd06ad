import { launchFailure, type Group, type Instance, type Type, type Zone } from '../model/facts.js';
import { buysSpot } from '../policy/launching/on-demand-target.js';
import { orderTypes } from '../policy/launching/order-types.js';
import { chooseZone } from '../policy/launching/choose-zone.js';
import type { Tools } from './loop.js';

export const launchingReads = ['autoScalingGroups', 'instances', 'zones', 'cluster', 'settings'] as const;
export const launchingWrites = [
  'InstanceLaunched',
  'SpotInstanceBought',
  'WarmPoolChanged',
  'WarmInstanceTaken',
  'LaunchFailed',
] as const;
type LaunchingTools = Tools<(typeof launchingReads)[number], (typeof launchingWrites)[number]>;

/** How a group launches: its zone, its purchase option, its type (MS-57, MS-60, MS-63). */
export interface Launching {
  /** One more instance. False: EC2 has none to give; a LaunchFailed says so. */
  readonly launch: (g: Group) => boolean;
  /** One more instance in a zone that has capacity. */
  readonly launchIn: (g: Group, zone: Zone) => Instance;
  /** EC2 has some type of the group in the zone, and the account may have it. */
  readonly hasCapacity: (g: Group, zone: Zone) => boolean;
}

export function createLaunching({ scenario, world, emit, random }: LaunchingTools): Launching {
  const { instances, autoScalingGroups: groups, zones, cluster, settings } = world;
  const allocation = scenario.autoScalingGroups.map(({ name }) => random('autoScalingGroup', name, 'allocation'));

  const isThere = (zone: Zone, type: Type): boolean =>
    zones.lost[zone] === 0 && zones.lacking[zone] === 0 && zones.lackingType[zone * zones.types + type] === 0;
  const isWithinQuota = (type: Type): boolean => {
    const { vcpuQuota } = settings.scenario.account;
    return vcpuQuota === undefined || cluster.vcpus + scenario.instanceTypes[type].vcpus <= vcpuQuota;
  };
  const hasCapacity = (g: Group, zone: Zone): boolean =>
    scenario.autoScalingGroups[g].instanceTypes.some((type) => isThere(zone, type) && isWithinQuota(type));

  const launchIn = (g: Group, zone: Zone): Instance => {
    const { instanceTypes } = scenario.autoScalingGroups[g];
    const { purchase } = settings.scenario.autoScalingGroups[g];
    const spot = buysSpot(groups.alive[g] - groups.spot[g], groups.spot[g], purchase);
    const ordered = orderTypes(instanceTypes, spot, purchase, settings.scenario.instanceTypes, allocation[g]);
    const type = ordered.find((t) => isThere(zone, t) && isWithinQuota(t)) ?? ordered[0];
    const instance = instances.slots.next;
    emit.InstanceLaunched(instance, g, zone, type);
    if (spot) emit.SpotInstanceBought(instance);
    if (groups.warm[g] > 0) {
      emit.WarmPoolChanged(g, groups.warming[g], groups.warm[g] - 1);
      emit.WarmInstanceTaken(instance);
    }
    return instance;
  };

  /** What keeps the group from a launch in any of these zones. */
  const reasonFor = (g: Group, tried: readonly Zone[]): number => {
    const { instanceTypes } = scenario.autoScalingGroups[g];
    if (tried.some((zone) => instanceTypes.some((type) => isThere(zone, type)))) return launchFailure.vcpuQuota;
    return tried.every((zone) => zones.lost[zone] === 1)
      ? launchFailure.zoneOutage
      : launchFailure.insufficientCapacity;
  };

  return {
    launch(g) {
      const { availabilityZones, instanceTypes, availabilityZoneDistribution } = scenario.autoScalingGroups[g];
      const first = chooseZone(availabilityZones, groups.inZone, g * groups.zones);
      const tried = availabilityZoneDistribution === 'balanced-only' ? [first] : availabilityZones;
      const zone = chooseZone(tried, groups.inZone, g * groups.zones, (z) => hasCapacity(g, z));
      if (zone >= 0) launchIn(g, zone);
      else emit.LaunchFailed(g, reasonFor(g, tried), first, instanceTypes[0]);
      return zone >= 0;
    },
    launchIn,
    hasCapacity,
  };
}
