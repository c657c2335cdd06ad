import type { Scenario, Service } from '../../../model/scenario.js';
import { defineRule } from '../define-rule.js';
import { peakOf } from '../subject/plan.js';
import { replicasOf, targetsOf } from '../subject/requests.js';
import { listed } from '../subject/words.js';

export const singleZone = defineRule({
  code: 'L056',
  name: 'single-zone',
  severity: 'warning',
  what: 'All instances of a service are in one Availability Zone.',
  why: 'The loss of the zone takes every task, and none can be started elsewhere: a group launches in its own zones only.',
  rules: ['MS-57', 'AZ-3'],
  fix: 'Give the group more zones, or the service a provider in each zone.',
  check(scenario, plan) {
    const services = new Map<number, string[]>();
    for (const { service, index } of replicasOf(scenario)) {
      const tasks = Math.max(peakOf(plan, index).desired, service.autoScaling?.maxCapacity ?? 0);
      const group = onlyGroupOf(scenario, service);
      if (group === undefined || tasks < 2) continue;
      services.set(group, [...(services.get(group) ?? []), service.name]);
    }
    return [...services].map(([group, names]) => {
      const { name, availabilityZones } = scenario.autoScalingGroups[group];
      return {
        path: `autoScalingGroups[${name}].availabilityZones`,
        message: `All tasks of ${listed(names)} are in ${scenario.availabilityZones[availabilityZones[0]]}: the loss of the zone takes them all.`,
        hint: 'Add zones to the group, and spread the service over them.',
      };
    });
  },
});

/** The first group of a service whose groups are all in one zone. */
function onlyGroupOf(scenario: Scenario, { launchPath }: Service): number | undefined {
  const isOnFargate =
    launchPath.type === 'capacityProviderStrategy' &&
    launchPath.items.some(({ capacityProvider }) => scenario.capacityProviders[capacityProvider].fargate !== undefined);
  const groups = targetsOf(scenario, launchPath).map(({ group }) => group);
  const zones = new Set(groups.flatMap((group) => scenario.autoScalingGroups[group].availabilityZones));
  return isOnFargate || zones.size !== 1 ? undefined : groups[0];
}
