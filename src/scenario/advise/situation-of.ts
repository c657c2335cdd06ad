import type { Scenario, Service } from '../../model/scenario.js';
import { plainSituation, type Situation } from '../../policy/network/interconnect/situation.js';

/** What the scenario says about a service that is to be called. */
export function situationOf({ taskDefinitions, capacityProviders }: Scenario, service: Service): Situation {
  const { networkMode } = taskDefinitions[service.taskDefinition];
  const { launchPath, autoScaling, desiredCount } = service;
  const fargate =
    launchPath.type === 'capacityProviderStrategy' &&
    launchPath.items.every(({ capacityProvider }) => capacityProviders[capacityProvider].fargate !== undefined);
  return {
    ...plainSituation,
    networkMode,
    compute: launchPath.type === 'EXTERNAL' ? 'EXTERNAL' : fargate ? 'FARGATE' : 'EC2',
    tasks: Math.max(desiredCount, autoScaling?.maxCapacity ?? 0),
  };
}
