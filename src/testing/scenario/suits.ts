import type { Draft, DrawnDefinition, DrawnService } from './draft.js';
import { definitionsFor } from './launch.js';

/** Whether a service may be given a task definition: its own, or by a deploy. */
export function suits(service: DrawnService, definition: DrawnDefinition, draft: Draft): boolean {
  return (
    definitionsFor(service, draft).includes(definition) &&
    (service.loadBalancers ?? []).every((balancer) => reaches(balancer, definition)) &&
    (service.availabilityZoneRebalancing !== 'ENABLED' || isRebalanced(service, [definition])) &&
    (!needsCpu(service) || cpuOf(definition) > 0)
  );
}

type Balancer = NonNullable<DrawnService['loadBalancers']>[number];

export function reaches({ containerName, containerPort }: Balancer, definition: DrawnDefinition): boolean {
  const { networkMode, containerDefinitions: containers = [] } = definition;
  if (networkMode === 'none') return false;
  if (containers.length === 0) return true;
  const named = containers.filter(({ name }) => containerName === undefined || name === containerName);
  const ports = named.flatMap(({ portMappings = [] }) => portMappings.map((mapping) => mapping.containerPort));
  return named.length > 0 && (containerPort === undefined || ports.includes(containerPort));
}

const needsCpu = ({ autoScaling }: DrawnService): boolean =>
  (autoScaling?.policies ?? []).some((policy) => policy['metric'] === 'ECSServiceAverageCPUUtilization');

export const cpuOf = ({ cpu, containerDefinitions = [] }: DrawnDefinition): number =>
  cpu ?? containerDefinitions.reduce((sum, container) => sum + (container.cpu ?? 0), 0);

const ZONE = 'ecs.availability-zone';

/** AZ-1: the zones of such a service may be rebalanced. */
export function isRebalanced(service: DrawnService, definitions: readonly DrawnDefinition[]): boolean {
  const first = service.placementStrategy?.at(0);
  const constraints = [
    ...(service.placementConstraints ?? []),
    ...definitions.flatMap((definition) => definition.placementConstraints ?? []),
  ];
  return (
    service.schedulingStrategy !== 'DAEMON' &&
    service.launchType !== 'EXTERNAL' &&
    (first === undefined || first['field'] === `attribute:${ZONE}`) &&
    Number(service.deploymentConfiguration?.['maximumPercent'] ?? 200) > 100 &&
    constraints.every((constraint) => constraint.type !== 'memberOf' || !constraint.expression.includes(ZONE))
  );
}
