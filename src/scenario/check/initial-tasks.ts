import type { Scenario } from '../../model/scenario.js';
import { registeredCapacity } from '../../model/type-capacity.js';
import type { Report } from '../report.js';

/** The tasks of `initialState` must fit where they are said to stand, and be no more than their service wants. */
export function checkInitialTasks(scenario: Scenario, report: Report): void {
  checkRegisteredMemory(scenario, report);
  const counts = scenario.services.map(() => 0);
  scenario.initialInstances.forEach(({ autoScalingGroup, instanceType, tasks }, n) => {
    const at = ['initialState', 'instances', n, 'tasks'];
    const free = { ...registeredCapacity(scenario, autoScalingGroup, instanceType) };
    const ports = new Set<string>();
    let clash = false;
    const here = scenario.services.map(() => 0);
    for (const { service, count } of tasks) {
      const needs = scenario.taskDefinitions[scenario.services[service].taskDefinition];
      counts[service] += count;
      here[service] += count;
      free.cpuUnits -= count * needs.cpuUnits;
      free.memoryMiB -= count * needs.memoryMiB;
      free.gpus -= count * needs.gpus;
      free.enis -= needs.networkMode === 'awsvpc' ? count : 0;
      for (const { port, protocol } of needs.hostPorts) {
        clash ||= count > 1 || ports.has(`${port}/${protocol}`);
        ports.add(`${port}/${protocol}`);
      }
    }
    const lacking = Object.entries(free).flatMap(([resource, left]) =>
      left < 0 ? [`${-left} ${resource} too many`] : [],
    );
    if (clash) lacking.push('a static host port is taken twice');
    lacking.push(...here.flatMap((count, s) => misplaced(scenario, s, count) ?? []));
    if (lacking.length > 0) report.add('E060', at, `these tasks do not fit the instance: ${lacking.join(', ')}`);
  });
  scenario.services.forEach(({ name, schedulingStrategy, desiredCount }, s) => {
    if (schedulingStrategy === 'DAEMON' || counts[s] <= desiredCount) return;
    report.add(
      'W002',
      ['initialState'],
      `${counts[s]} tasks of "${name}" run at the start, and it desires ${desiredCount}`,
      'the scheduler stops the surplus at once',
    );
  });
}

/**
 * SS-1: a DAEMON has one task on an instance; Fargate has none. A service with distinctInstance may have several: those that
 * ran before it had the constraint stay (CO-11).
 */
function misplaced(scenario: Scenario, service: number, count: number): string | undefined {
  const { name, schedulingStrategy, launchPath } = scenario.services[service];
  const isFargate =
    launchPath.type === 'capacityProviderStrategy' &&
    launchPath.items.some((item) => scenario.capacityProviders[item.capacityProvider].fargate !== undefined);
  if (launchPath.type === 'EXTERNAL' && count > 0) return `"${name}" runs on external instances`;
  if (isFargate && count > 0) return `"${name}" runs on Fargate`;
  const isCrowded = schedulingStrategy === 'DAEMON' && count > 1;
  return isCrowded ? `"${name}" is a DAEMON, which runs one task on an instance` : undefined;
}

/** RA-2: an instance that would register with less than nothing does not register. */
function checkRegisteredMemory(scenario: Scenario, report: Report): void {
  scenario.autoScalingGroups.forEach(({ instanceTypes, ecsReservedMemoryMiB }, g) => {
    const type = instanceTypes.find((t) => registeredCapacity(scenario, g, t).memoryMiB <= 0);
    if (type === undefined) return;
    const { name, registeredMemoryMiB } = scenario.instanceTypes[type];
    const message = `${ecsReservedMemoryMiB} MiB leave nothing of the ${registeredMemoryMiB} that ${name} registers`;
    report.add(
      'E014',
      ['autoScalingGroups', g, 'ecsReservedMemory'],
      message,
      'the agent fails to register: reserve less',
    );
  });
}
