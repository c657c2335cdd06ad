import type { Scenario } from './scenario.js';

/**
 * The value of an attribute on the instances of one group, zone and type; undefined: they lack it. Built-in attributes are
 * AWS's (CO-9); those of AMI, VPC and subnet have no value here, because a scenario does not name them.
 */
export function attributeValue(
  scenario: Scenario,
  attribute: string,
  group: number,
  zone: number,
  type: number,
): string | undefined {
  switch (attribute) {
    case 'ecs.availability-zone':
      return scenario.availabilityZones[zone];
    case 'ecs.instance-type':
      return scenario.instanceTypes[type].name;
    case 'ecs.cpu-architecture':
      return scenario.instanceTypes[type].cpuArchitecture === 'ARM64' ? 'arm64' : 'x86_64';
    case 'ecs.os-type':
      return 'linux';
    case 'ecs.os-family':
      return 'LINUX';
    default: {
      const { attributes } = scenario.autoScalingGroups[group];
      return Object.hasOwn(attributes, attribute) ? attributes[attribute] : undefined;
    }
  }
}

/** Instances of one group, zone and type are of one kind: they have the same attributes. */
export const kindOf = (scenario: Scenario, group: number, zone: number, type: number): number =>
  (group * scenario.availabilityZones.length + zone) * scenario.instanceTypes.length + type;

export const kindCount = ({ autoScalingGroups, availabilityZones, instanceTypes }: Scenario): number =>
  autoScalingGroups.length * availabilityZones.length * instanceTypes.length;
