import type { Element, Elements } from '../elements.js';
import type { Path } from '../place.js';
import { whyNotRebalanced } from '../rebalancing.js';
import type { Report } from '../report.js';
import { containerPortFault } from './container-port.js';
import { revisionsIn, type FileRevision, type FileService } from './revisions-in.js';
import { checkServiceScaling } from './service-scaling.js';

const MAX_CONSTRAINTS = 10;

/** What a service says of deployments, zones, load balancers, load and scaling. */
export function checkServices(elements: Elements, report: Report): void {
  for (const element of elements.services) {
    if (element.value === undefined) continue;
    const revisions = revisionsIn(elements, element);
    checkRebalancing(element.value, element.index, revisions, report);
    checkLoadBalancers(element.value, element.index, revisions, report);
    checkDeployedConstraints(element.value, revisions, report);
    checkServiceScaling(element.value, element.index, revisions, report);
  }
  checkUnhealthy(elements, report);
}

function checkRebalancing(
  service: FileService,
  index: number,
  revisions: readonly FileRevision[],
  report: Report,
): void {
  if (service.availabilityZoneRebalancing !== 'ENABLED') return;
  const reason = whyNotRebalanced(
    service,
    revisions.flatMap(({ definition }) => definition.placementConstraints),
  );
  if (reason === undefined) return;
  report.add(
    'E014',
    ['services', index, 'availabilityZoneRebalancing'],
    `the zones of this service cannot be rebalanced: ${reason}`,
    'leave the key out: eligible services have it by default',
  );
}

function checkLoadBalancers(
  service: FileService,
  index: number,
  revisions: readonly FileRevision[],
  report: Report,
): void {
  service.loadBalancers.forEach((balancer, n) => {
    for (const { definition, at } of revisions) {
      const { family, networkMode } = definition;
      if (networkMode === 'none') {
        const message = `the task definition "${family}" has network mode none: no load balancer reaches it`;
        report.add('E014', at, message);
        continue;
      }
      const fault = containerPortFault(definition, balancer);
      if (fault === undefined) continue;
      // What the service's own definition lacks is a fault of the entry; what a later one lacks, of its deploy.
      const place: Path = at[0] === 'events' ? at : ['services', index, 'loadBalancers', n, fault.key];
      report.add('E020', place, fault.message, fault.hint);
    }
  });
}

/** PL-12, for what comes by a deploy. */
function checkDeployedConstraints(service: FileService, revisions: readonly FileRevision[], report: Report): void {
  const own = service.placementConstraints?.length ?? 0;
  for (const { definition, at } of revisions) {
    const count = own + definition.placementConstraints.length;
    if (at[0] === 'events' && count > MAX_CONSTRAINTS)
      report.add('E013', at, `${count} constraints with those of the service; at most ${MAX_CONSTRAINTS}`);
  }
}

/** Nobody finds out that a task is unhealthy whom nothing checks. */
function checkUnhealthy(elements: Elements, report: Report): void {
  for (const { index, value: definition } of elements.taskDefinitions) {
    if (definition?.unhealthyAfter === undefined) continue;
    if (definition.containerDefinitions.some(({ healthCheck, essential }) => healthCheck !== undefined && essential))
      continue;
    const users = elements.services.filter((service) => isRevision(elements, service, definition.family));
    const isChecked = users.length > 0 && users.every(({ value }) => (value?.loadBalancers ?? []).length > 0);
    if (isChecked) continue;
    report.add(
      'E014',
      ['taskDefinitions', index, 'unhealthyAfter'],
      'nothing checks the health of these tasks',
      'give an essential container a healthCheck, or every service of the task definition a load balancer',
    );
  }
}

const isRevision = (elements: Elements, service: Element<FileService>, family: string): boolean =>
  revisionsIn(elements, service).some(({ definition }) => definition.family === family);
