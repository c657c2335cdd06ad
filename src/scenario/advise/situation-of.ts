import type { Scenario, Service } from '../../model/scenario.js';
import { mostTasks, proxyLoadOf } from '../lint/subject/proxy-load.js';
import { plainSituation, type Situation } from '../../policy/network/interconnect/situation.js';

/** What the scenario says about a service that is to be called. */
export function situationOf(scenario: Scenario, service: Service): Situation {
  const { taskDefinitions, capacityProviders, services, network } = scenario;
  const load = proxyLoadOf(scenario, services.indexOf(service), [...services.keys()], network.edges);
  const { networkMode } = taskDefinitions[service.taskDefinition];
  const { launchPath } = service;
  const fargate =
    launchPath.type === 'capacityProviderStrategy' &&
    launchPath.items.every(({ capacityProvider }) => capacityProviders[capacityProvider].fargate !== undefined);
  return {
    ...plainSituation,
    networkMode,
    compute: launchPath.type === 'EXTERNAL' ? 'EXTERNAL' : fargate ? 'FARGATE' : 'EC2',
    tasks: mostTasks(service),
    requestsPerTask: load.requestsPerTask,
    namespaceServices: load.services,
    namespaceTasks: load.tasks,
  };
}
