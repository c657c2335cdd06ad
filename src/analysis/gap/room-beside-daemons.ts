import { kindOf } from '../../model/attributes.js';
import { revisionsOf, type Roster } from '../../model/roster.js';
import type { Launch, Scenario } from '../../model/scenario.js';
import { registeredCapacity, type TypeCapacity } from '../../model/type-capacity.js';
import type { WorldView } from '../../model/world.js';
import { expressionsOf, freshInstance, settleByKind } from '../../policy/placement/member-of.js';
import { evaluate } from '../../policy/placement/query/evaluate.js';

/**
 * What an instance of a type has for other tasks beside the daemons that stand on each one of them in the group. A daemon that
 * constraints keep from some zone is not taken off.
 */
export function roomBesideDaemons(
  { settings, requesters }: Pick<WorldView, 'settings' | 'requesters'>,
  roster: Roster,
  group: number,
  type: number,
): TypeCapacity {
  const { scenario } = settings;
  const revisions = revisionsOf(scenario);
  return roster.requesters.reduce(
    (room, { daemon }, r) => {
      if (!daemon) return room;
      const launch = revisions[r][requesters.revision[r]];
      return standsOnEach(scenario, launch, group, type) ? less(room, roster.needs[launch.taskDefinition]) : room;
    },
    registeredCapacity(scenario, group, type),
  );
}

function standsOnEach(scenario: Scenario, launch: Launch, group: number, type: number): boolean {
  const { launchPath } = launch;
  const reaches =
    launchPath.type === 'EC2' ||
    (launchPath.type === 'capacityProviderStrategy' &&
      launchPath.items.some((item) => scenario.capacityProviders[item.capacityProvider].autoScalingGroup === group));
  if (!reaches) return false;
  const settled = settleByKind(scenario, expressionsOf(launch));
  const fresh = freshInstance(scenario, group);
  return scenario.autoScalingGroups[group].availabilityZones.every((zone) => {
    const rest = settled[kindOf(scenario, group, zone, type)];
    return typeof rest === 'boolean' ? rest : evaluate(rest, fresh);
  });
}

const less = (room: TypeCapacity, needs: TypeCapacity): TypeCapacity => ({
  cpuUnits: Math.max(0, room.cpuUnits - needs.cpuUnits),
  memoryMiB: Math.max(0, room.memoryMiB - needs.memoryMiB),
  gpus: Math.max(0, room.gpus - needs.gpus),
  enis: Math.max(0, room.enis - needs.enis),
  ports: Math.max(0, room.ports - needs.ports),
});
