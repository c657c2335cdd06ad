import { isAlive, rowOf } from '../model/slots.js';
import type { Group, Zone } from '../model/facts.js';
import { instanceState } from '../model/world.js';
import { rebalanceSurplus, zoneToFill } from '../policy/launching/rebalance-zones.js';
import { createLaunching, launchingReads, launchingWrites } from './launching.js';
import { defineLoop } from './loop.js';
import { createScaleInProtection } from './scale-in-protection.js';

/**
 * AZRebalance (MS-58): when a zone has capacity again, a group that stands unevenly launches there first; once the new
 * instance is InService the group has one too many, and scale-in takes it from the fullest zone.
 */
export const zoneRebalancing = defineLoop({
  name: 'zone-rebalancing',
  reads: launchingReads,
  writes: [...launchingWrites, 'ReplacementLaunched'],
  on(tools) {
    const { scenario, world, emit } = tools;
    const { autoScalingGroups: groups, instances, settings } = world;
    const { launchIn, hasCapacity } = createLaunching(tools);
    const isProtected = createScaleInProtection(tools);
    const settled = new Int32Array(groups.zones);

    /** The zones of a group as they will stand when its surplus has gone from the fullest. */
    const settle = (g: Group, surplus: number): void => {
      const { availabilityZones } = scenario.autoScalingGroups[g];
      for (const zone of availabilityZones) settled[zone] = groups.inZone[g * groups.zones + zone];
      for (let n = 0; n < surplus; n++) {
        settled[availabilityZones.reduce((fullest, zone) => (settled[zone] > settled[fullest] ? zone : fullest))]--;
      }
    };
    /** One that is about to be InService may go then, unless its group protects it. */
    const mayGo = (row: number): boolean => {
      if (instances.state[row] === instanceState.inService) return !isProtected(row);
      const { newInstancesProtectedFromScaleIn } = settings.scenario.autoScalingGroups[instances.group[row]];
      return instances.state[row] === instanceState.pending && !newInstancesProtectedFromScaleIn;
    };
    /** Instances that may end for one in that zone. Without them the group would only grow. */
    const victimsFor = (g: Group, zone: Zone): number => {
      let victims = 0;
      for (let row = 0; row < instances.size; row++) {
        if (instances.group[row] !== g || !mayGo(row)) continue;
        const fuller = groups.inZone[g * groups.zones + instances.zone[row]] > groups.inZone[g * groups.zones + zone];
        if (fuller) victims++;
      }
      return victims;
    };

    const launchNext = (g: Group): boolean => {
      const surplus = groups.alive[g] - groups.desiredCapacity[g];
      if (surplus < groups.extra[g] || surplus >= rebalanceSurplus(groups.maxSize[g])) return false;
      settle(g, surplus);
      const zone = zoneToFill(scenario.autoScalingGroups[g].availabilityZones, settled, 0, (z) => hasCapacity(g, z));
      if (zone < 0 || victimsFor(g, zone) <= surplus) return false;
      emit.ReplacementLaunched(launchIn(g, zone));
      return true;
    };
    const rebalance = (g: Group): void => {
      let launched = true;
      while (launched) launched = launchNext(g);
    };
    const look = (zone: Zone): void => {
      scenario.autoScalingGroups.forEach(({ availabilityZones }, g) => {
        if (availabilityZones.includes(zone)) rebalance(g);
      });
    };

    return {
      ZoneRecovered: look,
      CapacityCameBack: look,
      InstanceInService(i) {
        if (isAlive(instances.slots, i) && instances.extra[rowOf(i)] === 1) rebalance(instances.group[rowOf(i)]);
      },
    };
  },
});
