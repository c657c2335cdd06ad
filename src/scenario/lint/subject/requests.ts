import { createRoster, revisionsOf, type Requester } from '../../../model/roster.js';
import type {
  CapacityProvider,
  CapacityProviderStrategyItem,
  Launch,
  LaunchPath,
  Scenario,
  Service,
} from '../../../model/scenario.js';

/** Who asks for tasks, and as what: a service once for each revision that it will have. */
export interface Request extends Requester {
  readonly launch: Launch;
}

/** Services, workloads and runTask events. */
export function requestsOf(scenario: Scenario): readonly Request[] {
  const revisions = revisionsOf(scenario);
  return createRoster(scenario).requesters.flatMap((requester, r) =>
    revisions[r].map((launch) => ({ ...requester, launch })),
  );
}

/** Those that place tasks where there is room: all but daemons. */
export const placedRequestsOf = (scenario: Scenario): readonly Request[] =>
  requestsOf(scenario).filter(({ daemon }) => !daemon);

/** One request for each who asks: a later revision changes the task definition only. */
export function askersOf(scenario: Scenario): readonly Request[] {
  const all = placedRequestsOf(scenario);
  return all.filter(({ path }, n) => all.findIndex((other) => other.path === path) === n);
}

/** The REPLICA services with their paths. */
export const replicasOf = ({ services }: Scenario): readonly { service: Service; index: number; path: string }[] =>
  services.flatMap((service, index) =>
    service.schedulingStrategy === 'REPLICA' ? [{ service, index, path: `services[${service.name}]` }] : [],
  );

/** Where a launch may send a task. */
export interface Target {
  readonly group: number;
  /** -1: launch type EC2, which asks no provider. */
  readonly provider: number;
  /** Its place in the strategy; -1 for launch type EC2. */
  readonly item: number;
}

/** The groups that a launch uses; Fargate and launch type EXTERNAL have none. An entry of no weight and no base gets no task (MS-66). */
export function targetsOf({ autoScalingGroups, capacityProviders }: Scenario, path: LaunchPath): readonly Target[] {
  if (path.type === 'EC2') return autoScalingGroups.map((_, group) => ({ group, provider: -1, item: -1 }));
  return itemsOf(path).flatMap(({ capacityProvider: provider, weight, base }, item) => {
    const { autoScalingGroup: group } = capacityProviders[provider];
    return group >= 0 && (weight > 0 || base > 0) ? [{ group, provider, item }] : [];
  });
}

/** The entries of a launch's strategy; a launch type has none. */
export const itemsOf = (path: LaunchPath): readonly CapacityProviderStrategyItem[] =>
  path.type === 'capacityProviderStrategy' ? path.items : [];

/** The provider measures what waits and scales its group out (MS-36). */
export const scales = ({ autoScalingGroup, managedScaling }: CapacityProvider): boolean =>
  autoScalingGroup >= 0 && managedScaling.enabled;

/** Those targets of a launch whose providers scale. */
export const scalingTargetsOf = (scenario: Scenario, path: LaunchPath): readonly Target[] =>
  targetsOf(scenario, path).filter(({ provider }) => provider >= 0 && scales(scenario.capacityProviders[provider]));

/** The providers that scale, with their groups and paths. */
export const scalingProvidersOf = (scenario: Scenario) =>
  scenario.capacityProviders.flatMap((provider, index) =>
    scales(provider)
      ? [
          {
            provider,
            index,
            group: scenario.autoScalingGroups[provider.autoScalingGroup],
            path: `capacityProviders[${provider.name}]`,
          },
        ]
      : [],
  );
