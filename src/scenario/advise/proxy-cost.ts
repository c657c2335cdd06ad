import type { Scenario, Service } from '../../model/scenario.js';
import { splitTarget } from '../../policy/capacity/split.js';
import { firstFitDecreasing, type TaskGroup } from '../../policy/packing/first-fit-decreasing.js';
import { defaultProxy, leastProxy, type ProxySize } from '../../policy/network/proxy-size.js';
import { needsOf, typesOf } from '../lint/subject/fit.js';
import { proxyLoadOf } from '../lint/subject/proxy-load.js';
import { replicasOf } from '../lint/subject/requests.js';

/** What a group's instances must be more, if every task of its services has a proxy. */
export interface ProxyCost {
  readonly autoScalingGroup: string;
  readonly instanceType: string;
  readonly tasks: number;
  /** Of all proxies together. */
  readonly cpuUnits: number;
  readonly memoryMiB: number;
  /** By first fit decreasing, on empty instances of the group's first type. */
  readonly instancesWithout: number;
  readonly instancesWith: number;
  /** Services whose task no longer fits an instance. */
  readonly tooLarge: readonly string[];
}

/** The price of Service Connect in capacity, for each group: its proxies share the tasks' instances (SC-2, SC-5). */
export function proxyCosts(scenario: Scenario): readonly ProxyCost[] {
  const shares = replicasOf(scenario).map(({ service }) => ({ service, tasks: tasksByGroup(scenario, service) }));
  return scenario.autoScalingGroups.flatMap((group, g): readonly ProxyCost[] => {
    const [{ type, free }] = typesOf(scenario, g);
    const here = shares.filter(({ tasks }) => tasks[g] > 0);
    const count = here.reduce((sum, { tasks }) => sum + tasks[g], 0);
    if (count === 0) return [];
    const plain = here.map(({ service, tasks }): TaskGroup => {
      const task = { ...needsOf(scenario, service), count: tasks[g] };
      const own = proxyOf(scenario, service);
      return own === undefined ? task : withProxy(task, own, -1);
    });
    const proxies = here.map(({ service }) => advisedProxy(scenario, service));
    const total = (of: keyof ProxySize): number =>
      proxies.reduce((sum, proxy, n) => sum + proxy[of] * here[n].tasks[g], 0);
    const proxied = plain.map((task, n) => withProxy(task, proxies[n], 1));
    const after = firstFitDecreasing(proxied, free);
    return [
      {
        autoScalingGroup: group.name,
        instanceType: type.name,
        tasks: count,
        cpuUnits: total('cpuUnits'),
        memoryMiB: total('memoryMiB'),
        instancesWithout: firstFitDecreasing(plain, free).instances,
        instancesWith: after.instances,
        tooLarge: here.filter((_, n) => after.unplaced[n] > 0).map(({ service }) => service.name),
      },
    ];
  });
}

/** The default, or what AWS advises for the service's load if that is more. */
function advisedProxy(scenario: Scenario, service: Service): ProxySize {
  const { services, network } = scenario;
  const least = leastProxy(proxyLoadOf(scenario, services.indexOf(service), [...services.keys()], network.edges));
  return {
    cpuUnits: Math.max(defaultProxy.cpuUnits, least.cpuUnits),
    memoryMiB: Math.max(defaultProxy.memoryMiB, least.memoryMiB),
  };
}

const withProxy = (task: TaskGroup, { cpuUnits, memoryMiB }: ProxySize, by: 1 | -1): TaskGroup => ({
  ...task,
  cpuUnits: task.cpuUnits + by * cpuUnits,
  memoryMiB: task.memoryMiB + by * memoryMiB,
});

/** That of a service that has Service Connect from the start: its tasks are told with it. */
const proxyOf = ({ services, network }: Scenario, service: Service): ProxySize | undefined =>
  network.serviceConnect.find((own) => services[own.service] === service && own.fromRevision === 0)?.proxy;

/** How many tasks of a service stand in each group; with launch type EC2 all count in the first, which is as good as any. */
function tasksByGroup({ autoScalingGroups, capacityProviders }: Scenario, service: Service): readonly number[] {
  const counts = autoScalingGroups.map(() => 0);
  if (service.launchPath.type === 'EC2') {
    if (counts.length > 0) counts[0] = service.desiredCount;
    return counts;
  }
  if (service.launchPath.type === 'EXTERNAL') return counts;
  const { items } = service.launchPath;
  splitTarget(items, service.desiredCount).forEach((count, n) => {
    const { autoScalingGroup } = capacityProviders[items[n].capacityProvider];
    if (autoScalingGroup >= 0) counts[autoScalingGroup] += count;
  });
  return counts;
}
