import { greatestOf } from '../../../model/curve.js';
import type { Edge, Scenario, Service } from '../../../model/scenario.js';
import type { ProxyLoad } from '../../../policy/network/proxy-size.js';

/** The most tasks that a service is ever to have. */
export const mostTasks = ({ desiredCount, autoScaling }: Service): number =>
  Math.max(desiredCount, autoScaling?.maxCapacity ?? 0);

/** What the proxy of a service carries, when these services share a namespace and these edges lead through proxies. */
export function proxyLoadOf(
  { services }: Scenario,
  service: number,
  namespace: readonly number[],
  edges: readonly Edge[],
): ProxyLoad {
  const perSecond = edges
    .filter(({ to }) => to === service)
    .reduce((sum, { requestsPerSecond }) => sum + greatestOf(requestsPerSecond), 0);
  return {
    requestsPerTask: perSecond / Math.max(1, mostTasks(services[service])),
    services: namespace.length,
    tasks: namespace.reduce((sum, s) => sum + mostTasks(services[s]), 0),
  };
}
