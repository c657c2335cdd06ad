import { externalAt, externalOf, externalPlace } from './external-place.js';
import { externalSystem } from './catalog/external-systems.js';
import type { ExternalInstances, Scenario } from './scenario.js';

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
  const external = externalAt(scenario, group);
  if (external !== undefined) return externalAttribute(external, attribute);
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

/** CO-9: an external instance has no zone and no instance type. `ecs.capability.external` is there, and has no value (EX-1). */
function externalAttribute(external: ExternalInstances, attribute: string): string | undefined {
  const { attributes, cpuArchitecture, operatingSystem } = external;
  switch (attribute) {
    case 'ecs.capability.external':
      return '';
    case 'ecs.cpu-architecture':
      return cpuArchitecture === 'ARM64' ? 'arm64' : 'x86_64';
    case 'ecs.os-type':
      return externalSystem(operatingSystem).osType;
    case 'ecs.os-family':
      return externalSystem(operatingSystem).osFamily;
    default:
      return Object.hasOwn(attributes, attribute) ? attributes[attribute] : undefined;
  }
}

/** Instances of one group, zone and type are of one kind: they have the same attributes. */
export function kindOf(scenario: Scenario, group: number, zone: number, type: number): number {
  const external = externalOf(scenario, group);
  return external < 0
    ? (group * scenario.availabilityZones.length + zone) * scenario.instanceTypes.length + type
    : groupKinds(scenario) + external;
}

export const kindCount = (scenario: Scenario): number => groupKinds(scenario) + scenario.externalInstances.length;

const groupKinds = ({ autoScalingGroups, availabilityZones, instanceTypes }: Scenario): number =>
  autoScalingGroups.length * availabilityZones.length * instanceTypes.length;

/** Each kind of instance that the scenario can have, by what makes it one. */
export function forEachKind(scenario: Scenario, visit: (group: number, zone: number, type: number) => void): void {
  scenario.autoScalingGroups.forEach((_, group) => {
    scenario.availabilityZones.forEach((_, zone) => {
      scenario.instanceTypes.forEach((_, type) => {
        visit(group, zone, type);
      });
    });
  });
  scenario.externalInstances.forEach((_, external) => {
    const { group, zone, type } = externalPlace(scenario, external);
    visit(group, zone, type);
  });
}
